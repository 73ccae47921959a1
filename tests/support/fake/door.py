"""A TCP port on the loopback address that can refuse, reset, fall silent or talk rubbish."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from functools import partial

from tests.support.fake.fault import Fault, Plans, Stage

_CHUNK = 65536
_JOIN = 5.0
# As a frame of HTTP/2 it is too long, so that nobody waits for the rest of it.
GARBAGE = b"\xff\xff\xff\xffneither HTTP nor anything else\r\n\r\n"


class Connection:
    """One accepted connection. The thread that serves it closes it; others only wake that thread."""

    def __init__(self, sock: socket.socket, stage: Stage) -> None:
        self.sock = sock
        self.gone = False
        self._stage = stage
        self._buffer = bytearray()

    def secure(self, context: ssl.SSLContext) -> bool:
        """Do the server's part of the TLS handshake; whether the other side agreed."""
        try:
            self.sock = context.wrap_socket(self.sock, server_side=True)
        except OSError:
            return False
        return True

    def send(self, data: bytes) -> bool:
        """Send all of it; False if the other side has gone."""
        try:
            self.sock.sendall(data)
        except OSError:
            self.gone = True
        return not self.gone

    def read(self) -> bytes:
        """What came next, empty at the end of the stream."""
        try:
            return self.sock.recv(_CHUNK)
        except OSError:
            return b""

    def read_exactly(self, size: int) -> bytes | None:
        """So many bytes, or None if the stream ends before."""
        while len(self._buffer) < size:
            data = self.read()
            if not data:
                return None
            self._buffer += data
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def read_until(self, mark: bytes) -> bytes | None:
        """Everything up to a mark, without it, or None if the stream ends before."""
        while (at := self._buffer.find(mark)) < 0:
            data = self.read()
            if not data:
                return None
            self._buffer += data
        taken = bytes(self._buffer[:at])
        del self._buffer[: at + len(mark)]
        return taken

    def reset_on_close(self) -> None:
        """Let closing send RST instead of FIN."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def wake(self, how: int) -> None:
        """End the reads, or the reads and writes, of the thread that serves it."""
        self.gone = True
        with contextlib.suppress(OSError):
            # Not through SSLSocket.shutdown, which forgets the TLS state under the feet of the other thread.
            socket.socket.shutdown(self.sock, how)
        self._stage.ring()

    def close(self) -> None:
        """Close it, once its thread is done with it."""
        self.gone = True
        self.sock.close()


Plan = Callable[[Connection, Fault], None]


class Door:
    """A listening port. Open, it hands each connection to `serve`; the methods below plan otherwise.

    Attributes:
        port: Its number.
        accepted: How many connections were accepted so far.
    """

    def __init__(self, stage: Stage, serve: Callable[[Connection], None], port: int = 0, name: str = "door") -> None:
        self._stage = stage
        self._serve = serve
        self._name = name
        self._plans: Plans[Plan] = Plans(stage)
        self._lock = threading.Lock()
        self._connections: set[Connection] = set()
        self._threads: set[threading.Thread] = set()
        self._listening = True
        self.accepted = 0
        self._listener = _listen(port)
        self.port: int = self._listener.getsockname()[1]
        self._spawn(self._accept)

    def refuse(self, *, drop: bool = True) -> Fault:
        """Refuse connections, as a port does that nobody listens at.

        Args:
            drop: Whether the connections that are open are reset, too.
        """
        if self._listening:
            with self._lock:
                self._listening = False
            # Linux: a listening socket that is shut down stops listening, and keeps its port if it asked for that one.
            self._listener.shutdown(socket.SHUT_RDWR)
        if drop:
            self.drop()
        return _Refusal(self._stage, self.open)

    def open(self) -> None:
        """Take connections again and serve them as usual: every plan for this door is forgotten."""
        self._plans.cancel()
        if not self._listening:
            self._listening = True
            self._listener.listen()
            self._stage.ring()

    def reset(self, *, times: int | None = None) -> Fault:
        """Accept, then send RST."""

        def plan(connection: Connection, fault: Fault) -> None:
            connection.reset_on_close()

        return self._plans.add(plan, times)

    def hang_up(self, *, times: int | None = None) -> Fault:
        """Accept, then close without a word."""
        return self._plans.add(lambda connection, fault: None, times)

    def silence(self, *, times: int | None = None) -> Fault:
        """Accept and never say anything; released, close."""

        def plan(connection: Connection, fault: Fault) -> None:
            fault.hold(lambda: connection.gone)

        return self._plans.add(plan, times)

    def garbage(self, data: bytes = GARBAGE, *, times: int | None = None) -> Fault:
        """Say something that is neither HTTP nor TLS as soon as somebody speaks, then close."""

        def plan(connection: Connection, fault: Fault) -> None:
            connection.read()
            connection.send(data)

        return self._plans.add(plan, times)

    def drop(self) -> None:
        """Reset the connections that are open now."""
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            try:
                connection.reset_on_close()
            except OSError:
                continue
            # Reads only: ending the writes would send FIN before RST.
            connection.wake(socket.SHUT_RD)

    def close(self) -> None:
        """End all its threads, once the stage is closing, within a few seconds."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            connection.wake(socket.SHUT_RDWR)
        deadline = time.monotonic() + _JOIN
        while threads := self._alive():
            threads[0].join(max(0.0, deadline - time.monotonic()))
            if time.monotonic() > deadline:
                break
        self._listener.close()
        if left := [thread.name for thread in self._alive()]:
            raise RuntimeError(f"threads of the fake server did not end: {', '.join(left)}")

    def _alive(self) -> list[threading.Thread]:
        with self._lock:
            return [thread for thread in self._threads if thread.is_alive()]

    def _spawn(self, target: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=target, name=f"fake {self._name} {self.port}", daemon=True)
        with self._lock:
            self._threads = {other for other in self._threads if other.is_alive()} | {thread}
            thread.start()
        return thread

    def _accept(self) -> None:
        while not self._stage.closing:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                self._stage.wait(lambda: self._listening)
                continue
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(sock, self._stage)
            with self._lock:
                refused = not self._listening
                if not refused:
                    self.accepted += 1
                    self._connections.add(connection)
            if refused:  # It came in while the door was being shut.
                connection.reset_on_close()
                connection.close()
                continue
            self._spawn(partial(self._run, connection))

    def _run(self, connection: Connection) -> None:
        try:
            if planned := self._plans.take():
                fault, plan = planned
                plan(connection, fault)
                fault.reached.set()
            elif not self._stage.closing:
                self._serve(connection)
        finally:
            with self._lock:
                self._connections.discard(connection)
            connection.close()


def _listen(port: int) -> socket.socket:
    while not port:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            free: int = probe.getsockname()[1]
        # Another process may be quicker.
        with contextlib.suppress(OSError):
            return socket.create_server(("127.0.0.1", free))
    return socket.create_server(("127.0.0.1", port))


class _Refusal(Fault):
    """A refusal: nothing in this process meets it, so `reached` is set from the start."""

    def __init__(self, stage: Stage, undo: Callable[[], None]) -> None:
        super().__init__(stage)
        self._undo = undo
        self.reached.set()

    def cancel(self) -> None:
        super().cancel()
        self._undo()


class Relay(Door):
    """A door before another port, for what is wrong with the connection of a server that is in order itself."""

    def __init__(self, stage: Stage, target: int, port: int = 0, name: str = "relay") -> None:
        self._target = target
        self._frozen = False
        self._far: set[Connection] = set()
        self._cuts: Plans[int] = Plans(stage)
        super().__init__(stage, self._relay, port, name)

    def freeze(self) -> None:
        """Forward nothing in either direction, as if the other side had lost its power: connections stay open."""
        self._frozen = True

    def thaw(self) -> None:
        """Forward again, what was held back first."""
        self._frozen = False
        self._stage.ring()

    def cut(self, after: int, *, times: int | None = 1) -> Fault:
        """Reset a connection that is made from now on once so many bytes came back from the server."""
        return self._cuts.add(after, times)

    def inject(self, data: bytes = GARBAGE) -> None:
        """Say something to everybody connected that the server has not said."""
        with self._lock:
            connections = self._connections - self._far
        for connection in connections:
            connection.send(data)

    def open(self) -> None:
        """As `Door.open`; frozen connections go on, too."""
        self._cuts.cancel()
        self.thaw()
        super().open()

    def _relay(self, near: Connection) -> None:
        try:
            far = Connection(socket.create_connection(("127.0.0.1", self._target)), self._stage)
        except OSError:
            return
        with self._lock:
            self._connections.add(far)
            self._far.add(far)
        cut = self._cuts.take()
        back = self._spawn(partial(self._pump, far, near, cut))
        try:
            self._pump(near, far, None)
        finally:
            back.join()
            with self._lock:
                self._connections.discard(far)
                self._far.discard(far)
            far.close()

    def _pump(self, source: Connection, target: Connection, cut: tuple[Fault, int] | None) -> None:
        count = 0
        while data := source.read():
            self._stage.wait(lambda: not self._frozen or target.gone)
            count += len(data)
            if cut is not None and count >= cut[1]:
                target.send(data[: len(data) - (count - cut[1])])
                target.reset_on_close()
                cut[0].reached.set()
                break
            if not target.send(data):
                break
        for connection in (source, target):
            connection.wake(socket.SHUT_RD)
