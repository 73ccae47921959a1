"""How requests leave: with their headers and credentials, within their deadline, as often as that takes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeAlias

from weaviate._async.connection.auth import Credentials
from weaviate._async.connection.link import Link, Wires
from weaviate._async.connection.over_http import GrpcOverHttp
from weaviate._core import connecting, errors
from weaviate._core.headers import Headers, checked, standard
from weaviate._core.retry import Retries, RetryBudget
from weaviate._core.transport import JSON_CONTENT, GrpcRequest, RestReply, RestRequest, TransportFault
from weaviate._io.aio import GrpcTransport, HttpTransport, context_key, is_gone, now, sleep
from weaviate._io.stream import BidiStream
from weaviate._io.tls import load
from weaviate._version import __version__
from weaviate.auth import AuthCredentials
from weaviate.config import AdditionalConfig
from weaviate.exceptions import WeaviateBaseError, WeaviateClosedClientError
from weaviate.models.connection import ConnectionParams
from weaviate.types import TimeoutKind

_CLIENT = f"weaviate-client-python/{__version__}"
_Metadata: TypeAlias = tuple[str | None, Mapping[str, str], tuple[tuple[str, str], ...]]
"""Credentials and headers, and what gRPC is given of both."""


class Sender:
    """What sends a client's requests.

    Args:
        params: Where the server is.
        credentials: Who the caller is.
        additional_headers: Headers of every request.
        config: Timeouts, pools, proxies, TLS, retries.
    """

    def __init__(
        self,
        params: ConnectionParams,
        credentials: AuthCredentials | str | None,
        additional_headers: Mapping[str, str] | None,
        config: AdditionalConfig,
    ) -> None:
        self._configure(config)
        self._budget = RetryBudget(self._retry_policy.budget)
        self._tls = load(config.tls) if config.tls else None
        own = {name: value for name, value in checked(additional_headers).items() if value is not None}
        if credentials is not None:
            own.pop("authorization", None)  # only what is set later wins over credentials
        self._headers = Headers(standard(params, _CLIENT), own)
        self._credentials = Credentials(credentials, self)
        self._link = Link(params)
        self._known_metadata: _Metadata | None = None

    def _configure(self, config: AdditionalConfig) -> None:
        self.config = config
        self._timeouts: dict[TimeoutKind, float] = {
            "init": config.timeout.init,
            "query": config.timeout.query,
            "insert": config.timeout.insert,
        }
        self._retry_policy = config.retry_policy

    def set_headers(self, headers: Mapping[str, str | None]) -> None:
        """Change the headers of the requests, and streams, that begin from now on.

        Args:
            headers: What differs; None removes one. `authorization` wins over the credentials.

        Raises:
            WeaviateInvalidInputError: No header can carry a name or a value. Nothing was changed.
        """
        self._headers.change(checked(headers))

    @property
    def params(self) -> ConnectionParams:
        """Where the server is; an embedded one says so once it runs."""
        return self._link.params

    @property
    def is_closed(self) -> bool:
        """Whether its owner closed it."""
        return self._link.state == "closed"

    @property
    def server_version(self) -> str | None:
        """The server's version; None before it was asked for, as with `skip_init_checks`."""
        return self._link.meta.version if self._link.meta else None

    def _abandon(self, places: list[tuple[int, int]]) -> None:
        for place in places:
            wires = self._link.wires.pop(place, None)
            if wires is not None:
                wires.abandon()

    def _current(self, closings: int) -> Wires:
        """The transports of this place, for a call that began when it had been closed so often.

        Raises:
            WeaviateClosedClientError: It was closed since.
        """
        place = context_key()
        wires = self._link.wires.get(place)
        if wires is None:
            self._abandon([other for other in list(self._link.wires) if is_gone(other)])
            # setdefault, since two callers may come here at once: both get the same pair.
            wires = self._link.wires.setdefault(place, self._wires())
        if closings != self._link.closings or self._link.state == "closed":
            if self._link.state == "closed":
                self._abandon([place])
            raise WeaviateClosedClientError()
        return wires

    def _wires(self) -> Wires:
        http = HttpTransport(connecting.http_options(self.params, self.config, self._tls))
        if self.params.grpc_over_http:
            return Wires(http, GrpcOverHttp(http))
        return Wires(http, GrpcTransport(connecting.grpc_options(self.params, self.config, self._tls)))

    async def may_stream_again(self, stream: BidiStream, fault: TransportFault | None) -> bool:
        """Whether another stream may be accepted where one was not: its token was refused, and there is another.

        Args:
            stream: The one that has ended.
            fault: How.
        """
        if fault is None or not errors.is_unauthorized(fault) or self._link.state == "closed":
            return False
        _, retries = self._start("insert", True)
        return await self._credentials.renewed(self._link.streams.get(stream), retries)

    def stream_error(self, fault: TransportFault, request: GrpcRequest) -> WeaviateBaseError:
        """The error that the end of a stream means.

        Args:
            fault: How it ended.
            request: What was to be done by it, for the error's text.
        """
        if self._link.state == "closed":
            error: WeaviateBaseError = WeaviateClosedClientError()
            error.__cause__ = fault
            return error
        seconds, address = self._timeouts[request.timeout], self.params.grpc.address
        return errors.from_grpc_fault(request, fault, address, seconds, version=self.server_version)

    async def anonymous(self, request: RestRequest, within: float) -> RestReply:
        """Send an HTTP request without credentials: what finds the identity provider cannot wait for a token.

        Args:
            request: What is sent.
            within: The most seconds that it may take.
        """
        return await self.send_rest(request, anonymous=True, within=within)

    def patience(self) -> Retries:
        """What bounds the renewal of a token that no call waits for."""
        return self._start("query", True)[1]

    def http_to(self, address: str) -> HttpTransport:
        """A transport to another host, such as the identity provider that the server names, set up like the own one.

        Args:
            address: Scheme, host and port.
        """
        return HttpTransport(connecting.foreign_options(self.params, self.config, self._tls, address))

    async def send_rest(self, request: RestRequest, *, anonymous: bool = False, within: float = math.inf) -> RestReply:
        """Send an HTTP request, whether the client is open or not: see `Session.rest`.

        Args:
            request: What is sent.
            anonymous: Whether it goes without credentials.
            within: The most seconds that it may take, where that is less than its timeout.
        """
        host, closings = self.params.http.address, self._link.closings
        seconds, retries = self._start(request.timeout, request.idempotent, within)
        sent = renewed = False
        while True:
            headers, authorization = await self._rest_headers(request, anonymous, retries)
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
            if errors.is_answer(request, reply):
                self._budget.earn()
                return reply
            error = errors.from_reply(request, reply, host, self.server_version)
            if reply.status_code == errors.UNAUTHORIZED_STATUS and authorization is not None:
                # Nothing was done, so that it may be sent again, whatever it is.
                if not renewed and (renewed := await self._credentials.renewed(authorization, retries)):
                    continue
                self._credentials.explain(error)
            sent = sent or reply.status_code != errors.UNDONE_STATUS
            await self._pause(retries.after_reply(reply, now()), error, closings)

    async def send_grpc(self, request: GrpcRequest) -> bytes:
        """Make a gRPC call, whether the client is open or not: see `Session.grpc`.

        Args:
            request: What is sent.
        """
        closings = self._link.closings
        seconds, retries = self._start(request.timeout, request.idempotent)
        sent = renewed = False
        while True:
            metadata, authorization = await self._metadata(retries)
            try:
                reply = await self._current(closings).grpc.unary(
                    request.method, request.message, metadata=metadata, timeout=retries.remaining(now())
                )
            except TransportFault as fault:
                fault.left(retries.remaining(now()))
                error = errors.from_grpc_fault(
                    request, fault, self.params.grpc.address, seconds, sent=sent, version=self.server_version
                )
                if authorization is not None and errors.is_unauthorized(fault):
                    if not renewed and (renewed := await self._credentials.renewed(authorization, retries)):
                        continue
                    self._credentials.explain(error)
                sent = error.details.sent
                await self._pause(retries.after_fault(fault, now()), error, closings)
                continue
            self._budget.earn()
            return reply

    async def _pause(self, seconds: float | None, error: WeaviateBaseError, closings: int) -> None:
        """Wait before the next try, or give up: with the error of the last, or since the client was closed."""
        if closings != self._link.closings:
            raise WeaviateClosedClientError() from error.__cause__
        if seconds is None:
            raise error
        await sleep(seconds)

    def _start(self, timeout: TimeoutKind, idempotent: bool, within: float = math.inf) -> tuple[float, Retries]:
        seconds = min(self._timeouts[timeout], within)
        return seconds, Retries(self._retry_policy, self._budget, idempotent, now() + seconds)

    async def _rest_headers(
        self, request: RestRequest, anonymous: bool, retries: Retries
    ) -> tuple[dict[str, str], str | None]:
        """The headers of a request, and what of them the credentials gave."""
        given = self._headers.all()
        headers = dict(given) if request.body is None else {**given, **JSON_CONTENT}
        if anonymous or "authorization" in given:
            return headers, None
        authorization = await self._credentials.authorization(retries)
        if authorization is not None:
            headers["authorization"] = authorization
        return headers, authorization

    async def _metadata(self, retries: Retries) -> tuple[tuple[tuple[str, str], ...], str | None]:
        """The headers of a gRPC call, and what of them the credentials gave."""
        given = self._headers.all()
        authorization = None if "authorization" in given else await self._credentials.authorization(retries)
        known = self._known_metadata
        if known is None or known[0] is not authorization or known[1] is not given:
            pairs = dict(given) if authorization is None else {**given, "authorization": authorization}
            known = self._known_metadata = authorization, given, tuple(pairs.items())
        return known[2], authorization
