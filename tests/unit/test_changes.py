"""What is sent for collections that exist, and for their tenants, is what the peer sends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.parity.record_changes import Call, calls, recording
from weaviate.classes import config, tenants

Told = dict[str, Any]

RECORDED: dict[str, Told] = json.loads((Path(__file__).parent / "data" / "changes_peer.json").read_text())
CALLS = calls(config, tenants)
REFUSED = {"error": "WeaviateInvalidInputError", "sent": []}

DIFFERENT = {
    # The server has no such index or status.
    "unknown index": REFUSED,
    "shards, unknown status": REFUSED,
    # The server keeps the vector that it has, and says that all went well.
    "vector, there": REFUSED,
    # No tenant can have such a name.
    "exists tenants": REFUSED,
    # There is nothing to ask of the server.
    "create nothing tenants": {"returned": None, "sent": []},
}
"""What is done otherwise than by the peer, and why."""


@pytest.fixture(scope="module")
def record() -> Iterator[Any]:
    with recording() as recorder:
        yield recorder


def corrected(told: Told) -> Told:
    """What the peer does, without what it says to modules that do not exist, or that say nothing."""
    for _, _, body in told["sent"]:
        if isinstance(body, dict) and "moduleConfig" in body:
            modules = {name: says for name, says in body.pop("moduleConfig").items() if name != "none" and says}
            body.update({"moduleConfig": modules} if modules else {})
            for nested in body.get("nestedProperties", ()):
                # Inside of an object they mean nothing, and have the names that they have in Python.
                del nested["skip_vectorization"], nested["vectorize_property_name"]
        if isinstance(body, dict) and "vectorConfig" in body:
            # A vector without a name is called "default" when a collection is created, and not "null".
            vectors = body["vectorConfig"]
            body["vectorConfig"] = {"default" if name == "null" else name: each for name, each in vectors.items()}
            for vector in body["vectorConfig"].values():
                # The kind of an index is the server's to choose, where none was asked for.
                if isinstance(vector, dict) and "vectorIndexConfig" not in vector:
                    vector.pop("vectorIndexType", None)
    return told


def test_every_call_is_recorded() -> None:
    assert CALLS.keys() == RECORDED.keys()


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_sends_what_the_peer_sends(record: Any, name: str, call: tuple[str, Call]) -> None:
    assert record(*call) == DIFFERENT.get(name, corrected(RECORDED[name]))
