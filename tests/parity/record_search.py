"""Record what the peer sends for each search of `search_cases.py` and each question of `generate_cases.py`, as the test
data of our builders.

Run it with an interpreter that has weaviate-client 4.24.1 and not this package:

    /path/to/peer/bin/python tests/parity/record_search.py tests/unit/data

It serves both protocols itself, on free ports of the loopback address.
"""

from __future__ import annotations

import contextlib
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc

sys.path.append(str(Path(__file__).parents[2]))  # at the end: the client is the interpreter's, not the one here

from tests.parity import generate_cases, search_cases
from tests.parity.recording import NEWEST, SERVING, Rest, grpc_served, rest_served

warnings.simplefilter("ignore")

OLD = "1.28.0"  # before it, vectors had other fields
OLDER = "1.27.0"  # before it took models with a query

sent: list[bytes] = []


class Versioned(Rest):
    """Says that it is of a version."""

    version = NEWEST

    def do_GET(self) -> None:
        known = self.path.endswith("/meta")
        self.answer(200 if known else 404, {"version": self.version} if known else {})


class Rpc(grpc.GenericRpcHandler):
    def service(self, handler_call_details: Any) -> Any:
        search = handler_call_details.method == "/weaviate.v1.Weaviate/Search"

        def answer(request: bytes, context: Any) -> bytes:
            if search:
                sent.append(request)
            return b"" if search else SERVING

        return grpc.unary_unary_rpc_method_handler(answer)


def record(methods: Any, vocabulary: Any, cases: dict[str, Any]) -> dict[str, str]:
    """What is sent for each case, in hex; nothing for those that the peer refuses."""
    recorded = {}
    for name, (method, make) in cases.items():
        with contextlib.suppress(Exception):
            args, kwargs = make(vocabulary)
            getattr(methods, method)(*args, **kwargs)
            recorded[name] = sent.pop().hex()
    return recorded


def main() -> None:
    import weaviate  # the peer
    import weaviate.classes.generate as g
    import weaviate.classes.query as q

    cases = search_cases.cases()
    asked = generate_cases.searches(generate_cases.questions())
    told = generate_cases.searches(generate_cases.providers())

    @contextlib.contextmanager
    def connected(version: str) -> Iterator[Any]:
        Versioned.version = version
        with (
            rest_served(Versioned) as http_port,
            grpc_served(Rpc()) as port,
            weaviate.connect_to_custom("127.0.0.1", http_port, False, "127.0.0.1", port, False) as client,
        ):
            yield client

    with connected(NEWEST) as client:
        books = client.collections.use("Books")
        quorum = weaviate.classes.config.ConsistencyLevel.QUORUM
        plain: dict[str, Any] = {"plain": ("fetch_objects", lambda q: ((), {}))}
        recorded = record(books.query, q, cases)
        recorded["scope: tenant"] = record(books.with_tenant("T").query, q, plain)["plain"]
        recorded["scope: consistency level"] = record(books.with_consistency_level(quorum).query, q, plain)["plain"]
        generated = record(books.generate, g, asked | told) | record(books.generate, q, generate_cases.methods(cases))
    with connected(OLD) as client:
        changed = {name: case for name, case in cases.items() if name.startswith(("near_vector", "hybrid"))}
        old = record(client.collections.use("Books").query, q, changed)
    with connected(OLDER) as client:
        older = record(client.collections.use("Books").generate, g, asked | told)
    for name, data in (("search", {NEWEST: recorded, OLD: old}), ("generate", {NEWEST: generated, OLDER: older})):
        text = json.dumps({"peer": weaviate.__version__, **data}, indent=1)
        Path(sys.argv[1], f"{name}_peer.json").write_text(f"{text}\n")


if __name__ == "__main__":
    main()
