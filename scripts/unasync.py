"""Write the generated twin of every source that awaits, or check it.

    python scripts/unasync.py            writes what changed, deletes what has no source any more
    python scripts/unasync.py --check    writes nothing; exit status 1, with a diff, where the disk differs

The `unasync` package drops `async` and `await` and renames tokens. All around it is here: exact tables instead of its
automatic `Async` -> `Sync`, docstrings and comments, what it would get wrong (refused in the source, with the line), a
check of every output (in `outputs.py`), import order and format. It works in memory, text in and text out; a file that
is refused leaves the disk as it was.

What is in a source tree: Python files (`__init__.py` too) are converted; any other file is copied as it is; hidden
files and `__pycache__` do not count. A name that smells of a colour and is in no table is an error, and so is an entry
of a table that no source uses: the tables say exactly what happens.

`# unasync: keep` at the end of a line leaves the names, strings and words of that line as they are (`await` still
goes); behind the closing quotes of a docstring it lets its prose speak of a colour. It is the only way around a rule,
and is itself not copied.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import importlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tokenize_rt  # type: ignore[import-untyped]  # it has annotations, and no py.typed
from tokenize_rt import Token

if TYPE_CHECKING or __package__:
    from scripts.outputs import awaits, strings_in, verify
else:  # as a script, which has its own folder on the path and not the one above
    from outputs import awaits, strings_in, verify

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

# ------------------------------------------------------------------------------------------------------------ tables

NAMES: Mapping[str, str] = {
    "AggregateCollectionAsync": "AggregateCollection",
    "AggregationsAsync": "Aggregations",
    "AliasesAsync": "Aliases",
    "AsyncIterator": "Iterator",
    "BM25GenerateAsync": "BM25Generate",
    "BM25QueryAsync": "BM25Query",
    "BackupAsync": "Backup",
    "BatchClientProtocolAsync": "BatchClientProtocol",
    "BatchCollectionProtocolAsync": "BatchCollectionProtocol",
    "BatchContextAsync": "BatchContext",
    "BatchingAsync": "Batching",
    "ChangesAsync": "Changes",
    "ClientBatchAsync": "ClientBatch",
    "ClientBatchingAsync": "ClientBatching",
    "ClusterAsync": "Cluster",
    "CollectionAsync": "Collection",
    "CollectionBackupAsync": "CollectionBackup",
    "CollectionBatchAsync": "CollectionBatch",
    "CollectionBatchingAsync": "CollectionBatching",
    "CollectionsAsync": "Collections",
    "ConfigCollectionAsync": "ConfigCollection",
    "DataCollectionAsync": "DataCollection",
    "DebugAsync": "Debug",
    "ExportAsync": "Export",
    "FetchObjectByIdQueryAsync": "FetchObjectByIdQuery",
    "FetchObjectsByIdsGenerateAsync": "FetchObjectsByIdsGenerate",
    "FetchObjectsByIdsQueryAsync": "FetchObjectsByIdsQuery",
    "FetchObjectsGenerateAsync": "FetchObjectsGenerate",
    "FetchObjectsQueryAsync": "FetchObjectsQuery",
    "GenerateCollectionAsync": "GenerateCollection",
    "GenerationsAsync": "Generations",
    "GroupsAsync": "Groups",
    "GroupsOIDCAsync": "GroupsOIDC",
    "HybridGenerateAsync": "HybridGenerate",
    "HybridQueryAsync": "HybridQuery",
    "ManyChangesAsync": "ManyChanges",
    "NamespacesAsync": "Namespaces",
    "NearAggregationsAsync": "NearAggregations",
    "NearImageGenerateAsync": "NearImageGenerate",
    "NearImageQueryAsync": "NearImageQuery",
    "NearMediaGenerateAsync": "NearMediaGenerate",
    "NearMediaQueryAsync": "NearMediaQuery",
    "NearObjectGenerateAsync": "NearObjectGenerate",
    "NearObjectQueryAsync": "NearObjectQuery",
    "NearTextGenerateAsync": "NearTextGenerate",
    "NearTextQueryAsync": "NearTextQuery",
    "NearVectorGenerateAsync": "NearVectorGenerate",
    "NearVectorQueryAsync": "NearVectorQuery",
    "ObjectChangesAsync": "ObjectChanges",
    "ObjectIteratorAsync": "ObjectIterator",
    "QueryCollectionAsync": "QueryCollection",
    "ReferenceChangesAsync": "ReferenceChanges",
    "ReplicateAsync": "Replicate",
    "RolesAsync": "Roles",
    "RunningBatchAsync": "RunningBatch",
    "SearchesAsync": "Searches",
    "StopAsyncIteration": "StopIteration",
    "TasksAsync": "Tasks",
    "TenantsAsync": "Tenants",
    "TokenizerAsync": "Tokenizer",
    "UsersAsync": "Users",
    "UsersDBAsync": "UsersDB",
    "UsersOIDCAsync": "UsersOIDC",
    "WeaviateAsyncClient": "WeaviateClient",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "_async": "_sync",  # the package
    "_len": "__len__",  # in the other colour it cannot have this name
    "_str": "__str__",  # likewise
    "aio": "blocking",  # the seam's module
    "use_async_with_custom": "connect_to_custom",
    "use_async_with_embedded": "connect_to_embedded",
    "use_async_with_local": "connect_to_local",
    "use_async_with_weaviate_cloud": "connect_to_weaviate_cloud",
}
"""Names, and strings that are such a name and nothing else, with their twins. Sorted; each is used."""

TEST_NAMES: Mapping[str, str] = {"anext": "next"}
"""The same, for the tests alone."""

KEEP: frozenset[str] = frozenset()
"""The server's own words, which have no twin. Sorted; each is used."""

PHRASES = ("async indexing", "async replication")
"""What the server's features are called, in prose and messages."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A source with its target, both relative to the root.

    Attributes:
        source: A folder, or one file.
        target: The folder, or the file, that is generated from it.
        names: The names that are changed in it.
        program: Whether it may import `asyncio` and call `asyncio.run`, as examples do.
    """

    source: str
    target: str
    names: Mapping[str, str]
    program: bool = False


TREES: Sequence[Tree] = (
    Tree("weaviate/_async", "weaviate/_sync", NAMES),
    Tree("tests/_async", "tests/_sync", {**NAMES, **TEST_NAMES}),
    Tree("examples/quickstart_async.py", "examples/quickstart.py", NAMES, program=True),
)

# ------------------------------------------------------------------------------------------------------------- rules

HEADER = "# Generated from {} by scripts/unasync.py. Do not edit."
MARK = re.compile(r"\s*# unasync: keep\b.*")

WORD = re.compile(r"[^\W\d]\w*")
SMELL = re.compile(
    r"(?i:async|await|coroutine)|^anyio$|^_*a(?:clos(?:e|ing)|enter|exit|iter|next|read|send|throw|write)(?:_|$)"
)
"""What in a word says that it belongs to one colour."""

PROSE = re.compile(r"(?i)\b(?:synchronous(?:ly)?|event[-\s]+loops?|thread(?:s|ed|ing)?)\b")
"""What else is true of one colour only, in a sentence."""

PHRASE = re.compile(rf"(?i)\b(?:{'|'.join(PHRASES)})\b".replace(" ", r"\s+"))

NO_TWIN = {"AsyncGenerator": "use AsyncIterator: a Generator takes three type arguments on Python 3.11 and 3.12"}
"""Names that no table may hold, with the way out."""

STRING = re.compile(r"(?s)([A-Za-z]*)('''|\"\"\"|'|\")(.*)\2")
PROMPT = re.compile(r"([ \t]*(?:>>>|\.\.\.)(?: |$))(.*)")
FENCE = re.compile(r"([ \t]*)```(?:py|python)\b")
EXAMPLE = re.compile(
    r"(?m)^[ \t]*>>>(?: .*)?$(?:\n[ \t]*(?:>>>|\.\.\.)(?: .*)?$)*"
    r"|^[ \t]*```(?:py|python)\b.*$(?:\n(?![ \t]*(?:```|>>>)).*$)*"
)
"""Code in prose: lines with a prompt, or a fenced block."""

IMPORT_ASYNCIO = re.compile(r"import asyncio\s*$")
ASYNCIO_RUN = re.compile(r"\basyncio\.run\((.*?)\)(?=\s*(?:#|$))")


class RefusedError(Exception):
    """Sources, outputs or tables break a rule. Nothing was written."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(dict.fromkeys(problems))
        super().__init__("\n".join(self.problems))


def _rule() -> Any:
    """`unasync.Rule`. This script has the package's name, and comes first on the path when it is run as a script."""
    if (found := version("unasync")) != "0.6.0":
        raise RefusedError([f"scripts/unasync.py rests on the inside of unasync 0.6.0, and this is {found}"])
    path = sys.path[:]
    sys.path[:] = [entry for entry in path if Path(entry or ".").resolve() != HERE]
    try:
        return importlib.import_module("unasync").Rule
    finally:
        sys.path[:] = path


# -------------------------------------------------------------------------------------------------------- conversion


class Source:
    """One source on its way: its problems, and the entries of the tables that it used."""

    def __init__(self, path: str, names: Mapping[str, str], keep: AbstractSet[str]) -> None:
        self.path = path
        self.names = names
        self.keep = keep
        self.problems: list[str] = []
        self.used: set[str] = set()
        self._unknown: set[str] = set()
        self._rule = _rule()("", "")
        # A private hook, but the only one of 0.6.0; it serves names and strings alike.
        self._rule._unasync_name = lambda name: names.get(name, name)  # noqa: SLF001

    def code(self, text: str, first: int = 1, *, program: bool) -> str:
        """Convert code. The result has as many lines.

        Args:
            text: A file, or the code of an example: complete statements.
            first: The number of its first line, for problems.
            program: Whether it may import asyncio and call `asyncio.run`, which go.
        """
        if program:
            text = "\n".join(ASYNCIO_RUN.sub(r"\1", IMPORT_ASYNCIO.sub("", row)) for row in text.split("\n"))
        try:
            tree = ast.parse(text)
        except SyntaxError as error:
            self._refuse(first + (error.lineno or 1) - 1, f"not Python: {error.msg}")
            return text
        self._check_formatted_strings(tree, first)
        tokens = tokenize_rt.src_to_tokens(text)
        spared = _spared(tokens, tree)
        prepared = [
            token
            for token in self._prepared(tokens, tree, first)
            if token.name != "OP" or (token.line, token.utf8_byte_offset) not in spared
        ]
        converted: str = tokenize_rt.tokens_to_src(self._rule._unasync_tokens(prepared))  # noqa: SLF001
        return converted

    def doc(self, text: str, line: int = 1, *, lenient: bool = False) -> str:
        """Convert a docstring's text: its examples as code, its prose word by word.

        Args:
            text: The text.
            line: The number of its first line, for problems.
            lenient: Whether its prose may speak of one colour.
        """
        out = []
        end = 0
        for example in EXAMPLE.finditer(text):
            out.append(self._prose(text[end : example.start()], line + text.count("\n", 0, end), lenient))
            out.append(self._example(example[0], line + text.count("\n", 0, example.start())))
            end = example.end()
        return "".join([*out, self._prose(text[end:], line + text.count("\n", 0, end), lenient)])

    def _example(self, text: str, line: int) -> str:
        rows = text.split("\n")
        fence = FENCE.match(rows[0])
        margin = re.compile(f"((?:{fence[1]})?)(.*)") if fence else PROMPT
        parts = [match.groups() for match in map(margin.match, rows[1:] if fence else rows) if match]
        if not parts:  # A fence around lines with a prompt, which come next.
            return text
        code = self.code("\n".join(part for _, part in parts), line + bool(fence), program=True).split("\n")
        pairs = zip(parts, code, strict=True)
        changed = [start + after for (start, before), after in pairs if not IMPORT_ASYNCIO.match(before)]
        return "\n".join([rows[0], *changed] if fence else changed)

    def _prepared(self, tokens: list[Token], tree: ast.AST, first: int) -> Iterator[Token]:
        """The tokens as the rule gets them: what it must leave alone goes under a name that it does not know."""
        kept = {token.line for token in tokens if token.name == "COMMENT" and MARK.search(token.src)}
        docs = {
            (node.value.lineno, node.value.col_offset)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        }
        formatted = 0  # Depth: from Python 3.12 on f-strings come in pieces. They are checked in the syntax tree.
        for token, following in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
            line = first + (token.line or 1) - 1
            formatted += (token.name == "FSTRING_START") - (token.name == "FSTRING_END")
            ready = token
            if token.src in {"async", "await"}:
                if following.src != " ":
                    self._refuse(line, f"{token.src} needs one blank behind it: the next token goes, whatever it is")
            elif token.name == "COMMENT":
                ready = token._replace(src=self._comment(token.src, line))
            elif formatted:
                pass
            elif token.name == "STRING" and (token.line, token.utf8_byte_offset) in docs:
                prefix, quote, text = _string_parts(token.src)
                text = self.doc(text, line, lenient=(token.line or 1) + text.count("\n") in kept)
                ready = token._replace(name="DOC", src=f"{prefix}{quote}{text}{quote}")
            elif token.name in {"NAME", "STRING"} and token.line in kept:
                ready = token._replace(name="KEPT")
            elif token.name == "NAME":
                self._check_name(token.src, line)
            elif token.name == "STRING":
                self._check_string(token.src, line)
            yield ready

    def _comment(self, source: str, line: int) -> str:
        if MARK.search(source):
            return MARK.sub("", source)
        text = source.lstrip("#").removeprefix(" ")
        return source[: len(source) - len(text)] + self.doc(text, line)

    def _prose(self, text: str, line: int, lenient: bool) -> str:
        """Rename what is in the table. English is never rewritten: a word of one colour is refused."""
        self.used.update(set(WORD.findall(text)) & self.names.keys())
        text = WORD.sub(lambda match: self.names.get(match[0], match[0]), text)
        for below, word in [] if lenient else self._coloured(text):
            self._refuse(
                line + below,
                f'"{word}" is true of one colour only: say it without, or put `# unasync: keep` behind the comment '
                "or behind the docstring's closing quotes",
            )
        return text

    def _check_name(self, name: str, line: int) -> None:
        if name in NO_TWIN:
            self._refuse(line, f"{name}: {NO_TWIN[name]}")
        elif name in self.names or name in self.keep:
            self.used.add(name)
        elif SMELL.search(name) and name not in self._unknown:
            self._unknown.add(name)
            self._refuse(line, f"the name {name} is in no table of scripts/unasync.py: add it to NAMES, or to KEEP")

    def _check_string(self, source: str, line: int) -> None:
        """A string that is a name is left to the rule; one that holds a name, or a word of one colour, is refused."""
        prefix, quote, text = _string_parts(source)
        if text in self.names and not prefix and len(quote) == 1:
            self.used.add(text)
        elif "f" not in prefix.lower():
            for below, word in self._coloured(text):
                self._refuse(line + below, f'the string holds "{word}": only a string that is one name is changed')

    def _check_formatted_strings(self, tree: ast.AST, first: int) -> None:
        """Refuse what would depend on the Python that runs this: 3.11 sees one string, 3.12 the tokens inside."""
        for node in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
            line = first + node.lineno - 1
            for inner in ast.walk(node):
                if awaits(inner):
                    self._refuse(line, "an f-string awaits: give the value a name first")
                for _, word in self._coloured(" ".join(strings_in(inner))):
                    self._refuse(line, f'an f-string holds "{word}": nothing is changed in there')

    def _coloured(self, text: str) -> Iterator[tuple[int, str]]:
        """What is of one colour in a text that stays as it is, each with the number of lines above it."""
        text = PHRASE.sub(lambda match: "\n" * match[0].count("\n"), text)
        for match in WORD.finditer(text):
            if match[0] in self.keep:
                self.used.add(match[0])
            elif match[0] in self.names or SMELL.search(match[0]):
                yield text.count("\n", 0, match.start()), match[0]
        for match in PROSE.finditer(text):
            yield text.count("\n", 0, match.start()), match[0]

    def _refuse(self, line: int, why: str) -> None:
        """Note what is wrong and go on: all of it is told at once."""
        self.problems.append(f"{self.path}:{line}: {why}")


def _string_parts(source: str) -> tuple[str, str, str]:
    match = STRING.fullmatch(source)
    assert match is not None, source  # The tokenizer says that it is a string.
    return match[1], match[2], match[3]


def _spared(tokens: Iterable[Token], tree: ast.AST) -> set[tuple[int | None, int | None]]:
    """Where the parentheses are that only `await` needs: `(await f(x)).y` is `f(x).y` without it."""
    at = {(token.line, token.utf8_byte_offset): token.src for token in tokens if token.name == "OP"}
    found: set[tuple[int | None, int | None]] = set()
    for node in ast.walk(tree):
        waits = node.value if isinstance(node, ast.Attribute | ast.Subscript) else None
        if isinstance(waits, ast.Await) and isinstance(
            waits.value, ast.Attribute | ast.Call | ast.Name | ast.Subscript
        ):
            pair = (waits.lineno, waits.col_offset - 1), (waits.end_lineno, waits.end_col_offset)
            if [at.get(place) for place in pair] == ["(", ")"]:
                found.update(pair)
    return found


# ------------------------------------------------------------------------------------------------------- whole trees


def convert(text: str, path: str, *, trees: Sequence[Tree] = TREES, keep: AbstractSet[str] = KEEP) -> str:
    """The twin of one source.

    Args:
        text: The source.
        path: Where it stands, relative to the root, with slashes: it says which tree's names hold.
        trees: The trees.
        keep: The server's own words.

    Raises:
        RefusedError: The source, or what would come of it, breaks a rule.
    """
    for tree in trees:
        if _within(path, tree.source):
            source = Source(path, tree.names, keep)
            draft = source.code(text, program=tree.program)
            if source.problems:
                raise RefusedError(source.problems)
            target = tree.target + path[len(tree.source) :]
            return _finished({target: (path, draft)}, ROOT, trees)[target]
    raise RefusedError([f"{path}: in no tree"])


def generate(root: Path, *, trees: Sequence[Tree] = TREES, keep: AbstractSet[str] = KEEP) -> dict[str, bytes]:
    """Every generated file as it has to be, by its path relative to the root.

    Raises:
        RefusedError: A source, an output or a table breaks a rule.
    """
    problems: list[str] = []
    used: set[str] = set()
    drafts: dict[str, tuple[str, str]] = {}
    files: dict[str, bytes] = {}
    for tree in trees:
        for path in _files(root, tree.source):
            below = path[len(tree.source) :]
            if any(map(SMELL.search, WORD.findall(below))):
                problems.append(f"{path}: the name of the file is of one colour, and the twin has the same")
            data = (root / path).read_bytes()
            if not path.endswith((".py", ".pyi")):
                files[tree.target + below] = data
                continue
            if data.startswith(b"\xef\xbb\xbf") or b"\r" in data:
                problems.append(f"{path}: a byte order mark, or lines that do not end with a line feed alone")
                continue
            source = Source(path, tree.names, keep)
            drafts[tree.target + below] = (path, source.code(data.decode(), program=tree.program))
            problems += source.problems
            used |= source.used
    tables = sorted({name for tree in trees for name in tree.names} | keep)
    problems += [f"scripts/unasync.py: {name} is in a table, and in no source" for name in tables if name not in used]
    if problems:
        raise RefusedError(problems)
    return files | {path: text.encode() for path, text in _finished(drafts, root, trees).items()}


def _files(root: Path, path: str) -> list[str]:
    """What counts below a path, or the path itself where it is a file; relative to the root."""
    found = [root / path] if (root / path).is_file() else (root / path).rglob("*")
    inside = (file.relative_to(root) for file in found if file.is_file())
    return sorted(
        file.as_posix()
        for file in inside
        if not any(part == "__pycache__" or part.startswith(".") for part in file.parts)
    )


def _within(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def _finished(drafts: Mapping[str, tuple[str, str]], root: Path, trees: Sequence[Tree]) -> dict[str, str]:
    """Drafts (source and text, by target) with their imports sorted, formatted, checked, and with the header."""
    problems: list[str] = []
    for target, (_, text) in drafts.items():
        try:
            compile(text, target, "exec", dont_inherit=True)
        except SyntaxError as error:
            problems.append(f"{target}:{error.lineno}: not Python: {error.msg}")
    if problems:
        raise RefusedError(problems)
    texts = _formatted({target: text for target, (_, text) in drafts.items()}, root, trees)
    problems = [problem for target, text in texts.items() for problem in verify(target, text)]
    if problems:
        raise RefusedError(problems)
    return {target: HEADER.format(drafts[target][0]) + _gap(text) + text for target, text in texts.items()}


def _gap(text: str) -> str:
    """What ruff would put below the header: nothing above a docstring, one empty line above code."""
    body = ast.parse(text).body
    return "\n" if not body or ast.get_docstring(ast.Module(body, [])) is not None else "\n\n"


def _formatted(texts: Mapping[str, str], root: Path, trees: Sequence[Tree]) -> dict[str, str]:
    """Texts by path, in the project's layout. One call of ruff serves them all, and the disk does not matter to it.

    ruff tells the project's own imports by what lies on the disk, and not all of it does yet: so it is told.
    """
    beside = (root / tree.source for tree in trees if tree.source.endswith(".py"))
    own = sorted(
        {tree.target.split("/")[0] for tree in trees}
        | {file.stem for one in beside for file in one.parent.glob("*.py")}
    )
    config = root.resolve() / "pyproject.toml"
    settings = ["--config", str(config)] if config.is_file() else ["--isolated"]
    settings += ["--config", f"lint.isort.known-first-party={own}", "--no-cache", "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        for path, text in texts.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        for command in (["check", "--select", "I", "--fix"], ["format"]) if texts else ():
            call = [sys.executable, "-m", "ruff", *command, *settings, *texts]
            done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RefusedError([f"ruff {command[0]}: {done.stdout}{done.stderr}".rstrip()])
        return {path: Path(folder, path).read_bytes().decode() for path in texts}


# ------------------------------------------------------------------------------------------------------- the command


def _on_disk(root: Path, trees: Sequence[Tree], expected: AbstractSet[str]) -> dict[str, bytes]:
    """What is there where the generated files go. A single target without a source may be somebody's work."""
    found = {path: (root / path).read_bytes() for tree in trees for path in _files(root, tree.target)}
    single = {tree.target for tree in trees} - expected
    mark = HEADER.split("{}", maxsplit=1)[0].encode()
    return {path: data for path, data in found.items() if path not in single or data.startswith(mark)}


def _diff(path: str, old: bytes | None, new: bytes | None) -> str:
    """A unified diff, below a line that says what is the matter."""
    what = "is missing" if old is None else "has no source" if new is None else "differs from what its source gives"
    before, after = ((data or b"").decode(errors="replace").splitlines(keepends=True) for data in (old, new))
    rows = difflib.unified_diff(before, after, fromfile=f"{path} (on disk)", tofile=f"{path} (generated)")
    return f"{path} {what}\n" + "".join(row if row.endswith("\n") else f"{row}\n" for row in rows)


def _write(root: Path, path: str, data: bytes | None, trees: Sequence[Tree]) -> None:
    """Write a generated file, or delete it: inside a target, not through a link, and never a source."""
    file = root.resolve() / path
    inside = any(_within(path, tree.target) for tree in trees)
    source = any(_within(path, tree.source) for tree in trees)
    if not inside or source or file.parent.resolve() != file.parent:
        raise RefusedError([f"{path}: not a place that may be written to"])
    if data is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)  # A link would be written through.
    file.write_bytes(data)


def main(argv: Sequence[str] | None = None, *, trees: Sequence[Tree] = TREES, keep: AbstractSet[str] = KEEP) -> int:
    """Run the command. Returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 where the disk differs")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds the trees")
    options = parser.parse_args(argv)
    root: Path = options.root.resolve()
    try:
        expected = generate(root, trees=trees, keep=keep)
        actual = _on_disk(root, trees, expected.keys())
        changed = sorted(path for path in expected.keys() | actual.keys() if expected.get(path) != actual.get(path))
        for path in changed:
            old, new = actual.get(path), expected.get(path)
            if options.check:
                sys.stdout.write(_diff(path, old, new))
            else:
                _write(root, path, new, trees)
                sys.stdout.write(f"{'deleted' if new is None else 'wrote'} {path}\n")
    except RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    if options.check and changed:
        sys.stderr.write(f"{len(changed)} generated files differ: run python scripts/unasync.py\n")
    return int(options.check and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
