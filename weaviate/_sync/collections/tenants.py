# Generated from weaviate/_async/collections/tenants.py by scripts/unasync.py. Do not edit.
"""The tenants of one collection."""

from __future__ import annotations

from collections.abc import Sequence

from weaviate._core.decode import tenants as decode
from weaviate._core.rest import tenants as rest
from weaviate._core.scope import Scope
from weaviate._core.transport import RestRequest
from weaviate._sync.collections.many import send_all
from weaviate._sync.connection.session import Session
from weaviate.models.tenants import Tenant, TenantCreateInputType, TenantOutputType, TenantUpdateInputType


class Tenants:
    """Creates, reads, changes and removes the tenants of one collection.

    Any number can be given at once: they go out in requests of a size that the server takes, a few at a time. Where
    the server refuses some of the requests, the others are carried out all the same, and the error says of each that
    failed which tenants it was about. Of those tenants some may have been changed. Once the server does not answer or
    does not accept the credentials any more, no more are sent.
    """

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    def create(self, tenants: TenantCreateInputType | Sequence[TenantCreateInputType]) -> None:
        """Create tenants. Those that exist stay as they are.

        Args:
            tenants: The tenants, or their names: up to 64 of A-Z, a-z, 0-9, `_` and `-`. They are active by default.

        Raises:
            WeaviateInvalidInputError: One is no tenant, has a name that none can have or a status that a new one
                cannot have, or is there twice. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist or has no tenants gives
                status 422.
        """
        self._send(rest.create(self._scope, tenants))

    def remove(self, tenants: str | Tenant | Sequence[str | Tenant]) -> None:
        """Remove tenants, with all of their objects. Those that do not exist are no error.

        Args:
            tenants: The tenants, or their names.

        Raises:
            WeaviateInvalidInputError: One is no tenant, or has a name that none can have. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist or has no tenants gives
                status 422.
        """
        self._send(rest.remove(self._scope, tenants))

    def get(self) -> dict[str, TenantOutputType]:
        """All tenants, by name.

        Raises:
            WeaviateQueryError: The server refused: the collection does not exist, or has no tenants.
        """
        return {**decode.tenants(self._session.grpc(rest.get(self._scope)))}

    def get_by_names(self, tenants: Sequence[str | Tenant]) -> dict[str, TenantOutputType]:
        """Some tenants, by name. Those that do not exist are left out.

        Args:
            tenants: The tenants, or their names. For none of them the server is not asked.

        Raises:
            WeaviateInvalidInputError: One is no tenant, or has a name that none can have. Nothing was sent.
            WeaviateQueryError: The server refused: the collection does not exist, or has no tenants.
        """
        request = rest.get(self._scope, tenants)
        return {**decode.tenants(self._session.grpc(request))} if tenants else {}

    def get_by_name(self, tenant: str | Tenant) -> TenantOutputType | None:
        """One tenant; None, where it does not exist.

        Args:
            tenant: The tenant, or its name.

        Raises:
            WeaviateInvalidInputError: It is no tenant, or has a name that none can have. Nothing was sent.
            WeaviateQueryError: The server refused: the collection does not exist, or has no tenants.
        """
        [name] = rest.names([tenant])
        return decode.tenants(self._session.grpc(rest.get(self._scope, [name]))).get(name)

    def exists(self, tenant: str | Tenant) -> bool:
        """Whether there is a tenant, whatever its status.

        Args:
            tenant: The tenant, or its name.

        Raises:
            WeaviateInvalidInputError: It is no tenant, or has a name that none can have. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist or has no tenants gives
                status 422.
        """
        return rest.existed(self._session.rest(rest.exists(self._scope, tenant)))

    def update(self, tenants: TenantUpdateInputType | Sequence[TenantUpdateInputType]) -> None:
        """Change the status of tenants.

        Args:
            tenants: The tenants, with what they are to be.

        Raises:
            WeaviateInvalidInputError: One is no tenant, has a name that none can have, is to be what only the server
                can make of it, or is there twice. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a tenant that does not exist gives status 422.
        """
        self._send(rest.update(self._scope, tenants))

    def activate(self, tenant: str | Tenant | Sequence[str | Tenant]) -> None:
        """Make tenants active: they can be read and written.

        Args:
            tenant: The tenants, or their names.

        Raises:
            WeaviateInvalidInputError: One is no tenant, has a name that none can have, or is there twice. Nothing was
                sent.
            UnexpectedStatusCodeError: The server refused; a tenant that does not exist gives status 422.
        """
        self._send(rest.make(self._scope, tenant, "ACTIVE"))

    def deactivate(self, tenant: str | Tenant | Sequence[str | Tenant]) -> None:
        """Make tenants inactive: they cannot be read or written, and take no memory.

        Args:
            tenant: The tenants, or their names.

        Raises:
            WeaviateInvalidInputError: One is no tenant, has a name that none can have, or is there twice. Nothing was
                sent.
            UnexpectedStatusCodeError: The server refused; a tenant that does not exist gives status 422.
        """
        self._send(rest.make(self._scope, tenant, "INACTIVE"))

    def offload(self, tenant: str | Tenant | Sequence[str | Tenant]) -> None:
        """Move tenants to a cloud's storage: they cannot be read or written, and take no disk either.

        The call returns when the server has begun. Until it is done, the tenants are `OFFLOADING`.

        Args:
            tenant: The tenants, or their names.

        Raises:
            WeaviateInvalidInputError: One is no tenant, has a name that none can have, or is there twice. Nothing was
                sent.
            UnexpectedStatusCodeError: The server refused; one without the module `offload-s3`, or a tenant that does
                not exist, gives status 422.
        """
        self._send(rest.make(self._scope, tenant, "OFFLOADED"))

    def _send(self, requests: Sequence[RestRequest]) -> None:
        ledger = rest.SendMany(requests)
        send_all(self._session, ledger)
        ledger.result()
