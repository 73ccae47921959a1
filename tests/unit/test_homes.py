"""The paths that other packages import things from, and replace methods at."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import weaviate
from tests.support import fake_binary
from tests.support.fake import FakeServer
from weaviate.connect import ConnectionParams
from weaviate.exceptions import WeaviateStartUpError

PARAMS = ConnectionParams.from_url("http://localhost:8080", grpc_port=50051)


@pytest.mark.parametrize("name", sorted(weaviate.map_))
def test_a_name_that_was_at_the_root_once_is_found_with_a_warning(name: str) -> None:
    home = f"weaviate.{weaviate.map_[name]}"

    with pytest.warns(DeprecationWarning, match=f"import {name} from {home}") as warned:
        found = getattr(weaviate, name)

    assert found is getattr(importlib.import_module(home), name)
    assert warned[0].filename == __file__
    assert name in weaviate.deprs


def test_a_name_that_is_nowhere_is_no_attribute() -> None:
    for module in (weaviate, weaviate.classes, weaviate.outputs, weaviate.collections, weaviate.embedded):
        with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
            module.nothing  # noqa: B018  # reading it is what is tested


def test_the_client_before_version_4_says_what_to_use() -> None:
    with (
        pytest.warns(DeprecationWarning, match="connect_to_local"),
        pytest.raises(ValueError, match="connect_to_local"),
    ):
        weaviate.Client("http://localhost:8080")


def test_the_connection_has_the_name_that_annotations_use() -> None:
    from weaviate.connect import ConnectionV4, v4

    client = weaviate.WeaviateAsyncClient(PARAMS)

    assert isinstance(client._session, ConnectionV4)
    assert v4.ConnectionV4 is v4.ConnectionAsync
    assert isinstance(weaviate.WeaviateClient(PARAMS)._session, v4.ConnectionSync)


@pytest.mark.parametrize("package", [weaviate.classes, weaviate.outputs], ids=lambda package: package.__name__)
def test_every_module_that_a_home_names_is_there(package: Any) -> None:
    assert [name for name in package.__all__ if not hasattr(package, name)] == []


def test_modules_are_loaded_when_they_are_first_used() -> None:
    program = (
        "import json, sys, weaviate\n"
        "before = [name for name in sys.modules if name.startswith('weaviate.')]\n"
        "weaviate.backup.BackupStorage, weaviate.tokenization, weaviate.cluster, weaviate.collections\n"
        "transports = [name for name in ('grpc', 'httpx', 'weaviate._sync') if name in sys.modules]\n"
        "print(json.dumps([before, transports]))"
    )

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)

    assert json.loads(run.stdout) == [["weaviate._lazy", "weaviate._version"], []]


def test_collections_are_the_classes_that_serve() -> None:
    client = weaviate.WeaviateClient(PARAMS)

    assert isinstance(client.collections.use("Book"), weaviate.collections.Collection)


def test_batches_are_the_classes_that_serve() -> None:
    with FakeServer() as fake:
        params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
        with weaviate.WeaviateClient(params) as client, client.batch.dynamic() as batch:
            assert isinstance(batch, weaviate.BatchClient)
        with weaviate.WeaviateClient(params) as client, client.collections.use("Book").batch.stream() as batch:
            assert isinstance(batch, weaviate.collections.BatchCollection)


@pytest.mark.parametrize("kind", ["EmbeddedDB", "EmbeddedV3", "EmbeddedV4"])
def test_an_embedded_server_can_be_started_and_stopped_by_hand(kind: str, tmp_path: Path) -> None:
    program = fake_binary.write(tmp_path / "fake-server")
    data, binaries = tmp_path / "data", tmp_path / "binaries"
    options = weaviate.embedded.EmbeddedOptions(
        str(data), str(binaries), port=0, grpc_port=weaviate.embedded.get_random_port(), binary=str(program)
    )
    server = getattr(weaviate.embedded, kind)(options)

    server.check_supported_platform()
    server.ensure_paths_exist()
    server.ensure_weaviate_binary_exists()
    with pytest.raises(WeaviateStartUpError, match="does not run"):
        server.wait_till_listening()
    server.ensure_running()
    server.wait_till_listening()
    was_listening = server.is_listening()
    server.stop()

    assert (was_listening, server.is_listening()) == (True, False)
    assert (server.options, server.grpc_port) == (options, options.grpc_port)
    assert data.is_dir()
    assert binaries.is_dir()
