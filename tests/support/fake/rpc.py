"""gRPC on raw message bytes: grpcio carries them, nothing decodes them but the default of the batch stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import grpc

from tests.support.fake.fault import Fault, Plans, Stage
from tests.support.fake.http import forbidden
from tests.support.fake.transcript import GrpcCall, Transcript
from weaviate._proto import v1

SERVING = b"\x08\x01"
_UNARY = ("Aggregate", "BatchDelete", "BatchObjects", "BatchReferences", "Search", "TenantsGet")
_WORKERS = 64
_STOP = 5.0


class Serializable(Protocol):
    """A protobuf message."""

    def SerializeToString(self) -> bytes: ...


Message = bytes | Serializable


class Turn:
    """One call while it is answered: what a plan has to work with.

    Attributes:
        call: What came in.
        messages: The messages of a stream, as they come in.
    """

    def __init__(self, call: GrpcCall, context: Any, messages: Iterator[bytes], default: Talk) -> None:
        self.call = call
        self.messages = messages
        self._context = context
        self._default = default

    def default(self) -> Iterator[bytes]:
        """Answer as if nothing was planned."""
        return self._default(self)

    def fail(self, code: str, details: str, trailers: Sequence[tuple[str, str | bytes]] = ()) -> None:
        """End the call with a status; does not return."""
        self._context.set_trailing_metadata(tuple(trailers))
        self._context.abort(grpc.StatusCode[code], details)

    def hold(self, fault: Fault) -> None:
        """Stall until the fault is released; where nobody waits any more, or the fake closes, end the call."""
        if not fault.hold(self.call.cancelled.is_set):
            self.fail("UNAVAILABLE", "the fake is closing")


Talk = Callable[[Turn], Iterator[bytes]]
Play = Callable[[Turn, Fault], Iterator[bytes]]


class GrpcRoute:
    """What the calls of one method are answered with. Each method plans one thing, for some times or from now on."""

    def __init__(self, stage: Stage, drop: Callable[[], None]) -> None:
        self._plans: Plans[Play] = Plans(stage)
        self._drop = drop

    def reply(self, *messages: Message, times: int | None = None) -> Fault:
        """Answer with this message; a stream with these, once the client has said something."""
        encoded = [_bytes(message) for message in messages]
        return self._plans.add(lambda turn, fault: iter(encoded), times)

    def answer(self, answer: Callable[[GrpcCall], Message], *, times: int | None = None) -> Fault:
        """Answer a unary call with what a function makes of it."""
        return self._plans.add(lambda turn, fault: iter([_bytes(answer(turn.call))]), times)

    def talk(self, talk: Callable[[Iterator[bytes]], Iterable[Message]], *, times: int | None = None) -> Fault:
        """Hold a conversation: a function takes the incoming messages and gives the outgoing ones."""
        return self._plans.add(lambda turn, fault: map(_bytes, talk(turn.messages)), times)

    def fail(
        self,
        code: str,
        details: str = "",
        *,
        times: int | None = None,
        after: int = 0,
        trailers: Sequence[tuple[str, str | bytes]] = (),
    ) -> Fault:
        """End the call with a status.

        Args:
            code: The name of the status code, such as "UNAVAILABLE".
            details: Its text.
            times: How often, None for from now on.
            after: How many messages of the default answer go out before.
            trailers: The trailing metadata.
        """
        grpc.StatusCode[code]

        def play(turn: Turn, fault: Fault) -> Iterator[bytes]:
            yield from _first(turn.default(), after)
            turn.fail(code, details, trailers)

        return self._plans.add(play, times)

    def unauthorized(self, *, times: int | None = None) -> Fault:
        """Fail as the server does when the key is wrong."""
        return self.fail("UNKNOWN", "extract auth: unauthorized: invalid api key", times=times)

    def forbidden(self, action: str = "read_data", *, times: int | None = None) -> Fault:
        """Fail as the server does when the user may not do that."""
        return self.fail("PERMISSION_DENIED", forbidden(action), times=times)

    def stall(self, *, times: int | None = None, after: int = 0) -> Fault:
        """Answer nothing; released, answer as by default.

        Args:
            times: How often, None for from now on.
            after: How many messages of the default answer go out before.
        """

        def play(turn: Turn, fault: Fault) -> Iterator[bytes]:
            answer = turn.default()
            yield from _first(answer, after)
            turn.hold(fault)
            yield from answer

        return self._plans.add(play, times)

    def reset(self, *, times: int | None = None, after: int = 0) -> Fault:
        """Reset the connections to the gRPC port while the call is on its way.

        Args:
            times: How often, None for from now on.
            after: How many messages of the default answer are given before.
        """

        def play(turn: Turn, fault: Fault) -> Iterator[bytes]:
            answer = turn.default()
            yield from _first(answer, after)
            self._drop()
            turn.hold(fault)

        return self._plans.add(play, times)

    def garbage(self, *, times: int | None = None) -> Fault:
        """Answer with a message that cannot be parsed."""
        return self.reply(b"\xff\xff\xff\xff", times=times)

    def restore(self) -> None:
        """Forget what was planned."""
        self._plans.cancel()

    def take(self, turn: Turn) -> Iterator[bytes]:
        """The messages that answer a call."""
        planned = self._plans.take()
        if planned is None:
            return turn.default()
        fault, play = planned
        return _reaching(fault, play(turn, fault))


class Rpc:
    """The gRPC server of a fake, on a port of its own that only the relay before it knows.

    It is the generic handler of its server, too: the one of grpcio's classes that would be its base has no types.
    """

    def __init__(
        self,
        stage: Stage,
        transcript: Transcript,
        refused: Callable[[GrpcCall], str | None],
        drop: Callable[[], None],
        credentials: Any = None,
    ) -> None:
        self._stage = stage
        self._transcript = transcript
        self._refused = refused
        self._drop = drop
        self._routes: dict[str, GrpcRoute] = {}
        self._executor = ThreadPoolExecutor(_WORKERS, "fake grpc")
        options = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
        server: Any = grpc.server(self._executor, options=[*options, ("grpc.so_reuseport", 0)])
        server.add_generic_rpc_handlers((self,))
        address = "127.0.0.1:0"
        if credentials is None:
            self.port: int = server.add_insecure_port(address)
        else:
            self.port = server.add_secure_port(address, credentials)
        server.start()
        self._server = server

    def route(self, name: str) -> GrpcRoute:
        """What the calls of one method are answered with, by its name without its service."""
        return self._routes.setdefault(name, GrpcRoute(self._stage, self._drop))

    def restore(self) -> None:
        """Forget what was planned for any method."""
        for route in self._routes.values():
            route.restore()

    def close(self) -> None:
        """End it, once the stage is closing, within a few seconds."""
        if not self._server.stop(None).wait(_STOP):
            raise RuntimeError("the fake's gRPC server did not end")
        self._executor.shutdown()

    def service(self, details: Any) -> Any:
        """The handler of one call, for grpcio."""
        path: str = details.method
        name = path.rpartition("/")[2]
        if name in _UNARY or path.endswith("/grpc.health.v1.Health/Check"):
            return grpc.unary_unary_rpc_method_handler(lambda message, context: self._unary(path, message, context))
        if name == "BatchStream":
            return grpc.stream_stream_rpc_method_handler(
                lambda messages, context: self._stream(path, messages, context)
            )
        return None

    def _unary(self, path: str, message: bytes, context: Any) -> bytes:
        call = self._begin(path, [message], context)
        return next(self._answer(call, iter(call.messages), context))

    def _stream(self, path: str, messages: Iterator[bytes], context: Any) -> Iterator[bytes]:
        call = self._begin(path, [], context)

        def noted() -> Iterator[bytes]:
            for message in messages:
                call.messages.append(message)
                yield message

        yield from self._answer(call, noted(), context)

    def _begin(self, path: str, messages: list[bytes], context: Any) -> GrpcCall:
        metadata = tuple((pair.key, pair.value) for pair in context.invocation_metadata())
        call = GrpcCall(path, metadata, messages, context.time_remaining())

        def ended() -> None:
            call.cancelled.set()
            self._stage.ring()

        if not context.add_callback(ended):
            ended()
        self._transcript.add(call)
        return call

    def _answer(self, call: GrpcCall, messages: Iterator[bytes], context: Any) -> Iterator[bytes]:
        default = {"Check": _health, "BatchStream": _batch_stream}.get(call.name, _empty)
        turn = Turn(call, context, messages, default)
        if call.name != "Check" and (reason := self._refused(call)) is not None:
            turn.fail("UNAUTHENTICATED" if call.name == "BatchStream" else "UNKNOWN", reason)
        return self.route(call.name).take(turn)


def _bytes(message: Message) -> bytes:
    return message if isinstance(message, bytes) else message.SerializeToString()


def _first(messages: Iterator[bytes], count: int) -> Iterator[bytes]:
    for _, message in zip(range(count), messages, strict=False):
        yield message


def _reaching(fault: Fault, messages: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from messages
    finally:
        fault.reached.set()


def _health(turn: Turn) -> Iterator[bytes]:
    yield SERVING


def _empty(turn: Turn) -> Iterator[bytes]:
    yield b""


def _batch_stream(turn: Turn) -> Iterator[bytes]:
    """Take and acknowledge everything, as a server does that is in order."""
    for message in turn.messages:
        request = v1.BatchStreamRequest.FromString(message)
        if request.HasField("start"):
            yield v1.BatchStreamReply(started=v1.BatchStreamReply.Started()).SerializeToString()
        if request.HasField("data"):
            uuids = [entry.uuid for entry in request.data.objects.values]
            beacons = [
                f"weaviate://localhost/{entry.from_collection}/{entry.from_uuid}/{entry.name}"
                for entry in request.data.references.values
            ]
            acks = v1.BatchStreamReply.Acks(uuids=uuids, beacons=beacons)
            yield v1.BatchStreamReply(acks=acks).SerializeToString()
            success = v1.BatchStreamReply.Results.Success
            done = [*(success(uuid=uuid) for uuid in uuids), *(success(beacon=beacon) for beacon in beacons)]
            results = v1.BatchStreamReply.Results(successes=done)
            yield v1.BatchStreamReply(results=results).SerializeToString()
