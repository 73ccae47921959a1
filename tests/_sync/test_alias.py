# Generated from tests/_async/test_alias.py by scripts/unasync.py. Do not edit.
"""The aliases of a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests._sync.access import client_of
from tests.support.server import GUEST_KEY, Server
from weaviate import WeaviateClient
from weaviate.aliases.alias import AliasReturn
from weaviate.exceptions import InsufficientPermissionsError, UnexpectedStatusCodeError, WeaviateInvalidInputError


@pytest.fixture
def library(client: WeaviateClient, name: str) -> Iterator[str]:
    """The name of an alias that is deleted after the test; the collection `name` is there."""
    client.collections.create(name)
    yield f"Alias{name}"
    client.alias.delete(alias_name=f"Alias{name}")


def test_an_alias_is_created_read_and_deleted(client: WeaviateClient, library: str, name: str) -> None:
    alias = client.alias
    assert alias.get(alias_name=library) is None
    assert not alias.exists(alias_name=library)

    alias.create(alias_name=library, target_collection=name)

    made = AliasReturn(alias=library, collection=name)
    assert alias.get(alias_name=library) == made
    assert alias.exists(alias_name=library)
    assert alias.list_all()[library] == made
    assert alias.list_all(collection=name) == {library: made}
    assert alias.delete(alias_name=library)
    assert not alias.delete(alias_name=library)
    assert alias.list_all(collection=name) == {}
    assert client.collections.exists(name)


def test_first_letters_become_capitals(client: WeaviateClient, library: str, name: str) -> None:
    small, alias = f"a{library[1:]}", client.alias

    alias.create(alias_name=small, target_collection=f"t{name[1:]}")

    assert alias.get(alias_name=small) == AliasReturn(alias=library, collection=name)
    assert alias.exists(alias_name=small)
    assert alias.list_all(collection=f"t{name[1:]}").keys() == {library}
    assert alias.update(alias_name=small, new_target_collection=f"t{name[1:]}")
    assert alias.delete(alias_name=small)


def test_what_an_alias_stands_for_is_changed(client: WeaviateClient, library: str, name: str) -> None:
    other = f"{name}Other"
    client.collections.create(other)
    client.alias.create(alias_name=library, target_collection=name)
    client.collections.use(name).data.insert({"title": "A"})
    assert client.collections.use(library).length() == 1

    assert client.alias.update(alias_name=library, new_target_collection=other)

    assert client.collections.use(library).length() == 0
    assert client.alias.get(alias_name=library) == AliasReturn(alias=library, collection=other)
    client.alias.delete(alias_name=library)
    client.collections.delete(other)


def test_what_does_not_exist(client: WeaviateClient, library: str, name: str) -> None:
    alias = client.alias
    assert not alias.update(alias_name=library, new_target_collection=name)
    assert alias.list_all(collection="Missing") == {}

    with pytest.raises(UnexpectedStatusCodeError, match='class "Missing" does not exist') as caught:
        alias.create(alias_name=library, target_collection="Missing")
    assert (caught.value.status_code, caught.value.details.collection) == (422, "Missing")
    alias.create(alias_name=library, target_collection=name)
    with pytest.raises(UnexpectedStatusCodeError, match='class "Missing" does not exist'):
        alias.update(alias_name=library, new_target_collection="Missing")


def test_names_that_are_taken(client: WeaviateClient, library: str, name: str) -> None:
    client.alias.create(alias_name=library, target_collection=name)

    with pytest.raises(UnexpectedStatusCodeError, match=f"create the alias {library} of {name}.*alias already exists"):
        client.alias.create(alias_name=library, target_collection=name)
    with pytest.raises(UnexpectedStatusCodeError, match=f"class {name} already exists"):
        client.alias.create(alias_name=name, target_collection=name)


@pytest.mark.parametrize("wrong", ["", "a b", "a/b", "..", "1a", "x" * 256, 3, None])
def test_names_that_none_can_have_are_refused(client: WeaviateClient, wrong: Any) -> None:
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
            call()


def test_a_user_without_the_permission_is_told_what_is_missing(
    administrator: WeaviateClient, server_with_roles: Server
) -> None:
    administrator.collections.delete("Secret")
    administrator.collections.create("Secret")
    administrator.alias.delete(alias_name="SecretAlias")
    administrator.alias.create(alias_name="SecretAlias", target_collection="Secret")
    with client_of(server_with_roles, GUEST_KEY) as guest:
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
                call()
        assert alias.list_all() == {}
    administrator.alias.delete(alias_name="SecretAlias")
    administrator.collections.delete("Secret")
