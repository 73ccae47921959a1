"""Tenants: what is sent for them, and what the server says of them."""

from __future__ import annotations

import copy
import json
import pickle
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from weaviate._core.decode.tenants import tenants as decoded
from weaviate._core.rest import tenants
from weaviate._core.scope import Scope, tenant_name
from weaviate._core.transport import RestReply
from weaviate._proto import v1
from weaviate.classes.tenants import Tenant, TenantActivityStatus, TenantCreate, TenantUpdate
from weaviate.collections.classes.tenants import TenantOutput
from weaviate.exceptions import (
    AuthenticationFailedError,
    ErrorDetails,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateConnectionError,
    WeaviateInvalidInputError,
    WeaviateTimeoutError,
)

BOOKS = Scope("Books")
KINDS: list[type[Any]] = [Tenant, TenantCreate, TenantUpdate]


def body(content: bytes | None) -> Any:
    assert content is not None
    return json.loads(content)


@pytest.mark.parametrize("kind", [*KINDS, TenantOutput])
def test_a_tenant_is_active_by_default(kind: Callable[..., Any]) -> None:
    tenant = kind(name="a")

    assert tenant.activity_status == "ACTIVE"
    assert tenant.to_wire() == {"name": "a", "activityStatus": "HOT"}
    assert tenant.model_dump(mode="json") == {"name": "a", "activityStatus": "HOT"}


@pytest.mark.parametrize("kind", [Tenant, TenantUpdate])
@pytest.mark.parametrize(("status", "sent"), [("ACTIVE", "HOT"), ("INACTIVE", "COLD"), ("OFFLOADED", "FROZEN")])
def test_statuses_are_sent_by_the_names_that_all_servers_know(kind: type[Any], status: str, sent: str) -> None:
    tenant = kind(name="a", activity_status=status)

    assert tenant.activity_status == status
    assert tenant.to_wire()["activityStatus"] == sent


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("parameter", ["activity_status", "activityStatusInternal"])
@pytest.mark.parametrize(("deprecated", "status"), [("HOT", "ACTIVE"), ("COLD", "INACTIVE")])
def test_deprecated_statuses_warn_at_the_caller(kind: type[Any], parameter: str, deprecated: str, status: str) -> None:
    with pytest.warns(DeprecationWarning, match=f"{deprecated} is deprecated; use {status}") as caught:
        tenant = kind(name="a", **{parameter: deprecated})

    assert tenant.activity_status.name == status
    assert tenant.to_wire()["activityStatus"] == deprecated
    assert [each.filename for each in caught] == [__file__]


def test_a_frozen_tenant_is_an_offloaded_one() -> None:
    with pytest.warns(DeprecationWarning, match="FROZEN is deprecated; use OFFLOADED"):
        tenant = TenantUpdate.model_validate({"name": "a", "activity_status": "FROZEN"})

    assert tenant.activity_status.name == "OFFLOADED"


def test_what_the_server_calls_deprecated_does_not_warn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tenant = TenantOutput.from_wire({"name": "a", "activityStatus": "COLD"})

    assert tenant.activity_status is TenantActivityStatus.INACTIVE


def test_a_tenant_that_was_read_is_sent_back_as_it_is() -> None:
    tenant = TenantOutput.from_wire({"name": "a", "activityStatus": "INACTIVE"})

    [request] = tenants.update(BOOKS, tenant)

    assert body(request.body) == [{"name": "a", "activityStatus": "COLD"}]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("HOT", "ACTIVE"),
        ("COLD", "INACTIVE"),
        ("FROZEN", "OFFLOADED"),
        ("FREEZING", "OFFLOADING"),
        ("UNFREEZING", "ONLOADING"),
        ("ONLOADING", "ONLOADING"),
        ("ASLEEP", "ASLEEP"),
        (None, "ACTIVE"),
    ],
)
def test_every_status_of_the_server_is_read(said: str | None, status: str) -> None:
    tenant = TenantOutput.from_wire({"name": "a", "activityStatus": said})

    assert tenant.to_dict() == {"name": "a", "activity_status": status}
    assert pickle.loads(pickle.dumps(tenant)) == tenant
    assert copy.deepcopy(tenant) == tenant


def test_tenants_are_short_to_look_at() -> None:
    tenant = TenantOutput.from_wire({"name": "a", "activityStatus": "HOT"})

    assert repr(tenant).startswith("TenantOutput(name='a', activity_status=")
    assert "Internal" not in repr(tenant)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Tenant(name=1), "Tenant.name: input should be a valid string"),  # type: ignore[arg-type]
        (
            lambda: TenantCreate(name="a", activity_status="FROZEN"),  # type: ignore[arg-type]
            "TenantCreate.activity_status: input should be 'ACTIVE', 'INACTIVE', 'HOT' or 'COLD'",
        ),
        (lambda: tenants.create(BOOKS, 1), "tenants: must be a tenant or a sequence of tenants, not 1 (int)"),  # type: ignore[arg-type]
        (
            lambda: tenants.create(BOOKS, [TenantUpdate(name="a")]),  # type: ignore[list-item]
            "(TenantUpdate)",
        ),
        (
            lambda: tenants.create(BOOKS, Tenant(name="a", activity_status=TenantActivityStatus.OFFLOADED)),
            "tenants['a'].activity_status: must be ACTIVE or INACTIVE, not 'OFFLOADED' (str)",
        ),
        (
            lambda: tenants.update(BOOKS, Tenant(name="a", activity_status=TenantActivityStatus.OFFLOADING)),
            "tenants['a'].activity_status: must be ACTIVE or INACTIVE or OFFLOADED, not 'OFFLOADING' (str)",
        ),
        (lambda: tenants.update(BOOKS, ["a"]), "must be Tenant or TenantUpdate, not 'a' (str)"),  # type: ignore[list-item]
        (
            lambda: tenants.create(BOOKS, ["a", "b c"]),
            "tenants[1]: must be a tenant's name: up to 64 of A-Z, a-z, 0-9, _ and -, not 'b c' (str)",
        ),
        (lambda: tenants.create(BOOKS, "x" * 65), "(str)"),
        (lambda: tenants.create(BOOKS, ["a", Tenant(name="b"), "a"]), "tenants: 'a' is there 2 times"),
        (lambda: tenants.make(BOOKS, ["a"] * 3, "ACTIVE"), "tenants: 'a' is there 3 times"),
        (
            lambda: tenants.exists(BOOKS, ".."),
            "tenants[0]: must be a tenant's name: up to 64 of A-Z, a-z, 0-9, _ and -, not '..' (str)",
        ),
        (lambda: tenants.remove(BOOKS, ["a", 1]), "tenants[1]: must be a string, not 1 (int)"),  # type: ignore[list-item]
    ],
)
def test_bad_input_is_refused(build: Callable[[], object], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as raised:
        build()

    assert str(raised.value).endswith(message)


def test_tenants_are_created() -> None:
    [request] = tenants.create(BOOKS, ["a", Tenant(name="b"), TenantCreate(name="c", activity_status="INACTIVE")])  # type: ignore[arg-type]

    assert (request.method, request.path, request.ok) == ("POST", "/schema/Books/tenants", (200,))
    assert body(request.body) == [
        {"name": "a", "activityStatus": "HOT"},
        {"name": "b", "activityStatus": "HOT"},
        {"name": "c", "activityStatus": "COLD"},
    ]


@pytest.mark.parametrize(
    ("build", "size"),
    [
        (lambda names: tenants.create(BOOKS, names), 1000),
        (lambda names: tenants.update(BOOKS, [Tenant(name=name) for name in names]), 100),
        (lambda names: tenants.make(BOOKS, names, "INACTIVE"), 100),
        (lambda names: tenants.remove(BOOKS, names), 1000),
    ],
)
@pytest.mark.parametrize("count", [0, 1, 100, 101, 1000, 1001, 10_000])
def test_none_is_lost_when_they_are_parted(build: Callable[[list[str]], Any], size: int, count: int) -> None:
    names = [f"t{index}" for index in range(count)]

    parts = [body(request.body) for request in build(names)]

    assert [one["name"] if isinstance(one, dict) else one for part in parts for one in part] == names
    assert len(parts) == -(-count // size)
    assert all(len(part) == size for part in parts[:-1])


def test_a_request_says_which_tenants_it_is_about() -> None:
    [only] = tenants.remove(BOOKS, "a")
    first, second, last = tenants.make(BOOKS, [f"t{index}" for index in range(201)], "ACTIVE")

    assert (only.what, only.details.tenant) == ("remove the tenant a of Books", "a")
    assert (first.what, first.details.tenant) == ("change the tenants t0 to t99 (1 to 100 of 201) of Books", None)
    assert second.what == "change the tenants t100 to t199 (101 to 200 of 201) of Books"
    assert last.what == "change the tenant t200 (201 of 201) of Books"


def test_one_error_is_raised_as_it_is_and_several_as_one() -> None:
    one = WeaviateConnectionError("first").with_details(ErrorDetails(collection="Books"))
    other = WeaviateTimeoutError("second")

    merged = tenants.failure([one, other])

    assert tenants.failure([one]) is one
    assert isinstance(merged, WeaviateConnectionError)
    assert str(merged) == merged.message == "2 requests failed:\nfirst\nsecond"
    assert merged.details.collection == "Books"
    assert isinstance(merged.__cause__, ExceptionGroup)
    assert merged.__cause__.exceptions == (one, other)
    assert str(one) == "first"


def test_the_text_of_many_errors_is_short() -> None:
    merged = tenants.failure([WeaviateConnectionError(f"error {index}") for index in range(100)])

    assert len(str(merged).splitlines()) == 7
    assert str(merged).endswith("error 4\nand 95 more, which the cause of this error has")
    assert isinstance(merged.__cause__, ExceptionGroup)
    assert len(merged.__cause__.exceptions) == 100


def sending(count: int) -> tuple[tenants.SendMany, list[Any]]:
    """A ledger of three requests, and so many of them that are under way."""
    ledger = tenants.SendMany(tenants.update(BOOKS, [Tenant(name=f"t{index}") for index in range(201)]))
    return ledger, [ledger.next() for _ in range(count)]


def test_the_other_requests_are_sent_where_one_is_refused() -> None:
    ledger, [first, second, third] = sending(3)
    error = WeaviateBaseError("refused").with_details(ErrorDetails(http_status=422))

    ledger.done(third)
    ledger.failed(second, error)
    ledger.done(first)

    assert ledger.next() is None
    with pytest.raises(WeaviateBaseError) as caught:
        ledger.result()
    assert caught.value is error


@pytest.mark.parametrize(
    "error",
    [
        WeaviateConnectionError("away").with_details(ErrorDetails(retryable=True)),
        AuthenticationFailedError("expired"),
        WeaviateClosedClientError(),
    ],
)
def test_no_more_requests_are_sent_where_they_would_fail_too(error: WeaviateBaseError) -> None:
    ledger, [first, second] = sending(2)
    ledger.done(first)
    ledger.failed(second, error)

    assert ledger.next() is None
    with pytest.raises(type(error), match=r"^2 requests failed:") as caught:
        ledger.result()
    assert f"(201 of 201) of Books: not sent, since an earlier request failed: {error.message}" in str(caught.value)


def test_a_failure_of_all_requests_that_is_not_theirs_is_raised_alone() -> None:
    ledger, [first] = sending(1)
    ledger.failed(first, WeaviateClosedClientError())
    assert ledger.next() is None

    with pytest.raises(WeaviateClosedClientError) as caught:
        ledger.result()
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(("status", "sent"), [("ACTIVE", "HOT"), ("INACTIVE", "COLD"), ("OFFLOADED", "FROZEN")])
def test_tenants_are_made_something_whatever_they_are(status: Any, sent: str) -> None:
    asleep = Tenant(name="b", activity_status=TenantActivityStatus.OFFLOADING)

    [request] = tenants.make(BOOKS, ["a", asleep], status)

    assert request.method == "PUT"
    assert body(request.body) == [{"name": name, "activityStatus": sent} for name in ("a", "b")]


@pytest.mark.parametrize("given", ["a", ("a",), Tenant(name="a"), [Tenant(name="a")]])
def test_tenants_are_removed_by_name(given: Any) -> None:
    [request] = tenants.remove(BOOKS, given)

    assert (request.method, request.path) == ("DELETE", "/schema/Books/tenants")
    assert body(request.body) == ["a"]


def test_a_tenant_is_asked_for() -> None:
    request = tenants.exists(BOOKS, "A-_9")

    assert (request.method, request.path) == ("HEAD", "/schema/Books/tenants/A-_9")
    assert [tenants.existed(RestReply(status, {}, b"")) for status in request.ok] == [True, False]


@pytest.mark.parametrize("name", ["", ".", "..", "a b", " a", "a\n", "a/b", "a.b", "*", "ä", "\u0661", "x" * 65])
def test_no_request_is_made_for_a_name_that_no_tenant_has(name: str) -> None:
    calls: list[Callable[[Any], object]] = [
        *(lambda one, build=build: build(BOOKS, ["a", one]) for build in (tenants.create, tenants.remove, tenants.get)),
        *(lambda one, to=to: tenants.make(BOOKS, ["a", one], to) for to in ("ACTIVE", "INACTIVE", "OFFLOADED")),
        lambda one: tenants.update(BOOKS, [Tenant(name="a"), one if isinstance(one, Tenant) else Tenant(name=one)]),
        lambda one: tenants.exists(BOOKS, one),
        tenant_name,
    ]

    for one in (name, Tenant(name=name)):
        for call in calls:
            with pytest.raises(WeaviateInvalidInputError, match=r"^(tenants\[[01]\]|tenant): must be "):
                call(one)


def test_all_tenants_or_some_are_read() -> None:
    every = v1.TenantsGetRequest.FromString(tenants.get(BOOKS).message)
    some = v1.TenantsGetRequest.FromString(tenants.get(BOOKS, ["a", Tenant(name="b")]).message)

    assert every == v1.TenantsGetRequest(collection="Books")
    assert some == v1.TenantsGetRequest(collection="Books", names=v1.TenantNames(values=["a", "b"]))


def test_tenants_are_decoded() -> None:
    words = ["ACTIVE", "ACTIVE", "INACTIVE", "OFFLOADED", "ONLOADING", "OFFLOADING"]
    numbers = [
        v1.TENANT_ACTIVITY_STATUS_UNSPECIFIED,
        v1.TENANT_ACTIVITY_STATUS_HOT,
        v1.TENANT_ACTIVITY_STATUS_COLD,
        v1.TENANT_ACTIVITY_STATUS_FROZEN,
        v1.TENANT_ACTIVITY_STATUS_UNFREEZING,
        v1.TENANT_ACTIVITY_STATUS_FREEZING,
    ]
    message = v1.TenantsGetReply(tenants=[v1.Tenant(name=f"t{n}", activity_status=n) for n in numbers])

    found = decoded(message.SerializeToString())

    assert {name: one.name for name, one in found.items()} == {name: name for name in found}
    assert [one.activity_status for one in found.values()] == words


def test_a_status_that_the_client_does_not_know_is_its_number() -> None:
    # Tenant 1 with status 99: the enumeration is open.
    found = decoded(bytes.fromhex("12050a01611063"))

    assert found["a"].activity_status == "99"


def test_a_reply_that_is_none_is_said_to_be_none() -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        decoded(b"\xff")
