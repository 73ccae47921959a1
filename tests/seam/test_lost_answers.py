"""What is said of a write when it is not known what became of it."""

from __future__ import annotations

import socket
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.fake import FakeServer
from weaviate import WeaviateClient
from weaviate.config import AdditionalConfig, RetryPolicy
from weaviate.connect import ConnectionParams
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateConnectionError

QUICK = AdditionalConfig(retry=RetryPolicy(base_delay=0.001, jitter=0))
ID = uuid.UUID(int=7)


def client(port: int) -> WeaviateClient:
    params = ConnectionParams.from_params("127.0.0.1", port, False, "127.0.0.1", 1, False)
    return WeaviateClient(params, additional_config=QUICK, skip_init_checks=True)


@pytest.mark.parametrize(("status", "may_be_done"), [(503, True), (429, False)])
def test_the_last_error_says_whether_an_earlier_try_may_have_been_carried_out(status: int, may_be_done: bool) -> None:
    door = socket.create_server(("127.0.0.1", 0))
    answer = f"HTTP/1.1 {status} No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"

    def answer_once() -> None:
        connection, _ = door.accept()
        with connection:
            door.close()  # later tries reach nobody
            connection.recv(65536)
            connection.sendall(answer.encode())

    with ThreadPoolExecutor(1) as pool, client(door.getsockname()[1]) as opened:
        answered = pool.submit(answer_once)
        with pytest.raises(WeaviateConnectionError) as caught:
            opened.collections.use("Book").data.delete_by_id(ID)
        answered.result()

    assert caught.value.details.step == "connect"
    assert caught.value.details.sent is may_be_done
    assert ("may have carried it out" in caught.value.message) is may_be_done


@pytest.mark.parametrize(("status", "tries"), [(429, 2), (503, 1)])
def test_an_insertion_is_sent_again_only_where_nothing_was_done(status: int, tries: int) -> None:
    with FakeServer() as fake:
        fake.rest("POST", "/v1/objects").reply(status, times=1)
        fake.rest("POST", "/v1/objects").reply(422, {"error": [{"message": "id already exists"}]})
        with client(fake.http_port) as opened, pytest.raises(UnexpectedStatusCodeError):
            opened.collections.use("Book").data.insert({"title": "A"}, uuid=ID)

        assert len(fake.transcript.http("/v1/objects")) == tries
