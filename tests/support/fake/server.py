"""The fake server: one HTTP port, one gRPC port, and what is to go wrong at each."""

from __future__ import annotations

from types import TracebackType

from tests.support.fake import http
from tests.support.fake.answers import Answers
from tests.support.fake.door import Connection, Door, Relay
from tests.support.fake.fault import Stage
from tests.support.fake.http import RestRoute
from tests.support.fake.rpc import GrpcRoute, Rpc
from tests.support.fake.tls import Authority
from tests.support.fake.transcript import GrpcCall, HttpCall, Transcript


class FakeServer:
    """A Weaviate server that answers little, notes everything and fails as told. Use it in a `with` block.

    It runs in threads of this process. Routes say what single requests are answered with (`rest`, `grpc`), doors what
    becomes of connections (`http_door`, `grpc_door`).

    Attributes:
        answers: The state behind the default answers: the version, whether it is ready, the key, the schema.
        transcript: Every request so far.
        http_door: The HTTP port.
        grpc_door: The gRPC port.
        tls: The authority behind its certificates, if it speaks TLS.
    """

    def __init__(
        self,
        *,
        version: str = "1.39.3",
        ready: bool = True,
        api_key: str | None = None,
        max_message_size: int = 104_858_000,
        tls: Authority | None = None,
        mutual: bool = False,
        http_port: int = 0,
        grpc_port: int = 0,
    ) -> None:
        """Start it.

        Args:
            version: The version that it says it has.
            ready: Whether it says that it is ready.
            api_key: The key that calls must carry.
            max_message_size: The size that it says it takes over gRPC.
            tls: Whose certificates it shows; None for no TLS.
            mutual: Whether clients need a certificate of the same authority.
            http_port: A fixed port, for taking the place of an earlier fake.
            grpc_port: Likewise.
        """
        self.answers = Answers(version=version, ready=ready, api_key=api_key, max_message_size=max_message_size)
        self.transcript = Transcript()
        self.tls = tls
        self._stage = Stage()
        self._context = tls.context(mutual=mutual) if tls else None
        self._routes: dict[tuple[str, str], RestRoute] = {}
        self._default = RestRoute(self._stage, self.answers)
        self._rpc = Rpc(
            self._stage,
            self.transcript,
            self._refused,
            self._drop_grpc,
            tls.credentials(mutual=mutual) if tls else None,
        )
        self.grpc_door = Relay(self._stage, self._rpc.port, grpc_port, "grpc")
        self.http_door = Door(self._stage, self._serve, http_port, "http")
        self.answers.url = self.url

    def __enter__(self) -> FakeServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def http_port(self) -> int:
        """The HTTP port, on 127.0.0.1."""
        return self.http_door.port

    @property
    def grpc_port(self) -> int:
        """The gRPC port, on 127.0.0.1."""
        return self.grpc_door.port

    @property
    def url(self) -> str:
        """Scheme, host and HTTP port."""
        return f"{'https' if self.tls else 'http'}://localhost:{self.http_port}"

    def rest(self, method: str, path: str) -> RestRoute:
        """What one verb on one path is answered with; `path` starts with `/v1` and has no query."""
        return self._routes.setdefault((method, path), RestRoute(self._stage, self.answers))

    def grpc(self, name: str) -> GrpcRoute:
        """What the calls of one method are answered with: "Search", "BatchStream", "Check" for the health check."""
        return self._rpc.route(name)

    def restore(self) -> None:
        """Forget everything that was planned, and take connections again."""
        self.http_door.open()
        self.grpc_door.open()
        for rest in self._routes.values():
            rest.restore()
        self._rpc.restore()

    def close(self) -> None:
        """End it within a few seconds: its ports are free, its threads have ended. Closing twice does no harm."""
        if self._stage.closing:
            return
        self._stage.close()
        self.http_door.close()
        self.grpc_door.close()
        self._rpc.close()

    def _serve(self, connection: Connection) -> None:
        http.serve(connection, self._stage, self.transcript, self._route, self._context)

    def _route(self, call: HttpCall) -> RestRoute:
        return self._routes.get((call.method, call.path), self._default)

    def _drop_grpc(self) -> None:
        self.grpc_door.drop()

    def _refused(self, call: GrpcCall) -> str | None:
        authorization = call.header("authorization")
        reason = self.answers.refused(authorization if isinstance(authorization, str) else None)
        return None if reason is None else f"extract auth: {reason}"
