"""What a collection's handle points at."""

from __future__ import annotations

from dataclasses import dataclass, field

from weaviate.exceptions import ErrorDetails, WeaviateInvalidInputError
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
    _details: ErrorDetails = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Made once here, since every request carries it.
        object.__setattr__(self, "_details", ErrorDetails(collection=self.collection, tenant=self.tenant))

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
        return self._details if uuid is None else self._details.but(uuid=uuid)


def consistency_level(level: ConsistencyLevel | str | None) -> ConsistencyLevel | None:
    """Check a consistency level.

    Args:
        level: The level, or its name.

    Raises:
        WeaviateInvalidInputError: There is none of this name.
    """
    try:
        return None if level is None else ConsistencyLevel(level)
    except ValueError:
        names = ", ".join(ConsistencyLevel.__members__)
        raise WeaviateInvalidInputError(f"consistency_level: {level!r} is none of {names}") from None
