"""The generator: what it converts, what it refuses, and what it finds on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from scripts import unasync
from scripts.unasync import HEADER, RefusedError, Source, Tree, convert, main

NAMES = {
    "AsyncIterable": "Iterable",
    "AsyncIterator": "Iterator",
    "AsyncMock": "MagicMock",
    "ClientAsync": "Client",
    "StopAsyncIteration": "StopIteration",
    "WeaviateAsyncClient": "WeaviateClient",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "_async": "_sync",
    "aclose": "close",
    "aio": "blocking",
    "anext": "next",
    "assert_awaited_once_with": "assert_called_once_with",
    "use_async_with_local": "connect_to_local",
}
KEEP = frozenset({"AsyncReplicationConfig", "asyncEnabled", "async_enabled"})
TREES = (Tree("pkg/_async", "pkg/_sync", NAMES), Tree("demo_async.py", "demo.py", NAMES, program=True))

CONVERTED = {
    "with, for": (
        """
        async with a as x, b:
            async for y in x:
                await f(y)
        """,
        """
        with a as x, b:
            for y in x:
                f(y)
        """,
    ),
    "comprehensions": (
        "x = [await f(y) async for y in z], {await a}, {await k: await v}, (await g async for g in h)",
        "x = [f(y) for y in z], {a}, {k: v}, (g for g in h)",
    ),
    "match, walrus, except*": (
        """
        async def f():
            try:
                match await g():
                    case [x] if (y := await h(x)):
                        return y
            except* OSError:
                raise
        """,
        """
        def f():
            try:
                match g():
                    case [x] if (y := h(x)):
                        return y
            except* OSError:
                raise
        """,
    ),
    "iterators": (
        "async def f() -> AsyncIterator[int]:\n    yield await anext(x)",
        "def f() -> Iterator[int]:\n    yield next(x)",
    ),
    "methods of protocols": (
        """
        class A:
            async def __aenter__(self) -> Self: ...
            async def __aexit__(self, *args: object) -> None: ...
            def __aiter__(self) -> Self: ...
            async def __anext__(self) -> int:
                raise StopAsyncIteration
        """,
        """
        class A:
            def __enter__(self) -> Self: ...
            def __exit__(self, *args: object) -> None: ...
            def __iter__(self) -> Self: ...
            def __next__(self) -> int:
                raise StopIteration
        """,
    ),
    "names with Async inside or behind": (
        "x: list[ClientAsync] = [WeaviateAsyncClient()]",
        "x: list[Client] = [WeaviateClient()]",
    ),
    "paths of modules": (
        "from pkg._async.a import ClientAsync\nfrom pkg._io import aio\nfrom pkg._io.aio import sleep",
        "from pkg._sync.a import Client\nfrom pkg._io import blocking\nfrom pkg._io.blocking import sleep",
    ),
    "a name wherever it stands": ("f(aclose=x.aclose)", "f(close=x.close)"),
    "the server's own words": (
        'AsyncReplicationConfig(async_enabled=True, wire="asyncEnabled")',
        'AsyncReplicationConfig(async_enabled=True, wire="asyncEnabled")',
    ),
    "a string that is a name": ("x: 'ClientAsync' = \"ClientAsync\"", "x: 'Client' = \"Client\""),
    "parentheses that only await needs": (
        "x = (await f(a, [b])).y + (await c.d)[0] + (await e[1](\n    2,\n)).z + ((await g)).h",
        "x = f(a, [b]).y + c.d[0] + e[1](\n    2,\n).z + (g).h",
    ),
    "parentheses with another use": (
        "f(await x).y\nf[0](await x).y\n(await x if y else z).a\nx = (await x)\n(await x)(1)\n(await 'a').b",
        "f(x).y\nf[0](x).y\n(x if y else z).a\nx = (x)\n(x)(1)\n('a').b",
    ),
    "keep, behind code": ('await f(aio, "not async")  # unasync: keep (a reason)', 'f(aio, "not async")'),
    "keep, behind a comment": ("# Tasks of one event loop.  # unasync: keep", "# Tasks of one event loop."),
    "keep, behind a docstring": (
        'def f():\n    """In another event loop: `ClientAsync`."""  # unasync: keep',
        'def f():\n    """In another event loop: `Client`."""',
    ),
    "comments": (
        "f()  # As `ClientAsync` does. # noqa: X\n# >>> x = await use_async_with_local()",
        "f()  # As `Client` does. # noqa: X\n# >>> x = connect_to_local()",
    ),
    "prose and examples of docstrings": (
        '''
        class ClientAsync:
            """See `WeaviateAsyncClient`; async replication and Async
            indexing are the server's, and so is async
            replication.

            Examples:
                >>> import asyncio
                >>> async with use_async_with_local() as client:  # as ever
                ...     print((await client.get()).x, "ClientAsync")
                ...
                ...     async for x in client: ...
                <ClientAsync>
                >>> asyncio.run(main())

            ```python
            import asyncio
            async def main():
                await client.aclose()
            ```
            """

        x = 1
        r"""An attribute of ClientAsync: \\d."""
        ''',
        '''
        class Client:
            """See `WeaviateClient`; async replication and Async
            indexing are the server's, and so is async
            replication.

            Examples:
                >>> with connect_to_local() as client:  # as ever
                ...     print(client.get().x, "Client")
                ...
                ...     for x in client: ...
                <Client>
                >>> main()

            ```python
            def main():
                client.close()
            ```
            """

        x = 1
        r"""An attribute of Client: \\d."""
        ''',
    ),
    "a fence around prompts": (
        '"""\n```python\n>>> await f()\n```\n"""',
        '"""\n```python\n>>> f()\n```\n"""',
    ),
    "f-strings without a colour": (
        "f\"{x!r:>{w}} {{x}} {y['z']} {a.async_enabled}\"",
        "f\"{x!r:>{w}} {{x}} {y['z']} {a.async_enabled}\"",
    ),
    "doubles of tests": (
        "m = AsyncMock()\nawait f(m)\nm.assert_awaited_once_with(1)",
        "m = MagicMock()\nf(m)\nm.assert_called_once_with(1)",
    ),
}

REFUSED = {
    "a name that is in no table": ("x = AsyncThing()", "1: the name AsyncThing is in no table"),
    "httpx's client": ("\nhttpx.AsyncClient()", "2: the name AsyncClient is in no table"),
    "a helper in lower case": ("async_fetch()", "async_fetch is in no table"),
    "a private base": ("class _AsyncBase: ...", "_AsyncBase is in no table"),
    "a method with a leading a": ("await response.aread()", "aread is in no table"),
    "a builtin with a leading a": ("aiter(x)", "aiter is in no table"),
    "asyncio": ("import asyncio", "asyncio is in no table"),
    "anyio": ("import anyio", "anyio is in no table"),
    "awaitables": ("def f() -> Awaitable[int]: ...", "Awaitable is in no table"),
    "coroutines": ("def f() -> Coroutine[None, None, int]: ...", "Coroutine is in no table"),
    "a test for awaitables": ("inspect.isawaitable(x)", "isawaitable is in no table"),
    "the method behind await": ("class A:\n    def __await__(self): ...", "2: the name __await__ is in no table"),
    "AsyncGenerator": ("x: AsyncGenerator[int, None]", "AsyncGenerator: use AsyncIterator"),
    "await without a blank": ("x = await(f())", "await needs one blank behind it"),
    "await with two blanks": ("x = await  f()", "await needs one blank behind it"),
    "await before a line's end": ("x = await\\\n f()", "await needs one blank behind it"),
    "an f-string that awaits": ('f"{await x}"', "an f-string awaits"),
    "an f-string with a loop that awaits": ('f"{[x async for x in y]}"', "an f-string awaits"),
    "an f-string with a name": ('f"{ClientAsync}"', 'an f-string holds "ClientAsync"'),
    "an f-string with a name in a string": ("f\"{x['aio']}\"", 'an f-string holds "aio"'),
    "an f-string with a keyword": ('f"{x(aclose=1)}"', 'an f-string holds "aclose"'),
    "an f-string with an unknown name": ('f"{x.aread}"', 'an f-string holds "aread"'),
    "an f-string whose text is await": ('f"await{x}"', 'an f-string holds "await"'),
    "an f-string inside another's format": ('f"{x:{y.aio}}"', 'an f-string holds "aio"'),
    "a hint as a string": ('x: "list[ClientAsync]"', 'the string holds "ClientAsync"'),
    "a name in a raw string": ("x = r'ClientAsync'", 'the string holds "ClientAsync"'),
    "a name in a long string": ('x = """ClientAsync"""', 'the string holds "ClientAsync"'),
    "a message": ('\nraise E("use async with")', '2: the string holds "async"'),
    "a word in prose": ('"""One.\n\nawait it.\n"""', '3: "await" is true of one colour only'),
    "a word in prose behind an example": ('"""\n>>> f()\n\nIn threads."""', '4: "threads" is true of one colour only'),
    "a word over two lines": ('"""One event\nloop."""', '1: "event\nloop" is true of one colour only'),
    "a word in a comment": ("f()  # asynchronous", '1: "asynchronous" is true of one colour only'),
    "the other colour": ('"""The synchronous client."""', '"synchronous" is true of one colour only'),
    "asyncio in an example": ('"""\n>>> asyncio.gather(a, b)\n"""', "2: the name asyncio is in no table"),
    "an example that is not Python": ('"""\n>>> async with f(\n\n"""', "2: not Python"),
    "an example in a fence that is not closed": ('"""\n```python\nasync with f(\n"""', "3: not Python"),
    "keep inside a docstring": ('"""One event loop. # unasync: keep"""', '"event loop" is true of one colour only'),
    "a source that is not Python": ("x = (\n", "1: not Python"),
}

WRONG_TWINS = {
    "two methods become one": (
        "class A:\n    def close(self): ...\n    async def aclose(self): ...",
        "close is defined twice in one scope",
    ),
    "two classes become one": ("class Client: ...\n\n\nclass ClientAsync: ...", "Client is defined twice"),
    "two imports become one": ("from a import Client\nfrom b import ClientAsync", "Client is defined twice"),
    "two parameters become one": ("def f(close, aclose): ...", "not Python: duplicate argument 'close'"),
    "two overloads become one": (
        "@overload\ndef f(x: Iterable): ...\n@overload\ndef f(x: AsyncIterable): ...\ndef f(x): ...",
        "f(x: Iterable) is defined twice",
    ),
    "two branches become one": (
        "if isinstance(x, Iterable):\n    a\nelif y:\n    b\nelif isinstance(x, AsyncIterable):\n    c",
        "a later branch asks the same",
    ),
    "a runtime that is kept": ("import asyncio  # unasync: keep", "names asyncio"),
    "a type that is kept": ("x: Awaitable[int]  # unasync: keep", "names Awaitable"),
}

NOT_WRONG = {
    "overloads, properties and branches": (
        "@overload\ndef f(x: int) -> None: ...\n@overload\ndef f(x: str) -> None: ...\ndef f(x): ...\n"
        "class A:\n    @property\n    def x(self): ...\n    @x.setter\n    def x(self, value): ...\n"
        "if y:\n    def g(): ...\nelif z:\n    def g(): ...\n"
        "@f.register(int)\ndef _(x): ...\n@f.register(str)\ndef _(x): ...\n"
    ),
    "names that one statement imports under both": "from collections.abc import AsyncIterator, Iterator\n",
}


def source() -> Source:
    return Source("pkg/_async/m.py", NAMES, KEEP)


@pytest.mark.parametrize(("given", "expected"), CONVERTED.values(), ids=CONVERTED)
def test_converts(given: str, expected: str) -> None:
    one = source()

    converted = one.code(dedent(given), program=False)

    assert one.problems == []
    assert [row.rstrip() for row in converted.split("\n")] == dedent(expected).split("\n")


@pytest.mark.parametrize(("given", "problem"), REFUSED.values(), ids=REFUSED)
def test_refuses_a_source_with_the_line(given: str, problem: str) -> None:
    one = source()

    one.code(given, program=False)

    assert problem in "\n".join(one.problems)
    assert all(text.startswith("pkg/_async/m.py:") for text in one.problems)


@pytest.mark.parametrize(("given", "problem"), WRONG_TWINS.values(), ids=WRONG_TWINS)
def test_refuses_a_twin_that_would_be_wrong(given: str, problem: str) -> None:
    with pytest.raises(RefusedError) as refused:
        convert(given, "pkg/_async/m.py", trees=TREES, keep=KEEP)

    assert "pkg/_sync/m.py:" in str(refused.value)
    assert problem in str(refused.value)


@pytest.mark.parametrize("given", NOT_WRONG.values(), ids=NOT_WRONG)
def test_lets_names_repeat_where_they_may(given: str) -> None:
    assert convert(given, "pkg/_async/m.py", trees=TREES, keep=KEEP).startswith("# Generated")


def test_a_twin_is_sorted_formatted_and_has_a_header_whatever_the_disk_holds() -> None:
    given = (
        "import numpy\n\nfrom pkg._async.b import ClientAsync\nfrom pkg.types import X\n\n\n"
        "async def f(\n    x: X, client: ClientAsync\n) -> numpy.ndarray:\n"
        "    return (await client.a_long_name_that_fills_the_line(x, x.a_long_name_that_fills, x.a_long_name)).b\n"
    )

    assert convert(given, "pkg/_async/m.py", trees=TREES, keep=KEEP) == (
        "# Generated from pkg/_async/m.py by scripts/unasync.py. Do not edit.\n\n"
        "import numpy\n\nfrom pkg._sync.b import Client\nfrom pkg.types import X\n\n\n"
        "def f(x: X, client: Client) -> numpy.ndarray:\n"
        "    return client.a_long_name_that_fills_the_line(x, x.a_long_name_that_fills, x.a_long_name).b\n"
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [("", ""), ('"""Text."""\n', '"""Text."""\n'), ("x = 1\n", "\nx = 1\n"), ("# Why.\nx = 1\n", "\n# Why.\nx = 1\n")],
)
def test_the_header_stands_where_the_formatter_leaves_it(given: str, expected: str) -> None:
    twin = convert(given, "pkg/_async/m.py", trees=TREES, keep=KEEP)

    assert twin == f"{HEADER.format('pkg/_async/m.py')}\n{expected}"
    formatter = [sys.executable, "-m", "ruff", "format", "-"]
    assert subprocess.run(formatter, input=twin, capture_output=True, text=True, check=True).stdout == twin


def test_a_program_may_run_asyncio_and_its_twin_does_not() -> None:
    given = "import asyncio\n\n\nasync def main() -> None:\n    await f()\n\n\nasyncio.run(main())  # all (of it)\n"

    twin = convert(given, "demo_async.py", trees=TREES, keep=KEEP)

    assert twin == (
        "# Generated from demo_async.py by scripts/unasync.py. Do not edit.\n\n"
        "def main() -> None:\n    f()\n\n\nmain()  # all (of it)\n"
    )


def test_refuses_a_path_in_no_tree() -> None:
    with pytest.raises(RefusedError, match="in no tree"):
        convert("", "pkg/_async_too/m.py", trees=TREES)


def test_refuses_another_version_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unasync, "version", lambda _: "0.7.0")

    with pytest.raises(RefusedError, match=r"rests on the inside of unasync 0\.6\.0, and this is 0\.7\.0"):
        source()


def test_the_tables_are_sorted_and_hold_no_name_without_a_twin() -> None:
    for table in (unasync.NAMES, unasync.TEST_NAMES):
        assert list(table) == sorted(table)
        assert not set(table) & (unasync.NO_TWIN.keys() | unasync.KEEP)
        assert not set(table.values()) & table.keys()


# Whole trees.

SOURCES = {
    "pkg/_async/__init__.py": "",
    "pkg/_async/a.py": '"""A."""\n\nclass ClientAsync:\n    async def f(self) -> None:\n        await self.g()\n',
    "pkg/_async/deep/b.py": "from pkg._async.a import ClientAsync\n",
    "pkg/_async/deep/data.json": '{"async": 1}',
    "pkg/_async/.hidden": "async",
    "pyproject.toml": "[tool.ruff]\nindent-width = 2\n",
    "demo_async.py": "import asyncio\n\nasync def main():\n    await f()\n\nasyncio.run(main())\n",
}
USED = {name: NAMES[name] for name in ("ClientAsync", "_async")}
USED_TREES = (Tree("pkg/_async", "pkg/_sync", USED), Tree("demo_async.py", "demo.py", {}, program=True))
TWINS = {"demo.py", "pkg/_sync/__init__.py", "pkg/_sync/a.py", "pkg/_sync/deep/b.py", "pkg/_sync/deep/data.json"}


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def run(root: Path, *options: str) -> int:
    return main([*options, "--root", str(root)], trees=USED_TREES, keep=frozenset())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with all twins, below folders that are named as the trees are."""
    root = tmp_path / "_async" / "pkg" / "_async"
    for path, text in SOURCES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    assert run(root) == 0
    return root


def test_writes_a_twin_of_every_source_and_nothing_else(root: Path) -> None:
    found = files(root)

    assert found.keys() - SOURCES.keys() == TWINS
    assert {path: found[path].decode() for path in SOURCES} == SOURCES
    assert found["pkg/_sync/deep/data.json"] == b'{"async": 1}'
    assert found["pkg/_sync/__init__.py"].decode() == HEADER.format("pkg/_async/__init__.py") + "\n"
    assert b"class Client:\n  def f" in found["pkg/_sync/a.py"]
    assert run(root, "--check") == 0


def append(path: Path) -> None:
    path.write_text(path.read_text() + "\nx = 1\n")


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def indent(path: Path) -> None:
    path.write_text(path.read_text().replace("  ", "    "))


def end_lines_as_windows_does(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def write(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("x = 1\n")


def link_to_the_source(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parents[1] / "_async" / path.name)


@pytest.mark.parametrize(
    ("path", "damage", "said"),
    [
        ("pkg/_sync/a.py", append, "differs from what its source gives"),
        ("pkg/_sync/a.py", truncate, "differs from what its source gives"),
        ("pkg/_sync/a.py", indent, "differs from what its source gives"),
        ("pkg/_sync/a.py", end_lines_as_windows_does, "differs from what its source gives"),
        ("pkg/_sync/a.py", link_to_the_source, "differs from what its source gives"),
        ("pkg/_sync/deep/data.json", append, "differs from what its source gives"),
        ("demo.py", append, "differs from what its source gives"),
        ("pkg/_sync/__init__.py", Path.unlink, "is missing"),
        ("pkg/_sync/orphan.py", write, "has no source"),
        ("pkg/_sync/deeper/orphan.py", write, "has no source"),
        ("pkg/_sync/orphan.txt", write, "has no source"),
        ("demo_async.py", Path.unlink, "demo.py has no source"),
        ("pkg/_async/deep/data.json", Path.unlink, "data.json has no source"),
    ],
)
def test_check_finds_every_difference_and_a_plain_run_mends_it(
    root: Path, capsys: pytest.CaptureFixture[str], path: str, damage: Callable[[Path], object], said: str
) -> None:
    damage(root / path)
    before = files(root)

    assert run(root, "--check") == 1
    assert said in capsys.readouterr().out
    assert files(root) == before

    assert run(root) == 0
    assert run(root, "--check") == 0
    assert {name: data for name, data in files(root).items() if name in SOURCES} == {
        name: text.encode() for name, text in SOURCES.items() if name in before
    }


def test_check_shows_the_difference(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    append(root / "pkg/_sync/a.py")

    run(root, "--check")

    out, err = capsys.readouterr()
    assert "--- pkg/_sync/a.py (on disk)\n+++ pkg/_sync/a.py (generated)\n" in out
    assert "-x = 1\n" in out
    assert err == "1 generated files differ: run python scripts/unasync.py\n"


def test_empty_folders_and_caches_do_not_count(root: Path) -> None:
    (root / "pkg/_sync/empty").mkdir()
    (root / "pkg/_sync/__pycache__").mkdir()
    write(root / "pkg/_sync/__pycache__/a.pyc")

    assert run(root, "--check") == 0


def test_a_plain_run_writes_only_what_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for twin in TWINS:
        os.utime(root / twin, (1, 1))
    append(root / "pkg/_async/a.py")

    run(root)

    assert {twin for twin in TWINS if (root / twin).stat().st_mtime != 1} == {"pkg/_sync/a.py"}
    assert capsys.readouterr().out.endswith("wrote pkg/_sync/a.py\n")


def test_a_relative_root_is_the_same_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "pkg/_async")
    append(root / "pkg/_sync/a.py")
    before = files(root)

    assert run(Path("../.."), "--check") == 1
    assert run(Path("../..")) == 0
    assert run(Path("../.."), "--check") == 0
    assert {path for path, data in files(root).items() if data != before[path]} == {"pkg/_sync/a.py"}


def test_a_source_that_is_refused_leaves_the_disk_as_it_was(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "pkg/_async/a.py").write_text("x = ClientAsync(await(1))\n")
    (root / "pkg/_async/c.py").write_text("x = AsyncThing()\n")
    before = files(root)

    assert run(root) == 1

    assert files(root) == before
    assert [row.split(":")[0] for row in capsys.readouterr().err.splitlines()] == ["pkg/_async/a.py", "pkg/_async/c.py"]


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("pkg/_async/c.py", b"x = 1\r\n", "lines that do not end with a line feed alone"),
        ("pkg/_async/c.py", b"\xef\xbb\xbfx = 1\n", "a byte order mark"),
        ("pkg/_async/async_c.py", b"x = 1\n", "the name of the file is of one colour"),
        ("pkg/_async/deep/b.py", b"", "scripts/unasync.py: _async is in a table, and in no source"),
    ],
)
def test_refuses_files_and_tables(
    root: Path, capsys: pytest.CaptureFixture[str], path: str, data: bytes, said: str
) -> None:
    (root / path).write_bytes(data)

    assert run(root) == 1
    assert said in capsys.readouterr().err


def test_refuses_a_word_of_the_server_that_no_source_has(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root)], trees=USED_TREES, keep=frozenset({"asyncEnabled"})) == 1
    assert "asyncEnabled is in a table, and in no source" in capsys.readouterr().err


def test_never_writes_a_source(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)

    assert main(["--root", str(root)], trees=(Tree("pkg/_async", "pkg/_async", USED),), keep=frozenset()) == 1

    assert "not a place that may be written to" in capsys.readouterr().err
    assert files(root) == before


def test_never_writes_through_a_link(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "pkg/_sync").rename(tmp_path / "elsewhere")
    (root / "pkg/_sync").symlink_to(tmp_path / "elsewhere")
    append(tmp_path / "elsewhere/a.py")
    before = files(tmp_path / "elsewhere")

    assert run(root) == 1

    assert "not a place that may be written to" in capsys.readouterr().err
    assert files(tmp_path / "elsewhere") == before


def test_a_single_target_that_somebody_wrote_is_not_deleted(root: Path) -> None:
    (root / "demo_async.py").unlink()
    write(root / "demo.py")

    assert run(root) == 0
    assert (root / "demo.py").read_text() == "x = 1\n"


def test_runs_as_a_script_although_the_package_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "weaviate/_async").mkdir(parents=True)
    (tmp_path / "weaviate/_async/m.py").write_text("x = AsyncThing\n")
    script = unasync.ROOT / "scripts" / "unasync.py"

    done = subprocess.run(
        [sys.executable, script.name, "--check", "--root", str(tmp_path)],
        cwd=script.parent,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("weaviate/_async/m.py:1: the name AsyncThing is in no table")
