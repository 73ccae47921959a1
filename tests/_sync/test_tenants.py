# Generated from tests/_async/test_tenants.py by scripts/unasync.py. Do not edit.
"""The tenants of a collection of the real server; what is sent where it could not be seen there, of the fake one."""

from __future__ import annotations

import json
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate import WeaviateClient
from weaviate._core.transport import RestRequest
from weaviate.classes.config import Configure
from weaviate.classes.tenants import (
    Tenant,
    TenantActivityStatus,
    TenantCreate,
    TenantCreateActivityStatus,
    TenantUpdate,
)
from weaviate.config import AdditionalConfig, RetryPolicy
from weaviate.exceptions import (
    InsufficientPermissionsError,
    UnexpectedStatusCodeError,
    WeaviateConnectionError,
    WeaviateInvalidInputError,
    WeaviateQueryError,
    WeaviateTenantGetError,
)

ACTIVE, INACTIVE = TenantActivityStatus.ACTIVE, TenantActivityStatus.INACTIVE
ASLEEP = TenantCreateActivityStatus.INACTIVE


@pytest.fixture
def books(client: WeaviateClient, name: str) -> Any:
    """A collection with tenants."""
    return client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())


def statuses(collection: Any) -> dict[str, TenantActivityStatus]:
    """What each tenant is."""
    return {name: tenant.activity_status for name, tenant in collection.tenants.get().items()}


def test_tenants_are_created_read_changed_and_removed(books: Any) -> None:
    books.tenants.create("a")
    books.tenants.create(["b", Tenant(name="c"), TenantCreate(name="d", activity_status=ASLEEP)])
    assert statuses(books) == {"a": ACTIVE, "b": ACTIVE, "c": ACTIVE, "d": INACTIVE}

    books.tenants.update([Tenant(name="a", activity_status=INACTIVE), TenantUpdate(name="d")])
    books.tenants.deactivate(["b", Tenant(name="c")])
    assert statuses(books) == {"a": INACTIVE, "b": INACTIVE, "c": INACTIVE, "d": ACTIVE}

    books.tenants.activate("a")
    books.tenants.remove(["b", Tenant(name="c"), "never-was"])
    assert statuses(books) == {"a": ACTIVE, "d": ACTIVE}


def test_single_tenants_are_found_by_name(books: Any) -> None:
    books.tenants.create(["a", TenantCreate(name="b", activity_status=ASLEEP)])

    assert books.tenants.get_by_name("a").name == "a"
    assert books.tenants.get_by_name(Tenant(name="b")).activity_status is INACTIVE
    assert books.tenants.get_by_name("c") is None
    assert books.tenants.get_by_names(["b", Tenant(name="c")]).keys() == {"b"}
    assert books.tenants.get_by_names([]) == {}
    assert [books.tenants.exists(name) for name in ("a", Tenant(name="b"), "c")] == [True, True, False]


def test_a_tenant_that_exists_stays_as_it_is(books: Any) -> None:
    books.tenants.create(TenantCreate(name="a", activity_status=ASLEEP))
    books.tenants.create(["a", "b"])

    assert statuses(books) == {"a": INACTIVE, "b": ACTIVE}


def test_a_tenant_that_was_read_is_changed_and_sent_back(books: Any) -> None:
    books.tenants.create(["a", "b"])
    tenants = books.tenants.get()

    books.tenants.deactivate(list(tenants.values()))

    assert statuses(books) == {"a": INACTIVE, "b": INACTIVE}


@pytest.mark.parametrize("count", [1, 100, 101, 10_000])
def test_any_number_is_taken_at_once(books: Any, count: int) -> None:
    names = [f"t{index}" for index in range(count)]

    books.tenants.create([TenantCreate(name=name, activity_status=ASLEEP) for name in names])
    assert statuses(books) == dict.fromkeys(names, INACTIVE)
    assert books.tenants.get_by_names(names).keys() == set(names)
    books.tenants.deactivate(names)
    books.tenants.activate(names[:101])
    assert list(statuses(books).values()).count(ACTIVE) == min(count, 101)
    books.tenants.remove(names)

    assert books.tenants.get() == {}


def test_no_tenants_are_nothing_to_do(books: Any) -> None:
    books.tenants.create([])
    books.tenants.update([])
    books.tenants.activate([])
    books.tenants.remove([])

    assert books.tenants.get() == {}


def test_the_other_requests_are_carried_out_where_one_fails(books: Any) -> None:
    names = [f"t{index}" for index in range(250)]
    books.tenants.create([TenantCreate(name=name, activity_status=ASLEEP) for name in names])
    missing = [*names[:150], "missing", *names[150:]]

    with pytest.raises(UnexpectedStatusCodeError, match="shard not found: missing") as caught:
        books.tenants.activate(missing)

    # The first 100 and the last 51 are in other requests than the one that does not exist.
    found = statuses(books)
    assert {found[name] for name in [*missing[:100], *missing[200:]]} == {ACTIVE}
    assert f"change the tenants t100 to t198 (101 to 200 of 251) of {books.name}" in str(caught.value)
    assert caught.value.status_code == 422
    assert caught.value.details.collection == books.name


def test_every_request_that_fails_is_named(books: Any) -> None:
    missing = [f"t{index}" for index in range(101)]

    with pytest.raises(UnexpectedStatusCodeError) as caught:
        books.tenants.activate(missing)

    first, second = str(caught.value).splitlines()[1:]
    assert "the tenants t0 to t99 (1 to 100 of 101)" in first
    assert "the tenant t100 (101 of 101)" in second
    assert isinstance(caught.value.__cause__, ExceptionGroup)
    assert len(caught.value.__cause__.exceptions) == 2


def test_no_more_are_sent_once_the_server_does_not_answer(fake: FakeServer) -> None:
    fake.rest("PUT", "/v1/schema/Book/tenants").reply(200, [], times=2)
    fake.rest("PUT", "/v1/schema/Book/tenants").close()
    config = AdditionalConfig(retry=RetryPolicy(max_attempts=1))
    with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port, additional_config=config) as client:
        with pytest.raises(WeaviateConnectionError, match="98 requests failed") as caught:
            client.collections.use("Book").tenants.activate([f"t{index}" for index in range(10_000)])

    cause: Any = caught.value.__cause__
    sent = [error.details.sent for error in cause.exceptions]
    # Four are under way at once.
    assert 1 <= sent.count(True) <= 4
    assert len(sent) == 98
    assert len(fake.transcript.http("/v1/schema/Book/tenants")) == 2 + sent.count(True)


def test_offloading_needs_a_module(books: Any) -> None:
    books.tenants.create("a")

    with pytest.raises(UnexpectedStatusCodeError, match="offload-s3 module is not enabled") as caught:
        books.tenants.offload("a")

    assert caught.value.status_code == 422
    assert (caught.value.details.collection, caught.value.details.tenant) == (books.name, "a")
    assert statuses(books) == {"a": ACTIVE}


def test_a_server_with_the_module_is_told_to_offload(fake: FakeServer) -> None:
    fake.rest("PUT", "/v1/schema/Book/tenants").reply(200, [])
    with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
        client.collections.use("Book").tenants.offload(["a", Tenant(name="b")])

    [call] = fake.transcript.http("/v1/schema/Book/tenants")
    assert json.loads(call.body) == [
        {"name": "a", "activityStatus": "FROZEN"},
        {"name": "b", "activityStatus": "FROZEN"},
    ]


def test_what_is_not_allowed_is_named(fake: FakeServer) -> None:
    fake.rest("POST", "/v1/schema/Book/tenants").forbidden("create_tenants")
    with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
        with pytest.raises(InsufficientPermissionsError, match="create_tenants") as caught:
            client.collections.use("Book").tenants.create("a")

    assert (caught.value.details.collection, caught.value.details.tenant) == ("Book", "a")


def test_a_collection_without_tenants_says_so(client: WeaviateClient, name: str) -> None:
    tenants = client.collections.create(name).tenants

    with pytest.raises(UnexpectedStatusCodeError, match=f"{name}.*multi-tenancy is not enabled"):
        tenants.create("a")
    with pytest.raises(UnexpectedStatusCodeError, match=f"the tenant a of {name}.*multi-tenancy is not enabled"):
        tenants.remove("a")
    with pytest.raises(WeaviateTenantGetError, match=f"{name}.*multi-tenancy is not enabled"):
        tenants.get()
    with pytest.raises(UnexpectedStatusCodeError, match=f"whether {name} has the tenant a") as caught:
        tenants.exists("a")
    assert caught.value.details.tenant == "a"


def test_a_collection_that_does_not_exist_is_named(client: WeaviateClient) -> None:
    tenants = client.collections.use("Missing").tenants

    for call in (tenants.create, tenants.remove, tenants.activate, tenants.offload):
        with pytest.raises(UnexpectedStatusCodeError, match="the tenant a of Missing") as caught:
            call("a")
        assert caught.value.status_code == 422
        assert caught.value.details.reason
    for read in (tenants.get_by_name, tenants.exists):
        with pytest.raises((UnexpectedStatusCodeError, WeaviateQueryError), match="Missing"):
            read("a")


@pytest.mark.parametrize("wrong", ["a b", "", "x" * 65, "ä", 3, None, ["a", "a"], [3], Tenant(name="a/b")])
def test_what_no_tenant_can_be_is_refused(client: WeaviateClient, wrong: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="tenants"):
        client.collections.use("Missing").tenants.create(wrong)


@pytest.mark.parametrize("name", ["a b", "", "x" * 65, "ä", "a.b", Tenant(name="a/b")])
def test_a_name_that_no_tenant_has_is_refused_wherever_it_is_given(client: WeaviateClient, name: Any) -> None:
    missing = client.collections.use("Missing")
    tenants = missing.tenants
    update: Any = Tenant(name=name) if isinstance(name, str) else name
    calls: list[tuple[Any, Any]] = [
        (tenants.remove, name),
        (tenants.update, update),
        (tenants.activate, name),
        (tenants.deactivate, name),
        (tenants.offload, name),
        (tenants.get_by_name, name),
        (tenants.get_by_names, ["a", name]),
        (tenants.exists, name),
    ]

    for call, given in calls:
        with pytest.raises(WeaviateInvalidInputError, match=r"^tenants\[[01]\]: must be a tenant's name"):
            call(given)
    with pytest.raises(WeaviateInvalidInputError, match=r"^tenant: must be a"):
        missing.with_tenant(name)


def test_names_are_refused_as_the_server_does(client: WeaviateClient, name: str) -> None:
    tenancy = Configure.multi_tenancy(enabled=True, auto_tenant_creation=True)
    books = client.collections.create(name, multi_tenancy_config=tenancy)
    good = ["a", "-", "_", "0", "A-_9", "x" * 64]

    books.tenants.create(good[::2])
    for one in good:
        books.with_tenant(one).data.insert({})
        assert books.tenants.exists(one)
    books.tenants.deactivate(good)
    assert books.tenants.get_by_names(good).keys() == set(good)
    books.tenants.remove(good)
    assert books.tenants.get() == {}

    for bad in ("a b", "", "x" * 65, "ä", "a.b", "a/b", "a\n", "*"):
        body = json.dumps([{"name": bad}]).encode()
        for method in ("POST", "PUT"):
            request = RestRequest(method, f"/schema/{name}/tenants", "ask for what is refused here", body=body)
            with pytest.raises(UnexpectedStatusCodeError, match="tenant name"):
                client._session.rest(request)


def test_objects_of_tenants_that_are_missing_or_asleep_are_errors(books: Any) -> None:
    books.tenants.create(TenantCreate(name="asleep", activity_status=ASLEEP))

    for tenant, said in (("asleep", "tenant not active"), ("missing", "tenant not found")):
        with pytest.raises(UnexpectedStatusCodeError, match=said) as caught:
            books.with_tenant(tenant).data.insert({})
        assert (caught.value.details.collection, caught.value.details.tenant) == (books.name, tenant)
        assert caught.value.status_code == 422
