"""The aliases of a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests._async.access import client_of
from tests.support.server import GUEST_KEY, Server
from weaviate import WeaviateAsyncClient
from weaviate.aliases.alias import AliasReturn
from weaviate.exceptions import InsufficientPermissionsError, UnexpectedStatusCodeError, WeaviateInvalidInputError


@pytest.fixture
async def library(client: WeaviateAsyncClient, name: str) -> AsyncIterator[str]:
    """The name of an alias that is deleted after the test; the collection `name` is there."""
    await client.collections.create(name)
    yield f"Alias{name}"
    await client.alias.delete(alias_name=f"Alias{name}")


async def test_an_alias_is_created_read_and_deleted(client: WeaviateAsyncClient, library: str, name: str) -> None:
    alias = client.alias
    assert await alias.get(alias_name=library) is None
    assert not await alias.exists(alias_name=library)

    await alias.create(alias_name=library, target_collection=name)

    made = AliasReturn(alias=library, collection=name)
    assert await alias.get(alias_name=library) == made
    assert await alias.exists(alias_name=library)
    assert (await alias.list_all())[library] == made
    assert await alias.list_all(collection=name) == {library: made}
    assert await alias.delete(alias_name=library)
    assert not await alias.delete(alias_name=library)
    assert await alias.list_all(collection=name) == {}
    assert await client.collections.exists(name)


async def test_first_letters_become_capitals(client: WeaviateAsyncClient, library: str, name: str) -> None:
    small, alias = f"a{library[1:]}", client.alias

    await alias.create(alias_name=small, target_collection=f"t{name[1:]}")

    assert await alias.get(alias_name=small) == AliasReturn(alias=library, collection=name)
    assert await alias.exists(alias_name=small)
    assert (await alias.list_all(collection=f"t{name[1:]}")).keys() == {library}
    assert await alias.update(alias_name=small, new_target_collection=f"t{name[1:]}")
    assert await alias.delete(alias_name=small)


async def test_what_an_alias_stands_for_is_changed(client: WeaviateAsyncClient, library: str, name: str) -> None:
    other = f"{name}Other"
    await client.collections.create(other)
    await client.alias.create(alias_name=library, target_collection=name)
    await client.collections.use(name).data.insert({"title": "A"})
    assert await client.collections.use(library).length() == 1

    assert await client.alias.update(alias_name=library, new_target_collection=other)

    assert await client.collections.use(library).length() == 0
    assert await client.alias.get(alias_name=library) == AliasReturn(alias=library, collection=other)
    await client.alias.delete(alias_name=library)
    await client.collections.delete(other)


async def test_what_does_not_exist(client: WeaviateAsyncClient, library: str, name: str) -> None:
    alias = client.alias
    assert not await alias.update(alias_name=library, new_target_collection=name)
    assert await alias.list_all(collection="Missing") == {}

    with pytest.raises(UnexpectedStatusCodeError, match='class "Missing" does not exist') as caught:
        await alias.create(alias_name=library, target_collection="Missing")
    assert (caught.value.status_code, caught.value.details.collection) == (422, "Missing")
    await alias.create(alias_name=library, target_collection=name)
    with pytest.raises(UnexpectedStatusCodeError, match='class "Missing" does not exist'):
        await alias.update(alias_name=library, new_target_collection="Missing")


async def test_names_that_are_taken(client: WeaviateAsyncClient, library: str, name: str) -> None:
    await client.alias.create(alias_name=library, target_collection=name)

    with pytest.raises(UnexpectedStatusCodeError, match=f"create the alias {library} of {name}.*alias already exists"):
        await client.alias.create(alias_name=library, target_collection=name)
    with pytest.raises(UnexpectedStatusCodeError, match=f"class {name} already exists"):
        await client.alias.create(alias_name=name, target_collection=name)


@pytest.mark.parametrize("wrong", ["", "a b", "a/b", "..", "1a", "x" * 256, 3, None])
async def test_names_that_none_can_have_are_refused(client: WeaviateAsyncClient, wrong: Any) -> None:
    alias = client.alias
    calls: list[tuple[str, Callable[[], Any]]] = [
        ("alias_name", lambda: alias.get(alias_name=wrong)),
        ("alias_name", lambda: alias.exists(alias_name=wrong)),
        ("alias_name", lambda: alias.delete(alias_name=wrong)),
        ("alias_name", lambda: alias.create(alias_name=wrong, target_collection="Book")),
        ("alias_name", lambda: alias.update(alias_name=wrong, new_target_collection="Book")),
        ("target_collection", lambda: alias.create(alias_name="A", target_collection=wrong)),
        ("new_target_collection", lambda: alias.update(alias_name="A", new_target_collection=wrong)),
    ]
    if wrong is not None:
        calls.append(("collection", lambda: alias.list_all(collection=wrong)))
    for argument, call in calls:
        with pytest.raises(WeaviateInvalidInputError, match=f"^{argument}: .* is not a collection's name"):
            await call()


async def test_a_user_without_the_permission_is_told_what_is_missing(
    administrator: WeaviateAsyncClient, server_with_roles: Server
) -> None:
    await administrator.collections.delete("Secret")
    await administrator.collections.create("Secret")
    await administrator.alias.delete(alias_name="SecretAlias")
    await administrator.alias.create(alias_name="SecretAlias", target_collection="Secret")
    async with client_of(server_with_roles, GUEST_KEY) as guest:
        alias = guest.alias
        calls: list[tuple[str, Callable[[], Any]]] = [
            ("create_aliases", lambda: alias.create(alias_name="SecretAlias", target_collection="Secret")),
            ("read_aliases", lambda: alias.get(alias_name="SecretAlias")),
            ("read_aliases", lambda: alias.exists(alias_name="SecretAlias")),
            ("update_aliases", lambda: alias.update(alias_name="SecretAlias", new_target_collection="Secret")),
            ("delete_aliases", lambda: alias.delete(alias_name="SecretAlias")),
        ]
        for action, call in calls:
            with pytest.raises(InsufficientPermissionsError, match=f"user 'guest'.*{action}.*SecretAlias"):
                await call()
        assert await alias.list_all() == {}
    await administrator.alias.delete(alias_name="SecretAlias")
    await administrator.collections.delete("Secret")
