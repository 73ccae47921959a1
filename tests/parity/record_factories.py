"""What weaviate-client 4.24.1 sends for every factory of configurations: the data of the unit tests.

Run it with an interpreter that has that client, from the repository's root:

    python tests/parity/record_factories.py

It writes `tests/unit/data/factories_peer.json`.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def known(body: Any) -> Any:
    """A body without two keys of the peer's that the server does not know."""
    if isinstance(body, dict):
        ignored = ("skip_vectorization", "vectorize_property_name")
        return {key: known(value) for key, value in body.items() if key not in ignored}
    return [known(each) for each in body] if isinstance(body, list) else body


def main() -> None:
    """Record, and write the file."""
    # At the end: the client is the interpreter's, not the one below this directory.
    sys.path.append(str(ROOT))
    from tests.parity.factory_cases import EXISTING, Case, cases, factories, shortened
    from tests.parity.record_config import Call, recording

    config = importlib.import_module("weaviate.classes.config")

    def call(case: Case) -> Call:
        if case.existing is None:
            return lambda client: client.collections.create("Example", **case.arguments())
        return lambda client: client.collections.use(case.existing).config.update(**case.arguments())

    blocks = []
    with recording(EXISTING) as record:
        for place in factories():
            made = cases(config, place)
            recorded = {name: record(call(case)) for name, case in made.items()}
            bodies = shortened({name: known(sent["body"]) for name, sent in recorded.items() if "body" in sent}, made)
            rows = []
            for name, sent in recorded.items():
                kept = {key: value for key, value in sent.items() if value}
                row = kept | ({"body": bodies[name]} if name in bodies else {})
                rows.append(f"{json.dumps(name)}: {json.dumps(row)}")
            blocks.append(f"{json.dumps(place)}: {{\n" + ",\n".join(rows) + "\n}")
    (ROOT / "tests/unit/data/factories_peer.json").write_text("{\n" + ",\n".join(blocks) + "\n}\n")


if __name__ == "__main__":
    main()
