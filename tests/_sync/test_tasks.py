# Generated from tests/_async/test_tasks.py by scripts/unasync.py. Do not edit.
"""What a real server does in the background."""

from __future__ import annotations

import datetime

import pytest

from tests._sync.access import client_of
from tests.support.server import GUEST_KEY, Server
from weaviate import WeaviateClient
from weaviate.classes.config import DataType, Property
from weaviate.classes.rbac import Permissions
from weaviate.exceptions import InsufficientPermissionsError
from weaviate.outputs.tasks import DistributedTask


def test_a_task_is_followed_to_its_end(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name, properties=[Property(name="year", data_type=DataType.INT)])
    books.data.insert({"year": 1})
    update = books.config.upsert_property_index("year", "rangeFilters")

    def task() -> DistributedTask:
        [found] = [each for each in client.tasks.get()["reindex"] if each.id == update.task_id]
        return found

    # The server is asked until it has an end to tell.
    found = task()
    while found.finished_at is None:
        found = task()

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


def test_tasks_are_for_those_who_may_see_the_cluster(
    administrator: WeaviateClient, server_with_roles: Server, own: str
) -> None:
    with client_of(server_with_roles, GUEST_KEY) as guest:
        with pytest.raises(InsufficientPermissionsError, match="read_cluster"):
            guest.tasks.get()

    administrator.roles.create(role_name=own, permissions=Permissions.cluster(read=True))
    key = administrator.users.db.create(user_id=own)
    administrator.users.db.assign_roles(user_id=own, role_names=own)

    with client_of(server_with_roles, key) as client:
        assert isinstance(client.tasks.get(), dict)
