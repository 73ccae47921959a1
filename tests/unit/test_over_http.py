"""One port: the addresses that say so, and gRPC calls as HTTP requests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaviate._core import over_http
from weaviate._core.transport import RestReply, TransportFault
from weaviate._proto.methods import SEARCH
from weaviate.connect import ConnectionParams
from weaviate.exceptions import WeaviateInvalidInputError


@pytest.mark.parametrize(
    ("url", "http_url"),
    [
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("https://a.example/some/prefix/", "https://a.example:443/some/prefix"),
        ("https://a.example/a%20b/~c", "https://a.example:443/a%20b/~c"),
    ],
)
def test_one_port_may_lie_below_a_path(url: str, http_url: str) -> None:
    params = ConnectionParams.from_url(url, grpc_port=None)

    assert params.http_url == http_url
    assert params.grpc == params.http
    assert params.grpc_over_http
    assert ConnectionParams.model_validate(params.model_dump()) == params
    assert not ConnectionParams.from_url(url, grpc_port=1).grpc_over_http


@pytest.mark.parametrize("prefix", ["a b", "/a?b", "a#b", "/../a", "a/.", "a%2", "a//b/../c", "é", "a\n"])
def test_a_path_that_is_none_is_refused(prefix: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="http_path_prefix"):
        ConnectionParams.from_params("a", 1, False, "b", 2, False, http_path_prefix=prefix)


@pytest.mark.parametrize("address", [("a", None), (None, 1)])
def test_half_an_address_is_refused(address: tuple[str | None, int | None]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="give both"):
        ConnectionParams.from_params("a", 1, False, *address, False)


def test_a_path_for_grpc_needs_a_port_for_it() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="http_path_prefix"):
        ConnectionParams.from_url("http://a", None, grpc_path_prefix="/b")


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.0, "1"), (0.0001, "1"), (1.5, "1500"), (1.00001, "1001"), (1e12, "9999999999")]
)
def test_the_deadline_is_said_in_milliseconds(seconds: float, said: str) -> None:
    assert over_http.headers([("a", "b")], seconds)["connect-timeout-ms"] == said


@given(
    st.integers(100, 599),
    st.one_of(st.binary(max_size=30), st.sampled_from([b'{"code": "unknown", "message": [1]}', b"[" * 10_000])),
    st.sampled_from(["", "application/json", "text/html; charset=utf-8", "APPLICATION/PROTO"]),
)
def test_any_answer_is_a_message_or_a_fault_with_a_code(status: int, content: bytes, kind: str) -> None:
    reply = RestReply(status, {"content-type": kind} if kind else {}, content)
    if (status, kind) == (200, "APPLICATION/PROTO"):
        assert over_http.answered(reply, SEARCH, 3) == content
        return
    with pytest.raises(TransportFault) as caught:
        over_http.answered(reply, SEARCH, 3)
    assert caught.value.grpc_code
    assert caught.value.sent
