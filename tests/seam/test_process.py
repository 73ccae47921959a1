"""Child processes: started, waited for, ended, and never left behind."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.seam.conftest import Colour
from weaviate._io import aio

ROOT = Path(__file__).parents[2]
SLEEP = "import time; time.sleep(60)"


def start(colour: Colour, log: Path, code: str, **environment: str) -> Any:
    return colour.run(colour.module.Process.start, [sys.executable, "-c", code], env=environment, log=log)


def test_a_process_writes_to_the_end_of_its_log_and_says_how_it_ended(colour: Colour, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("before\n")

    process = start(colour, log, "import os, sys; print(os.environ['WORD']); sys.exit('to stderr')", WORD="to stdout")

    assert colour.run(process.wait, 20) == 1
    assert process.returncode == 1
    assert sorted(log.read_text().splitlines()) == ["before", "to stderr", "to stdout"]


def test_a_wait_is_bounded(colour: Colour, tmp_path: Path) -> None:
    process = start(colour, tmp_path / "log", SLEEP)

    begin = time.monotonic()
    assert colour.run(process.wait, 0.05) is None
    assert time.monotonic() - begin < 2
    assert process.returncode is None
    process.kill()
    assert colour.run(process.wait, 10) == -signal.SIGKILL
    assert colour.run(process.wait, 0) == -signal.SIGKILL


def test_a_process_is_asked_to_end(colour: Colour, tmp_path: Path) -> None:
    process = start(colour, tmp_path / "log", SLEEP)

    process.terminate()

    assert colour.run(process.wait, 10) == -signal.SIGTERM
    process.terminate()
    process.kill()


def test_what_cannot_be_started_leaves_no_guard(colour: Colour, tmp_path: Path) -> None:
    before = children()

    with pytest.raises(FileNotFoundError):
        colour.run(colour.module.Process.start, [str(tmp_path / "none")], env={}, log=tmp_path / "log")
    with pytest.raises(FileNotFoundError):
        colour.run(colour.module.Process.start, [sys.executable], env={}, log=tmp_path / "none" / "log")

    assert children() == before


def test_a_process_that_ended_leaves_no_guard(colour: Colour, tmp_path: Path) -> None:
    before = children()
    process = start(colour, tmp_path / "log", "")
    assert colour.run(process.wait, 20) == 0

    assert children() == before


async def test_a_cancelled_wait_leaves_the_process_running(tmp_path: Path) -> None:
    process = await aio.Process.start([sys.executable, "-c", SLEEP], env={}, log=tmp_path / "log")
    waiting = asyncio.create_task(process.wait(30))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting

    assert process.returncode is None
    process.kill()
    await process.wait(10)


PARENT = """
import asyncio, os, sys, threading
from pathlib import Path
from weaviate._io import blocking
child = [sys.executable, "-c", "import time; time.sleep(60)"]
started = []
# The thread that starts it ends before anything else happens.
thread = threading.Thread(target=lambda: started.append(blocking.Process.start(child, env={}, log=Path(sys.argv[1]))))
thread.start()
thread.join()
"""
TELL = """
sys.stdout.write(f"{started[0].pid}\\n")
sys.stdout.flush()
"""


@pytest.mark.parametrize(
    "end",
    [
        "sys.stdin.read()",  # and the test kills it
        "os._exit(0)",
        "sys.exit(0)",
        "raise KeyboardInterrupt",
        "os.abort()",
    ],
)
def test_a_process_ends_when_its_parent_does(tmp_path: Path, end: str) -> None:
    with parent(PARENT + TELL + end, tmp_path) as process:
        pid = int(process.stdout.readline())
        # A process that is not ours can be watched by a handle on it alone.
        handle = os.pidfd_open(pid)
        if end.startswith("sys.stdin"):
            assert not select.select([handle], [], [], 0.2)[0]
            process.kill()
        process.wait(20)
        assert select.select([handle], [], [], 20)[0]
        os.close(handle)


def test_a_child_of_a_fork_neither_ends_it_nor_keeps_it_alive(tmp_path: Path) -> None:
    fork = """
if os.fork() == 0:
    started[0].terminate()
    started[0].kill()
    assert started[0].returncode is None
    assert started[0].wait(0) is None
    sys.stdout.write("forked\\n")
    sys.stdout.flush()
    sys.stdin.read()  # it outlives its parent
    os._exit(0)
sys.stdin.read()
"""
    with parent(PARENT + TELL + fork, tmp_path) as process:
        pid = int(process.stdout.readline())
        assert process.stdout.readline() == "forked\n"
        handle = os.pidfd_open(pid)
        assert not select.select([handle], [], [], 0.2)[0]
        process.kill()
        assert select.select([handle], [], [], 20)[0]
        os.close(handle)


def parent(script: str, directory: Path) -> Any:
    """Run a script, with pipes to and from it."""
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", script, str(directory / "log")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def children() -> set[str]:
    """The ids of this process's children."""
    return {pid for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()}


# Commands


def command(colour: Colour, code: str, timeout: float = 20) -> tuple[int, list[str]]:
    lines: list[str] = []
    argv = [sys.executable, "-u", "-c", code]
    status = colour.run(colour.module.run_command, argv, env={"WORD": "word"}, on_line=lines.append, timeout=timeout)
    return status, lines


def test_each_line_of_a_command_is_passed_on(colour: Colour) -> None:
    code = "import os, sys; print('one'); print('two', file=sys.stderr); print(os.environ['WORD'], end=''); sys.exit(3)"

    assert command(colour, code) == (3, ["one", "two", "word"])


def test_lines_that_are_long_or_no_text_come_through(colour: Colour) -> None:
    code = "import sys; sys.stdout.buffer.write(b'x' * 200_000 + b'\\n' + b'\\xff\\xfe\\n')"

    assert command(colour, code) == (0, ["x" * 200_000, "\ufffd\ufffd"])


def test_a_command_that_takes_too_long_is_killed_with_all_that_it_started(colour: Colour, tmp_path: Path) -> None:
    file = tmp_path / "pid"
    code = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {SLEEP!r}])
open({str(file)!r}, "w").write(str(child.pid))
print("started")
time.sleep(60)
"""
    lines: list[str] = []
    begin = time.monotonic()
    with pytest.raises(TimeoutError, match="did not end within 1 s"):
        colour.run(
            colour.module.run_command, [sys.executable, "-u", "-c", code], env={}, on_line=lines.append, timeout=1
        )

    assert time.monotonic() - begin < 10
    assert lines == ["started"]
    assert_ends(int(file.read_text()))


def test_an_error_in_what_takes_the_lines_ends_the_command(colour: Colour) -> None:
    def refuse(_: str) -> None:
        raise LookupError("enough")

    before = children()
    with pytest.raises(LookupError, match="enough"):
        colour.run(
            colour.module.run_command,
            [sys.executable, "-u", "-c", f"print('line'); {SLEEP}"],
            env={},
            on_line=refuse,
            timeout=20,
        )
    assert children() == before


async def test_a_cancelled_command_is_killed() -> None:
    seen = asyncio.Event()
    argv = [sys.executable, "-u", "-c", f"import os; print(os.getpid()); {SLEEP}"]
    lines: list[str] = []

    def take(line: str) -> None:
        lines.append(line)
        seen.set()

    task = asyncio.create_task(aio.run_command(argv, env={}, on_line=take, timeout=60))
    await asyncio.wait_for(seen.wait(), 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert_ends(int(lines[0]))


def test_a_command_that_does_not_exist(colour: Colour) -> None:
    with pytest.raises(FileNotFoundError):
        colour.run(colour.module.run_command, ["/no/such/program"], env={}, on_line=lambda _: None, timeout=5)


def assert_ends(pid: int) -> None:
    """Wait until a process that is not ours is gone."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    assert select.select([handle], [], [], 10)[0]
    os.close(handle)
