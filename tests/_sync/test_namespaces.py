# Generated from tests/_async/test_namespaces.py by scripts/unasync.py. Do not edit.
"""The namespaces of a real server, and what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests._sync.access import client_of
from tests.support.server import API_KEY, GUEST_KEY, Server
from weaviate import WeaviateClient
from weaviate.aliases.alias import AliasReturn
from weaviate.classes.rbac import Permissions
from weaviate.exceptions import (
    InsufficientPermissionsError,
    UnexpectedStatusCodeError,
    WeaviateInvalidInputError,
    WeaviateUnauthorizedError,
)
from weaviate.outputs.namespaces import Namespace, NamespaceState

NODE = "embedded"


@pytest.fixture
def operator(server_with_namespaces: Server) -> Iterator[WeaviateClient]:
    """A client that may do everything."""
    with client_of(server_with_namespaces, API_KEY) as opened:
        yield opened


@pytest.fixture
def space(operator: WeaviateClient, request: pytest.FixtureRequest) -> Iterator[str]:
    """The name of a namespace that no other test has, and that is deleted after the test.

    A namespace that is being deleted keeps its name for a while.
    """
    chosen = f"n{abs(hash(request.node.nodeid)):x}"[:30]
    yield chosen
    operator.namespaces.delete(chosen)


def test_a_namespace_is_created_read_and_deleted(operator: WeaviateClient, space: str) -> None:
    namespaces = operator.namespaces
    assert namespaces.get(space) is None

    made = namespaces.create(space)

    assert made == Namespace(space, NODE, NamespaceState.ACTIVE)
    assert namespaces.get(space) == made
    assert namespaces.list_all()[space] == made
    assert namespaces.delete(space)
    assert namespaces.delete(space)
    left = namespaces.get(space)
    assert left is None or left.state is NamespaceState.DELETING


def test_where_a_namespace_is_placed(operator: WeaviateClient, space: str) -> None:
    namespaces = operator.namespaces
    with pytest.raises(UnexpectedStatusCodeError, match="not a current storage candidate"):
        namespaces.create(space, home_node="missing")

    assert namespaces.create(space, home_node=NODE).home_node == NODE
    assert namespaces.update(space, home_node=NODE).home_node == NODE
    with pytest.raises(UnexpectedStatusCodeError, match="not a current storage candidate"):
        namespaces.update(space, home_node="missing")


def test_the_users_of_a_namespace_see_nothing_else(
    operator: WeaviateClient, server_with_namespaces: Server, space: str
) -> None:
    operator.namespaces.create(space)
    user, collection = f"{space}:ada", f"{space}:Book"
    key = operator.users.db.create(user_id=user)
    operator.users.db.assign_roles(user_id=user, role_names="admin")

    with client_of(server_with_namespaces, key) as ada:
        ada.collections.create("Book")
        ada.alias.create(alias_name="Library", target_collection="Book")

        assert ada.collections.list_all().keys() == {"Book"}
        assert ada.alias.list_all() == {"Library": AliasReturn(alias="Library", collection="Book")}
        assert ada.namespaces.list_all() == {}
    found = operator.users.db.get(user_id=user)
    assert found is not None
    assert (found.user_id, found.namespace) == (user, space)
    assert operator.collections.exists(collection)
    alias = operator.alias.get(alias_name=f"{space}:Library")
    assert alias == AliasReturn(alias=f"{space}:Library", collection=collection)


def test_a_namespace_is_suspended_and_resumed(
    operator: WeaviateClient, server_with_namespaces: Server, space: str
) -> None:
    namespaces = operator.namespaces
    namespaces.create(space)
    key = operator.users.db.create(user_id=f"{space}:ada")

    namespaces.suspend(space)
    namespaces.suspend(space)

    suspended = namespaces.get(space)
    assert suspended is not None
    assert suspended.state is NamespaceState.SUSPENDED
    with pytest.raises(WeaviateUnauthorizedError):
        client_of(server_with_namespaces, key).connect()
    namespaces.resume(space)
    namespaces.resume(space)
    resumed = namespaces.get(space)
    assert resumed is not None
    assert resumed.state is NamespaceState.ACTIVE
    with client_of(server_with_namespaces, key) as ada:
        assert ada.users.get_my_user().user_id.endswith("ada")


def test_users_are_imported_into_a_namespace(
    operator: WeaviateClient,
    administrator: WeaviateClient,
    server_with_namespaces: Server,
    space: str,
    own: str,
) -> None:
    key = administrator.users.db.create(user_id=own)
    [exported] = [each for each in administrator.users.db.export_db_users() if each.user_id == own]
    operator.namespaces.create(space)

    [result] = operator.users.db.import_db_users([exported], namespace=space)

    assert (result.user_id, result.status) == (own, "created")
    with client_of(server_with_namespaces, key) as client:
        assert client.users.get_my_user().user_id.endswith(own)
    with pytest.raises(UnexpectedStatusCodeError, match="a target namespace is required"):
        operator.users.db.import_db_users([exported])


def test_a_role_allows_one_namespace(operator: WeaviateClient, server_with_namespaces: Server, space: str) -> None:
    operator.namespaces.create(space)
    with client_of(server_with_namespaces, GUEST_KEY) as guest:
        for call in (guest.namespaces.get, guest.namespaces.create, guest.namespaces.delete, guest.namespaces.suspend):
            with pytest.raises(InsufficientPermissionsError, match=r"user 'guest'.*_namespaces"):
                call(space)
        assert guest.namespaces.list_all() == {}

        operator.roles.create(role_name=space, permissions=Permissions.namespaces(namespace=space, manage=True))
        operator.users.db.assign_roles(user_id="guest", role_names=space)

        assert guest.namespaces.list_all().keys() == {space}
        assert guest.namespaces.get(space)
        operator.roles.delete(space)


def test_what_the_server_refuses(operator: WeaviateClient, space: str) -> None:
    namespaces = operator.namespaces
    namespaces.create(space)
    calls: list[tuple[int, str, Callable[[], Any]]] = [
        (409, "already exists", lambda: namespaces.create(space)),
        (422, "is reserved", lambda: namespaces.create("default")),
        (404, "not found", lambda: namespaces.update("missing", home_node=NODE)),
        (404, "not found", lambda: namespaces.suspend("missing")),
        (404, "not found", lambda: namespaces.resume("missing")),
    ]
    for status, said, call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match=said) as caught:
            call()
        assert caught.value.status_code == status
    assert not namespaces.delete("missing")


@pytest.mark.parametrize("wrong", ["", "ab", "Abc", "a_b", "-ab", "ab-", "a:b", "x" * 37, "..", 3, None])
def test_names_that_none_can_have_are_refused(operator: WeaviateClient, wrong: Any) -> None:
    namespaces = operator.namespaces
    calls: list[Callable[[], Any]] = [
        lambda: namespaces.get(wrong),
        lambda: namespaces.create(wrong),
        lambda: namespaces.update(wrong, home_node=NODE),
        lambda: namespaces.delete(wrong),
        lambda: namespaces.suspend(wrong),
        lambda: namespaces.resume(wrong),
    ]
    for call in calls:
        with pytest.raises(WeaviateInvalidInputError, match=r"^name: must be "):
            call()


def test_a_node_that_is_no_text_is_refused(operator: WeaviateClient) -> None:
    namespaces: Any = operator.namespaces

    with pytest.raises(WeaviateInvalidInputError, match=r"^home_node: must be a string"):
        namespaces.create("abc", home_node=3)
    with pytest.raises(WeaviateInvalidInputError, match=r"^home_node: must be a string"):
        namespaces.update("abc", home_node=None)


def test_a_server_without_namespaces_says_how_to_switch_them_on(client: WeaviateClient) -> None:
    namespaces = client.namespaces
    calls: list[Callable[[], Any]] = [
        namespaces.list_all,
        lambda: namespaces.get("one"),
        lambda: namespaces.create("one"),
        lambda: namespaces.update("one", home_node=NODE),
        lambda: namespaces.delete("one"),
        lambda: namespaces.suspend("one"),
        lambda: namespaces.resume("one"),
    ]
    for call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match="NAMESPACES_ENABLED=true") as caught:
            call()
        assert caught.value.status_code == 404
