"""The seam's two modules are one API: what the generator relies on when it changes one token."""

from __future__ import annotations

from scripts.unasync import NAMES
from tests.parity.walk import differences, members
from weaviate._io import aio, blocking

PROTOCOLS = {
    "AsyncIterable": "Iterable",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
}


def test_both_modules_have_the_same_names_signatures_and_members_all_documented() -> None:
    found = list(differences(aio, blocking, {**NAMES, **PROTOCOLS}))

    # What can be gone through differs by nature: it is a union in one colour.
    assert [each for each in found if ".Items is a " not in each] == []


def test_both_modules_are_documented() -> None:
    assert aio.__doc__
    assert blocking.__doc__


def test_the_comparison_sees_what_the_package_uses() -> None:
    used = {"CANCELLED", "BackgroundTask", "Condition", "GrpcTransport", "HttpTransport", "Lock", "TaskGroup", "sleep"}
    assert used <= members(aio, {}).keys()
