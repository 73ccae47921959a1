"""What a real server does in the background."""

from __future__ import annotations

import datetime

import pytest

from tests._async.access import client_of
from tests.support.server import GUEST_KEY, Server
from weaviate import WeaviateAsyncClient
from weaviate.classes.config import DataType, Property
from weaviate.classes.rbac import Permissions
from weaviate.exceptions import InsufficientPermissionsError
from weaviate.outputs.tasks import DistributedTask


async def test_a_task_is_followed_to_its_end(client: WeaviateAsyncClient, name: str) -> None:
    books = await client.collections.create(name, properties=[Property(name="year", data_type=DataType.INT)])
    await books.data.insert({"year": 1})
    update = await books.config.upsert_property_index("year", "rangeFilters")

    async def task() -> DistributedTask:
        [found] = [each for each in (await client.tasks.get())["reindex"] if each.id == update.task_id]
        return found

    # The server is asked until it has an end to tell.
    found = await task()
    while found.finished_at is None:
        found = await task()

    assert found.status == "FINISHED"
    assert found.error is None
    assert found.version > 0
    assert found.payload["collection"] == name
    assert found.started_at is not None
    assert found.started_at <= found.finished_at
    assert found.finished_at.utcoffset() == datetime.timedelta(0)
    [unit] = found.units
    assert (unit.node_id, unit.status, unit.progress, unit.error) == ("embedded", "COMPLETED", 1, None)
    assert unit.finished_at is not None
    assert unit.updated_at is not None


async def test_tasks_are_for_those_who_may_see_the_cluster(
    administrator: WeaviateAsyncClient, server_with_roles: Server, own: str
) -> None:
    async with client_of(server_with_roles, GUEST_KEY) as guest:
        with pytest.raises(InsufficientPermissionsError, match="read_cluster"):
            await guest.tasks.get()

    await administrator.roles.create(role_name=own, permissions=Permissions.cluster(read=True))
    key = await administrator.users.db.create(user_id=own)
    await administrator.users.db.assign_roles(user_id=own, role_names=own)

    async with client_of(server_with_roles, key) as client:
        assert isinstance(await client.tasks.get(), dict)
