"""The namespaces of a real server, and what is in them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests._async.access import client_of
from tests.support.server import API_KEY, GUEST_KEY, Server
from weaviate import WeaviateAsyncClient
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
async def operator(server_with_namespaces: Server) -> AsyncIterator[WeaviateAsyncClient]:
    """A client that may do everything."""
    async with client_of(server_with_namespaces, API_KEY) as opened:
        yield opened


@pytest.fixture
async def space(operator: WeaviateAsyncClient, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The name of a namespace that no other test has, and that is deleted after the test.

    A namespace that is being deleted keeps its name for a while.
    """
    chosen = f"n{abs(hash(request.node.nodeid)):x}"[:30]
    yield chosen
    await operator.namespaces.delete(chosen)


async def test_a_namespace_is_created_read_and_deleted(operator: WeaviateAsyncClient, space: str) -> None:
    namespaces = operator.namespaces
    assert await namespaces.get(space) is None

    made = await namespaces.create(space)

    assert made == Namespace(space, NODE, NamespaceState.ACTIVE)
    assert await namespaces.get(space) == made
    assert (await namespaces.list_all())[space] == made
    assert await namespaces.delete(space)
    assert await namespaces.delete(space)
    left = await namespaces.get(space)
    assert left is None or left.state is NamespaceState.DELETING


async def test_where_a_namespace_is_placed(operator: WeaviateAsyncClient, space: str) -> None:
    namespaces = operator.namespaces
    with pytest.raises(UnexpectedStatusCodeError, match="not a current storage candidate"):
        await namespaces.create(space, home_node="missing")

    assert (await namespaces.create(space, home_node=NODE)).home_node == NODE
    assert (await namespaces.update(space, home_node=NODE)).home_node == NODE
    with pytest.raises(UnexpectedStatusCodeError, match="not a current storage candidate"):
        await namespaces.update(space, home_node="missing")


async def test_the_users_of_a_namespace_see_nothing_else(
    operator: WeaviateAsyncClient, server_with_namespaces: Server, space: str
) -> None:
    await operator.namespaces.create(space)
    user, collection = f"{space}:ada", f"{space}:Book"
    key = await operator.users.db.create(user_id=user)
    await operator.users.db.assign_roles(user_id=user, role_names="admin")

    async with client_of(server_with_namespaces, key) as ada:
        await ada.collections.create("Book")
        await ada.alias.create(alias_name="Library", target_collection="Book")

        assert (await ada.collections.list_all()).keys() == {"Book"}
        assert await ada.alias.list_all() == {"Library": AliasReturn(alias="Library", collection="Book")}
        assert await ada.namespaces.list_all() == {}
    found = await operator.users.db.get(user_id=user)
    assert found is not None
    assert (found.user_id, found.namespace) == (user, space)
    assert await operator.collections.exists(collection)
    alias = await operator.alias.get(alias_name=f"{space}:Library")
    assert alias == AliasReturn(alias=f"{space}:Library", collection=collection)


async def test_a_namespace_is_suspended_and_resumed(
    operator: WeaviateAsyncClient, server_with_namespaces: Server, space: str
) -> None:
    namespaces = operator.namespaces
    await namespaces.create(space)
    key = await operator.users.db.create(user_id=f"{space}:ada")

    await namespaces.suspend(space)
    await namespaces.suspend(space)

    suspended = await namespaces.get(space)
    assert suspended is not None
    assert suspended.state is NamespaceState.SUSPENDED
    with pytest.raises(WeaviateUnauthorizedError):
        await client_of(server_with_namespaces, key).connect()
    await namespaces.resume(space)
    await namespaces.resume(space)
    resumed = await namespaces.get(space)
    assert resumed is not None
    assert resumed.state is NamespaceState.ACTIVE
    async with client_of(server_with_namespaces, key) as ada:
        assert (await ada.users.get_my_user()).user_id.endswith("ada")


async def test_users_are_imported_into_a_namespace(
    operator: WeaviateAsyncClient,
    administrator: WeaviateAsyncClient,
    server_with_namespaces: Server,
    space: str,
    own: str,
) -> None:
    key = await administrator.users.db.create(user_id=own)
    [exported] = [each for each in await administrator.users.db.export_db_users() if each.user_id == own]
    await operator.namespaces.create(space)

    [result] = await operator.users.db.import_db_users([exported], namespace=space)

    assert (result.user_id, result.status) == (own, "created")
    async with client_of(server_with_namespaces, key) as client:
        assert (await client.users.get_my_user()).user_id.endswith(own)
    with pytest.raises(UnexpectedStatusCodeError, match="a target namespace is required"):
        await operator.users.db.import_db_users([exported])


async def test_a_role_allows_one_namespace(
    operator: WeaviateAsyncClient, server_with_namespaces: Server, space: str
) -> None:
    await operator.namespaces.create(space)
    async with client_of(server_with_namespaces, GUEST_KEY) as guest:
        for call in (guest.namespaces.get, guest.namespaces.create, guest.namespaces.delete, guest.namespaces.suspend):
            with pytest.raises(InsufficientPermissionsError, match=r"user 'guest'.*_namespaces"):
                await call(space)
        assert await guest.namespaces.list_all() == {}

        await operator.roles.create(role_name=space, permissions=Permissions.namespaces(namespace=space, manage=True))
        await operator.users.db.assign_roles(user_id="guest", role_names=space)

        assert (await guest.namespaces.list_all()).keys() == {space}
        assert await guest.namespaces.get(space)
        await operator.roles.delete(space)


async def test_what_the_server_refuses(operator: WeaviateAsyncClient, space: str) -> None:
    namespaces = operator.namespaces
    await namespaces.create(space)
    calls: list[tuple[int, str, Callable[[], Any]]] = [
        (409, "already exists", lambda: namespaces.create(space)),
        (422, "is reserved", lambda: namespaces.create("default")),
        (404, "not found", lambda: namespaces.update("missing", home_node=NODE)),
        (404, "not found", lambda: namespaces.suspend("missing")),
        (404, "not found", lambda: namespaces.resume("missing")),
    ]
    for status, said, call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match=said) as caught:
            await call()
        assert caught.value.status_code == status
    assert not await namespaces.delete("missing")


@pytest.mark.parametrize("wrong", ["", "ab", "Abc", "a_b", "-ab", "ab-", "a:b", "x" * 37, "..", 3, None])
async def test_names_that_none_can_have_are_refused(operator: WeaviateAsyncClient, wrong: Any) -> None:
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
            await call()


async def test_a_node_that_is_no_text_is_refused(operator: WeaviateAsyncClient) -> None:
    namespaces: Any = operator.namespaces

    with pytest.raises(WeaviateInvalidInputError, match=r"^home_node: must be a string"):
        await namespaces.create("abc", home_node=3)
    with pytest.raises(WeaviateInvalidInputError, match=r"^home_node: must be a string"):
        await namespaces.update("abc", home_node=None)


async def test_a_server_without_namespaces_says_how_to_switch_them_on(client: WeaviateAsyncClient) -> None:
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
            await call()
        assert caught.value.status_code == 404
