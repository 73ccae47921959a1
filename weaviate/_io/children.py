"""Child processes that end with their parent, and what both ways of running a program to its end share."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypedDict
from weakref import WeakSet

# The guard's standard input is a pipe whose other end this process alone holds, so that it ends when this process does,
# however that comes about. (PR_SET_PDEATHSIG would not do: it fires when the thread that forked ends.) It reads the
# child's id first; a second line says that the child has ended by itself. The server that this is made for can lose a
# SIGTERM while it starts, so that is repeated.
_GUARD = """
read -r child && ! read -r ended || exit 0
for second in 1 2 3 4 5 6 7 8 9 10; do
  kill -TERM "$child" || exit 0
  sleep 1
done
kill -KILL "$child"
"""


class Child:
    """A process whose output goes to the end of a file, and that is ended when this process ends.

    In a process that is forked from this one, it can be neither ended nor waited for.
    """

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], log: Path) -> None:
        self._owner = os.getpid()
        self._guard = _start_guard()
        try:
            with log.open("ab") as output:
                self._popen = subprocess.Popen(
                    list(argv),
                    env=dict(env),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
        except BaseException:
            self._tell_guard("")
            raise
        self.pid = self._popen.pid
        """Its process id."""
        if self._guard is not None and self._guard.stdin is not None:
            self._guard.stdin.write(f"{self.pid}\n".encode())
            _living.add(self)

    @property
    def returncode(self) -> int | None:
        """How it ended; None while it runs."""
        if self._owner != os.getpid():
            return None
        ended = self._popen.poll()
        if ended is not None:
            self._tell_guard("ended\n")
        return ended

    def terminate(self) -> None:
        """Ask it to end."""
        if self._owner == os.getpid():
            self._popen.terminate()

    def kill(self) -> None:
        """End it."""
        if self._owner == os.getpid():
            self._popen.kill()

    def _tell_guard(self, line: str) -> None:
        guard, self._guard = self._guard, None
        if guard is not None:
            guard.communicate(line.encode())

    def leave_to_parent(self) -> None:
        """Let go of it in a process that was forked from its owner: the guard's pipe must not live on there."""
        self._popen.returncode = 0  # or it warns that it is still running
        if self._guard is not None:
            self._guard.returncode = 0
        if self._guard is not None and self._guard.stdin is not None:
            self._guard.stdin.close()


_living: WeakSet[Child] = WeakSet()


def _start_guard() -> subprocess.Popen[bytes] | None:
    if os.name != "posix":
        return None
    return subprocess.Popen(
        ["/bin/sh", "-c", _GUARD],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        start_new_session=True,
    )


def _leave_to_parent() -> None:
    for child in list(_living):
        child.leave_to_parent()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_parent)


class _Started(TypedDict):
    stdin: int
    stdout: int
    stderr: int
    start_new_session: bool


HEARD: _Started = {
    "stdin": subprocess.DEVNULL,
    "stdout": subprocess.PIPE,
    "stderr": subprocess.STDOUT,
    "start_new_session": True,
}
"""How a program is started that is listened to, and killed with all that it started."""


def late(argv: Sequence[str], timeout: float) -> TimeoutError:
    """The error for a program that was killed because its time was over.

    Args:
        argv: The program and its arguments.
        timeout: Seconds.
    """
    return TimeoutError(f"{argv[0]} did not end within {timeout:g} s")


def kill_group(pid: int) -> None:
    """End a process that leads a group of its own, and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
