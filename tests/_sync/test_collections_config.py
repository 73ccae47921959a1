# Generated from tests/_async/test_collections_config.py by scripts/unasync.py. Do not edit.
"""What collections are created with, and what the real server says of it."""

from __future__ import annotations

import pytest

from weaviate import WeaviateClient
from weaviate._core.names import property_name
from weaviate.classes.config import (
    Configure,
    DataType,
    PQEncoderType,
    Property,
    ReferenceProperty,
    ReplicationDeletionStrategy,
    StopwordsPreset,
    Tokenization,
    VectorDistances,
    VectorFilterStrategy,
)
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.models.config.vectors import VectorizerConfigCreate
from weaviate.outputs.config import CollectionConfig, VectorIndexConfigFlat, VectorIndexConfigHNSW

Vectors = Configure.Vectors
VectorIndex = Configure.VectorIndex
Quantizer = VectorIndex.Quantizer


def read(client: WeaviateClient, name: str) -> CollectionConfig:
    """The whole configuration of a collection."""
    return client.collections.list_all(simple=False)[name]


def create_everything(client: WeaviateClient, name: str) -> None:
    """A collection with something of everything."""
    client.collections.create(
        name,
        description="Books",
        properties=[
            Property(name="title", data_type=DataType.TEXT, tokenization=Tokenization.FIELD, description="Its title"),
            Property(name="note", data_type=DataType.TEXT, skip_vectorization=True),
            Property(name="pages", data_type=DataType.INT, index_range_filters=True, index_filterable=False),
            Property(
                name="publisher",
                data_type=DataType.OBJECT,
                nested_properties=[
                    Property(name="id", data_type=DataType.UUID),
                    Property(name="founded", data_type=DataType.DATE, index_range_filters=True),
                ],
            ),
        ],
        references=[ReferenceProperty(name="sequel", target_collection=name)],
        inverted_index_config=Configure.inverted_index(
            bm25_b=0.5, bm25_k1=1.1, index_null_state=True, stopwords_preset=StopwordsPreset.EN
        ),
        replication_config=Configure.replication(deletion_strategy=ReplicationDeletionStrategy.DELETE_ON_CONFLICT),
        generative_config=Configure.Generative.custom("generative-dummy"),
        reranker_config=Configure.Reranker.custom("reranker-dummy"),
        vector_config=[
            Vectors.custom(
                name="bigram",
                module_name="text2vec-bigram",
                quantizer=Quantizer.pq(centroids=16, encoder_type=PQEncoderType.TILE),
                vector_index_config=VectorIndex.hnsw(
                    distance_metric=VectorDistances.DOT, ef=99, filter_strategy=VectorFilterStrategy.SWEEPING
                ),
            ),
            Vectors.self_provided(
                name="flat", vector_index_config=VectorIndex.flat(quantizer=Quantizer.bq(cache=True))
            ),
            Configure.MultiVectors.self_provided(
                name="multi", encoding=VectorIndex.MultiVector.Encoding.muvera(ksim=3)
            ),
        ],
    )


def test_the_server_has_what_was_asked_for(client: WeaviateClient, name: str) -> None:
    create_everything(client, name)

    config = read(client, name)

    title, note, pages, publisher = config.properties
    assert (title.tokenization, title.description) == (Tokenization.FIELD, "Its title")
    assert note.vectorizer_configs is not None
    assert note.vectorizer_configs["text2vec-bigram"].skip
    assert (pages.index_range_filters, pages.index_filterable) == (True, False)
    assert publisher.nested_properties is not None
    assert [nested.name for nested in publisher.nested_properties] == ["id", "founded"]
    assert [(reference.name, reference.target_collections) for reference in config.references] == [("sequel", [name])]
    assert (config.inverted_index_config.bm25.b, config.inverted_index_config.bm25.k1) == (0.5, 1.1)
    assert config.inverted_index_config.index_null_state
    assert config.replication_config.deletion_strategy is ReplicationDeletionStrategy.DELETE_ON_CONFLICT
    assert config.generative_config is not None
    assert config.reranker_config is not None
    assert config.vector_config is not None
    bigram, flat = (config.vector_config[vector].vector_index_config for vector in ("bigram", "flat"))
    assert isinstance(bigram, VectorIndexConfigHNSW)
    assert (bigram.distance_metric, bigram.ef) == (VectorDistances.DOT, 99)
    assert bigram.filter_strategy is VectorFilterStrategy.SWEEPING
    assert bigram.quantizer is not None
    assert bigram.quantizer.to_dict()["encoder"]["type"] == "tile"
    assert isinstance(flat, VectorIndexConfigFlat)
    assert flat.quantizer is not None
    assert flat.quantizer.to_dict()["cache"]


def test_a_configuration_makes_an_equal_collection(client: WeaviateClient, name: str) -> None:
    create_everything(client, name)
    config = read(client, name)
    client.collections.delete(name)

    client.collections.create_from_dict(config.to_dict())

    again = read(client, name)
    assert again == config
    assert again.to_dict() == config.to_dict()


def test_a_changed_configuration_makes_a_changed_collection(client: WeaviateClient, name: str) -> None:
    client.collections.create(
        name,
        multi_tenancy_config=Configure.multi_tenancy(auto_tenant_creation=True),
        vector_config=Vectors.self_provided(vector_index_config=VectorIndex.flat()),
    )
    config = read(client, name)
    client.collections.delete(name)

    config.description = "changed"
    config.multi_tenancy_config.auto_tenant_creation = False
    client.collections.create_from_dict(config.to_dict())

    assert read(client, name) == config


@pytest.mark.parametrize("legacy", [Configure.Vectorizer.none(), Configure.Vectorizer.custom("text2vec-bigram")])
def test_a_vector_without_a_name_is_read_and_copied(
    client: WeaviateClient, name: str, legacy: VectorizerConfigCreate
) -> None:
    with pytest.warns(DeprecationWarning, match="vectorizer_config is deprecated") as caught:
        client.collections.create(
            name,
            vectorizer_config=legacy,
            properties=[Property(name="title", data_type=DataType.TEXT, vectorize_property_name=False)],
        )
    config = read(client, name)
    client.collections.delete(name)
    client.collections.create_from_dict(config.to_dict())

    assert caught[0].filename == __file__
    assert config.vectorizer == legacy.vectorizer.value
    assert config.vector_config is None
    assert read(client, name) == config


@pytest.mark.parametrize(
    "property_",
    ["id", "_id", "_additional", "vector", "_a", "a-b", "1a", "ä", "a b", "x" * 231, "x" * 232, "class", ""],
)
def test_the_client_takes_the_properties_that_the_server_takes(
    client: WeaviateClient, name: str, property_: str
) -> None:
    try:
        property_name(property_, "property")
        taken = True
    except WeaviateInvalidInputError:
        taken = False

    try:
        client.collections.create_from_dict({"class": name, "properties": [{"name": property_, "dataType": ["text"]}]})
        taken_by_server = True
    except UnexpectedStatusCodeError:
        taken_by_server = False

    assert taken == taken_by_server
