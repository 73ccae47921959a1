"""`scripts/protos.py --check` lets no difference between the `.proto` files and the generated files pass."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "scripts" / "protos.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy what the script reads and writes."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "protos.py", tmp_path / "scripts")
    shutil.copytree(ROOT / "weaviate" / "_proto", tmp_path / "weaviate" / "_proto")
    return tmp_path


def test_committed_files_are_up_to_date() -> None:
    done = script(ROOT, "--check")

    assert (done.returncode, done.stderr) == (0, "")


def append(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(path.read_text() + text)


@pytest.mark.parametrize(
    ("file", "change", "complaints"),
    [
        ("v1.pyi", append("# by hand\n"), ["v1.pyi: differs", "-# by hand"]),
        ("v1.pyi", Path.unlink, ["v1.pyi: missing"]),
        ("weaviate.binpb", lambda path: path.write_bytes(path.read_bytes() + b"\0"), ["weaviate.binpb: differs"]),
        ("weaviate.binpb", Path.unlink, ["weaviate.binpb: missing"]),
        ("v0.pyi", Path.touch, ["v0.pyi: not generated"]),
        ("base_pb2.py", Path.touch, ["base_pb2.py: not generated"]),
        (
            "base.proto",
            append("message Later {\n  string name = 1;\n}\n"),
            ["weaviate.binpb: differs", "v1.pyi: differs", "+class Later(Message):"],
        ),
    ],
)
def test_check_names_what_differs(
    copy: Path, file: str, change: Callable[[Path], object], complaints: list[str]
) -> None:
    folder = copy / "weaviate" / "_proto"
    change(folder / file)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    done = script(copy, "--check")

    assert done.returncode == 1
    assert [complaint for complaint in complaints if complaint not in done.stderr] == []
    assert before == {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_writing_makes_the_check_pass(copy: Path) -> None:
    append("message Later {\n  string name = 1;\n}\n")(copy / "weaviate" / "_proto" / "base.proto")

    assert script(copy).returncode == 0
    assert script(copy, "--check").returncode == 0


def test_comments_do_not_change_the_generated_files(copy: Path) -> None:
    append("// A remark.\n")(copy / "weaviate" / "_proto" / "base.proto")

    assert script(copy, "--check").returncode == 0


def test_mistake_in_a_source_is_an_error_and_writes_nothing(copy: Path) -> None:
    folder = copy / "weaviate" / "_proto"
    append("message {\n")(folder / "base.proto")
    before = (folder / "weaviate.binpb").read_bytes()

    done = script(copy)

    assert done.returncode == 1
    assert "base.proto:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "weaviate.binpb").read_bytes() == before
