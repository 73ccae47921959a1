"""Prove that this client and the official one live in one process.

    python tests/parity/coinstall.py SITE_PACKAGES

SITE_PACKAGES is a folder with the official client. The Python that runs this has what both need.

Both packages are called `weaviate`, so each is imported as usual while the other is hidden: taken out of `sys.modules`
and `sys.path`, but with everything that it registered in the process still there. Then each builds the same message,
the official one from protobuf's default pool. Both orders are tried, each in a process of its own. Nothing is sent.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from google.protobuf import descriptor_pool, message_factory

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "weaviate"
NAMES = ("official", "ours")


class Message(Protocol):
    """What is used of a message class of either client."""

    def SerializeToString(self) -> bytes: ...


def official_request() -> Message:
    """Build a message from what the official client put into the default pool."""
    descriptor = descriptor_pool.Default().FindMessageTypeByName("weaviate.v1.SearchRequest")
    return message_factory.GetMessageClass(descriptor)(collection="A", limit=3, uses_127_api=True)


def our_request() -> Message:
    """Build the same message from this project's pool."""
    v1 = import_module("weaviate._proto.v1")
    request: Message = v1.SearchRequest(collection="A", limit=3, uses_127_api=True)
    assert v1.WeaviateHealthCheckRequest(service="A").SerializeToString() == b"\x0a\x01A"
    return request


def with_package(folder: Path, build: Callable[[], Message]) -> Message:
    """Import the client of one folder, build a message, and hide the client again."""
    sys.path.insert(0, str(folder))
    try:
        package = import_module(PACKAGE)
        assert Path(str(package.__file__)).is_relative_to(folder), f"{package.__file__} is not in {folder}"
        return build()
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
            del sys.modules[name]


def together(site_packages: Path, order: Sequence[str]) -> None:
    """Import both clients in one process, in an order, and compare what they write."""
    sides = {"official": (site_packages, official_request), "ours": (ROOT, our_request)}
    first, second = (with_package(*sides[name]) for name in order)
    # The first one's message is written last: the second import must not have touched its descriptors.
    assert second.SerializeToString() == first.SerializeToString()


def main() -> int:
    """Try both orders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site_packages", type=Path, help="a folder with the official client")
    parser.add_argument("--order", nargs=2, choices=NAMES, help="only this order, in this process")
    options = parser.parse_args()
    site_packages = options.site_packages.resolve()
    if options.order:
        together(site_packages, options.order)
        return 0
    for order in (NAMES, NAMES[::-1]):
        subprocess.run([sys.executable, __file__, str(site_packages), "--order", *order], check=True)
        sys.stdout.write(f"{order[0]}, then {order[1]}: ok\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
