"""Search replies that are none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.replies import page, result, value
from weaviate._core.decode.search import group_by_return, query_return, single_object
from weaviate.exceptions import ResponseCannotBeDecodedError


@pytest.mark.parametrize("read", [query_return, group_by_return, single_object])
@pytest.mark.parametrize(
    "reply",
    [
        b"<html>",
        b"\x12\x05abc",
        page(*(result(number, vector_bytes=b"12345") for number in range(40))),
        page(result(1, vector_bytes=b"12345")),
        page(*(result(number, {"a": value(uuid_value="x")}) for number in range(40))),
        b"\x12\x03\x0a\x01\xff" * 100,
    ],
    ids=["html", "cut", "vectors", "vector", "uuids", "page"],
)
def test_garbage_is_an_error_of_this_package(read: Any, reply: bytes) -> None:
    if read is group_by_return and reply.startswith(b"\x0d"):
        assert read(reply).groups == {}  # results outside of groups are not looked at
        return
    with pytest.raises(ResponseCannotBeDecodedError):
        read(reply)
