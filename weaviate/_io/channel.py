"""A gRPC channel, as both colours use it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from weaviate._core.transport import GrpcOptions, TlsMaterial, TransportFault
from weaviate._io import faults, wiring
from weaviate._io.forking import gate, load_grpc
from weaviate._io.stream import BidiStream, Call, StreamEnd
from weaviate._proto.methods import Method

if TYPE_CHECKING:
    import grpc

_inherited: list[grpc.Channel] = []
"""The channels of a parent process. To destroy one waits for threads that only the parent has, so none ever is."""
_anchors: list[grpc.Channel] = []
"""One channel that is never used nor closed. With its last channel grpc would come to an end, in a thread of its own,
and a child that is forked meanwhile would hang."""


class Channel:
    """A channel that opens at its first call. Usable by all threads and loops of one process."""

    def __init__(self, options: GrpcOptions) -> None:
        self._options = options
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._channel: grpc.Channel | None = None
        self._methods: dict[str, Any] = {}
        self._refusals: dict[str, TransportFault] = {}
        self._closed = False

    def call(self, method: Method, message: bytes, metadata: Sequence[tuple[str, str]], timeout: float) -> bytes:
        """Make a call and wait for its answer.

        Raises:
            Exception: One for `fault`.
        """
        gate.enter()
        try:
            reply: bytes = self._method(method)(message, metadata=tuple(metadata), timeout=timeout)
        finally:
            gate.leave()
        self._refusals.clear()
        return reply

    def start(
        self, method: Method, message: bytes, metadata: Sequence[tuple[str, str]], timeout: float
    ) -> grpc.Future[bytes]:
        """Make a call, and return what will have its answer.

        Raises:
            Exception: One for `fault`.
        """
        gate.enter()
        try:
            call: grpc.Future[bytes] = self._method(method).future(message, metadata=tuple(metadata), timeout=timeout)
        except BaseException:
            gate.leave()
            raise
        # grpc's fork support takes care of calls that are under way like this. Without it, a fork has to wait for them.
        if gate.supported:
            gate.leave()
        else:
            call.add_done_callback(lambda _: gate.leave())
        return call

    def stream(self, method: Method, metadata: Sequence[tuple[str, str]], on_event: Callable[[], None]) -> BidiStream:
        """Make a call in which both sides send any number of messages.

        Args:
            method: Which.
            metadata: All headers.
            on_event: Called after each message and after the end, from any thread.

        Raises:
            Exception: One for `fault`.
        """

        def begin(messages: Iterator[bytes]) -> Call:
            call: Call = self._method(method)(messages, metadata=tuple(metadata))
            return call

        gate.enter()
        try:
            return BidiStream(begin, self._ended, on_event)
        finally:
            gate.leave()

    def _ended(self, error: Exception | None) -> StreamEnd:
        if error is not None:
            return StreamEnd(self.fault(error))
        self._refusals.clear()
        return StreamEnd(None)

    def _method(self, method: Method) -> Any:
        found = self._methods.get(method.path)
        return found if found is not None else self._find(method)

    def _find(self, method: Method) -> Any:
        if gate.reason is not None:
            raise TransportFault("grpc", gate.reason, sent=False)
        with self._lock:
            if self._closed:
                raise faults.closed("grpc")
            if self._channel is None:
                self._channel = _open(self._options)
                gate.arm()
                if not _anchors:
                    _anchors.append(_open(GrpcOptions(target="127.0.0.1:1")))
            path = self._options.path_prefix + method.path
            kind = self._channel.stream_stream if method.streaming else self._channel.unary_unary
            found = self._methods[method.path] = kind(path)
        return found

    def result(self, call: grpc.Future[bytes]) -> bytes:
        """The answer of a call that was started and has ended.

        Raises:
            Exception: One for `fault`.
        """
        reply = call.result()
        self._refusals.clear()
        return reply

    def fault(self, error: Exception) -> TransportFault:
        """What an exception of `call`, `start` or `result` means."""
        if isinstance(error, TransportFault):
            return error
        fault = faults.of_grpc(error, closed_meanwhile=self._closed)
        address = faults.refused_address(error)
        if address is None:
            return fault
        # A name can have several addresses (localhost: ::1 and 127.0.0.1), and grpc says what happened at one of them.
        # Nobody listens at one, and the wrong server at the other: then the second is what the user wants to know.
        self._refusals[address] = fault
        telling = next((one for one in list(self._refusals.values()) if one.step != "connect"), fault)
        fault.step, fault.detail = telling.step, telling.detail
        return fault

    def close(self) -> None:
        """Close it; calls that run end with a fault. In a child process this only forgets the parent's."""
        with self._lock:
            self._closed = True
            channel, self._channel = self._channel, None
            self._methods.clear()
        if channel is None:
            return
        if self._process == os.getpid():
            channel.close()
        else:
            _inherited.append(channel)


def _open(options: GrpcOptions) -> grpc.Channel:
    if options.proxy is not None and not options.proxy.startswith("http://"):
        raise TransportFault("connect", "gRPC goes through proxies with http:// addresses only", sent=False)
    load_grpc()
    import grpc

    arguments = channel_options(options)
    credentials = options.credentials
    if credentials is None and options.secure:
        tls = options.tls or TlsMaterial()
        # The same authorities as for https, and not those that grpc brings along.
        roots = tls.ca or wiring.roots(options.trust_env)
        credentials = grpc.ssl_channel_credentials(roots, tls.key, tls.cert)
    if credentials is None:
        return grpc.insecure_channel(options.target, arguments)
    return grpc.secure_channel(options.target, credentials, arguments)


def channel_options(options: GrpcOptions) -> list[tuple[str, Any]]:
    """The options of a channel; the user's win."""
    chosen: dict[str, Any] = {
        # The server has the limit that counts; grpc's own, 4 MB for what is received, is below it.
        "grpc.max_send_message_length": -1,
        "grpc.max_receive_message_length": -1,
        # grpc-go drops a client that pings more than once in 5 minutes, or while no call is open.
        "grpc.keepalive_time_ms": 330_000,
        "grpc.keepalive_permit_without_calls": 0,
        # Load balancers forget idle connections after some 4 minutes, some without telling.
        "grpc.client_idle_timeout_ms": 180_000,
        # The defaults let up to 2 minutes pass before a server that is back is tried again; until then calls fail at
        # once. So long, a call that is tried again outlives the pause.
        "grpc.initial_reconnect_backoff_ms": 100,
        "grpc.max_reconnect_backoff_ms": 500,
        "grpc.enable_http_proxy": int(options.proxy is not None or options.trust_env),
        # Channels with equal options share their connections: a child process must not use its parent's.
        "weaviate.process": os.getpid(),
    }
    if options.proxy is not None:
        chosen["grpc.http_proxy"] = options.proxy
    if options.tls is not None and options.tls.server_name is not None:
        chosen["grpc.ssl_target_name_override"] = options.tls.server_name
    return list((chosen | dict(options.channel_options)).items())
