"""Real input that every machine has: the docstrings of Python's standard library, read from its sources."""

from __future__ import annotations

import ast
import inspect
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

SKIPPED = {"site-packages", "test", "tests", "idlelib", "lib2to3", "turtledemo", "__pycache__"}
_Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
_KINDS = {ast.Module: "module", ast.ClassDef: "class", ast.FunctionDef: "function", ast.AsyncFunctionDef: "function"}


class Docstring(TypedDict):
    """One docstring: where it stands, and what it says."""

    name: str
    kind: str
    module: str
    line: int
    text: str


def docstrings() -> Iterator[Docstring]:
    """The docstrings of the standard library, module by module."""
    library = Path(sysconfig.get_path("stdlib"))
    for path in sorted(library.rglob("*.py")):
        parts = path.relative_to(library).with_suffix("").parts
        if SKIPPED.isdisjoint(parts):
            yield from _of_module(path, ".".join(part for part in parts if part != "__init__"))


def _of_module(path: Path, module: str) -> Iterator[Docstring]:
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return
    yield from _of_node(tree, module, module)


def _of_node(node: _Documented, name: str, module: str) -> Iterator[Docstring]:
    text = ast.get_docstring(node)
    if text and text.strip():
        line = getattr(node, "lineno", 1)
        yield Docstring(name=name, kind=_KINDS[type(node)], module=module, line=line, text=inspect.cleandoc(text))
    for child in node.body:
        if isinstance(child, _Documented):
            yield from _of_node(child, f"{name}.{child.name}", module)
