# Generated from weaviate/_async/client.py by scripts/unasync.py. Do not edit.
"""The client."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from weaviate._core import connecting
from weaviate._core.integrations import ClientIntegrations
from weaviate._core.rest import graphql
from weaviate._sync.alias import Aliases
from weaviate._sync.backup import Backup
from weaviate._sync.cluster import Cluster
from weaviate._sync.collections.batch.modes import ClientBatching
from weaviate._sync.collections.manager import Collections
from weaviate._sync.connection.session import Session
from weaviate._sync.debug import Debug
from weaviate._sync.embedded import EmbeddedServer
from weaviate._sync.export import Export
from weaviate._sync.groups import Groups
from weaviate._sync.namespaces import Namespaces
from weaviate._sync.roles import Roles
from weaviate._sync.tasks import Tasks
from weaviate._sync.tokenization import Tokenizer
from weaviate._sync.users import Users
from weaviate.auth import AuthCredentials
from weaviate.config import AdditionalConfig, RetryPolicy, Timeout
from weaviate.embedded import EmbeddedOptions
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.connection import ConnectionParams
from weaviate.models.results import RawGQLReturn
from weaviate.types import NUMBER


class WeaviateClient:
    """A client of one Weaviate server.

    It connects with its first request, with `connect`, or on entering a `with` block, and closes on leaving that.
    After `close` every request raises `WeaviateClosedClientError` until `connect` opens it again. Wherever its
    connections cannot be used, as in a forked process, it opens new ones by itself.

    Args:
        connection_params: Where the server is.
        embedded_options: Or: how to run a server of its own, which starts with `connect` and ends with `close`.
        auth_client_secret: Who the caller is: see `weaviate.classes.init.Auth`. A text is taken as an API key.
        additional_headers: Headers of every request, such as the keys of model providers.
        additional_config: Timeouts, pools, proxies, TLS, retries.
        skip_init_checks: Whether `connect` sends nothing. The server's version is then unknown.

    Attributes:
        alias: Further names of collections.
        backup: Makes and restores backups.
        batch: Writes many objects and references, of any collection.
        cluster: The nodes, and where replicas are.
        collections: The collections on the server.
        debug: Shows what the server has.
        export: Writes collections to files that other programs read.
        groups: The roles of groups of users.
        integrations: The keys of model providers.
        namespaces: Parts of a cluster with collections and users of their own.
        roles: What users may do.
        tasks: What the server does in the background.
        tokenization: Shows the words that the server makes of texts.
        users: Users and their roles.

    Raises:
        WeaviateInvalidInputError: Neither or both of `connection_params` and `embedded_options` are given, or a value
            is not one of its kind.

    Examples:
        >>> from weaviate import WeaviateClient
        >>> from weaviate.connect import ConnectionParams
        >>> client = WeaviateClient(ConnectionParams.from_url("http://localhost:8080", grpc_port=50051))
        >>> with client:
        ...     print(client.get_meta())
    """

    def __init__(
        self,
        connection_params: ConnectionParams | None = None,
        embedded_options: EmbeddedOptions | None = None,
        auth_client_secret: AuthCredentials | str | None = None,
        additional_headers: dict[str, str] | None = None,
        additional_config: AdditionalConfig | None = None,
        skip_init_checks: bool = False,
    ) -> None:
        for name, value, kind in (
            ("connection_params", connection_params, ConnectionParams),
            ("embedded_options", embedded_options, EmbeddedOptions),
            ("additional_config", additional_config, AdditionalConfig),
        ):
            if value is not None and not isinstance(value, kind):
                # The value may hold a secret: it is not shown.
                given = type(value).__name__
                raise WeaviateInvalidInputError(f"{name}: must be of the class {kind.__name__}, not {given}")
        embedded = None
        if embedded_options is not None:
            if connection_params is not None:
                raise WeaviateInvalidInputError("Give connection_params or embedded_options, not both.")
            embedded = EmbeddedServer(embedded_options)
            connection_params = embedded.params
        if connection_params is None:
            raise WeaviateInvalidInputError("Give connection_params or embedded_options.")
        self._use(
            Session(
                connection_params,
                embedded=embedded,
                credentials=auth_client_secret,
                additional_headers=additional_headers,
                config=additional_config or AdditionalConfig(),
                skip_init_checks=skip_init_checks,
            )
        )

    def _use(self, session: Session) -> None:
        self._session = session
        self.alias = Aliases(session)
        self.backup = Backup(session)
        self.batch = ClientBatching(session)
        self.cluster = Cluster(session)
        self.collections = Collections(session)
        self.debug = Debug(session)
        self.export = Export(session)
        self.groups = Groups(session)
        self.integrations = ClientIntegrations(session.set_headers)
        self.namespaces = Namespaces(session)
        self.roles = Roles(session)
        self.tasks = Tasks(session)
        self.tokenization = Tokenizer(session)
        self.users = Users(session)

    def __repr__(self) -> str:
        state = "connected" if self.is_connected() else "not connected"
        return f"<{type(self).__name__} {self._session.params.http_url} {state}>"

    def __enter__(self) -> Self:
        self.connect()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def with_options(
        self,
        *,
        timeout: NUMBER | Timeout | None = None,
        retry: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A client on the same connection whose calls differ. What is not given stays as it is.

        Closing either closes both.

        Args:
            timeout: How many seconds a call may take in all, whatever it does, or a `Timeout`.
            retry: When and how often a call is tried again; `RetryPolicy(max_attempts=1)` for never. Its budget is the
                new client's own.
            headers: Further headers of every request. They win over this client's of the same name; `authorization`
                wins over its credentials.

        Raises:
            WeaviateInvalidInputError: An argument is not of its kind, or no header can carry a value.
        """
        other = copy.copy(self)
        other._use(self._session.with_options(timeout, retry, headers))  # noqa: SLF001  # its own class
        return other

    def set_headers(self, headers: Mapping[str, str | None]) -> None:
        """Change headers while the client is in use, such as the key of a model provider.

        They go with every request, and every stream of a batch, that begins from now on: of this client and its
        handles, and of those that `with_options` made of them, unless these have their own of the same name.

        Args:
            headers: What changes. None removes a header; the others stay. `authorization` wins over the client's
                credentials, until it is removed.

        Raises:
            WeaviateInvalidInputError: No header can carry a name or a value. Nothing was changed.

        Examples:
            >>> client.set_headers({"X-OpenAI-Api-Key": "another-key", "X-Cohere-Api-Key": None})
        """
        self._session.set_headers(headers)

    def connect(self) -> None:
        """Connect, unless that is done. Callers that race share one attempt.

        An embedded server is started. Unless `skip_init_checks` is set, the server's version, its readiness and its
        gRPC port are checked at once, within `Timeout.init`.

        Raises:
            WeaviateConnectionError: The server cannot be reached; the error names the step that failed.
            WeaviateTimeoutError: It does not answer in time.
            WeaviateUnauthorizedError: It does not accept the credentials.
            WeaviateGRPCUnavailableError: Its gRPC port cannot be reached, or something else answers there.
            WeaviateStartUpError: It is not ready or too old, or an embedded one did not start.
            ResponseCannotBeDecodedError: What answers is not Weaviate.
        """
        self._session.connect()

    def close(self) -> None:
        """Close the connection, and end an embedded server. Closing twice does nothing."""
        self._session.close()

    def is_connected(self) -> bool:
        """Whether the client is connected, as far as it knows; nothing is sent."""
        return self._session.is_connected

    def is_live(self) -> bool:
        """Whether the server is up. Never raises."""
        return self._session.answers(connecting.LIVE)

    def is_ready(self) -> bool:
        """Whether the server takes requests. Never raises."""
        return self._session.answers(connecting.READY)

    def get_meta(self) -> dict[str, Any]:
        """What the server says of itself.

        Returns:
            Its `version`, `hostname`, `modules`, and more.

        Raises:
            WeaviateBaseError: The server did not answer, or refused.
        """
        return connecting.whole_meta(self._session.rest(connecting.GET_META))

    def get_open_id_configuration(self) -> dict[str, Any] | None:
        """Where the server's identity provider is.

        Returns:
            `href`, `clientId` and `scopes`, or None when the server uses none.

        Raises:
            WeaviateBaseError: The server did not answer, or refused.
        """
        return connecting.open_id(self._session.rest(connecting.OPEN_ID))

    def graphql_raw_query(self, gql_query: str) -> RawGQLReturn:
        """Send a query in GraphQL. Deprecated: Weaviate gives GraphQL up.

        What is wrong with the query does not raise, but is in `errors` of the answer. Whatever a query is put
        together from has to be escaped: a text that is not can change what is asked for.

        Args:
            gql_query: The query.

        Returns:
            What `Get`, `Aggregate` and `Explore` of the query found, and what went wrong. Other names that the query
            gives to them are left out.

        Raises:
            WeaviateInvalidInputError: The query is no text. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; an empty query, and a server without collections, give
                status 422.
            WeaviateBaseError: The server did not answer.
        """
        warnings.warn(graphql.DEPRECATED, DeprecationWarning, stacklevel=2)
        return graphql.raw_answer(self._session.rest(graphql.raw_query(gql_query)))
