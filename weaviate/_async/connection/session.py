"""The one way to the server: credentials, deadline, retries and errors of every request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from weaviate._async.connection.auth import Credentials
from weaviate._async.embedded import EmbeddedServer
from weaviate._core import connecting, errors
from weaviate._core.retry import Retries, RetryBudget
from weaviate._core.search import legacy
from weaviate._core.transport import JSON_CONTENT, GrpcRequest, RestReply, RestRequest, TransportFault
from weaviate._core.version import ServerVersion
from weaviate._io.aio import GrpcTransport, HttpTransport, Lock, TaskGroup, context_key, is_gone, now, sleep
from weaviate._io.tls import load
from weaviate._proto.methods import SEARCH
from weaviate._version import __version__
from weaviate.auth import AuthCredentials
from weaviate.config import AdditionalConfig
from weaviate.exceptions import (
    ErrorDetails,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateUnauthorizedError,
)
from weaviate.models.connection import MAX_MESSAGE_SIZE, ConnectionParams
from weaviate.types import TimeoutKind


@dataclass(slots=True)
class Wires:
    """The transports of one place (see `context_key`). They open by themselves with their first request."""

    http: HttpTransport
    grpc: GrpcTransport

    async def close(self) -> None:
        """Close both."""
        try:
            await self.http.close()
        finally:
            await self.grpc.close()

    def abandon(self) -> None:
        """Drop both: they cannot be closed from here."""
        self.http.abandon()
        self.grpc.abandon()


class Session:
    """A client's connection. It opens with the first request, and again after `close` by `connect`.

    Args:
        params: Where the server is; an embedded one says so again once it runs.
        embedded: The embedded server, which lives as long as the connection.
        credentials: Who the caller is.
        additional_headers: Headers of every request.
        config: Timeouts, pools, proxies, TLS, retries.
        skip_init_checks: Whether `connect` sends nothing.
    """

    def __init__(
        self,
        params: ConnectionParams,
        *,
        embedded: EmbeddedServer | None,
        credentials: AuthCredentials | str | None,
        additional_headers: Mapping[str, str] | None,
        config: AdditionalConfig,
        skip_init_checks: bool,
    ) -> None:
        self.config = config
        self.params = params
        self._embedded = embedded
        self._skip_init_checks = skip_init_checks
        self._timeouts: dict[TimeoutKind, float] = {
            "init": config.timeout.init,
            "query": config.timeout.query,
            "insert": config.timeout.insert,
        }
        self._retry_policy = config.retry_policy
        self._budget = RetryBudget(self._retry_policy.budget)
        self._tls = load(config.tls) if config.tls else None
        self._headers = connecting.headers(additional_headers, params, f"weaviate-client-python/{__version__}")
        self._credentials = Credentials(credentials, self)
        self._state: Literal["new", "open", "closed"] = "new"
        # How often it was closed: a call belongs to one opening, and does not go on in the next.
        self._closings = 0
        self._lock = Lock()
        self._wires: dict[tuple[int, int], Wires] = {}
        self._known_metadata: tuple[str | None, tuple[tuple[str, str], ...]] | None = None
        self._meta: connecting.Meta | None = None
        self._version: ServerVersion | None = None

    @property
    def is_connected(self) -> bool:
        """Whether it is open, and an embedded server runs."""
        return self._state == "open" and (self._embedded is None or self._embedded.is_running)

    @property
    def server_version(self) -> str | None:
        """The server's version; None before it was asked for, as with `skip_init_checks`."""
        return self._meta.version if self._meta else None

    @property
    def max_message_size(self) -> int:
        """The largest gRPC message that the server takes, in bytes."""
        return (self._meta and self._meta.max_message_size) or MAX_MESSAGE_SIZE

    async def connect(self) -> None:
        """Open it, with the checks, unless it is open. Callers that race wait for one of them."""
        if not self.is_connected:
            async with self._lock:
                # Another caller may have opened it while this one waited.
                if not self.is_connected:
                    await self._open()

    async def _open(self) -> None:
        # No longer closed: the checks send requests.
        before, self._state = self._state, "new"
        try:
            if self._embedded is not None:
                self._abandon(list(self._wires))  # those of a server that has ended
                await self._embedded.start()
                self.params = self._embedded.params
            if not self._skip_init_checks:
                await self._check()
        except BaseException:
            self._state = before
            await self._release()
            raise
        self._state = "open"

    async def close(self) -> None:
        """Close it; what is under way fails. Closing twice does nothing."""
        async with self._lock:
            self._state = "closed"
            self._closings += 1
            await self._release()

    async def _release(self) -> None:
        wires = self._wires.pop(context_key(), None)
        self._abandon(list(self._wires))
        try:
            if wires is not None:
                await wires.close()
        finally:
            if self._embedded is not None:
                await self._embedded.stop()

    def _abandon(self, places: list[tuple[int, int]]) -> None:
        for place in places:
            wires = self._wires.pop(place, None)
            if wires is not None:
                wires.abandon()

    def _current(self, closings: int) -> Wires:
        """The transports of this place, for a call that began when it had been closed so often.

        Raises:
            WeaviateClosedClientError: It was closed since.
        """
        place = context_key()
        wires = self._wires.get(place)
        if wires is None:
            self._abandon([other for other in list(self._wires) if is_gone(other)])
            # setdefault, since two callers may come here at once: both get the same pair.
            wires = self._wires.setdefault(
                place,
                Wires(
                    HttpTransport(connecting.http_options(self.params, self.config, self._tls)),
                    GrpcTransport(connecting.grpc_options(self.params, self.config, self._tls)),
                ),
            )
        if closings != self._closings or self._state == "closed":
            if self._state == "closed":
                self._abandon([place])
            raise WeaviateClosedClientError()
        return wires

    async def _check(self) -> None:
        """Ask for version, readiness and the gRPC port at once; the first failure in that order is the one raised."""
        async with TaskGroup[WeaviateBaseError | None](3) as group:
            for check in ("meta", "ready", "grpc"):
                group.start_soon(self._outcome, check)
        for error in group.results:
            if error is not None:
                raise error

    async def _outcome(self, check: str) -> WeaviateBaseError | None:
        """What one check found wrong, as a value: its failure does not end the others."""
        try:
            if check == "meta":
                await self._check_meta()
            elif check == "ready":
                await self._check_ready()
            else:
                await self._check_grpc()
        except WeaviateBaseError as error:
            return error
        return None

    async def _check_meta(self) -> None:
        meta = connecting.meta(await self._send_rest(connecting.META))
        connecting.check_version(meta.version, self.params.http.address)
        self._meta = meta
        self._version = ServerVersion.parse(meta.version)

    async def _check_ready(self) -> None:
        reply = await self._send_rest(connecting.READY)
        if reply.status_code == 503:
            raise connecting.not_ready(self.params.http.address)

    async def _check_grpc(self) -> None:
        try:
            serving = connecting.is_serving(await self._send_grpc(connecting.health()))
        except WeaviateUnauthorizedError:
            raise
        except WeaviateBaseError as error:
            raise connecting.grpc_unavailable(self.params, self.server_version, error.details) from error.__cause__
        if not serving:
            raise connecting.grpc_unavailable(self.params, self.server_version, ErrorDetails(step="grpc"))

    async def answers(self, request: RestRequest) -> bool:
        """Whether a request gets status 200; never raises, and sends nothing once the client is closed.

        Args:
            request: What is asked.
        """
        if self._state == "closed" or (self._embedded is not None and not self._embedded.is_running):
            return False
        try:
            return (await self._send_rest(request)).status_code == 200
        except WeaviateBaseError:
            return False

    async def rest(self, request: RestRequest) -> RestReply:
        """Send an HTTP request.

        Args:
            request: What is sent.

        Returns:
            An answer with one of the statuses that the request names.

        Raises:
            WeaviateBaseError: One of its subclasses, by `weaviate._core.errors`.
        """
        if self._state != "open":
            await self._ensure_open()
        return await self._send_rest(request)

    async def grpc(self, request: GrpcRequest) -> bytes:
        """Make a gRPC call.

        Args:
            request: What is sent.

        Returns:
            The bytes of the reply.

        Raises:
            WeaviateBaseError: One of its subclasses, by `weaviate._core.errors`.
        """
        if self._state != "open":
            await self._ensure_open()
        if self._version is not None and self._version < legacy.SINCE and request.method is SEARCH:
            request = legacy.rewritten(request, self._version)
        return await self._send_grpc(request)

    async def anonymous(self, request: RestRequest) -> RestReply:
        """Send an HTTP request without credentials: what finds the identity provider cannot wait for a token.

        Args:
            request: What is sent.
        """
        return await self._send_rest(request, anonymous=True)

    def http_to(self, address: str) -> HttpTransport:
        """A transport to another host, such as the identity provider that the server names, set up like the own one.

        Args:
            address: Scheme, host and port.
        """
        return HttpTransport(connecting.foreign_options(self.params, self.config, self._tls, address))

    async def _ensure_open(self) -> None:
        if self._state == "closed":
            raise WeaviateClosedClientError()
        await self.connect()

    async def _send_rest(self, request: RestRequest, *, anonymous: bool = False) -> RestReply:
        host, closings = self.params.http.address, self._closings
        seconds, retries = self._start(request.timeout, request.idempotent)
        sent = False
        while True:
            headers = await self._rest_headers(request, anonymous, retries)
            try:
                reply = await self._current(closings).http.send(
                    request.method,
                    request.path,
                    headers=headers,
                    params=request.params,
                    content=request.body,
                    timeout=retries.remaining(now()),
                )
            except TransportFault as fault:
                error = errors.from_rest_fault(request, fault, host, seconds, sent=sent)
                sent = error.details.sent
                await self._pause(retries.after_fault(fault, now()), error, closings)
                continue
            if reply.status_code in request.ok:
                self._budget.earn()
                return reply
            await self._pause(retries.after_reply(reply, now()), errors.from_reply(request, reply, host), closings)

    async def _send_grpc(self, request: GrpcRequest) -> bytes:
        closings = self._closings
        seconds, retries = self._start(request.timeout, request.idempotent)
        sent = False
        while True:
            metadata = await self._metadata(retries)
            try:
                reply = await self._current(closings).grpc.unary(
                    request.method, request.message, metadata=metadata, timeout=retries.remaining(now())
                )
            except TransportFault as fault:
                error = errors.from_grpc_fault(request, fault, self.params.grpc.address, seconds, sent=sent)
                sent = error.details.sent
                await self._pause(retries.after_fault(fault, now()), error, closings)
                continue
            self._budget.earn()
            return reply

    async def _pause(self, seconds: float | None, error: WeaviateBaseError, closings: int) -> None:
        """Wait before the next try, or give up: with the error of the last, or since the client was closed."""
        if closings != self._closings:
            raise WeaviateClosedClientError() from error.__cause__
        if seconds is None:
            raise error
        await sleep(seconds)

    def _start(self, timeout: TimeoutKind, idempotent: bool) -> tuple[float, Retries]:
        seconds = self._timeouts[timeout]
        return seconds, Retries(self._retry_policy, self._budget, idempotent, now() + seconds)

    async def _rest_headers(self, request: RestRequest, anonymous: bool, retries: Retries) -> dict[str, str]:
        headers = dict(self._headers) if request.body is None else {**self._headers, **JSON_CONTENT}
        if anonymous:
            return headers
        authorization = await self._credentials.authorization(retries)
        if authorization is not None:
            headers["authorization"] = authorization
        return headers

    async def _metadata(self, retries: Retries) -> tuple[tuple[str, str], ...]:
        authorization = await self._credentials.authorization(retries)
        known = self._known_metadata
        if known is None or known[0] is not authorization:
            pairs = dict(self._headers) if authorization is None else {**self._headers, "authorization": authorization}
            known = self._known_metadata = authorization, tuple(pairs.items())
        return known[1]
