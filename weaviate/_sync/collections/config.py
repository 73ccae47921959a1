# Generated from weaviate/_async/collections/config.py by scripts/unasync.py. Do not edit.
"""The configuration of one collection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, overload

from weaviate._core.ledger import listing, noting
from weaviate._core.rest import config, indexes, schema
from weaviate._core.scope import Scope
from weaviate._sync.connection.session import Session
from weaviate.models.base import Wire
from weaviate.models.config.enums import Tokenization
from weaviate.models.config.generative import GenerativeProvider
from weaviate.models.config.indexes import IndexUpdate, PropertyIndexes
from weaviate.models.config.properties import (
    IndexName,
    Property,
    ReferenceProperty,
    ReferencePropertyMultiTarget,
)
from weaviate.models.config.read import CollectionConfig, CollectionConfigSimple, ShardStatus, ShardTypes
from weaviate.models.config.reranker import RerankerProvider
from weaviate.models.config.update import (
    InvertedIndexConfigUpdate,
    MultiTenancyConfigUpdate,
    NamedVectorConfigUpdate,
    ObjectTTLConfigUpdate,
    ReplicationConfigUpdate,
    VectorConfigUpdate,
)
from weaviate.models.config.vector_index_update import VectorIndexConfigUpdate
from weaviate.models.config.vectors import NamedVectorConfigCreate, VectorConfigCreate
from weaviate.models.tenants import Tenant


class ConfigCollection:
    """Reads and changes the configuration of one collection.

    A change reads the configuration and sends all of it back, changed: what this version of the client does not know
    stays as it is. Of two programs that change the same collection at once, one may undo what the other did.
    """

    def __init__(self, session: Session, scope: Scope) -> None:
        self._session = session
        self._scope = scope

    @overload
    def get(self, simple: Literal[False] = False) -> CollectionConfig: ...

    @overload
    def get(self, simple: Literal[True]) -> CollectionConfigSimple: ...

    @overload
    def get(self, simple: bool) -> CollectionConfig | CollectionConfigSimple: ...

    def get(self, simple: bool = False) -> CollectionConfig | CollectionConfigSimple:
        """The configuration.

        Args:
            simple: Whether to leave out the settings of indexes, replicas and shards.

        Raises:
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.
        """
        reply = self._session.rest(schema.get(self._scope.collection))
        return schema.simple_config(reply) if simple else schema.config(reply)

    def update(
        self,
        *,
        description: str | None = None,
        property_descriptions: dict[str, str] | None = None,
        inverted_index_config: InvertedIndexConfigUpdate | None = None,
        multi_tenancy_config: MultiTenancyConfigUpdate | None = None,
        object_ttl_config: ObjectTTLConfigUpdate | None = None,
        replication_config: ReplicationConfigUpdate | None = None,
        vector_index_config: VectorIndexConfigUpdate | None = None,
        vectorizer_config: VectorIndexConfigUpdate | list[NamedVectorConfigUpdate] | None = None,
        vector_config: VectorConfigUpdate | list[VectorConfigUpdate] | None = None,
        generative_config: GenerativeProvider | None = None,
        reranker_config: RerankerProvider | None = None,
    ) -> None:
        """Change the configuration. What is not given stays as it is.

        Args:
            description: What the collection holds.
            property_descriptions: What its properties and references are for, by name.
            inverted_index_config: See `Reconfigure.inverted_index`.
            multi_tenancy_config: See `Reconfigure.multi_tenancy`.
            object_ttl_config: See `Reconfigure.ObjectTTL`.
            replication_config: See `Reconfigure.replication`.
            vector_index_config: Deprecated: the index of the one vector without a name.
            vectorizer_config: The index of the one vector without a name: see `Reconfigure.VectorIndex`. Deprecated
                for named vectors.
            vector_config: Named vectors: see `Reconfigure.Vectors.update`.
            generative_config: The model that answers in `generate`, in place of the one there is.
            reranker_config: The model that reranks, in place of the one there is.

        Raises:
            WeaviateInvalidInputError: An argument does not fit, or the collection has no such property or vector, or a
                vector has another kind of index, or is compressed in another way. Nothing was changed.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.

        Examples:
            >>> books.config.update(
            ...     inverted_index_config=Reconfigure.inverted_index(bm25_k1=1.3),
            ...     vector_config=Reconfigure.Vectors.update(
            ...         name="default", vector_index_config=Reconfigure.VectorIndex.hnsw(ef=200)
            ...     ),
            ... )
        """
        changes = schema.changes(
            description=description,
            property_descriptions=property_descriptions,
            inverted_index_config=inverted_index_config,
            multi_tenancy_config=multi_tenancy_config,
            object_ttl_config=object_ttl_config,
            replication_config=replication_config,
            vector_index_config=vector_index_config,
            vectorizer_config=vectorizer_config,
            vector_config=vector_config,
            generative_config=generative_config,
            reranker_config=reranker_config,
        )
        self._session.rest(schema.update(self._scope.collection, self._definition(), changes))

    def add_property(self, prop: Property) -> None:
        """Add a property. Objects that exist have no value for it.

        Args:
            prop: The property.

        Raises:
            WeaviateInvalidInputError: It is none, or the collection has one of this name. Nothing was sent but a
                question.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.
        """
        prop = config.new_property(prop)
        self._session.rest(config.add_property(self._scope, self._definition(), prop))

    def add_reference(self, ref: ReferenceProperty | ReferencePropertyMultiTarget) -> None:
        """Add a reference to objects of other collections, which must exist.

        Args:
            ref: The reference.

        Raises:
            WeaviateInvalidInputError: It is none, or the collection has a property of this name. Nothing was sent but
                a question.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404, a target
                that does not exist 422.
        """
        wire = config.new_reference(ref).to_wire()
        self._session.rest(config.added_property(self._scope, self._definition(), wire))

    def add_vector(
        self,
        *,
        vector_config: NamedVectorConfigCreate
        | VectorConfigCreate
        | list[NamedVectorConfigCreate]
        | list[VectorConfigCreate],
    ) -> None:
        """Add a named vector, or several. Objects that exist have none of this name until they are written again.

        Args:
            vector_config: The vectors: see `Configure.Vectors`. One without a name, alone, is called "default".

        Raises:
            WeaviateInvalidInputError: One is no vector, or the collection has one of this name. Nothing was sent but a
                question.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.
        """
        vectors = config.new_vectors(vector_config)
        self._session.rest(config.add_vectors(self._scope, self._definition(), vectors))

    def get_shards(self) -> list[ShardStatus]:
        """The shards of the collection; of a handle with a tenant, that tenant's.

        Raises:
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404, a tenant
                that is not active 500.
        """
        return config.shard_statuses(self._session.rest(config.shards(self._scope)))

    def update_shards(
        self, status: Literal["READY", "READONLY"], shard_names: str | list[str] | None = None
    ) -> dict[str, ShardTypes]:
        """Make shards read-only, or writable again.

        Args:
            status: What they are to be.
            shard_names: Their names; all shards by default. The server says nothing of a name that does not exist.

        Returns:
            What each of them is now, by name.

        Raises:
            WeaviateInvalidInputError: The status is another one, or a name is none. Nothing was sent.
            UnexpectedStatusCodeError: The server refused. Shards before that one have been changed; a note of the
                error names them.
        """
        config.shard_status(status)
        if shard_names is None:
            shard_names = [shard.name for shard in self.get_shards()]
        names = config.shard_names(shard_names)
        changed: dict[str, ShardTypes] = {}
        with noting(listing("changed before it", changed)):
            for name, request in zip(names, config.update_shards(self._scope, status, names), strict=True):
                changed[name] = config.shard_updated(self._session.rest(request))
        return changed

    def delete_property_index(self, property_name: str, index_name: IndexName) -> bool:
        """Delete an index of a property. One that does not exist is no error.

        Args:
            property_name: The property.
            index_name: The index: of filters, of keyword search, or of filters by `<` and `>`.

        Returns:
            True.

        Raises:
            WeaviateInvalidInputError: There is no such kind of index. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a property that does not exist gives status 422.
        """
        self._session.rest(config.delete_property_index(self._scope, property_name, index_name))
        return True

    def get_property_indexes(self) -> list[PropertyIndexes]:
        """The indexes of all properties, those that are being made or changed among them. It needs Weaviate 1.38.

        Raises:
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return indexes.indexes(self._session.rest(indexes.get(self._scope)))

    def upsert_property_index(
        self,
        property_name: str,
        index_name: IndexName,
        *,
        tokenization: Tokenization | None = None,
        algorithm: Literal["blockmax"] | None = None,
        tenants: str | Tenant | Sequence[str | Tenant] | None = None,
    ) -> IndexUpdate:
        """Make an index of a property, or change it, of the objects that there are.

        The call returns when the server has begun: `get_property_indexes` and `client.tasks` say how far it is. It
        needs Weaviate 1.39, started with `RUNTIME_REINDEX_ENABLED=true`.

        Args:
            property_name: The property.
            index_name: The index: of filters, of keyword search, or of filters by `<` and `>`.
            tokenization: How texts are to be split into words. A new index of keyword search needs it: as the index of
                filters has it, where there is one.
            algorithm: How keyword search is to work, where the index is an old one. Not together with `tokenization`.
            tenants: The tenants whose index is made, where that can be done one by one: "rangeFilters". By default that
                of the handle, or all.

        Returns:
            Whether a task was started, and which; one that does the same already is taken.

        Raises:
            WeaviateInvalidInputError: An argument is not of its kind, or two exclude each other. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a collection or property that does not exist gives status
                404, what cannot be done, or is not switched on, 400, and another task in the way 409.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        request = indexes.upsert(
            self._scope, property_name, index_name, tokenization=tokenization, algorithm=algorithm, tenants=tenants
        )
        return indexes.updated(self._session.rest(request))

    def rebuild_property_index(
        self,
        property_name: str,
        index_name: IndexName,
        *,
        tenants: str | Tenant | Sequence[str | Tenant] | None = None,
    ) -> IndexUpdate:
        """Make an index of a property anew, of the objects that there are.

        The call returns when the server has begun: `get_property_indexes` and `client.tasks` say how far it is. It
        needs Weaviate 1.39, started with `RUNTIME_REINDEX_ENABLED=true`.

        Args:
            property_name: The property.
            index_name: The index: of filters, of keyword search, or of filters by `<` and `>`.
            tenants: The tenants whose index is made. By default that of the handle, or all.

        Returns:
            The task.

        Raises:
            WeaviateInvalidInputError: An argument is not of its kind. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a collection or property that does not exist gives status
                404, what cannot be done, or is not switched on, 400, and another task in the way 409.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        request = indexes.rebuild(self._scope, property_name, index_name, tenants)
        return indexes.updated(self._session.rest(request))

    def cancel_property_index(self, property_name: str, index_name: IndexName) -> IndexUpdate:
        """Stop the task that makes or changes an index of a property. Where there is none, that is no error.

        It needs Weaviate 1.39.

        Args:
            property_name: The property.
            index_name: The index: of filters, of keyword search, or of filters by `<` and `>`.

        Returns:
            Whether a task was stopped, and which.

        Raises:
            WeaviateInvalidInputError: An argument is not of its kind. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a collection or property that does not exist gives status
                404, a task that has gone too far 409.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return indexes.updated(self._session.rest(indexes.cancel(self._scope, property_name, index_name)))

    def delete_vector_index(self, vector_name: str) -> None:
        """Delete the index of a vector, so that it cannot be searched any more. The server must have that switched on.

        Args:
            vector_name: The vector.

        Raises:
            WeaviateInvalidInputError: It is not a name that a vector can have. Nothing was sent.
            UnexpectedStatusCodeError: The server refused.
        """
        self._session.rest(config.delete_vector_index(self._scope, vector_name))

    def _definition(self) -> Wire:
        return schema.definition(self._session.rest(schema.get(self._scope.collection)))
