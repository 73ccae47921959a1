"""What weaviate-client 4.24.1 sends to change objects: the data of the unit tests.

Run it with an interpreter that has that client, from the repository's root:

    python tests/parity/record_data.py

It writes `tests/unit/data/data_peer.json`.
"""

from __future__ import annotations

import base64
import importlib
import json
import sys
import warnings
from pathlib import Path
from typing import Any, ClassVar

import grpc

sys.path.append(str(Path(__file__).parents[2]))  # at the end: the client is the interpreter's, not the one here

from tests.parity.data_cases import cases
from tests.parity.recording import META, SERVING, Rest, grpc_served, rest_served

ROOT = Path(__file__).parents[2]


class _Recorder(Rest):
    """Says that it is Weaviate, agrees to everything, and keeps what it is sent."""

    sent: ClassVar[list[Any]] = []

    def do_GET(self) -> None:
        self.answer(404 if "openid" in self.path else 200, META)

    def do_POST(self) -> None:
        body = self.content()
        self.sent.append([self.command, self.path, body])
        if self.path.startswith("/v1/batch/references"):
            self.answer(200, [{"result": {"status": "SUCCESS"}} for _ in body])
        elif self.command in ("HEAD", "PATCH", "DELETE"):
            self.answer(204, None)
        else:
            self.answer(200, {})

    do_HEAD = do_PUT = do_PATCH = do_DELETE = do_POST  # noqa: N815  # as the library calls them


class _Rpc(grpc.GenericRpcHandler):
    def service(self, handler_call_details: Any) -> Any:
        name = handler_call_details.method.rpartition("/")[2]

        def answer(request: bytes, context: Any) -> bytes:
            if name == "Check":
                return SERVING
            _Recorder.sent.append([name, base64.b64encode(request).decode()])
            return b""

        return grpc.unary_unary_rpc_method_handler(answer)


def main() -> None:
    """Record, and write the file."""
    warnings.simplefilter("ignore")
    weaviate = importlib.import_module("weaviate")
    d = importlib.import_module("weaviate.classes.data")
    q = importlib.import_module("weaviate.classes.query")

    def sent(case: Any, data: Any) -> list[Any]:
        _Recorder.sent.clear()
        try:
            case(data, d, q)
        except Exception as error:
            if not _Recorder.sent:
                return [type(error).__name__]
        return list(_Recorder.sent)

    recorded: dict[str, dict[str, list[Any]]] = {}
    with (
        rest_served(_Recorder) as port,
        grpc_served(_Rpc()) as grpc_port,
        weaviate.connect_to_local(port=port, grpc_port=grpc_port) as client,
    ):
        books = client.collections.use("Book")
        level = weaviate.classes.config.ConsistencyLevel.QUORUM
        for scope, collection in (("plain", books), ("scoped", books.with_tenant("t").with_consistency_level(level))):
            recorded[scope] = {name: sent(case, collection.data) for name, case in cases(d).items()}
    blocks = (
        f'"{scope}": {{\n' + ",\n".join(f'  "{name}": {json.dumps(each)}' for name, each in of.items()) + "\n}"
        for scope, of in recorded.items()
    )
    (ROOT / "tests/unit/data/data_peer.json").write_text("{\n" + ",\n".join(blocks) + "\n}\n")


if __name__ == "__main__":
    main()
