# Generated from weaviate/_async/collections/manager.py by scripts/unasync.py. Do not edit.
"""The collections of a server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, overload

from weaviate._core.ensure import wanted
from weaviate._core.ledger import listing, noting
from weaviate._core.rest import schema
from weaviate._core.scope import typed
from weaviate._sync.collections.collection import Collection
from weaviate._sync.collections.ensure import ensured
from weaviate._sync.connection.session import Session
from weaviate.models.config.ensure import EnsuredCollection
from weaviate.models.config.generative import GenerativeProvider
from weaviate.models.config.properties import Property, ReferencePropertyBase
from weaviate.models.config.read import CollectionConfig, CollectionConfigSimple
from weaviate.models.config.reranker import RerankerProvider
from weaviate.models.config.settings import (
    InvertedIndexConfigCreate,
    MultiTenancyConfigCreate,
    ObjectTTLConfigCreate,
    ReplicationConfigCreate,
    ShardingConfigCreate,
)
from weaviate.models.config.vector_index import VectorIndexConfigCreate
from weaviate.models.config.vectors import NamedVectorConfigCreate, VectorConfigCreate, VectorizerConfigCreate
from weaviate.models.results import Properties, References


class Collections:
    """Creates, finds and deletes collections."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def use(
        self,
        name: str,
        data_model_properties: type[Properties] | None = None,
        data_model_references: type[References] | None = None,
        skip_argument_validation: bool = False,
    ) -> Collection[Properties, References]:
        """A handle on a collection. Nothing is sent: the collection need not exist yet.

        Args:
            name: The collection's name; its first letter is made a capital, as the server does.
            data_model_properties: The class of the objects' properties: a `TypedDict`, a dataclass or a pydantic model.
                Searches then ask for the properties that it names, and make instances of a dataclass or a model.
            data_model_references: A `TypedDict` of the references, which searches then follow.
            skip_argument_validation: Accepted for compatibility; checking costs next to nothing.

        Raises:
            WeaviateInvalidInputError: It is not a name that a collection can have.
            InvalidDataModelError: A class is none of these.
        """
        return Collection(self._session, typed(name, data_model_properties, data_model_references))

    def get(
        self,
        name: str,
        data_model_properties: type[Properties] | None = None,
        data_model_references: type[References] | None = None,
        skip_argument_validation: bool = False,
    ) -> Collection[Properties, References]:
        """The same as `use`.

        Args:
            name: The collection's name.
            data_model_properties: The class of the objects' properties: a `TypedDict`, a dataclass or a pydantic model.
                Searches then ask for the properties that it names, and make instances of a dataclass or a model.
            data_model_references: A `TypedDict` of the references, which searches then follow.
            skip_argument_validation: Accepted for compatibility.
        """
        return self.use(name, data_model_properties, data_model_references, skip_argument_validation)

    def create(
        self,
        name: str,
        *,
        description: str | None = None,
        generative_config: GenerativeProvider | None = None,
        inverted_index_config: InvertedIndexConfigCreate | None = None,
        multi_tenancy_config: MultiTenancyConfigCreate | None = None,
        object_ttl_config: ObjectTTLConfigCreate | None = None,
        properties: Sequence[Property] | None = None,
        references: list[ReferencePropertyBase] | None = None,
        replication_config: ReplicationConfigCreate | None = None,
        reranker_config: RerankerProvider | None = None,
        sharding_config: ShardingConfigCreate | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorizer_config: VectorizerConfigCreate | list[NamedVectorConfigCreate] | None = None,
        vector_config: VectorConfigCreate | list[VectorConfigCreate] | None = None,
        data_model_properties: type[Properties] | None = None,
        data_model_references: type[References] | None = None,
        skip_argument_validation: bool = False,
    ) -> Collection[Properties, References]:
        """Create a collection.

        Args:
            name: Its name; the first letter is made a capital.
            description: What it holds.
            generative_config: The model that answers in `generate`.
            inverted_index_config: How keywords and filters are indexed.
            multi_tenancy_config: Whether each tenant has data of its own.
            object_ttl_config: After how long objects are deleted.
            properties: Its properties. The server adds those that objects bring, unless it is told not to.
            references: Its references to objects of other collections.
            replication_config: How many replicas there are.
            reranker_config: The model that reranks.
            sharding_config: How many shards there are.
            vector_index_config: Deprecated: the index of the vector of `vectorizer_config`.
            vectorizer_config: Deprecated: use `vector_config`.
            vector_config: Its vector, or several with names: see `Configure.Vectors`.
            data_model_properties: The class of the objects' properties: a `TypedDict`, a dataclass or a pydantic model.
                Searches then ask for the properties that it names, and make instances of a dataclass or a model.
            data_model_references: A `TypedDict` of the references, which searches then follow.
            skip_argument_validation: Accepted for compatibility; checking costs next to nothing.

        Returns:
            A handle on it.

        Raises:
            WeaviateInvalidInputError: A value is not one of its kind. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; a name that exists gives status 422.

        Examples:
            >>> from weaviate.classes.config import Configure, DataType, Property
            >>> books = client.collections.create(
            ...     "Book",
            ...     properties=[Property(name="title", data_type=DataType.TEXT)],
            ...     vector_config=Configure.Vectors.self_provided(),
            ... )
        """
        request = schema.create(
            name,
            description=description,
            generative_config=generative_config,
            inverted_index_config=inverted_index_config,
            multi_tenancy_config=multi_tenancy_config,
            object_ttl_config=object_ttl_config,
            properties=properties,
            references=references,
            replication_config=replication_config,
            reranker_config=reranker_config,
            sharding_config=sharding_config,
            vector_index_config=vector_index_config,
            vectorizer_config=vectorizer_config,
            vector_config=vector_config,
        )
        return self.use(schema.created(self._session.rest(request)), data_model_properties, data_model_references)

    def create_from_dict(self, config: dict[str, Any]) -> Collection:
        """Create a collection from its definition in the server's own words.

        Args:
            config: The definition, as `POST /v1/schema` takes it, or as `CollectionConfig.to_dict` gives it.

        Returns:
            A handle on it.

        Raises:
            WeaviateInvalidInputError: It is none. Nothing was sent.
            UnexpectedStatusCodeError: The server refused.
        """
        return self.use(schema.created(self._session.rest(schema.create_from_dict(config))))

    def create_from_config(self, config: CollectionConfig) -> Collection:
        """Create a collection like another one.

        Args:
            config: The configuration of the other one, as `export_config` gives it.

        Returns:
            A handle on it.

        Raises:
            UnexpectedStatusCodeError: The server refused.
        """
        return self.use(schema.created(self._session.rest(schema.create_from_config(config))))

    def ensure(
        self,
        config: str | CollectionConfig | Mapping[str, Any],
        *,
        change: bool = False,
        description: str | None = None,
        generative_config: GenerativeProvider | None = None,
        inverted_index_config: InvertedIndexConfigCreate | None = None,
        multi_tenancy_config: MultiTenancyConfigCreate | None = None,
        object_ttl_config: ObjectTTLConfigCreate | None = None,
        properties: Sequence[Property] | None = None,
        references: list[ReferencePropertyBase] | None = None,
        replication_config: ReplicationConfigCreate | None = None,
        reranker_config: RerankerProvider | None = None,
        sharding_config: ShardingConfigCreate | None = None,
        vector_config: VectorConfigCreate | list[VectorConfigCreate] | None = None,
    ) -> EnsuredCollection:
        """Create a collection unless it exists; compare one that exists with what is asked for.

        Only what is asked for is compared: not what the server filled in, nor what the collection has beside it.

        Args:
            config: Its name, with the arguments below; or its whole description alone: a configuration as
                `export_config` gives it, or a dictionary as `create_from_dict` takes it.
            change: Whether to change what is not as asked for: to add properties, references and vectors, and to
                change settings. What the server does not allow is reported, with what it says. Nothing is deleted.
            description: As for `create`, like all of the following.
            generative_config: The model that answers in `generate`.
            inverted_index_config: How keywords and filters are indexed.
            multi_tenancy_config: Whether each tenant has data of its own.
            object_ttl_config: After how long objects are deleted.
            properties: Its properties.
            references: Its references to objects of other collections.
            replication_config: How many replicas there are.
            reranker_config: The model that reranks.
            sharding_config: How many shards there are.
            vector_config: Its vector, or several with names.

        Returns:
            Whether it was created, what was changed, and what is not as asked for.

        Raises:
            WeaviateInvalidInputError: A value is not one of its kind. Nothing was sent.
            UnexpectedStatusCodeError: The server refused to create it, or the caller may not do that.

        Examples:
            >>> found = client.collections.ensure(
            ...     "Book", properties=[Property(name="title", data_type=DataType.TEXT)], change=True
            ... )
            >>> found.as_asked
            True
        """
        parts = {
            "description": description,
            "generative_config": generative_config,
            "inverted_index_config": inverted_index_config,
            "multi_tenancy_config": multi_tenancy_config,
            "object_ttl_config": object_ttl_config,
            "properties": properties,
            "references": references,
            "replication_config": replication_config,
            "reranker_config": reranker_config,
            "sharding_config": sharding_config,
            "vector_config": vector_config,
        }
        return ensured(self._session, wanted(config, parts), change=change)

    def export_config(self, name: str) -> CollectionConfig:
        """The whole configuration of a collection.

        Args:
            name: The collection's name.

        Raises:
            WeaviateInvalidInputError: It is not a name that a collection can have.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.
        """
        return schema.config(self._session.rest(schema.get(name)))

    def exists(self, name: str) -> bool:
        """Whether there is a collection of this name.

        Args:
            name: The name.

        Raises:
            WeaviateInvalidInputError: It is not a name that a collection can have.
            UnexpectedStatusCodeError: The server refused.
        """
        return schema.existed(self._session.rest(schema.exists(name)))

    @overload
    def list_all(self, simple: Literal[True] = True) -> dict[str, CollectionConfigSimple]: ...

    @overload
    def list_all(self, simple: Literal[False]) -> dict[str, CollectionConfig]: ...

    @overload
    def list_all(self, simple: bool) -> dict[str, CollectionConfig] | dict[str, CollectionConfigSimple]: ...

    def list_all(self, simple: bool = True) -> dict[str, CollectionConfig] | dict[str, CollectionConfigSimple]:
        """The configurations of all collections that the caller may see.

        Args:
            simple: Whether to leave out the settings of indexes, replicas and shards.

        Returns:
            The configurations by the collections' names.

        Raises:
            UnexpectedStatusCodeError: The server refused.
        """
        return schema.configs(self._session.rest(schema.list_all()), simple)

    def delete(self, name: str | list[str]) -> None:
        """Delete collections with all their objects. One that does not exist is no error.

        Args:
            name: A name, or several.

        Raises:
            WeaviateInvalidInputError: One is not a name that a collection can have. Nothing was deleted.
            UnexpectedStatusCodeError: The server refused. Collections before that one are gone; a note of the error
                names them.
        """
        gone: list[str] = []
        with noting(listing("deleted before it", gone)):
            for request in schema.deletions(name):
                self._session.rest(request)
                gone.append(str(request.details.collection))

    def delete_all(self) -> None:
        """Delete every collection of the server that the caller may see, with all its objects.

        Raises:
            UnexpectedStatusCodeError: The server refused. Collections before that one are gone; a note of the error
                names them.
        """
        self.delete(list(self.list_all()))
