# Generated from weaviate/_async/connection/session.py by scripts/unasync.py. Do not edit.
"""The one way to the server: credentials, deadline, retries and errors of every request."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Mapping
from typing import Self

from weaviate._core import connecting, older, options
from weaviate._core.batching.latest import Latest
from weaviate._core.headers import Headers, checked
from weaviate._core.retry import RetryBudget
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest, TransportFault
from weaviate._core.version import ServerVersion, require
from weaviate._io.blocking import Lock, context_key
from weaviate._io.stream import BidiStream
from weaviate._proto.methods import Method
from weaviate._sync.connection import checks
from weaviate._sync.connection.sending import Sender
from weaviate._sync.embedded import EmbeddedServer
from weaviate.auth import AuthCredentials
from weaviate.config import AdditionalConfig, RetryPolicy, Timeout
from weaviate.exceptions import WeaviateBaseError, WeaviateClosedClientError
from weaviate.models.connection import MAX_MESSAGE_SIZE, ConnectionParams
from weaviate.types import NUMBER


class Session(Sender):
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
        super().__init__(params, credentials, additional_headers, config)
        self._lock = Lock()

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
        added = {name: value for name, value in checked(headers).items() if value is not None}
        self._headers = Headers(self._headers, added)
        self._known_metadata = None

    @property
    def is_connected(self) -> bool:
        """Whether it is open, and an embedded server runs."""
        return self._link.state == "open" and (self._embedded is None or self._embedded.is_running)

    @property
    def can_stream(self) -> bool:
        """Whether streams are to be had, as far as the way to the server goes."""
        return not self.params.grpc_over_http

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
                checks.run(self)
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
            try:
                self._release()
            finally:
                self._credentials.close()

    def _release(self) -> None:
        wires = self._link.wires.pop(context_key(), None)
        self._abandon(list(self._link.wires))
        try:
            if wires is not None:
                wires.close()
        finally:
            if self._embedded is not None:
                self._embedded.stop()

    def note_meta(self, meta: connecting.Meta) -> None:
        """Take what the server says of itself.

        Args:
            meta: What it said.
        """
        self._link.meta = meta
        self._link.version = ServerVersion.parse(meta.version)

    def answers(self, request: RestRequest) -> bool:
        """Whether a request gets status 200; never raises, and sends nothing once the client is closed.

        Args:
            request: What is asked.
        """
        if self._link.state == "closed" or (self._embedded is not None and not self._embedded.is_running):
            return False
        try:
            return self.send_rest(request).status_code == 200
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

    def rest(self, request: RestRequest, *, within: float = math.inf) -> RestReply:
        """Send an HTTP request.

        Args:
            request: What is sent.
            within: The most seconds that it may take, where that is less than its timeout.

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
        return self.send_rest(request, within=within)

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
            return self.send_grpc(fitting)
        return older.answered(self.send_rest(fitting), request)

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
        metadata, authorization = self._metadata(retries)
        try:
            stream = self._current(closings).grpc.stream(method, metadata=metadata, on_event=on_event)
        except TransportFault as fault:
            error = self.stream_error(fault, request)
            raise error from error.__cause__
        self._link.streams[stream] = authorization
        return stream
