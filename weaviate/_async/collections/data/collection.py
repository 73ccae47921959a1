"""All changes of a collection's objects."""

from __future__ import annotations

from dataclasses import replace

from weaviate._async.collections.data.many import ManyChangesAsync
from weaviate._async.collections.data.objects import ObjectChangesAsync
from weaviate._async.collections.data.references import ReferenceChangesAsync
from weaviate._core.scope import typed
from weaviate.models.results import Properties, TProperties


class DataCollectionAsync(
    ObjectChangesAsync[Properties], ManyChangesAsync[Properties], ReferenceChangesAsync[Properties]
):
    """Writes, changes and deletes the objects of one collection, and the references between them.

    The tenant and the consistency level are the handle's. Whatever is wrong with an argument is said before anything
    is sent.
    """

    def with_data_model(self, data_model: type[TProperties]) -> DataCollectionAsync[TProperties]:
        """The same with another type of the objects' properties.

        Args:
            data_model: A `TypedDict`, a dataclass, a pydantic model, or a mapping type such as `dict[str, Any]`.

        Raises:
            InvalidDataModelError: It is none of these.

        Examples:
            >>> class Book(TypedDict):
            ...     title: str
            >>> await books.data.with_data_model(Book).insert({"title": "The Time Machine"})
        """
        properties = typed(self.name, data_model).properties
        return DataCollectionAsync[TProperties](self._session, replace(self._scope, properties=properties))
