"""The configuration of a collection of the real server: read and changed."""

from __future__ import annotations

from typing import Any

import pytest

import weaviate
from tests.conftest import StartServer
from weaviate import WeaviateAsyncClient
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
async def books(client: WeaviateAsyncClient, name: str) -> Any:
    """A collection with a property, a reference and two vectors."""
    return await client.collections.create(
        name,
        properties=[Property(name="title", data_type=TEXT, tokenization=Tokenization.FIELD)],
        references=[ReferenceProperty(name="sequel", target_collection=name)],
        vector_config=[
            Vectors.custom(name="bigram", module_name="text2vec-bigram", source_properties=["title"]),
            Vectors.self_provided(name="own"),
        ],
    )


async def definition(books: Any) -> dict[str, Any]:
    """All that the server says of a collection. A change makes it sort the properties."""
    said: dict[str, Any] = (await books.config.get()).to_dict()
    said["properties"].sort(key=lambda each: each["name"])
    return said


async def test_a_configuration_is_read_simply_and_in_full(books: Any) -> None:
    full, simple = await books.config.get(), await books.config.get(simple=True)

    assert (type(full), type(simple)) == (CollectionConfig, CollectionConfigSimple)
    assert full.name == simple.name == books.name
    assert [each.name for each in full.properties] == [each.name for each in simple.properties] == ["title"]
    assert full.inverted_index_config.bm25.k1 == 1.2


async def test_settings_are_changed_and_all_others_stay(books: Any) -> None:
    before = await definition(books)

    await books.config.update(
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
    assert await definition(books) == before


async def test_tenants_are_created_by_themselves_from_now_on(client: WeaviateAsyncClient, name: str) -> None:
    books = await client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())

    await books.config.update(multi_tenancy_config=Reconfigure.multi_tenancy(auto_tenant_creation=True))
    await books.with_tenant("new").data.insert({})

    assert (await books.tenants.get()).keys() == {"new"}


async def test_properties_and_references_are_added(books: Any) -> None:
    await books.config.add_property(Property(name="pages", data_type=DataType.INT, index_range_filters=True))
    await books.config.add_property(Property(name="note", data_type=TEXT, skip_vectorization=True))
    await books.config.add_reference(ReferenceProperty(name="prequel", target_collection=books.name))
    await books.config.add_reference(ReferenceProperty.MultiTarget(name="both", target_collections=[books.name]))

    config = await books.config.get()
    assert [each.name for each in config.properties] == ["title", "pages", "note"]
    assert config.properties[1].index_range_filters
    assert config.properties[2].vectorizer_configs["text2vec-bigram"].skip
    assert {each.name for each in config.references} == {"sequel", "prequel", "both"}
    assert {target for each in config.references for target in each.target_collections} == {books.name}


async def test_vectors_are_added(books: Any) -> None:
    before = (await books.config.get()).to_dict()["vectorConfig"]

    await books.config.add_vector(
        vector_config=[
            Vectors.self_provided(name="flat", vector_index_config=Configure.VectorIndex.flat()),
            Vectors.self_provided(name="small", quantizer=Configure.VectorIndex.Quantizer.bq()),
        ]
    )
    await books.config.add_vector(vector_config=Vectors.self_provided())

    after = (await books.config.get()).to_dict()["vectorConfig"]
    assert after.keys() == {"bigram", "own", "flat", "small", "default"}
    assert {name: after[name] for name in before} == before
    assert after["flat"]["vectorIndexType"] == "flat"
    assert after["small"]["vectorIndexConfig"]["bq"]["enabled"]


async def test_a_vector_is_added_beside_the_one_without_a_name(client: WeaviateAsyncClient, name: str) -> None:
    books = await client.collections.create_from_dict({"class": name, "vectorizer": "none"})

    await books.config.add_vector(vector_config=Vectors.self_provided(name="second"))
    with pytest.warns(DeprecationWarning, match=r"Configure\.NamedVectors is deprecated") as caught:
        await books.config.add_vector(vector_config=Configure.NamedVectors.none("third"))

    config = await books.config.get()
    assert config.vector_config is not None
    assert config.vector_config.keys() == {"second", "third"}
    assert isinstance(config.vector_index_config, VectorIndexConfigHNSW)
    assert [warning.filename for warning in caught] == [__file__]


async def test_what_is_there_already_is_refused(books: Any) -> None:
    for name in ("title", "Title", "sequel"):
        with pytest.raises(WeaviateInvalidInputError, match=f"{books.name} has a property '{name}' already") as caught:
            await books.config.add_property(Property(name=name, data_type=TEXT))
        assert (caught.value.details.collection, caught.value.details.property) == (books.name, name)
        with pytest.raises(WeaviateInvalidInputError, match=f"{books.name} has a property '{name}' already"):
            await books.config.add_reference(ReferenceProperty(name=name, target_collection=books.name))
    with pytest.raises(WeaviateInvalidInputError, match=f"{books.name} has a vector 'own' already") as caught:
        await books.config.add_vector(vector_config=Vectors.self_provided(name="own"))
    assert caught.value.details.collection == books.name


async def test_what_the_server_refuses_is_named(books: Any) -> None:
    with pytest.raises(UnexpectedStatusCodeError, match=f"property r to {books.name}.*nonexistent class") as caught:
        await books.config.add_reference(ReferenceProperty(name="r", target_collection="Missing"))
    assert (caught.value.details.collection, caught.value.details.property) == (books.name, "r")
    assert caught.value.status_code == 422
    with pytest.raises(
        UnexpectedStatusCodeError, match=f"filterable index of {books.name}.missing.*not found"
    ) as caught:
        await books.config.delete_property_index("missing", "filterable")
    assert (caught.value.details.collection, caught.value.details.property) == (books.name, "missing")
    with pytest.raises(WeaviateInvalidInputError, match="there is no vector 'missing'; there are 'bigram', 'own'"):
        await books.config.update(
            vector_config=Reconfigure.Vectors.update(name="missing", vector_index_config=Index.hnsw(ef=3))
        )


async def test_a_collection_that_does_not_exist_is_named(client: WeaviateAsyncClient) -> None:
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
            await call()
        assert caught.value.details.collection == "Missing"


async def test_bad_input_is_refused(client: WeaviateAsyncClient) -> None:
    config: Any = client.collections.use("Missing").config

    with pytest.raises(WeaviateInvalidInputError, match="prop: must be a Property"):
        await config.add_property("title")
    with pytest.raises(WeaviateInvalidInputError, match="'a b' is not a property's name"):
        await config.add_property(Property(name="a b", data_type=TEXT))
    with pytest.raises(WeaviateInvalidInputError, match="ref: must be a ReferenceProperty"):
        await config.add_reference(Property(name="a", data_type=TEXT))
    with pytest.raises(WeaviateInvalidInputError, match="ref: 'a b' is not a collection's name"):
        await config.add_reference(ReferenceProperty(name="a", target_collection="a b"))
    with pytest.raises(WeaviateInvalidInputError, match="vector_config: must be made by"):
        await config.add_vector(vector_config="own")
    with pytest.raises(WeaviateInvalidInputError, match="vector_config: a vector in a list needs a name"):
        await config.add_vector(vector_config=[Vectors.self_provided()])
    with pytest.raises(WeaviateInvalidInputError, match="status: must be READY or READONLY, not 'LOADING'"):
        await config.update_shards("LOADING")
    with pytest.raises(WeaviateInvalidInputError, match=r"shard_names\[1\]: must be a string"):
        await config.update_shards("READY", ["a", 1])
    with pytest.raises(WeaviateInvalidInputError, match="index_name: must be searchable, filterable, rangeFilters"):
        await config.delete_property_index("title", "rangeable")
    with pytest.raises(WeaviateInvalidInputError, match="'a b' is not a vector's name"):
        await config.delete_vector_index("a b")
    with pytest.raises(WeaviateInvalidInputError, match="description"):
        await config.update(description=3)


async def test_a_deprecated_argument_warns_at_the_caller(client: WeaviateAsyncClient, name: str) -> None:
    books = await client.collections.create_from_dict({"class": name, "vectorizer": "none"})

    with pytest.warns(DeprecationWarning, match="vector_index_config is deprecated") as caught:
        await books.config.update(vector_index_config=Index.hnsw(ef=5))

    assert [warning.filename for warning in caught] == [__file__]
    index = (await books.config.get()).vector_index_config
    assert isinstance(index, VectorIndexConfigHNSW)
    assert index.ef == 5


async def test_shards_are_made_read_only_and_writable_again(client: WeaviateAsyncClient, name: str) -> None:
    books = await client.collections.create(name, sharding_config=Configure.sharding(desired_count=2))
    one, other = await books.config.get_shards()
    assert (one.status, other.status, one.vector_queue_size) == ("READY", "READY", 0)

    assert await books.config.update_shards("READONLY") == {one.name: "READONLY", other.name: "READONLY"}
    with pytest.raises(UnexpectedStatusCodeError, match="read-only"):
        await books.data.insert({})
    assert await books.config.update_shards("READY", one.name) == {one.name: "READY"}
    found = {shard.name: shard.status for shard in await books.config.get_shards()}
    assert found == {one.name: "READY", other.name: "READONLY"}
    assert await books.config.update_shards("READY", [other.name]) == {other.name: "READY"}
    assert await books.config.update_shards("READONLY", []) == {}


async def test_the_shard_of_a_tenant_is_read(client: WeaviateAsyncClient, name: str) -> None:
    books = await client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())
    await books.tenants.create(["a", "b"])

    assert {shard.name for shard in await books.config.get_shards()} == {"a", "b"}
    assert [shard.name for shard in await books.with_tenant("a").config.get_shards()] == ["a"]


async def test_indexes_of_properties_are_deleted(books: Any) -> None:
    assert await books.config.delete_property_index("title", "searchable") is True
    assert await books.config.delete_property_index("title", "searchable") is True

    [title] = (await books.config.get()).properties
    assert (title.index_searchable, title.index_filterable) == (False, True)


async def test_indexes_of_vectors_are_deleted_where_the_server_allows_it(books: Any, start_server: StartServer) -> None:
    with pytest.raises(UnexpectedStatusCodeError, match=f"the vector own of {books.name}.*disabled by default"):
        await books.config.delete_vector_index("own")

    server = start_server({"ENABLE_EXPERIMENTAL_ALTER_SCHEMA_DROP_VECTOR_INDEX_ENDPOINT": "true"})
    async with weaviate.use_async_with_local(port=server.http_port, grpc_port=server.grpc_port) as client:
        other = await client.collections.create("Book", vector_config=Vectors.self_provided(name="own"))
        await other.config.delete_vector_index("own")
        assert (await other.config.get()).to_dict()["vectorConfig"]["own"]["vectorIndexType"] == "none"
