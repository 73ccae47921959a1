"""The collections of a real server."""

from __future__ import annotations

from typing import Any

import pytest

from weaviate import WeaviateAsyncClient
from weaviate.classes.config import Configure, DataType, Property
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.outputs.config import CollectionConfig, CollectionConfigSimple


async def test_a_collection_is_created_found_and_deleted(client: WeaviateAsyncClient, name: str) -> None:
    assert not await client.collections.exists(name)

    created = await client.collections.create(
        name, description="Books", properties=[Property(name="title", data_type=DataType.TEXT)]
    )

    assert created.name == name
    assert await client.collections.exists(name)
    await created.data.insert({"title": "A"})
    assert len((await client.collections.get(name).query.fetch_objects()).objects) == 1
    await client.collections.delete(name)
    assert not await client.collections.exists(name)


async def test_a_name_gets_its_capital_letter(client: WeaviateAsyncClient, name: str) -> None:
    lower = name[0].lower() + name[1:]

    created = await client.collections.create(lower)

    assert created.name == name
    assert client.collections.use(lower).name == name
    assert await client.collections.exists(lower)


async def test_collections_are_listed_simply_and_in_full(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(
        name,
        description="Books",
        properties=[Property(name="title", data_type=DataType.TEXT)],
        vector_config=Configure.Vectors.self_provided(),
    )

    simple = (await client.collections.list_all())[name]
    full = (await client.collections.list_all(simple=False))[name]

    assert isinstance(simple, CollectionConfigSimple)
    assert isinstance(full, CollectionConfig)
    for config in (simple, full):
        assert (config.name, config.description) == (name, "Books")
        assert [(p.name, p.data_type) for p in config.properties] == [("title", DataType.TEXT)]
    assert full.replication_config.factor == 1


async def test_several_and_all_collections_are_deleted(client: WeaviateAsyncClient, name: str) -> None:
    names = [f"{name}_{i}" for i in range(3)]
    for each in names:
        await client.collections.create(each)

    await client.collections.delete(names[:2])
    assert set(await client.collections.list_all()) & set(names) == {names[2]}
    await client.collections.delete_all()

    assert await client.collections.list_all() == {}


async def test_a_collection_that_exists_is_not_created_again(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(name)

    with pytest.raises(UnexpectedStatusCodeError, match="already exists") as caught:
        await client.collections.create(name)

    assert caught.value.status_code == 422
    assert name in caught.value.message


@pytest.mark.parametrize("wrong", ["", "1Book", "Bo ok", "Bücher", "a/b", "x" * 300, 3, None])
async def test_a_name_that_no_collection_can_have_is_refused(client: WeaviateAsyncClient, wrong: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="name"):
        client.collections.use(wrong)
    with pytest.raises(WeaviateInvalidInputError, match="name"):
        await client.collections.create(wrong)
    with pytest.raises(WeaviateInvalidInputError, match="name"):
        await client.collections.exists(wrong)
    with pytest.raises(WeaviateInvalidInputError, match="name"):
        await client.collections.delete(wrong)


async def test_a_handle_shows_what_it_is(client: WeaviateAsyncClient) -> None:
    assert "Book" in repr(client.collections.use("Book"))
    assert "connected" in repr(client)
