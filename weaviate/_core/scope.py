"""What a collection's handle points at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_origin, is_typeddict

from weaviate._core import names
from weaviate.exceptions import ErrorDetails, InvalidDataModelError, WeaviateInvalidInputError
from weaviate.models.checked import refused
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.tenants import TenantBase
from weaviate.models.typed import is_model


@dataclass(frozen=True, slots=True)
class Scope:
    """A collection, with the tenant and the consistency level that its calls use, and the types of its objects.

    Attributes:
        collection: The collection's name.
        tenant: The tenant, where the collection has tenants.
        consistency_level: None leaves it to the server.
        properties: The class of the objects' properties; None where the program named none.
        references: The TypedDict of the objects' references; None where the program named none.
    """

    collection: str
    tenant: str | None = None
    consistency_level: ConsistencyLevel | None = None
    properties: type | None = None
    references: type | None = None
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


def typed(name: str, properties: Any = None, references: Any = None) -> Scope:
    """The scope of a handle on a collection.

    Args:
        name: The collection's name.
        properties: The class of the objects' properties.
        references: The TypedDict of the objects' references.

    Raises:
        WeaviateInvalidInputError: It is no name.
        InvalidDataModelError: A class is not one of these. A mapping type is, and names nothing.
    """
    return Scope(
        names.collection_name(name),
        properties=_named_by(properties, "properties", is_model(properties)),
        references=_named_by(references, "references", False),
    )


def _named_by(kind: Any, what: str, model: bool) -> type | None:
    if model or is_typeddict(kind):
        named: type = kind
        return named
    origin = get_origin(kind) or kind
    if kind is None or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return None
    raise InvalidDataModelError(what)


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
        known = ", ".join(ConsistencyLevel.__members__)
        raise WeaviateInvalidInputError(f"consistency_level: {level!r} is none of {known}") from None


def tenant_name(tenant: str | TenantBase[Any] | None) -> str | None:
    """The name of a tenant.

    Args:
        tenant: The tenant, or its name; None for none.

    Raises:
        WeaviateInvalidInputError: It is neither, or its name is none that a tenant can have.
    """
    if tenant is None:
        return None
    if isinstance(tenant, TenantBase):
        return names.tenant_name(tenant.name, "tenant")
    if not isinstance(tenant, str):
        raise refused("tenant", tenant, "a Tenant or a name")
    if not tenant:
        raise refused("tenant", tenant, "a Tenant, a name, or None for no tenant")
    return names.tenant_name(tenant, "tenant")
