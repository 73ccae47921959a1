# Generated from weaviate/_async/collections/collection.py by scripts/unasync.py. Do not edit.
"""One collection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Generic, TypedDict, Unpack, overload

from weaviate._core import search
from weaviate._core.rest import nodes, schema
from weaviate._core.scope import Scope, tenant_name
from weaviate._core.scope import consistency_level as checked
from weaviate._sync.collections.aggregate.collection import AggregateCollection
from weaviate._sync.collections.backup import CollectionBackup
from weaviate._sync.collections.batch.modes import CollectionBatching
from weaviate._sync.collections.config import ConfigCollection
from weaviate._sync.collections.data import DataCollection
from weaviate._sync.collections.generate.collection import GenerateCollection
from weaviate._sync.collections.iterator import ObjectIterator
from weaviate._sync.collections.query.collection import QueryCollection
from weaviate._sync.collections.tenants import Tenants
from weaviate._sync.connection.session import Session
from weaviate.config import RetryPolicy, Timeout
from weaviate.models.cluster.nodes import Shard
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.query import METADATA, PROPERTIES, REFERENCES
from weaviate.models.results import Properties, References, TProperties, TReferences
from weaviate.models.tenants import TenantBase
from weaviate.types import INCLUDE_VECTOR, NUMBER, UUID


class IteratorOptions(TypedDict, total=False):
    """The parameters of `iterator` whose types are the same in each of its signatures."""

    after: UUID | None
    cache_size: int | None
    limit: int | None
    prefetch: bool
    until_empty: bool


class Collection(Generic[Properties, References]):
    """A handle on one collection. Making one sends nothing; handles are cheap and can be kept.

    Attributes:
        aggregate: Tells what its objects have in common.
        backup: Makes and restores backups of it.
        batch: Writes many objects and references.
        config: Reads and changes its configuration.
        data: Writes objects.
        generate: Searches them, and lets a generative model answer about what is found.
        query: Searches them.
        tenants: Creates, reads, changes and removes its tenants.
    """

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope
        # What is made here has annotations, since `Generic[...]()` takes several times as long as a plain call.
        self.aggregate = AggregateCollection(session, scope)
        self.backup = CollectionBackup(session, scope)
        self.batch: CollectionBatching[Properties] = CollectionBatching(session, scope)
        self.config = ConfigCollection(session, scope)
        self.data: DataCollection[Properties] = DataCollection(session, scope)
        self.generate: GenerateCollection[Properties, References] = GenerateCollection(session, scope)
        self.query: QueryCollection[Properties, References] = QueryCollection(session, scope)
        self.tenants = Tenants(session, scope)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def __bool__(self) -> bool:
        # Python would ask for the length otherwise.
        return True

    @property
    def name(self) -> str:
        """The collection's name."""
        return self._scope.collection

    @property
    def tenant(self) -> str | None:
        """The tenant that calls concern."""
        return self._scope.tenant

    @property
    def consistency_level(self) -> ConsistencyLevel | None:
        """How many replicas must agree; None leaves it to the server."""
        return self._scope.consistency_level

    def with_consistency_level(self, consistency_level: ConsistencyLevel | None) -> Collection[Properties, References]:
        """A handle whose calls use another consistency level.

        Args:
            consistency_level: How many replicas must agree; None leaves it to the server.

        Raises:
            WeaviateInvalidInputError: It is not a consistency level.
        """
        return Collection(self._session, replace(self._scope, consistency_level=checked(consistency_level)))

    def with_tenant(self, tenant: str | TenantBase[Any] | None) -> Collection[Properties, References]:
        """A handle whose calls concern a tenant.

        Args:
            tenant: The tenant, or its name; None for none.

        Raises:
            WeaviateInvalidInputError: It is neither, or its name is none that a tenant can have.
        """
        return Collection(self._session, replace(self._scope, tenant=tenant_name(tenant)))

    def with_options(
        self,
        *,
        timeout: NUMBER | Timeout | None = None,
        retry: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Collection[Properties, References]:
        """A handle on the same connection whose calls differ. What is not given stays as it is.

        Args:
            timeout: How many seconds a call may take in all, whatever it does, or a `Timeout`.
            retry: When and how often a call is tried again; `RetryPolicy(max_attempts=1)` for never. Its budget is the
                handle's own.
            headers: Further headers of every request, such as the keys of model providers. They win over the client's
                of the same name; `authorization` wins over its credentials.

        Raises:
            WeaviateInvalidInputError: An argument is not of its kind, or no header can carry a value.

        Examples:
            >>> patient = books.with_options(timeout=300, headers={"X-OpenAI-Api-Key": "sk-..."})
            >>> patient.query.near_text("time travel")
        """
        return Collection(self._session.with_options(timeout, retry, headers), self._scope)

    def exists(self) -> bool:
        """Whether the server has a collection of this name.

        Raises:
            UnexpectedStatusCodeError: The server refused.
        """
        return schema.existed(self._session.rest(schema.exists(self.name)))

    def length(self) -> int:
        """How many objects it holds, those of one tenant where it has tenants.

        Raises:
            WeaviateQueryError: The server could not count them: the collection has tenants, and the handle has none, or
                one that does not exist or is not active.
        """
        return self.__len__()

    def __len__(self) -> int:
        """How many objects it holds."""
        return self.aggregate.over_all(total_count=True).total_count or 0

    def to_string(self) -> str:
        """The collection in text: `<weaviate.Collection config={...}>`, with the JSON that the server has for it.

        Raises:
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.
        """
        return self.__str__()

    def __str__(self) -> str:
        """The collection in text, with the JSON that the server has for it."""
        return schema.described(self._session.rest(schema.get(self.name)))

    def shards(self) -> list[Shard]:
        """Its shards, with the node that each is on; one for each replica.

        Raises:
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.
        """
        return nodes.shards_read(self._session.rest(nodes.shards(self._scope)))

    @overload
    def iterator(
        self,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        *,
        return_properties: PROPERTIES | bool | None = None,
        return_references: REFERENCES | None = None,
        after: UUID | None = None,
        cache_size: int | None = None,
        limit: int | None = None,
        prefetch: bool = False,
        until_empty: bool = False,
    ) -> ObjectIterator[Properties, References]: ...

    @overload
    def iterator(
        self,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        *,
        return_properties: type[TProperties],
        return_references: REFERENCES | type[TReferences] | None = None,
        **options: Unpack[IteratorOptions],
    ) -> ObjectIterator[TProperties, TReferences]: ...

    def iterator(
        self,
        include_vector: INCLUDE_VECTOR = False,
        return_metadata: METADATA | None = None,
        *,
        return_properties: PROPERTIES | bool | type[Any] | None = None,
        return_references: REFERENCES | type[Any] | None = None,
        after: UUID | None = None,
        cache_size: int | None = None,
        limit: int | None = None,
        prefetch: bool = False,
        until_empty: bool = False,
    ) -> ObjectIterator[Any, Any]:
        """All objects, in the order of their ids, fetched page by page. Nothing is sent here.

        Objects that are inserted or deleted meanwhile are found or not, as they lie before or behind where it is.

        Args:
            include_vector: Whether vectors are returned: True for all, or the names of some.
            return_metadata: What is returned beside the properties, such as times: see `MetadataQuery`.
            return_properties: Which properties are returned: see `help(collection.query)`.
            return_references: Which references are followed, and what of their targets is returned.
            after: The id after which to begin; the last one of an iterator is its `after`.
            cache_size: How many objects are fetched at once, by default 100. Over a network, and without vectors, 1000
                are read in less time.
            limit: After how many objects to end, by default none.
            prefetch: Whether the next page is fetched while the program works on one: worth it where the work on a page
                takes about as long as a request. The iterator can be used as a context manager, behind whose block no
                request is under way.
            until_empty: Whether only an empty page is the end, which takes one more request. A page that is shorter
                than asked for is the last of all collections but those that leave out expired objects
                (`filter_expired_objects`): give this for them, or objects behind such a page are not found.

        Raises:
            WeaviateInvalidInputError: A parameter is not one of its kind.

        Examples:
            >>> for book in books.iterator(return_properties=["title"]):
            ...     print(book.uuid, book.properties["title"])
            >>> with books.iterator(cache_size=1000, prefetch=True) as found:
            ...     for book in found:
            ...         print(book.uuid)
        """
        inputs: dict[str, Any] = {
            "include_vector": include_vector,
            "return_metadata": return_metadata,
            "return_properties": return_properties,
            "return_references": return_references,
        }
        search.fetch_objects(self._scope, after=after, **inputs)  # refuses what does not fit before it is needed
        return ObjectIterator(
            self.query, inputs, cache_size, after=after, limit=limit, prefetch=prefetch, until_empty=until_empty
        )
