# Generated from tests/_async/test_config.py by scripts/unasync.py. Do not edit.
"""The configuration of a collection of the real server: read and changed."""

from __future__ import annotations

from typing import Any

import pytest

import weaviate
from tests.conftest import StartServer
from weaviate import WeaviateClient
from weaviate.classes.config import (
    Configure,
    DataType,
    Property,
    Reconfigure,
    ReferenceProperty,
    StopwordsPreset,
    Tokenization,
    VectorFilterStrategy,
)
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.outputs.config import CollectionConfig, CollectionConfigSimple, VectorIndexConfigHNSW

Vectors = Configure.Vectors
Index = Reconfigure.VectorIndex
TEXT = DataType.TEXT


@pytest.fixture
def books(client: WeaviateClient, name: str) -> Any:
    """A collection with a property, a reference and two vectors."""
    return client.collections.create(
        name,
        properties=[Property(name="title", data_type=TEXT, tokenization=Tokenization.FIELD)],
        references=[ReferenceProperty(name="sequel", target_collection=name)],
        vector_config=[
            Vectors.custom(name="bigram", module_name="text2vec-bigram", source_properties=["title"]),
            Vectors.self_provided(name="own"),
        ],
    )


def definition(books: Any) -> dict[str, Any]:
    """All that the server says of a collection. A change makes it sort the properties."""
    said: dict[str, Any] = books.config.get().to_dict()
    said["properties"].sort(key=lambda each: each["name"])
    return said


def test_a_configuration_is_read_simply_and_in_full(books: Any) -> None:
    full, simple = books.config.get(), books.config.get(simple=True)

    assert (type(full), type(simple)) == (CollectionConfig, CollectionConfigSimple)
    assert full.name == simple.name == books.name
    assert [each.name for each in full.properties] == [each.name for each in simple.properties] == ["title"]
    assert full.inverted_index_config.bm25.k1 == 1.2


def test_settings_are_changed_and_all_others_stay(books: Any) -> None:
    before = definition(books)

    books.config.update(
        description="Books",
        property_descriptions={"title": "On the cover", "sequel": "What comes next"},
        inverted_index_config=Reconfigure.inverted_index(bm25_k1=1.5, stopwords_preset=StopwordsPreset.NONE),
        vector_config=Reconfigure.Vectors.update(
            name="own", vector_index_config=Index.hnsw(ef=77, filter_strategy=VectorFilterStrategy.SWEEPING)
        ),
        generative_config=Reconfigure.Generative.custom("generative-dummy"),
        reranker_config=Reconfigure.Reranker.custom("reranker-dummy"),
    )

    before["description"] = "Books"
    for each in before["properties"]:
        each["description"] = {"title": "On the cover", "sequel": "What comes next"}[each["name"]]
    before["invertedIndexConfig"]["bm25"]["k1"] = 1.5
    before["invertedIndexConfig"]["stopwords"]["preset"] = "none"
    before["vectorConfig"]["own"]["vectorIndexConfig"] |= {"ef": 77, "filterStrategy": "sweeping"}
    before["moduleConfig"] = {"generative-dummy": {}, "reranker-dummy": {}}
    assert definition(books) == before


def test_tenants_are_created_by_themselves_from_now_on(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())

    books.config.update(multi_tenancy_config=Reconfigure.multi_tenancy(auto_tenant_creation=True))
    books.with_tenant("new").data.insert({})

    assert books.tenants.get().keys() == {"new"}


def test_properties_and_references_are_added(books: Any) -> None:
    books.config.add_property(Property(name="pages", data_type=DataType.INT, index_range_filters=True))
    books.config.add_property(Property(name="note", data_type=TEXT, skip_vectorization=True))
    books.config.add_reference(ReferenceProperty(name="prequel", target_collection=books.name))
    books.config.add_reference(ReferenceProperty.MultiTarget(name="both", target_collections=[books.name]))

    config = books.config.get()
    assert [each.name for each in config.properties] == ["title", "pages", "note"]
    assert config.properties[1].index_range_filters
    assert config.properties[2].vectorizer_configs["text2vec-bigram"].skip
    assert {each.name for each in config.references} == {"sequel", "prequel", "both"}
    assert {target for each in config.references for target in each.target_collections} == {books.name}


def test_vectors_are_added(books: Any) -> None:
    before = books.config.get().to_dict()["vectorConfig"]

    books.config.add_vector(
        vector_config=[
            Vectors.self_provided(name="flat", vector_index_config=Configure.VectorIndex.flat()),
            Vectors.self_provided(name="small", quantizer=Configure.VectorIndex.Quantizer.bq()),
        ]
    )
    books.config.add_vector(vector_config=Vectors.self_provided())

    after = books.config.get().to_dict()["vectorConfig"]
    assert after.keys() == {"bigram", "own", "flat", "small", "default"}
    assert {name: after[name] for name in before} == before
    assert after["flat"]["vectorIndexType"] == "flat"
    assert after["small"]["vectorIndexConfig"]["bq"]["enabled"]


def test_a_vector_is_added_beside_the_one_without_a_name(client: WeaviateClient, name: str) -> None:
    books = client.collections.create_from_dict({"class": name, "vectorizer": "none"})

    books.config.add_vector(vector_config=Vectors.self_provided(name="second"))
    with pytest.warns(DeprecationWarning, match=r"Configure\.NamedVectors is deprecated") as caught:
        books.config.add_vector(vector_config=Configure.NamedVectors.none("third"))

    config = books.config.get()
    assert config.vector_config is not None
    assert config.vector_config.keys() == {"second", "third"}
    assert isinstance(config.vector_index_config, VectorIndexConfigHNSW)
    assert [warning.filename for warning in caught] == [__file__]


def test_what_is_there_already_is_refused(books: Any) -> None:
    for name in ("title", "Title", "sequel"):
        with pytest.raises(WeaviateInvalidInputError, match=f"{books.name} has a property '{name}' already") as caught:
            books.config.add_property(Property(name=name, data_type=TEXT))
        assert (caught.value.details.collection, caught.value.details.property) == (books.name, name)
        with pytest.raises(WeaviateInvalidInputError, match=f"{books.name} has a property '{name}' already"):
            books.config.add_reference(ReferenceProperty(name=name, target_collection=books.name))
    with pytest.raises(WeaviateInvalidInputError, match=f"{books.name} has a vector 'own' already") as caught:
        books.config.add_vector(vector_config=Vectors.self_provided(name="own"))
    assert caught.value.details.collection == books.name


def test_what_the_server_refuses_is_named(books: Any) -> None:
    with pytest.raises(UnexpectedStatusCodeError, match=f"property r to {books.name}.*nonexistent class") as caught:
        books.config.add_reference(ReferenceProperty(name="r", target_collection="Missing"))
    assert (caught.value.details.collection, caught.value.details.property) == (books.name, "r")
    assert caught.value.status_code == 422
    with pytest.raises(
        UnexpectedStatusCodeError, match=f"filterable index of {books.name}.missing.*not found"
    ) as caught:
        books.config.delete_property_index("missing", "filterable")
    assert (caught.value.details.collection, caught.value.details.property) == (books.name, "missing")
    with pytest.raises(WeaviateInvalidInputError, match="there is no vector 'missing'; there are 'bigram', 'own'"):
        books.config.update(
            vector_config=Reconfigure.Vectors.update(name="missing", vector_index_config=Index.hnsw(ef=3))
        )


def test_a_collection_that_does_not_exist_is_named(client: WeaviateClient) -> None:
    config: Any = client.collections.use("Missing").config

    for call in (
        config.get,
        lambda: config.update(description="x"),
        lambda: config.add_property(Property(name="a", data_type=TEXT)),
        lambda: config.add_reference(ReferenceProperty(name="a", target_collection="Missing")),
        lambda: config.add_vector(vector_config=Vectors.self_provided(name="a")),
        config.get_shards,
        lambda: config.update_shards("READY"),
    ):
        with pytest.raises(UnexpectedStatusCodeError, match=r"of Missing at .*status 404") as caught:
            call()
        assert caught.value.details.collection == "Missing"


def test_bad_input_is_refused(client: WeaviateClient) -> None:
    config: Any = client.collections.use("Missing").config

    with pytest.raises(WeaviateInvalidInputError, match="prop: must be a Property"):
        config.add_property("title")
    with pytest.raises(WeaviateInvalidInputError, match="'a b' is not a property's name"):
        config.add_property(Property(name="a b", data_type=TEXT))
    with pytest.raises(WeaviateInvalidInputError, match="ref: must be a ReferenceProperty"):
        config.add_reference(Property(name="a", data_type=TEXT))
    with pytest.raises(WeaviateInvalidInputError, match="ref: 'a b' is not a collection's name"):
        config.add_reference(ReferenceProperty(name="a", target_collection="a b"))
    with pytest.raises(WeaviateInvalidInputError, match="vector_config: must be made by"):
        config.add_vector(vector_config="own")
    with pytest.raises(WeaviateInvalidInputError, match="vector_config: a vector in a list needs a name"):
        config.add_vector(vector_config=[Vectors.self_provided()])
    with pytest.raises(WeaviateInvalidInputError, match="status: must be READY or READONLY, not 'LOADING'"):
        config.update_shards("LOADING")
    with pytest.raises(WeaviateInvalidInputError, match=r"shard_names\[1\]: must be a string"):
        config.update_shards("READY", ["a", 1])
    with pytest.raises(WeaviateInvalidInputError, match="index_name: must be searchable, filterable, rangeFilters"):
        config.delete_property_index("title", "rangeable")
    with pytest.raises(WeaviateInvalidInputError, match="'a b' is not a vector's name"):
        config.delete_vector_index("a b")
    with pytest.raises(WeaviateInvalidInputError, match="description"):
        config.update(description=3)


def test_a_deprecated_argument_warns_at_the_caller(client: WeaviateClient, name: str) -> None:
    books = client.collections.create_from_dict({"class": name, "vectorizer": "none"})

    with pytest.warns(DeprecationWarning, match="vector_index_config is deprecated") as caught:
        books.config.update(vector_index_config=Index.hnsw(ef=5))

    assert [warning.filename for warning in caught] == [__file__]
    index = books.config.get().vector_index_config
    assert isinstance(index, VectorIndexConfigHNSW)
    assert index.ef == 5


def test_shards_are_made_read_only_and_writable_again(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name, sharding_config=Configure.sharding(desired_count=2))
    one, other = books.config.get_shards()
    assert (one.status, other.status, one.vector_queue_size) == ("READY", "READY", 0)

    assert books.config.update_shards("READONLY") == {one.name: "READONLY", other.name: "READONLY"}
    with pytest.raises(UnexpectedStatusCodeError, match="read-only"):
        books.data.insert({})
    assert books.config.update_shards("READY", one.name) == {one.name: "READY"}
    found = {shard.name: shard.status for shard in books.config.get_shards()}
    assert found == {one.name: "READY", other.name: "READONLY"}
    assert books.config.update_shards("READY", [other.name]) == {other.name: "READY"}
    assert books.config.update_shards("READONLY", []) == {}


def test_the_shard_of_a_tenant_is_read(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())
    books.tenants.create(["a", "b"])

    assert {shard.name for shard in books.config.get_shards()} == {"a", "b"}
    assert [shard.name for shard in books.with_tenant("a").config.get_shards()] == ["a"]


def test_indexes_of_properties_are_deleted(books: Any) -> None:
    assert books.config.delete_property_index("title", "searchable") is True
    assert books.config.delete_property_index("title", "searchable") is True

    [title] = books.config.get().properties
    assert (title.index_searchable, title.index_filterable) == (False, True)


def test_indexes_of_vectors_are_deleted_where_the_server_allows_it(books: Any, start_server: StartServer) -> None:
    with pytest.raises(UnexpectedStatusCodeError, match=f"the vector own of {books.name}.*disabled by default"):
        books.config.delete_vector_index("own")

    server = start_server({"ENABLE_EXPERIMENTAL_ALTER_SCHEMA_DROP_VECTOR_INDEX_ENDPOINT": "true"})
    with weaviate.connect_to_local(port=server.http_port, grpc_port=server.grpc_port) as client:
        other = client.collections.create("Book", vector_config=Vectors.self_provided(name="own"))
        other.config.delete_vector_index("own")
        assert other.config.get().to_dict()["vectorConfig"]["own"]["vectorIndexType"] == "none"
