"""What weaviate-client 4.24.1 sends of permissions, and how it reads roles: the data of the unit tests.

Run it with an interpreter that has that client, from the repository's root:

    python tests/parity/record_rbac.py

It writes `tests/unit/data/rbac_peer.json`.
"""

from __future__ import annotations

import importlib
import json
import sys
import warnings
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Record, and write the file."""
    # At the end: the client is the interpreter's, not the one below this directory.
    sys.path.append(str(ROOT))
    from tests.parity.rbac_cases import READS, described, permissions
    from tests.parity.record_config import serving

    warnings.simplefilter("ignore")
    rbac = importlib.import_module("weaviate.classes.rbac")
    role: dict[str, Any] = {"name": "r"}

    def sent(made: Any) -> list[Any]:
        bodies.clear()
        client.roles.create(role_name="r", permissions=made)
        return sorted(bodies[0]["permissions"], key=json.dumps)  # it sends them in any order

    def read(wire: list[Any]) -> dict[str, Any]:
        role["permissions"] = wire
        return described(client.roles.get(role_name="r"))

    with serving({"r": role}) as (client, bodies):
        recorded: dict[str, dict[str, Any]] = {
            "sent": {name: sent(make()) for name, make in permissions(rbac).items()},
            "read": {name: read(wire) for name, wire in READS.items()},
        }
    blocks = (
        f'"{block}": {{\n' + ",\n".join(f'  "{name}": {json.dumps(each)}' for name, each in of.items()) + "\n}"
        for block, of in recorded.items()
    )
    (ROOT / "tests/unit/data/rbac_peer.json").write_text("{\n" + ",\n".join(blocks) + "\n}\n")


if __name__ == "__main__":
    main()
