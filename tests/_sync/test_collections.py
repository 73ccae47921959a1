# Generated from tests/_async/test_collections.py by scripts/unasync.py. Do not edit.
"""The collections of a real server."""

from __future__ import annotations

from typing import Any

import pytest

from weaviate import WeaviateClient
from weaviate.classes.config import Configure, DataType, Property
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.outputs.config import CollectionConfig, CollectionConfigSimple


def test_a_collection_is_created_found_and_deleted(client: WeaviateClient, name: str) -> None:
    assert not client.collections.exists(name)

    created = client.collections.create(
        name, description="Books", properties=[Property(name="title", data_type=DataType.TEXT)]
    )

    assert created.name == name
    assert client.collections.exists(name)
    created.data.insert({"title": "A"})
    assert len(client.collections.get(name).query.fetch_objects().objects) == 1
    client.collections.delete(name)
    assert not client.collections.exists(name)


def test_a_name_gets_its_capital_letter(client: WeaviateClient, name: str) -> None:
    lower = name[0].lower() + name[1:]

    created = client.collections.create(lower)

    assert created.name == name
    assert client.collections.use(lower).name == name
    assert client.collections.exists(lower)


def test_collections_are_listed_simply_and_in_full(client: WeaviateClient, name: str) -> None:
    client.collections.create(
        name,
        description="Books",
        properties=[Property(name="title", data_type=DataType.TEXT)],
        vector_config=Configure.Vectors.self_provided(),
    )

    simple = client.collections.list_all()[name]
    full = client.collections.list_all(simple=False)[name]

    assert isinstance(simple, CollectionConfigSimple)
    assert isinstance(full, CollectionConfig)
    for config in (simple, full):
        assert (config.name, config.description) == (name, "Books")
        assert [(p.name, p.data_type) for p in config.properties] == [("title", DataType.TEXT)]
    assert full.replication_config.factor == 1


def test_several_and_all_collections_are_deleted(client: WeaviateClient, name: str) -> None:
    names = [f"{name}_{i}" for i in range(3)]
    for each in names:
        client.collections.create(each)

    client.collections.delete(names[:2])
    assert set(client.collections.list_all()) & set(names) == {names[2]}
    client.collections.delete_all()

    assert client.collections.list_all() == {}


def test_a_collection_that_exists_is_not_created_again(client: WeaviateClient, name: str) -> None:
    client.collections.create(name)

    with pytest.raises(UnexpectedStatusCodeError, match="already exists") as caught:
        client.collections.create(name)

    assert caught.value.status_code == 422
    assert name in caught.value.message


@pytest.mark.parametrize("wrong", ["", "1Book", "Bo ok", "Bücher", "a/b", "x" * 300, 3, None])
def test_a_name_that_no_collection_can_have_is_refused(client: WeaviateClient, wrong: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="name"):
        client.collections.use(wrong)
    with pytest.raises(WeaviateInvalidInputError, match="name"):
        client.collections.create(wrong)
    with pytest.raises(WeaviateInvalidInputError, match="name"):
        client.collections.exists(wrong)
    with pytest.raises(WeaviateInvalidInputError, match="name"):
        client.collections.delete(wrong)


def test_a_handle_shows_what_it_is(client: WeaviateClient) -> None:
    assert "Book" in repr(client.collections.use("Book"))
    assert "connected" in repr(client)
