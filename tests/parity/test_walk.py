"""The comparison of two colours, on small modules."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from scripts.unasync import Source
from tests.parity.walk import differences, members, parameters

NAMES = {"ThingAsync": "Thing", "__aenter__": "__enter__", "AsyncIterator": "Iterator"}
ONE = '''
from __future__ import annotations
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Generic, TypedDict, TypeVar

T = TypeVar("T")
LIMIT = 1

class Sizes(TypedDict):
    """Sizes."""

    size: ThingAsync[int]

class ThingAsync(Generic[T]):
    """A thing: `ThingAsync`."""

    def __init__(self) -> None: ...
    async def __aenter__(self) -> ThingAsync: ...

    async def get(self, call: Callable[[], Awaitable[int]], size: int = 3) -> ThingAsync:
        """Get it.

        >>> await thing.get(f,
        ...     3)
        """

    async def all(self) -> AsyncIterator[int]:
        """All."""
        yield 1

    @property
    def name(self) -> str:
        """Its name."""

    @classmethod
    async def make(cls) -> None:
        """Make one."""

    def _hidden(self) -> None: ...
'''
OTHER = '''
from __future__ import annotations
from collections.abc import Callable, Iterator
from typing import Generic, TypedDict, TypeVar

T = TypeVar("T")
LIMIT = 1

class Sizes(TypedDict):
    """Sizes."""

    size: Thing[int]

class Thing(Generic[T]):
    """A thing: `Thing`."""

    def __init__(self) -> None: ...
    def __enter__(self) -> Thing: ...

    def get(self, call: Callable[[], int], size: int = 3) -> Thing:
        """Get it.

        >>> thing.get(f, 3)
        """

    def all(self) -> Iterator[int]:
        """All."""
        yield 1

    @property
    def name(self) -> str:
        """Its name."""

    @classmethod
    def make(cls) -> None:
        """Make one."""
'''


def load(path: Path, text: str) -> ModuleType:
    path.write_text(dedent(text))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compare(folder: Path, ours: str, theirs: str) -> list[str]:
    def doc(text: str) -> str:
        return Source("", NAMES, frozenset()).doc(text)

    one, other = load(folder / "one.py", ours), load(folder / "other.py", theirs)
    return list(differences(one, other, NAMES, doc=doc))


def test_a_module_and_its_twin_do_not_differ(tmp_path: Path) -> None:
    assert compare(tmp_path, ONE, OTHER) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("LIMIT = 1", "", "other.LIMIT is on one side only"),
        ("LIMIT = 1", "LIMIT = '1'", "other.LIMIT is a int, and a str"),
        ("def get", "def fetch", "Thing.get is on one side only"),
        ("def __enter__", "def __leave__", "Thing.__enter__ is on one side only"),
        ("size: int = 3", "size: int = 4", "Thing.get: "),
        ("size: int = 3", "size: str = 3", "Thing.get: "),
        ("size: int = 3", "size: int", "Thing.get: "),
        ("size: int = 3", "*, size: int = 3", "Thing.get: "),
        ("-> Thing:\n", "-> int:\n", "Thing.get: "),
        ("    def get", "    async def get", "Thing.get awaits on the sync side"),
        ("        yield 1", "", "Thing.all is a generator on one side only"),
        ("@property", "", "Thing.name is a property, and a function"),
        ("Get it.", "Get.", "Thing.get: the docstrings differ"),
        ("thing.get(f, 3)", "thing.get(f, 4)", "Thing.get: the docstrings differ"),
        ('"""All."""', "", "Thing.all has no docstring"),
        ("Generic[T]", "Generic[T], str", "other.Thing has other bases"),
        ("size: Thing[int]", "size: Thing[str]", "other.Sizes has other fields"),
    ],
)
def test_a_difference_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in OTHER

    assert [text for text in compare(tmp_path, ONE, OTHER.replace(old, new)) if text.startswith(said)]


def test_what_is_imported_is_no_member(tmp_path: Path) -> None:
    assert members(load(tmp_path / "one.py", ONE), NAMES).keys() == {"T", "LIMIT", "Sizes", "Thing"}


def test_a_signature_reads_as_on_the_sync_side(tmp_path: Path) -> None:
    method = load(tmp_path / "one.py", ONE).ThingAsync.get

    assert parameters(method, NAMES) == [
        ("self", "POSITIONAL_OR_KEYWORD", "", ""),
        ("call", "POSITIONAL_OR_KEYWORD", "", "Callable[[], int]"),
        ("size", "POSITIONAL_OR_KEYWORD", "3", "int"),
        ("return", "", "", "Thing"),
    ]
