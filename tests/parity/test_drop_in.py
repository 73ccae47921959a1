"""What weaviate-client 4.24.1 offers is here: under the same names, with the same parameters, defaults and values.

`surface/inventory.json` holds what it offers. `surface/absent.txt` lists the places that have nothing here, each with
all below it (`weaviate.outputs.rbac:` is a whole module); what is added has to leave that list, and is compared from
then on. Annotations are not compared.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import weaviate
from tests.parity.inventory import ABSENT, Roots, differences
from weaviate.connect import ConnectionParams

HERE = Path(__file__).parent / "surface"
INVENTORY: dict[str, Any] = json.loads((HERE / "inventory.json").read_text())
LEFT_OUT = [row for row in (HERE / "absent.txt").read_text().splitlines() if row and not row.startswith("#")]

EMBEDDED = (
    "weaviate.embedded:EmbeddedOptions()",
    "weaviate:connect_to_embedded",
    "weaviate:use_async_with_embedded",
    "weaviate.connect.helpers:connect_to_embedded",
    "weaviate.connect.helpers:use_async_with_embedded",
)
TESTED = "the server that this client is tested with"
CHANGED = (
    {f"{place}: version is '1.39.3' by default instead of '1.40.2'": TESTED for place in EMBEDDED}
    | {
        "weaviate.embedded:WEAVIATE_VERSION: is '1.39.3' instead of '1.40.2'": TESTED,
        "weaviate.util:_WeaviateUUIDInt(): has no parameter hex_": "ids are Python's own",
        "weaviate.util:_WeaviateUUIDInt(): takes ['hex', 'bytes', 'bytes_le', 'fields', 'int', 'version'] by position "
        "instead of ['hex_']": "ids are Python's own",
    }
    | {
        f"weaviate.collections.grpc.query:_QueryGRPC.get: {what}": "nothing that a program has calls it"
        for what in ("has no parameter generative", "has no parameter rerank", "has no parameter boost")
    }
    | {"weaviate.collections.grpc.query:_QueryGRPC.get: scope is added and not optional": "as above"}
)
"""What is different on purpose, and why."""

MADE_BY_CLIENTS = tuple(
    f"weaviate{name}()"
    for name in (
        ".aliases:_Alias",
        ".aliases:_AliasAsync",
        ".backup:_Backup",
        ".backup:_BackupAsync",
        ".cluster:_Cluster",
        ".cluster:_ClusterAsync",
        ".collections.batch.client:BatchClientAsync",
        ".collections.batch.client:BatchClientSync",
        ".collections.batch.collection:BatchCollectionAsync",
        ".collections.batch.collection:BatchCollectionSync",
        ".collections.collections:_Collections",
        ".collections.collections:_CollectionsAsync",
        ".collections.data:_DataCollection",
        ".collections.grpc.query:_QueryGRPC",
        ".collections.queries.fetch_object_by_id:_FetchObjectByIDQuery",
        ".collections.queries.fetch_objects.query:_FetchObjectsQuery",
        ".collections.query:_QueryCollection",
        ".collections.tenants:_Tenants",
        ".collections.tenants:_TenantsAsync",
        ".collections:BatchCollection",
        ".collections:Collection",
        ".collections:CollectionAsync",
        ".connect:ConnectionV4",
        ".export:_Export",
        ".export:_ExportAsync",
        ".groups:_Groups",
        ".groups:_GroupsAsync",
        ".rbac:_Roles",
        ".rbac:_RolesAsync",
        ".tokenization:_Tokenization",
        ".tokenization:_TokenizationAsync",
        ".users:_Users",
        ".users:_UsersAsync",
        ":BatchClient",
    )
)
"""The constructors of what programs get from a client and never make: they take what the client has inside."""

INSIDE = ("weaviate.connect:ConnectionV4.",)
"""What is below classes that programs only name, in annotations."""

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def area(place: str) -> str:
    return place.partition(":")[0] if ":" in place else "clients and collections"


def below(place: str, above: str) -> bool:
    return place == above or place.startswith(above if above.endswith(":") else (f"{above}.", f"{above}("))


def left_out(place: str) -> bool:
    return any(below(place, above) for above in LEFT_OUT)


@pytest.fixture(scope="module")
def roots() -> Roots:
    params = ConnectionParams.from_url("http://localhost:8080", grpc_port=50051)
    sync, aio = weaviate.WeaviateClient(params), weaviate.WeaviateAsyncClient(params)
    return {
        "sync": {"client": sync, "collection": sync.collections.use("Books")},
        "async": {"client": aio, "collection": aio.collections.use("Books")},
    }


@pytest.mark.parametrize("where", sorted({area(place) for place in INVENTORY}))
def test_what_is_covered_is_the_same(where: str, roots: Roots) -> None:
    covered = {
        place: item
        for place, item in INVENTORY.items()
        if area(place) == where
        and not left_out(place)
        and place not in MADE_BY_CLIENTS
        and not place.startswith(INSIDE)
    }

    found = [text for place, item in covered.items() for text in differences(place, item, roots)]

    assert [text for text in found if text not in CHANGED] == []


def test_what_is_listed_as_absent_is_absent(roots: Roots) -> None:
    listed = {place: differences(place, item, roots) for place, item in INVENTORY.items() if left_out(place)}

    assert [place for place, found in listed.items() if found != [f"{place}: {ABSENT}"]] == []
    assert [above for above in LEFT_OUT if not any(below(place, above) for place in INVENTORY)] == []


def test_every_listed_change_is_there(roots: Roots) -> None:
    found = {text for place, item in INVENTORY.items() for text in differences(place, item, roots)}

    assert CHANGED.keys() - found == set()
