"""Media are files, and to read one may take long: nothing else on the loop waits for it."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient
from weaviate.classes.generate import GenerativeConfig, GenerativeParameters
from weaviate.classes.query import NearMediaType
from weaviate.connect import ConnectionParams

MODEL = GenerativeConfig.ollama()
CALLS: dict[str, Callable[[Any, Path], Awaitable[Any]]] = {
    "query.near_image": lambda books, path: books.query.near_image(path),
    "query.near_media": lambda books, path: books.query.near_media(path, NearMediaType.AUDIO),
    "generate.near_image": lambda books, path: books.generate.near_image(path),
    "generate.near_media": lambda books, path: books.generate.near_media(path, NearMediaType.AUDIO),
    "aggregate.near_image": lambda books, path: books.aggregate.near_image(path, object_limit=1),
    "single_prompt": lambda books, path: books.generate.fetch_objects(
        single_prompt=GenerativeParameters.single_prompt("a", images=path), generative_provider=MODEL
    ),
    "grouped_task": lambda books, path: books.generate.bm25(
        "a", grouped_task=GenerativeParameters.grouped_task("a", images=[path]), generative_provider=MODEL
    ),
}
METHODS = {"aggregate.near_image": "Aggregate"}


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory to be in, with a file whose name is the content of the other one in base64."""
    monkeypatch.chdir(tmp_path)
    Path("pic.png").write_bytes(b"abc")
    Path("YWJj").write_bytes(b"another file")


@pytest.mark.usefixtures("pictures")
@pytest.mark.parametrize("call", CALLS)
async def test_a_file_is_read_once_though_its_content_is_the_name_of_another(call: str) -> None:
    with FakeServer() as fake:
        params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
        async with WeaviateAsyncClient(params) as client:
            await CALLS[call](client.collections.use("Books"), Path("pic.png"))

    assert b"YWJj" in fake.transcript.grpc(METHODS.get(call, "Search"))[0].message


@pytest.mark.parametrize("call", CALLS)
async def test_the_loop_goes_on_while_a_file_is_read(call: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"  # to read it takes until something is written
    os.mkfifo(pipe)
    went_on = threading.Event()

    def write() -> bool:
        seen = went_on.wait(5)
        pipe.write_bytes(b"abc")
        return seen

    with FakeServer() as fake:
        params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
        async with WeaviateAsyncClient(params) as client:
            written = asyncio.get_running_loop().run_in_executor(None, write)
            answered = asyncio.ensure_future(CALLS[call](client.collections.use("Books"), pipe))
            for _ in range(3):
                await asyncio.sleep(0)
            went_on.set()
            await answered

    assert await written
    assert b"YWJj" in fake.transcript.grpc(METHODS.get(call, "Search"))[0].message
