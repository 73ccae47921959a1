"""What a generated file must not hold, whatever it was made from."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

BANNED = {"anyio", "asyncio", "trio", "Awaitable", "Coroutine", "isawaitable", "iscoroutinefunction", "AsyncMock"}
"""What no output names, whatever the tables say."""

MAY_REPEAT = {"overload", "setter", "deleter", "getter", "register"}
"""Decorators of functions that share a name."""


def verify(path: str, text: str) -> Iterator[str]:
    """What is wrong with an output."""
    for node in ast.walk(ast.parse(text)):
        line = getattr(node, "lineno", None) or getattr(getattr(node, "target", None), "lineno", 1)
        if awaits(node):
            yield f"{path}:{line}: still awaits"
        dotted = () if isinstance(node, ast.Constant) else strings_in(node)
        for name in sorted({name for one in dotted for name in one.split(".")} & BANNED):
            yield f"{path}:{line}: names {name}"
        if isinstance(node, ast.If) and _asks_again(node):
            yield f"{path}:{line}: a later branch asks the same: two types have become one"
        for block in ("body", "orelse", "finalbody"):
            if isinstance(statements := getattr(node, block, None), list):
                yield from (f"{path}:{at}: {name} is defined twice in one scope" for at, name in _repeated(statements))


def _repeated(statements: Iterable[ast.stmt]) -> Iterator[tuple[int, str]]:
    """What one list of statements defines twice. Branches are lists of their own."""
    seen: set[str] = set()
    for node in statements:
        names: list[str] = []
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            calls = (mark.func if isinstance(mark, ast.Call) else mark for mark in node.decorator_list)
            marks = {getattr(call, "attr", getattr(call, "id", "")) for call in calls}
            if not marks & MAY_REPEAT:
                names = [node.name]
            elif "overload" in marks and isinstance(node, ast.FunctionDef):
                names = [f"{node.name}({ast.unparse(node.args)})"]
        elif isinstance(node, ast.ImportFrom):
            names = [alias.asname or alias.name for alias in node.names]
        yield from ((node.lineno, name) for name in names if name in seen)
        seen.update(names)


def _asks_again(node: ast.If) -> bool:
    """Whether a later branch has the same condition."""
    later = node
    while len(later.orelse) == 1 and isinstance(later.orelse[0], ast.If):
        later = later.orelse[0]
        if ast.dump(later.test) == ast.dump(node.test):
            return True
    return False


def strings_in(node: ast.AST) -> Iterator[str]:
    """The names and texts that a node itself holds."""
    for _, value in ast.iter_fields(node):
        yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def awaits(node: ast.AST) -> bool:
    """Whether a node is one that only asynchronous code has."""
    waiting = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    return isinstance(node, waiting) or (isinstance(node, ast.comprehension) and bool(node.is_async))
