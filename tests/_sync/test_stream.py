# Generated from tests/_async/test_stream.py by scripts/unasync.py. Do not edit.
"""Streams that a session opens: credentials, laziness, and the errors of what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.fake import FakeServer
from weaviate import WeaviateClient
from weaviate._core.transport import GrpcRequest, TransportFault
from weaviate._io.blocking import Condition
from weaviate._io.stream import BidiStream, StreamEnd
from weaviate._proto.methods import BATCH_STREAM
from weaviate.classes.init import AdditionalConfig, Timeout
from weaviate.connect import ConnectionParams
from weaviate.exceptions import (
    InsufficientPermissionsError,
    WeaviateBaseError,
    WeaviateBatchStreamError,
    WeaviateClosedClientError,
    WeaviateUnauthorizedError,
)

REQUEST = GrpcRequest(BATCH_STREAM, b"", what="insert into Books", timeout="insert")


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with FakeServer(api_key="key") as server:
        server.grpc("BatchStream").talk(lambda messages: messages)
        yield server


def client_of(fake: FakeServer, key: str = "key") -> WeaviateClient:
    params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
    return WeaviateClient(params, None, key, {"x-own": "mine"}, AdditionalConfig(timeout=Timeout(init=2)))


def came(stream: BidiStream, changed: Condition) -> bytes | StreamEnd:
    """What comes next."""
    with changed:
        while (item := stream.receive()) is None:
            assert changed.wait(5)
    return item


def error_of(fake: FakeServer) -> WeaviateBaseError:
    """The error of a stream that brings nothing but its end."""
    changed = Condition()
    with client_of(fake) as client:
        stream = client._session.stream(BATCH_STREAM, on_event=changed.wake)
        end = came(stream, changed)
        assert isinstance(end, StreamEnd)
        assert end.fault is not None
        return client._session.stream_error(end.fault, REQUEST)


def test_the_first_stream_opens_the_client_and_carries_its_headers(fake: FakeServer) -> None:
    client, changed = client_of(fake), Condition()
    stream = client._session.stream(BATCH_STREAM, on_event=changed.wake)
    stream.send(b"one")
    assert came(stream, changed) == b"one"
    stream.done_sending()
    assert came(stream, changed) == StreamEnd(None)
    assert client.is_connected()
    client.close()

    (call,) = fake.transcript.grpc("BatchStream")
    assert call.header("authorization") == "Bearer key"
    assert call.header("x-own") == "mine"


@pytest.mark.parametrize(
    ("code", "kind", "text"),
    [
        ("UNAVAILABLE", WeaviateBatchStreamError, "insert into Books: no answer from localhost"),
        ("INTERNAL", WeaviateBatchStreamError, "INTERNAL: says the server"),
        ("PERMISSION_DENIED", InsufficientPermissionsError, "says the server"),
        ("UNAUTHENTICATED", WeaviateUnauthorizedError, "says the server"),
    ],
)
def test_the_status_that_ends_a_stream_says_which_error_it_is(
    fake: FakeServer, code: str, kind: type[WeaviateBaseError], text: str
) -> None:
    fake.grpc("BatchStream").fail(code, "says the server")

    error = error_of(fake)

    assert type(error) is kind
    assert text in str(error)
    assert (error.details.grpc_code, error.details.what, error.details.sent) == (code, "insert into Books", True)
    assert error.__cause__ is not None


def test_a_closed_client_opens_no_stream_and_ends_those_that_are_open(fake: FakeServer) -> None:
    client, changed = client_of(fake), Condition()
    stream = client._session.stream(BATCH_STREAM, on_event=changed.wake)

    client.close()
    end = came(stream, changed)

    assert isinstance(end, StreamEnd)
    assert end.fault is not None
    assert isinstance(client._session.stream_error(end.fault, REQUEST), WeaviateClosedClientError)
    with pytest.raises(WeaviateClosedClientError):
        client._session.stream(BATCH_STREAM, on_event=changed.wake)


def test_a_stream_that_cannot_be_begun_raises(fake: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with client_of(fake) as client:
        monkeypatch.setattr("weaviate._io.forking.gate.reason", "this process was forked")
        with pytest.raises(WeaviateBatchStreamError, match=r"open BatchStream: .*this process was forked") as caught:
            client._session.stream(BATCH_STREAM, on_event=Condition().wake)

    assert not caught.value.details.sent
    assert isinstance(caught.value.__cause__, TransportFault)
