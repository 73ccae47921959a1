"""What the parity tests share: what a module defines, how it reads, and where two modules differ."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any

SPECIAL = {"__init__", "__enter__", "__exit__", "__iter__", "__next__", "__call__", "__eq__", "__hash__", "__len__"}
"""The special methods that are part of a surface, in the names of the sync side."""

WORD = re.compile(r"[^\W\d]\w*")


def members(owner: ModuleType | type, names: Mapping[str, str]) -> dict[str, object]:
    """The public members of a module or class that it defines itself, by their names on the sync side.

    Args:
        owner: The module or class.
        names: What the names of the other side are called here.
    """
    own = vars(owner) if isinstance(owner, type) else _defined(owner)
    found = ((names.get(name, name), value) for name, value in own.items())
    return {name: value for name, value in found if not name.startswith("_") or name in SPECIAL}


def _defined(module: ModuleType) -> dict[str, object]:
    """What a module defines or, by `import X as X`, hands on. The source says it: a value does not know its home."""
    found: dict[str, object] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names if alias.asname == alias.name]
        else:
            continue
        found.update((name, vars(module)[name]) for name in names)
    return found


def function_of(member: object) -> FunctionType | None:
    """The function behind a method, a property or a function."""
    found = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
    return found if isinstance(found, FunctionType) else None


def waits(function: Callable[..., Any]) -> bool:
    """Whether calling it gives something to await, or to loop over so."""
    return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)


def parameters(function: Callable[..., Any], names: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Each parameter's name, kind, default and annotation, then the returned type, in the words of the sync side."""
    signature = inspect.signature(function)
    found = [
        (names.get(one.name, one.name), one.kind.name, _default(one.default), _annotation(one.annotation, names))
        for one in signature.parameters.values()
    ]
    return [*found, ("return", "", "", _annotation(signature.return_annotation, names))]


def _default(value: object) -> str:
    return "" if value is inspect.Parameter.empty else repr(value)


def _annotation(value: object, names: Mapping[str, str]) -> str:
    if value is inspect.Signature.empty:
        return ""
    text = getattr(value, "__forward_arg__", value)
    if not isinstance(text, str):
        text = inspect.formatannotation(text)
    renamed = _renamed(ast.unparse(_Awaited().visit(ast.parse(text))), names)
    return ast.unparse(_United().visit(ast.parse(renamed)))


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return WORD.sub(lambda match: names.get(match[0], match[0]), text)


def _bases(owner: type, names: Mapping[str, str]) -> list[str]:
    bases = getattr(owner, "__orig_bases__", owner.__bases__)
    return [_renamed(inspect.formatannotation(base), names) for base in bases]


def _fields(owner: type, names: Mapping[str, str]) -> dict[str, str]:
    return {name: _annotation(value, names) for name, value in inspect.get_annotations(owner).items()}


class _Awaited(ast.NodeTransformer):
    """`Awaitable[X]` and `Coroutine[Any, Any, X]` are `X` on the sync side."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id == "Awaitable":
            return node.slice
        if isinstance(node.value, ast.Name) and node.value.id == "Coroutine" and isinstance(node.slice, ast.Tuple):
            return node.slice.elts[-1]
        return node


class _United(ast.NodeTransformer):
    """`X | X`, which two types have become that differ in their colour, is `X`."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return node.left if ast.dump(node.left) == ast.dump(node.right) else node


def bare(text: str | None) -> str:
    """A docstring without its layout, which differs where an example's lines became shorter."""
    without_prompts = re.sub(r"(?m)^[ \t]*(?:>>>|\.\.\.)(?: |$)", "", text or "")
    return re.sub(r"\s+|,(?=\s*[)\]}])", "", without_prompts)


def differences(
    aio: ModuleType | type,
    blocking: ModuleType | type,
    names: Mapping[str, str],
    *,
    doc: Callable[[str], str] | None = None,
) -> Iterator[str]:
    """Where two modules, or two classes, are not one API in two colours.

    Args:
        aio: The side that awaits.
        blocking: The other.
        names: What the first side's names are called on the other.
        doc: Makes the second side's docstring of the first's; None asks only that both have one.
    """
    where = getattr(blocking, "__qualname__", blocking.__name__)
    ours, theirs = members(aio, names), members(blocking, names)
    yield from (f"{where}.{name} is on one side only" for name in sorted(ours.keys() ^ theirs.keys()))
    for name in sorted(ours.keys() & theirs.keys()):
        yield from _differences(f"{where}.{name}", ours[name], theirs[name], names, doc)


def _differences(
    where: str, ours: object, theirs: object, names: Mapping[str, str], doc: Callable[[str], str] | None
) -> Iterator[str]:
    if type(ours) is not type(theirs):
        yield f"{where} is a {type(ours).__name__}, and a {type(theirs).__name__}"
        return
    function, twin = function_of(ours), function_of(theirs)
    if function is not None and twin is not None:
        if parameters(function, names) != parameters(twin, names):
            yield f"{where}: {parameters(function, names)} is not {parameters(twin, names)}"
        if waits(twin):
            yield f"{where} awaits on the sync side"
        if inspect.isasyncgenfunction(function) != inspect.isgeneratorfunction(twin) and waits(function):
            yield f"{where} is a generator on one side only"
    elif isinstance(ours, type) and isinstance(theirs, type):
        if _bases(ours, names) != _bases(theirs, {}):
            yield f"{where} has other bases"
        if _fields(ours, names) != _fields(theirs, {}):
            yield f"{where} has other fields"
        yield from differences(ours, theirs, names, doc=doc)
    else:
        return  # The docstring of a value is its type's.
    if where.rpartition(".")[2] not in SPECIAL and not (ours.__doc__ and theirs.__doc__):
        yield f"{where} has no docstring"
    elif doc is not None and bare(doc(ours.__doc__ or "")) != bare(theirs.__doc__):
        yield f"{where}: the docstrings differ"
