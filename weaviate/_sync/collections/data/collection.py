# Generated from weaviate/_async/collections/data/collection.py by scripts/unasync.py. Do not edit.
"""All changes of a collection's objects."""

from __future__ import annotations

from dataclasses import replace

from weaviate._core.scope import typed
from weaviate._sync.collections.data.many import ManyChanges
from weaviate._sync.collections.data.objects import ObjectChanges
from weaviate._sync.collections.data.references import ReferenceChanges
from weaviate.models.results import Properties, TProperties


class DataCollection(ObjectChanges[Properties], ManyChanges[Properties], ReferenceChanges[Properties]):
    """Writes, changes and deletes the objects of one collection, and the references between them.

    The tenant and the consistency level are the handle's. Whatever is wrong with an argument is said before anything
    is sent.
    """

    def with_data_model(self, data_model: type[TProperties]) -> DataCollection[TProperties]:
        """The same with another type of the objects' properties.

        Args:
            data_model: A `TypedDict`, a dataclass, a pydantic model, or a mapping type such as `dict[str, Any]`.

        Raises:
            InvalidDataModelError: It is none of these.

        Examples:
            >>> class Book(TypedDict):
            ...     title: str
            >>> books.data.with_data_model(Book).insert({"title": "The Time Machine"})
        """
        properties = typed(self.name, data_model).properties
        return DataCollection[TProperties](self._session, replace(self._scope, properties=properties))
