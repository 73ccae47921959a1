"""What a collection's handle points at."""

from __future__ import annotations

from dataclasses import dataclass

from weaviate.exceptions import ErrorDetails
from weaviate.models.consistency import ConsistencyLevel


@dataclass(frozen=True, slots=True)
class Scope:
    """A collection, with the tenant and the consistency level that its calls use.

    Attributes:
        collection: The collection's name.
        tenant: The tenant, where the collection has tenants.
        consistency_level: None leaves it to the server.
    """

    collection: str
    tenant: str | None = None
    consistency_level: ConsistencyLevel | None = None

    def params(self) -> dict[str, str] | None:
        """The query string of REST calls that take tenant and consistency level there."""
        params = {}
        if self.tenant is not None:
            params["tenant"] = self.tenant
        if self.consistency_level is not None:
            params["consistency_level"] = self.consistency_level.value
        return params or None

    def details(self, *, uuid: str | None = None) -> ErrorDetails:
        """What errors name."""
        return ErrorDetails(collection=self.collection, tenant=self.tenant, uuid=uuid)
