"""Having a collection as a program wants it, on the real server."""

from __future__ import annotations

import json
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer, HttpCall, Reply
from weaviate import WeaviateAsyncClient
from weaviate.classes.config import (
    Configure,
    DataType,
    Property,
    ReferenceProperty,
    ReplicationDeletionStrategy,
    Tokenization,
    VectorDistances,
)
from weaviate.exceptions import InsufficientPermissionsError, UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.models.config.ensure import EnsuredCollection

Vectors = Configure.Vectors
VectorIndex = Configure.VectorIndex
Quantizer = VectorIndex.Quantizer
TEXT = DataType.TEXT


def everything(name: str) -> dict[str, Any]:
    """Arguments with something of everything."""
    return {
        "description": "Books",
        "properties": [
            Property(name="Title", data_type=TEXT, tokenization=Tokenization.FIELD, description="On the cover"),
            Property(name="note", data_type=TEXT, skip_vectorization=True),
            Property(
                name="publisher",
                data_type=DataType.OBJECT,
                nested_properties=[Property(name="Id", data_type=DataType.UUID)],
            ),
        ],
        "references": [ReferenceProperty(name="sequel", target_collection=name)],
        "inverted_index_config": Configure.inverted_index(bm25_b=0.7, bm25_k1=1.1, index_null_state=True),
        "multi_tenancy_config": Configure.multi_tenancy(auto_tenant_creation=True),
        "replication_config": Configure.replication(deletion_strategy=ReplicationDeletionStrategy.DELETE_ON_CONFLICT),
        "generative_config": Configure.Generative.custom("generative-dummy"),
        "reranker_config": Configure.Reranker.custom("reranker-dummy"),
        "vector_config": [
            Vectors.custom(
                name="bigram",
                module_name="text2vec-bigram",
                quantizer=Quantizer.pq(centroids=16),
                vector_index_config=VectorIndex.hnsw(distance_metric=VectorDistances.DOT, ef=99),
            ),
            Vectors.self_provided(
                name="flat", vector_index_config=VectorIndex.flat(quantizer=Quantizer.bq(cache=True))
            ),
            Configure.MultiVectors.self_provided(name="multi", encoding=VectorIndex.MultiVector.Encoding.muvera()),
            Vectors.self_provided(name="plain"),
        ],
    }


def paths(differences: list[Any]) -> set[str]:
    """Where they are."""
    return {difference.path for difference in differences}


async def definition(client: WeaviateAsyncClient, name: str) -> dict[str, Any]:
    """All that the server says of a collection. A change makes it sort the properties."""
    said = (await client.collections.export_config(name)).to_dict()
    said["properties"].sort(key=lambda each: each["name"])
    return said


async def test_a_collection_is_created_once(client: WeaviateAsyncClient, name: str) -> None:
    first = await client.collections.ensure(name, **everything(name))
    second = await client.collections.ensure(name, **everything(name))
    third = await client.collections.ensure(name, change=True, **everything(name))

    assert first == EnsuredCollection(name, created=True)
    assert second == third == EnsuredCollection(name)
    assert second.as_asked


async def test_a_whole_description_is_taken_too(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(name, **everything(name))
    config = await client.collections.export_config(name)

    assert (await client.collections.ensure(config)).as_asked
    assert (await client.collections.ensure(config.to_dict())).as_asked
    await client.collections.delete(name)
    assert (await client.collections.ensure(config)).created
    assert await client.collections.export_config(name) == config


async def test_what_was_not_asked_for_does_not_count(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(name, **everything(name))

    assert (await client.collections.ensure(name)).as_asked
    assert (await client.collections.ensure({"class": name, "description": None, "properties": []})).as_asked
    assert (await client.collections.ensure(name, properties=[Property(name="title", data_type=TEXT)])).as_asked


async def test_differences_are_told_and_nothing_is_changed(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(name, **everything(name))
    before = await client.collections.export_config(name)

    found = await client.collections.ensure(
        name,
        description="Books and more",
        properties=[Property(name="title", data_type=DataType.INT), Property(name="pages", data_type=DataType.INT)],
        vector_config=Vectors.self_provided(name="new"),
    )

    assert (found.created, found.changed, found.as_asked) == (False, [], False)
    assert [(each.path, each.wanted, each.found, each.reason) for each in found.differences] == [
        ("description", "Books and more", "Books", None),
        ("vectorConfig.new", {"vectorizer": {"none": {}}}, None, None),
        ("properties.title.dataType", ["int"], ["text"], None),
        ("properties.pages", {"name": "pages", "dataType": ["int"]}, None, None),
    ]
    assert await client.collections.export_config(name) == before


async def test_what_the_server_allows_is_changed_and_the_rest_told(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(name, **everything(name))
    wanted: dict[str, Any] = {
        "description": "Books and more",
        "properties": [
            Property(name="title", data_type=TEXT, tokenization=Tokenization.WORD, description="On the spine"),
            Property(name="note", data_type=DataType.INT),
            Property(name="pages", data_type=DataType.INT, index_range_filters=True),
        ],
        "references": [
            ReferenceProperty(name="prequel", target_collection=name),
            ReferenceProperty(name="lost", target_collection="Missing"),
        ],
        "inverted_index_config": Configure.inverted_index(bm25_b=0.6, bm25_k1=1.1, index_null_state=False),
        "multi_tenancy_config": Configure.multi_tenancy(auto_tenant_creation=False),
        "reranker_config": Configure.Reranker.cohere(),
        "vector_config": [
            Vectors.custom(
                name="bigram",
                module_name="text2vec-bigram",
                vector_index_config=VectorIndex.hnsw(ef_construction=77, ef=98),
            ),
            Vectors.self_provided(name="flat", vector_index_config=VectorIndex.hnsw(ef=3)),
            Vectors.custom(name="plain", module_name="text2vec-bigram"),
            Vectors.self_provided(name="new"),
        ],
    }

    found = await client.collections.ensure(name, change=True, **wanted)

    assert paths(found.changed) == {
        "description",
        "properties.title.description",
        "properties.pages",
        "properties.prequel",
        "invertedIndexConfig.bm25.b",
        "multiTenancyConfig.autoTenantCreation",
        "moduleConfig.reranker-cohere",
        "vectorConfig.bigram.vectorIndexConfig.ef",
        "vectorConfig.new",
    }
    reasons = {each.path: each.reason for each in found.differences}
    said = {
        "properties.title.tokenization": "property fields other than description cannot be updated",
        "properties.note.dataType": "property fields other than description cannot be updated",
        "properties.lost": "reference property to nonexistent class",
        "invertedIndexConfig.indexNullState": "immutable",
        "vectorConfig.bigram.vectorIndexConfig.efConstruction": "immutable",
        "vectorConfig.flat.vectorIndexType": "the server took the change, and did not make it",
        "vectorConfig.plain.vectorizer.text2vec-bigram": "immutable",
    }
    assert reasons.keys() == said.keys()
    assert [path for path, words in said.items() if words not in str(reasons[path])] == []

    again = await client.collections.ensure(name, change=True, **wanted)
    assert (again.changed, again.differences) == ([], found.differences)
    config = await client.collections.export_config(name)
    assert config.reranker_config is not None
    assert config.reranker_config.reranker == "reranker-cohere"
    assert {each.name for each in config.references} == {"sequel", "prequel"}


async def test_nothing_that_is_beside_it_is_lost(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(name, **everything(name))
    before = await definition(client, name)

    await client.collections.ensure(
        name, change=True, description="changed", inverted_index_config=Configure.inverted_index(bm25_b=0.5, bm25_k1=1)
    )

    before["description"] = "changed"
    before["invertedIndexConfig"]["bm25"] = {"b": 0.5, "k1": 1}
    assert await definition(client, name) == before


async def test_one_that_another_program_creates_meanwhile_is_compared() -> None:
    said = {"class": "Book", "description": "theirs"}
    with FakeServer() as fake:
        fake.rest("GET", "/v1/schema/Book").reply(404, times=1)
        fake.rest("GET", "/v1/schema/Book").reply(200, said)
        fake.rest("POST", "/v1/schema").reply(422, {"error": [{"message": "class name Book already exists"}]})
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            found = await client.collections.ensure("Book", description="ours")

    assert not found.created
    assert [(each.wanted, each.found) for each in found.differences] == [("ours", "theirs")]


@pytest.mark.parametrize("said", ["created", "refused"])
async def test_a_property_that_another_program_adds_meanwhile_is_no_difference(said: str) -> None:
    author, title = ({"name": name, "dataType": ["text"]} for name in ("author", "title"))
    with FakeServer() as fake:
        fake.rest("GET", "/v1/schema/Book").reply(200, {"class": "Book", "properties": []}, times=1)
        # Before the answer to the first one, both are there.
        fake.rest("GET", "/v1/schema/Book").reply(200, {"class": "Book", "properties": [author, title]})
        added = fake.rest("POST", "/v1/schema/Book/properties")
        if said == "refused":
            added.reply(422, {"error": [{"message": "property already exists"}]})
        else:
            added.reply(200, author)
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            found = await client.collections.ensure({"class": "Book", "properties": [author, title]}, change=True)

        assert found.as_asked
        assert [(call.method, call.path) for call in fake.transcript.http() if "schema" in call.path] == [
            ("GET", "/v1/schema/Book"),
            ("POST", "/v1/schema/Book/properties"),
            ("GET", "/v1/schema/Book"),
        ]


async def test_each_change_is_made_to_what_the_one_before_left() -> None:
    names = ("a", "b", "c")
    there: list[dict[str, Any]] = []

    def add(call: HttpCall) -> Reply:
        there.append(json.loads(call.body))
        return Reply(200, there[-1])

    with FakeServer() as fake:
        fake.rest("GET", "/v1/schema/Book").answer(lambda call: Reply(200, {"class": "Book", "properties": [*there]}))
        fake.rest("POST", "/v1/schema/Book/properties").answer(add)
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            found = await client.collections.ensure(
                "Book", properties=[Property(name=name, data_type=TEXT) for name in names], change=True
            )

        assert found.as_asked
        assert paths(found.changed) == {f"properties.{name}" for name in names}
        calls = [call.method for call in fake.transcript.http() if "schema" in call.path]
        assert calls == ["GET", "POST", "GET", "POST", "GET", "POST", "GET"]


async def test_another_order_of_targets_and_of_stopwords_is_no_difference(
    client: WeaviateAsyncClient, name: str
) -> None:
    def asked(step: int) -> dict[str, Any]:
        targets = [name, f"{name}2"][::step]
        return {
            "references": [ReferenceProperty.MultiTarget(name="r", target_collections=targets)],
            "inverted_index_config": Configure.inverted_index(
                stopwords_additions=["x", "y"][::step], stopwords_removals=["the", "an"][::step]
            ),
        }

    await client.collections.create(f"{name}2")
    try:
        await client.collections.create(name, **asked(1))

        assert (await client.collections.ensure(name, **asked(-1))).as_asked
    finally:
        await client.collections.delete(f"{name}2")


async def test_what_cannot_be_created_is_an_error(client: WeaviateAsyncClient, name: str) -> None:
    with pytest.raises(UnexpectedStatusCodeError, match=f"create {name}.*nonexistent class") as caught:
        await client.collections.ensure(name, references=[ReferenceProperty(name="r", target_collection="Missing")])

    assert caught.value.details.collection == name
    assert not await client.collections.exists(name)


async def test_what_the_caller_may_not_do_is_an_error() -> None:
    with FakeServer() as fake:
        fake.rest("GET", "/v1/schema/Book").reply(200, {"class": "Book"})
        fake.rest("PUT", "/v1/schema/Book").forbidden("update_collections")
        async with weaviate.use_async_with_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            with pytest.raises(InsufficientPermissionsError, match="update_collections"):
                await client.collections.ensure("Book", description="ours", change=True)


@pytest.mark.parametrize(
    ("config", "parts", "said"),
    [
        (3, {}, "config: must be a name, a CollectionConfig or a dictionary"),
        ("a b", {}, "not a collection's name"),
        ({}, {}, "not a collection's name"),
        ({"class": "Book"}, {"description": "x"}, "description: give a name with it"),
        ("Book", {"properties": [3]}, "properties"),
    ],
)
async def test_bad_input_is_refused(client: WeaviateAsyncClient, config: Any, parts: Any, said: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=said):
        await client.collections.ensure(config, **parts)
