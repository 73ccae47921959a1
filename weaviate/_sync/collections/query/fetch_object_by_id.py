# Generated from weaviate/_async/collections/query/fetch_object_by_id.py by scripts/unasync.py. Do not edit.
"""Read one object."""

from __future__ import annotations

from typing import Any, overload

from weaviate._core import search
from weaviate._core.decode.search import single_object
from weaviate._core.decode.typed import shaped
from weaviate._sync.collections.query.base import Searches
from weaviate.models.query import PROPERTIES, REFERENCES
from weaviate.models.results import ObjectSingleReturn, Properties, References, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR, UUID


class FetchObjectByIdQuery(Searches[Properties, References]):
    """Read one object."""

    @overload
    def fetch_object_by_id(
        self,
        uuid: UUID,
        include_vector: INCLUDE_VECTOR = False,
        *,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
    ) -> ObjectSingleReturn[Properties, References] | None: ...

    @overload
    def fetch_object_by_id(
        self,
        uuid: UUID,
        include_vector: INCLUDE_VECTOR = False,
        *,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
    ) -> ObjectSingleReturn[TProperties, TReferences] | None: ...

    def fetch_object_by_id(
        self,
        uuid: UUID,
        include_vector: INCLUDE_VECTOR = False,
        *,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
    ) -> ObjectSingleReturn[Any, Any] | None:
        """Read one object.

        Args:
            uuid: Its id.
            include_vector: Whether its vectors are returned: True for all, or the names of some.
            return_properties: Which properties are returned; by default all but references and blobs.
            return_references: Which references are followed.

        Returns:
            The object with its times, or None when there is none of that id.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind. Nothing was sent.
            WeaviateQueryError: The server could not carry it out.

        Examples:
            >>> book = books.query.fetch_object_by_id("3a2ea3e1-2a6c-4ff8-9ac9-35c1b9c7c0a4")
        """
        request = search.fetch_object_by_id(
            self._scope,
            uuid,
            include_vector=include_vector,
            return_properties=return_properties,
            return_references=return_references,
        )
        found = single_object(self._session.grpc(request))
        return found and shaped(found, self._scope, return_properties, return_references)
