"""What looks after tokens, where the colours differ: loops, processes, and the ends of both."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate.classes.init import Auth
from weaviate.connect import ConnectionParams
from weaviate.exceptions import AuthenticationFailedError

ROOT = Path(__file__).parents[2]


def params(fake: FakeServer) -> ConnectionParams:
    return ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)


async def get_token() -> tuple[str, float]:
    await asyncio.sleep(0)
    return "a-token", 3600


async def test_a_coroutine_function_gives_tokens(fake: FakeServer) -> None:
    async with WeaviateAsyncClient(params(fake), None, Auth.callback(get_token)) as client:
        await client.get_meta()

    assert {call.header("authorization") for call in fake.transcript.http("/v1/meta")} == {"Bearer a-token"}


def test_the_blocking_client_refuses_a_coroutine_function(fake: FakeServer) -> None:
    client = WeaviateClient(params(fake), None, Auth.callback(get_token))

    with pytest.raises(AuthenticationFailedError, match="WeaviateAsyncClient only"):
        client.connect()

    client.close()


def test_the_threads_of_a_client_have_one_keeper(fake: FakeServer) -> None:
    for _ in range(10):
        with WeaviateClient(params(fake), None, Auth.callback(lambda: ("a-token", 3600))) as client:
            with ThreadPoolExecutor(8) as pool:
                list(pool.map(lambda _: client.get_meta(), range(16)))  # it is done within the loop
            assert len(client._session._credentials._keepers) == 1

    assert [thread for thread in threading.enumerate() if thread.name == "weaviate-token"] == []


def test_each_loop_has_its_keeper_and_leaves_none(fake: FakeServer) -> None:
    client = WeaviateAsyncClient(params(fake), None, Auth.callback(get_token))
    keepers = client._session._credentials._keepers

    for _ in range(3):
        asyncio.run(client.get_meta())
        assert len(keepers) == 1

    async def close() -> None:
        await client.close()

    asyncio.run(close())
    assert not keepers


@pytest.mark.parametrize("colour", ["sync", "async", "loop"])
def test_a_program_that_forgets_to_close_ends_all_the_same(fake: FakeServer, colour: str) -> None:
    program = f"""
import asyncio, weaviate
from weaviate.classes.init import Auth
ports = dict(port={fake.http_port}, grpc_port={fake.grpc_port}, auth_credentials=Auth.callback(lambda: ("t", 2)))
async def main():
    global client
    client = weaviate.use_async_with_local(**ports)
    await client.get_meta()
if {colour!r} == "sync":
    client = weaviate.connect_to_local(**ports)
    client.get_meta()
elif {colour!r} == "async":
    asyncio.run(main())
else:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.run_until_complete(client.close())
    loop.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, timeout=30, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "")
    assert "Task was destroyed" not in done.stderr


def test_a_forked_process_looks_after_the_token_itself(fake: FakeServer) -> None:
    program = f"""
import os, threading, weaviate
from weaviate.classes.init import Auth
with weaviate.connect_to_local(
    port={fake.http_port}, grpc_port={fake.grpc_port}, auth_credentials=Auth.callback(lambda: ("t", 3600))
) as client:
    keepers = client._session._credentials._keepers
    before = set(keepers)
    child = os.fork()
    if child == 0:
        client.get_meta()
        assert len(keepers) == 1 and set(keepers) != before, keepers
        assert "weaviate-token" in [thread.name for thread in threading.enumerate()]
        client.close()
        assert not keepers
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    client.get_meta()
    assert set(keepers) == before
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, timeout=30, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
