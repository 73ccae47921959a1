# Generated from weaviate/_async/collections/batch/protocols.py by scripts/unasync.py. Do not edit.
"""What programs rely on in a batch, whoever runs it: for annotations, and for those who put something in its place."""

from __future__ import annotations

import uuid as uuid_package
from typing import Any, Protocol, TypeVar

from weaviate.models.data import ReferenceInput, ReferenceInputs
from weaviate.models.tenants import TenantBase
from weaviate.types import UUID, VECTORS

Added_contra = TypeVar("Added_contra", contravariant=True)


class BatchClientProtocol(Protocol):
    """A batch with objects of any collection: see `ClientBatch`."""

    @property
    def number_errors(self) -> int:
        """How many objects and references have failed so far."""
        ...

    def add_object(
        self,
        collection: str,
        properties: Any = None,
        references: ReferenceInputs | None = None,
        uuid: UUID | None = None,
        vector: VECTORS | None = None,
        tenant: str | TenantBase[Any] | None = None,
    ) -> uuid_package.UUID:
        """Add an object."""
        ...

    def add_reference(
        self,
        from_uuid: UUID,
        from_collection: str,
        from_property: str,
        to: ReferenceInput,
        tenant: str | TenantBase[Any] | None = None,
    ) -> None:
        """Have an object point at others."""
        ...

    def flush(self) -> None:
        """Send everything that was added, and wait until it is known what became of it."""
        ...


class BatchCollectionProtocol(Protocol[Added_contra]):
    """A batch with objects of one collection: see `CollectionBatch`."""

    @property
    def number_errors(self) -> int:
        """How many objects and references have failed so far."""
        ...

    def add_object(
        self,
        properties: Added_contra | None = None,
        references: ReferenceInputs | None = None,
        uuid: UUID | None = None,
        vector: VECTORS | None = None,
    ) -> uuid_package.UUID:
        """Add an object."""
        ...

    def add_reference(self, from_uuid: UUID, from_property: str, to: ReferenceInput) -> None:
        """Have an object point at others."""
        ...
