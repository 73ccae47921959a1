# Generated from weaviate/_async/connection/session.py by scripts/unasync.py. Do not edit.
"""The one way to the server: credentials, deadline, retries and errors of every request."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Self

from weaviate._core import connecting, errors, older, options
from weaviate._core.batching.latest import Latest
from weaviate._core.retry import Retries, RetryBudget
from weaviate._core.transport import JSON_CONTENT, GrpcRequest, RestReply, RestRequest, TransportFault
from weaviate._core.version import ServerVersion, require
from weaviate._io.blocking import GrpcTransport, HttpTransport, Lock, TaskGroup, context_key, is_gone, now, sleep
from weaviate._io.stream import BidiStream
from weaviate._io.tls import load
from weaviate._proto.methods import Method
from weaviate._sync.connection.auth import Credentials
from weaviate._sync.connection.link import Link, Wires
from weaviate._sync.embedded import EmbeddedServer
from weaviate._version import __version__
from weaviate.auth import AuthCredentials
from weaviate.config import AdditionalConfig, RetryPolicy, Timeout
from weaviate.exceptions import (
    ErrorDetails,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateUnauthorizedError,
)
from weaviate.models.connection import MAX_MESSAGE_SIZE, ConnectionParams
from weaviate.types import NUMBER, TimeoutKind

_CLIENT = f"weaviate-client-python/{__version__}"


class Session:
    """A client's connection. It opens with the first request, and again after `close` by `connect`.

    Args:
        params: Where the server is.
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
        self._embedded = embedded
        self._skip_init_checks = skip_init_checks
        self._configure(config)
        self._budget = RetryBudget(self._retry_policy.budget)
        self._tls = load(config.tls) if config.tls else None
        self._headers = connecting.headers(additional_headers, params, _CLIENT)
        self._credentials = Credentials(credentials, self)
        self._lock = Lock()
        self._link = Link(params)
        self._known_metadata: tuple[Mapping[str, str], str | None, tuple[tuple[str, str], ...]] | None = None

    def _configure(self, config: AdditionalConfig) -> None:
        self.config = config
        self._timeouts: dict[TimeoutKind, float] = {
            "init": config.timeout.init,
            "query": config.timeout.query,
            "insert": config.timeout.insert,
        }
        self._retry_policy = config.retry_policy

    def with_options(
        self, timeout: NUMBER | Timeout | None, retry: RetryPolicy | None, headers: Mapping[str, str] | None
    ) -> Self:
        """A session on the same connection whose calls differ. This one stays as it is.

        Args:
            timeout: Seconds for every kind of call, or one number for each kind; None leaves them.
            retry: When and how often a call is tried again, with a budget of its own; None leaves both.
            headers: Further headers; they win over those of this session, credentials included.

        Raises:
            WeaviateInvalidInputError: An argument is not of its kind.
        """
        # What changes later is in what both then share: the link, the lock, the credentials, the budget.
        other = copy.copy(self)
        other._adapt(options.changed(self.config, timeout, retry), retry, headers)  # noqa: SLF001  # its own class
        return other

    def _adapt(self, config: AdditionalConfig, retry: RetryPolicy | None, headers: Mapping[str, str] | None) -> None:
        self._configure(config)
        if retry is not None:
            self._budget = RetryBudget(retry.budget)
        if headers is not None:
            self.add_headers(headers)

    def add_headers(self, headers: Mapping[str, str]) -> None:
        """Send further headers with every request from now on.

        Args:
            headers: The headers; they win over those that there are, credentials included.

        Raises:
            WeaviateInvalidInputError: No header can carry a name or a value.
        """
        added = connecting.headers(headers, self.params, self._headers[connecting.CLIENT_HEADER])
        self._headers = {**self._headers, **added}
        if "authorization" in added:
            self._credentials = Credentials(None, self)

    @property
    def params(self) -> ConnectionParams:
        """Where the server is; an embedded one says so once it runs."""
        return self._link.params

    @property
    def is_connected(self) -> bool:
        """Whether it is open, and an embedded server runs."""
        return self._link.state == "open" and (self._embedded is None or self._embedded.is_running)

    @property
    def server_version(self) -> str | None:
        """The server's version; None before it was asked for, as with `skip_init_checks`."""
        return self._link.meta.version if self._link.meta else None

    @property
    def batches(self) -> Latest:
        """What became of the client's batches."""
        return self._link.batches

    @property
    def max_message_size(self) -> int:
        """The largest gRPC message that the server takes, in bytes."""
        return (self._link.meta and self._link.meta.max_message_size) or MAX_MESSAGE_SIZE

    def connect(self) -> None:
        """Open it, with the checks, unless it is open. Callers that race wait for one of them."""
        if not self.is_connected:
            with self._lock:
                # Another caller may have opened it while this one waited.
                if not self.is_connected:
                    self._open()

    def _open(self) -> None:
        # No longer closed: the checks send requests.
        before, self._link.state = self._link.state, "new"
        try:
            if self._embedded is not None:
                self._abandon(list(self._link.wires))  # those of a server that has ended
                self._embedded.start()
                self._link.params = self._embedded.params
            if not self._skip_init_checks:
                self._check()
        except BaseException:
            self._link.state = before
            self._release()
            raise
        self._link.state = "open"

    def close(self) -> None:
        """Close it; what is under way fails. Closing twice does nothing."""
        with self._lock:
            self._link.state = "closed"
            self._link.closings += 1
            self._release()

    def _release(self) -> None:
        wires = self._link.wires.pop(context_key(), None)
        self._abandon(list(self._link.wires))
        try:
            if wires is not None:
                wires.close()
        finally:
            if self._embedded is not None:
                self._embedded.stop()

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
            wires = self._link.wires.setdefault(
                place,
                Wires(
                    HttpTransport(connecting.http_options(self.params, self.config, self._tls)),
                    GrpcTransport(connecting.grpc_options(self.params, self.config, self._tls)),
                ),
            )
        if closings != self._link.closings or self._link.state == "closed":
            if self._link.state == "closed":
                self._abandon([place])
            raise WeaviateClosedClientError()
        return wires

    def _check(self) -> None:
        """Ask for version, readiness and the gRPC port at once; the first failure in that order is the one raised."""
        with TaskGroup[WeaviateBaseError | None](3) as group:
            for check in ("meta", "ready", "grpc"):
                group.start_soon(self._outcome, check)
        for error in group.results:
            if error is not None:
                raise error

    def _outcome(self, check: str) -> WeaviateBaseError | None:
        """What one check found wrong, as a value: its failure does not end the others."""
        try:
            if check == "meta":
                self._check_meta()
            elif check == "ready":
                self._check_ready()
            else:
                self._check_grpc()
        except WeaviateBaseError as error:
            return error
        return None

    def _check_meta(self) -> None:
        meta = connecting.meta(self._send_rest(connecting.META))
        connecting.check_version(meta.version, self.params.http.address)
        self._link.meta = meta
        self._link.version = ServerVersion.parse(meta.version)

    def _check_ready(self) -> None:
        reply = self._send_rest(connecting.READY)
        if reply.status_code == 503:
            raise connecting.not_ready(self.params.http.address)

    def _check_grpc(self) -> None:
        try:
            serving = connecting.is_serving(self._send_grpc(connecting.health()))
        except WeaviateUnauthorizedError:
            raise
        except WeaviateBaseError as error:
            raise connecting.grpc_unavailable(self.params, self.server_version, error.details) from error.__cause__
        if not serving:
            raise connecting.grpc_unavailable(self.params, self.server_version, ErrorDetails(step="grpc"))

    def answers(self, request: RestRequest) -> bool:
        """Whether a request gets status 200; never raises, and sends nothing once the client is closed.

        Args:
            request: What is asked.
        """
        if self._link.state == "closed" or (self._embedded is not None and not self._embedded.is_running):
            return False
        try:
            return self._send_rest(request).status_code == 200
        except WeaviateBaseError:
            return False

    def ensure_open(self) -> None:
        """Open it before a request that depends on what the server says of itself; do nothing where that was done.

        Raises:
            WeaviateClosedClientError: It was closed.
            WeaviateBaseError: It cannot be opened.
        """
        if self._link.state == "closed":
            raise WeaviateClosedClientError()
        if self._link.state != "open":
            self.connect()

    def rest(self, request: RestRequest) -> RestReply:
        """Send an HTTP request.

        Args:
            request: What is sent.

        Returns:
            An answer with one of the statuses that the request names.

        Raises:
            WeaviateBaseError: One of its subclasses, by `weaviate._core.errors`.
        """
        if self._link.state != "open":
            self.ensure_open()
        if request.since is not None:
            require(request.what, self.server_version, request.since)
        for part, since in request.parts.items():
            require(f"{request.what}: {part}", self.server_version, since)
        return self._send_rest(request)

    def grpc(self, request: GrpcRequest) -> bytes:
        """Make a gRPC call.

        Args:
            request: What is sent.

        Returns:
            The bytes of the reply.

        Raises:
            WeaviateBaseError: One of its subclasses, by `weaviate._core.errors`.
        """
        if self._link.state != "open":
            self.ensure_open()
        fitting = older.fitting(request, self._link.version)
        if isinstance(fitting, GrpcRequest):
            return self._send_grpc(fitting)
        return older.answered(self._send_rest(fitting), request)

    def stream(self, method: Method, *, on_event: Callable[[], None]) -> BidiStream:
        """Begin a call in which both sides send any number of messages. It is not tried again.

        Bounded by the timeout of inserts until it has begun; the stream itself has no deadline.

        Args:
            method: Which.
            on_event: Called after each message that came and after the end, from anywhere, so that it may only wake.

        Returns:
            The stream. That the server cannot be reached or refuses, its end says: see `stream_error`.

        Raises:
            WeaviateBaseError: One of its subclasses, by `weaviate._core.errors`; nothing was sent.
        """
        if self._link.state != "open":
            self.ensure_open()
        closings = self._link.closings
        request = GrpcRequest(method, b"", what=f"open {method.name}", timeout="insert")
        _, retries = self._start(request.timeout, request.idempotent)
        metadata = self._metadata(retries)
        try:
            return self._current(closings).grpc.stream(method, metadata=metadata, on_event=on_event)
        except TransportFault as fault:
            error = self.stream_error(fault, request)
            raise error from error.__cause__

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

    def anonymous(self, request: RestRequest) -> RestReply:
        """Send an HTTP request without credentials: what finds the identity provider cannot wait for a token.

        Args:
            request: What is sent.
        """
        return self._send_rest(request, anonymous=True)

    def http_to(self, address: str) -> HttpTransport:
        """A transport to another host, such as the identity provider that the server names, set up like the own one.

        Args:
            address: Scheme, host and port.
        """
        return HttpTransport(connecting.foreign_options(self.params, self.config, self._tls, address))

    def _send_rest(self, request: RestRequest, *, anonymous: bool = False) -> RestReply:
        host, closings = self.params.http.address, self._link.closings
        seconds, retries = self._start(request.timeout, request.idempotent)
        sent = False
        while True:
            headers = self._rest_headers(request, anonymous, retries)
            try:
                reply = self._current(closings).http.send(
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
                self._pause(retries.after_fault(fault, now()), error, closings)
                continue
            if reply.status_code in request.ok:
                self._budget.earn()
                return reply
            error = errors.from_reply(request, reply, host, self.server_version)
            sent = sent or reply.status_code != errors.UNDONE_STATUS
            self._pause(retries.after_reply(reply, now()), error, closings)

    def _send_grpc(self, request: GrpcRequest) -> bytes:
        closings = self._link.closings
        seconds, retries = self._start(request.timeout, request.idempotent)
        sent = False
        while True:
            metadata = self._metadata(retries)
            try:
                reply = self._current(closings).grpc.unary(
                    request.method, request.message, metadata=metadata, timeout=retries.remaining(now())
                )
            except TransportFault as fault:
                fault.left(retries.remaining(now()))
                error = errors.from_grpc_fault(
                    request, fault, self.params.grpc.address, seconds, sent=sent, version=self.server_version
                )
                sent = error.details.sent
                self._pause(retries.after_fault(fault, now()), error, closings)
                continue
            self._budget.earn()
            return reply

    def _pause(self, seconds: float | None, error: WeaviateBaseError, closings: int) -> None:
        """Wait before the next try, or give up: with the error of the last, or since the client was closed."""
        if closings != self._link.closings:
            raise WeaviateClosedClientError() from error.__cause__
        if seconds is None:
            raise error
        sleep(seconds)

    def _start(self, timeout: TimeoutKind, idempotent: bool) -> tuple[float, Retries]:
        seconds = self._timeouts[timeout]
        return seconds, Retries(self._retry_policy, self._budget, idempotent, now() + seconds)

    def _rest_headers(self, request: RestRequest, anonymous: bool, retries: Retries) -> dict[str, str]:
        headers = dict(self._headers) if request.body is None else {**self._headers, **JSON_CONTENT}
        if anonymous:
            return headers
        authorization = self._credentials.authorization(retries)
        if authorization is not None:
            headers["authorization"] = authorization
        return headers

    def _metadata(self, retries: Retries) -> tuple[tuple[str, str], ...]:
        authorization = self._credentials.authorization(retries)
        known, headers = self._known_metadata, self._headers
        if known is None or known[0] is not headers or known[1] is not authorization:
            pairs = dict(headers) if authorization is None else {**headers, "authorization": authorization}
            known = self._known_metadata = headers, authorization, tuple(pairs.items())
        return known[2]
