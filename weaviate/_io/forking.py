"""Keeps forks and gRPC calls apart.

A process may fork while grpc is in use; what then works was found by trial, with grpcio 1.60 and 1.85:

- A child must not use its parent's channel, nor share connections with it: `weaviate._io.channel` sees to both.
- No thread may be inside grpc at the moment of the fork, or the child's grpc hangs or crashes (and with 1.60 the
  parent's calls fail as well). So a fork waits here for calls to end, and calls wait for a fork to be over.
- grpc stops its own threads for the fork if `GRPC_ENABLE_FORK_SUPPORT` is 1 when it is imported. If this package is the
  one that imports it, it is.
- grpc.aio has a thread that is inside grpc always and never stops. It is not used.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module

FORK_SUPPORT = "GRPC_ENABLE_FORK_SUPPORT"
LONGEST_WAIT = 5.0
"""Seconds that a fork waits for calls to end; grpc waits as long for its own threads."""

_VARIABLES = {FORK_SUPPORT: "1", "GRPC_VERBOSITY": "ERROR"}
_loading = threading.Lock()


def load_grpc() -> None:
    """Import grpc with fork support, and without notes on stderr, where nobody has imported or decided that before.

    The variables are only there while it is imported, which is when it reads them.
    """
    with _loading:
        if "grpc" in sys.modules:
            return
        ours = {name: value for name, value in _VARIABLES.items() if name not in os.environ}
        os.environ.update(ours)
        try:
            import_module("grpc")
        finally:
            for name in ours:
                del os.environ[name]


class Gate:
    """Lets calls through while no fork is under way, and holds a fork up while calls are inside grpc.

    A thread comes in before it goes into grpc, and leaves after that. A fork waits for at most `LONGEST_WAIT`; a call
    waits for as long as the fork takes. A call that lasts stays in here, and is ended by a fork.

    Attributes:
        supported: Whether grpc was imported with its fork support.
        reason: Why grpc cannot be used in this process; None where it can.
    """

    def __init__(self) -> None:
        self.supported = False
        self.reason: str | None = None
        self._armed = False
        self._reset()

    def _reset(self) -> None:
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._inside = 0
        self._forking = False
        self._lasting: set[Callable[[], None]] = set()

    def arm(self) -> None:
        """Watch for forks from now on. To be called after grpc has set up its own watch: the last one comes first."""
        with self._changed:
            if self._armed or not hasattr(os, "register_at_fork"):
                return
            self._armed = True
            cygrpc = sys.modules.get("grpc._cython.cygrpc")
            self.supported = bool(getattr(cygrpc, "_GRPC_ENABLE_FORK_SUPPORT", False))
        os.register_at_fork(before=self._before, after_in_parent=self._after, after_in_child=self._in_child)

    def enter(self) -> None:
        """Come in; waits while a fork is under way."""
        with self._lock:
            while self._forking:
                self._changed.wait()
            self._inside += 1

    def leave(self) -> None:
        """Go out again, from any thread."""
        with self._lock:
            self._inside -= 1
            if self._forking and not self._inside:
                self._changed.notify_all()

    def stay(self, end: Callable[[], None]) -> None:
        """Come in for long. To be called inside, so that it does not wait.

        Args:
            end: Called once before a fork, without a wait for what it ends; that leads to `go` soon.
        """
        with self._lock:
            self._inside += 1
            self._lasting.add(end)
            if self._forking:
                self._changed.notify_all()

    def go(self, end: Callable[[], None]) -> None:
        """Go out again after `stay`, from any thread. Nothing more may be done inside."""
        with self._lock:
            self._lasting.discard(end)
        self.leave()

    def _before(self) -> None:
        deadline = time.monotonic() + LONGEST_WAIT
        with self._changed:
            self._forking = True
            while self._inside and (left := deadline - time.monotonic()) > 0:
                while self._lasting:
                    self._lasting.pop()()
                self._changed.wait(left)

    def _after(self) -> None:
        with self._changed:
            self._forking = False
            self._changed.notify_all()

    def _in_child(self) -> None:
        if self._inside:
            self.reason = (
                "this process was forked while gRPC calls were under way in its parent, which leaves grpc unusable in "
                "it; fork before the first call, or start processes by spawn or forkserver"
            )
            if not self.supported:
                self.reason += (
                    f" (grpc was imported before weaviate, without {FORK_SUPPORT}=1, which makes this more likely)"
                )
        self._reset()


gate = Gate()
