"""How a caller's code is typed, in both colours. Nothing here runs: mypy and pyright read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict, assert_type

from pydantic import BaseModel

from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate._sync.collections.collection import Collection
from weaviate.classes.data import DataObject
from weaviate.classes.generate import GenerativeConfig, GenerativeParameters
from weaviate.classes.query import GroupBy, NearMediaType
from weaviate.models.results import CrossReferences, Object, WeaviateProperties
from weaviate.outputs.query import (
    GenerativeGroupByReturn,
    GenerativeReturn,
    GroupByReturn,
    ObjectSingleReturn,
    QueryReturn,
)


class Book(TypedDict):
    """What a collection holds."""

    title: str


class Title(TypedDict):
    """What a query asks for."""

    title: str


@dataclass
class BookData:
    """The same as a dataclass."""

    title: str


class BookModel(BaseModel):
    """The same as a pydantic model."""

    title: str


GROUPS = GroupBy(prop="title", objects_per_group=1, number_of_groups=1)


def blocking(client: WeaviateClient) -> None:
    """A handle's type reaches its results; a query's own type replaces it; groups are another type."""
    plain = client.collections.use("Book")
    typed = client.collections.use("Book", Book)
    assert_type(plain, Collection[WeaviateProperties, CrossReferences])
    assert_type(typed, Collection[Book, CrossReferences])

    assert_type(plain.query.bm25("a"), QueryReturn[WeaviateProperties, CrossReferences])
    assert_type(typed.query.near_vector([1.0]), QueryReturn[Book, CrossReferences])
    assert_type(typed.query.near_vector([1.0]).objects[0].properties["title"], str)
    assert_type(typed.query.near_text("a", group_by=GROUPS), GroupByReturn[Book, CrossReferences])
    assert_type(plain.query.hybrid("a", return_properties=Title), QueryReturn[Title, CrossReferences])
    assert_type(
        plain.query.hybrid("a", return_properties=Title, group_by=GROUPS), GroupByReturn[Title, CrossReferences]
    )
    assert_type(typed.query.fetch_objects(limit=1), QueryReturn[Book, CrossReferences])
    assert_type(plain.query.fetch_objects(return_properties=Title, limit=1), QueryReturn[Title, CrossReferences])
    assert_type(typed.query.fetch_object_by_id("a"), ObjectSingleReturn[Book, CrossReferences] | None)

    assert_type(typed.query.fetch_objects_by_ids(["a"], limit=1), QueryReturn[Book, CrossReferences])
    assert_type(plain.query.fetch_objects_by_ids([], return_properties=Title), QueryReturn[Title, CrossReferences])
    assert_type(typed.query.near_object("a"), QueryReturn[Book, CrossReferences])
    assert_type(typed.query.near_image("a", group_by=GROUPS), GroupByReturn[Book, CrossReferences])
    assert_type(
        plain.query.near_media("a", NearMediaType.IMU, return_properties=Title, limit=1),
        QueryReturn[Title, CrossReferences],
    )
    assert_type(
        plain.query.near_media("a", NearMediaType.IMU, return_properties=Title, group_by=GROUPS),
        GroupByReturn[Title, CrossReferences],
    )

    assert_type(plain.generate.bm25("a"), GenerativeReturn[WeaviateProperties, CrossReferences])
    assert_type(typed.generate.fetch_objects(single_prompt="a"), GenerativeReturn[Book, CrossReferences])
    assert_type(typed.generate.fetch_objects(single_prompt="a").objects[0].generated, str | None)
    assert_type(typed.generate.fetch_objects().objects[0].properties["title"], str)
    assert_type(
        plain.generate.fetch_objects_by_ids(["a"], return_properties=Title, grouped_task="a"),
        GenerativeReturn[Title, CrossReferences],
    )
    assert_type(
        typed.generate.hybrid("a", group_by=GROUPS, single_prompt=GenerativeParameters.single_prompt("a")),
        GenerativeGroupByReturn[Book, CrossReferences],
    )
    assert_type(
        plain.generate.near_text("a", return_properties=Title, generative_provider=GenerativeConfig.openai(), limit=1),
        GenerativeReturn[Title, CrossReferences],
    )
    assert_type(
        plain.generate.near_vector([1.0], return_properties=Title, group_by=GROUPS, grouped_properties=["a"]),
        GenerativeGroupByReturn[Title, CrossReferences],
    )
    assert_type(typed.generate.near_object("a"), GenerativeReturn[Book, CrossReferences])
    assert_type(typed.generate.near_image("a"), GenerativeReturn[Book, CrossReferences])
    assert_type(typed.generate.near_media("a", NearMediaType.AUDIO), GenerativeReturn[Book, CrossReferences])
    typed.generate.bm25("a", single_promt="a")  # type: ignore[call-overload]  # pyright: ignore

    modelled = client.collections.use("Book", BookData)
    assert_type(modelled.query.near_vector([1.0]).objects[0].properties, BookData)
    assert_type(plain.query.hybrid("a", return_properties=BookModel).objects[0].properties.title, str)
    modelled.data.insert(BookData("A"))
    modelled.data.insert_many([BookData("A"), DataObject(BookData("B"))])
    modelled.data.insert({"title": "A"})  # type: ignore[arg-type]  # pyright: ignore

    typed.data.insert({"title": "A"})
    typed.data.insert({"name": "A"})  # type: ignore[typeddict-unknown-key, typeddict-item]  # pyright: ignore
    for found in typed.with_tenant("a").with_options(timeout=1).iterator(True, limit=1):
        assert_type(found, Object[Book, CrossReferences])
    assert_type(list(plain.iterator(return_properties=Title, cache_size=1)), list[Object[Title, CrossReferences]])
    assert_type(len(plain), int)
    plain.iterator(limt=1)  # type: ignore[call-overload]  # pyright: ignore
    typed.query.bm25("a", limt=1)  # type: ignore[call-overload]  # pyright: ignore


async def on_a_loop(client: WeaviateAsyncClient) -> None:
    """The same."""
    plain = client.collections.use("Book")
    typed = client.collections.use("Book", Book)
    modelled = client.collections.use("Book", BookModel)
    assert_type((await modelled.query.fetch_objects()).objects[0].properties, BookModel)
    await modelled.data.insert(BookModel(title="A"))
    assert_type(plain, CollectionAsync[WeaviateProperties, CrossReferences])
    assert_type(typed, CollectionAsync[Book, CrossReferences])

    async for found in typed.with_tenant("a").with_options(timeout=1).iterator(True, limit=1):
        assert_type(found, Object[Book, CrossReferences])
    assert_type([each async for each in plain.iterator(return_properties=Title)], list[Object[Title, CrossReferences]])

    assert_type(await plain.query.bm25("a"), QueryReturn[WeaviateProperties, CrossReferences])
    assert_type(await typed.query.near_vector([1.0]), QueryReturn[Book, CrossReferences])
    assert_type(await typed.query.near_text("a", group_by=GROUPS), GroupByReturn[Book, CrossReferences])
    assert_type(await plain.query.hybrid("a", return_properties=Title), QueryReturn[Title, CrossReferences])
    assert_type(await typed.query.fetch_objects(limit=1), QueryReturn[Book, CrossReferences])
    assert_type(await typed.query.fetch_object_by_id("a"), ObjectSingleReturn[Book, CrossReferences] | None)

    assert_type(await typed.query.fetch_objects_by_ids(["a"]), QueryReturn[Book, CrossReferences])
    assert_type(await typed.query.near_image("a", group_by=GROUPS), GroupByReturn[Book, CrossReferences])
    assert_type(await typed.generate.bm25("a", single_prompt="a"), GenerativeReturn[Book, CrossReferences])
    assert_type(await typed.generate.bm25("a", group_by=GROUPS), GenerativeGroupByReturn[Book, CrossReferences])
    assert_type(
        await plain.generate.near_media("a", NearMediaType.IMU, return_properties=Title),
        GenerativeReturn[Title, CrossReferences],
    )
