"""What weaviate-client 4.24.1 sends when it changes a collection that exists: data of the unit tests.

Run it with an interpreter that has that client, from the repository's root:

    python tests/parity/record_changes.py

It writes `tests/unit/data/changes_peer.json`. The questions that the client asks before (GET) are left out.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

sys.path.append(str(Path(__file__).parents[2]))  # at the end: the client is the interpreter's, not the one here

from tests.parity.recording import META, Rest, rest_served

DATA = Path(__file__).parent.parent / "unit" / "data"
EXISTING = {name: case["wire"] for name, case in json.loads((DATA / "config_read.json").read_text()).items()}

Call = Callable[[Any], Any]
"""What is done with a handle."""


def calls(c: Any, t: Any) -> dict[str, tuple[str, Call]]:
    """Calls by what they are about, each with the collection that it is about.

    Args:
        c: `weaviate.classes.config` of either client.
        t: `weaviate.classes.tenants` of the same one.
    """
    configure, prop, ref, text = c.Configure, c.Property, c.ReferenceProperty, c.DataType.TEXT
    own, named, flat = configure.Vectors.self_provided, configure.NamedVectors.none, configure.VectorIndex.flat
    inner = [prop(name="id", data_type=text)]
    everything: dict[str, Call] = {
        "property": lambda one: one.config.add_property(prop(name="c", data_type=text)),
        "property, skipped": lambda one: one.config.add_property(
            prop(name="c", data_type=text, skip_vectorization=True, vectorize_property_name=False)
        ),
        "property, object": lambda one: one.config.add_property(
            prop(name="c", data_type=c.DataType.OBJECT, nested_properties=inner)
        ),
        "property, there": lambda one: one.config.add_property(prop(name="a", data_type=text)),
        "property, none": lambda one: one.config.add_property("c"),
        "reference": lambda one: one.config.add_reference(ref(name="c", target_collection="plain")),
        "references": lambda one: one.config.add_reference(
            ref.MultiTarget(name="c", target_collections=["plain", "B"], description="d")
        ),
        "reference, there": lambda one: one.config.add_reference(ref(name="r", target_collection="plain")),
        "vector": lambda one: one.config.add_vector(vector_config=own(name="x")),
        "vectors": lambda one: one.config.add_vector(
            vector_config=[own(name="x"), own(name="y", vector_index_config=flat())]
        ),
        "vector, deprecated": lambda one: one.config.add_vector(vector_config=named("x")),
        "vectors, deprecated": lambda one: one.config.add_vector(vector_config=[named("x"), named("y")]),
        "vector without a name": lambda one: one.config.add_vector(vector_config=own()),
        "vector, there": lambda one: one.config.add_vector(vector_config=own(name="flat", vector_index_config=flat())),
        "update of nothing": lambda one: one.config.update(),
        "update": lambda one: one.config.update(description="x", property_descriptions={"a": "b"}),
        "shards": lambda one: one.config.get_shards(),
        "all shards": lambda one: one.config.update_shards("READY"),
        "one shard": lambda one: one.config.update_shards("READONLY", "s1"),
        "some shards": lambda one: one.config.update_shards("READONLY", ["s1", "s2"]),
        "no shards": lambda one: one.config.update_shards("READONLY", []),
        "shards, unknown status": lambda one: one.config.update_shards("BAD", ["s1"]),
        "filterable": lambda one: one.config.delete_property_index("a", "filterable"),
        "searchable": lambda one: one.config.delete_property_index("a b", "searchable"),
        "rangeFilters": lambda one: one.config.delete_property_index("a", "rangeFilters"),
        "unknown index": lambda one: one.config.delete_property_index("a", "bad"),
        "vector index": lambda one: one.config.delete_vector_index("flat"),
    }
    tenants: dict[str, Call] = {
        "create": lambda one: one.tenants.create("a"),
        "create several": lambda one: one.tenants.create(
            ["a", t.Tenant(name="b", activity_status="INACTIVE"), t.TenantCreate(name="c", activity_status="INACTIVE")]
        ),
        "create 101": lambda one: one.tenants.create([f"t{index}" for index in range(101)]),
        "create offloaded": lambda one: one.tenants.create(t.Tenant(name="a", activity_status="OFFLOADED")),
        "create nothing": lambda one: one.tenants.create([]),
        "remove": lambda one: one.tenants.remove("a"),
        "remove several": lambda one: one.tenants.remove(["a", t.Tenant(name="b")]),
        "change": lambda one: one.tenants.update(t.TenantUpdate(name="a", activity_status="OFFLOADED")),
        "change 101": lambda one: one.tenants.update([t.Tenant(name=f"t{index}") for index in range(101)]),
        "change to offloading": lambda one: one.tenants.update(t.Tenant(name="a", activity_status="OFFLOADING")),
        "change nothing": lambda one: one.tenants.update([]),
        "activate": lambda one: one.tenants.activate("a"),
        "deactivate": lambda one: one.tenants.deactivate(["a", t.Tenant(name="b")]),
        "offload": lambda one: one.tenants.offload(t.Tenant(name="a")),
        "exists": lambda one: one.tenants.exists("a b"),
        "exists, of a tenant": lambda one: one.tenants.exists(t.Tenant(name="a")),
    }
    return {
        **{name: ("Everything", call) for name, call in everything.items()},
        **{f"{name}, unnamed": ("Unnamed", everything[name]) for name in ("property", "property, skipped", "vector")},
        **{f"{name} tenants": ("Tenants", call) for name, call in tenants.items()},
    }


class _Server(Rest):
    """Describes collections, and takes every change."""

    sent: ClassVar[list[list[Any]]] = []

    def do_GET(self) -> None:
        name, _, further = self.path.partition("/schema/")[2].partition("/")
        shards = [{"name": name, "status": "READY", "vectorQueueSize": 3} for name in ("s1", "s2")]
        self.answer(200, shards if further else EXISTING.get(name, META))

    def do_PUT(self) -> None:
        body = self.content()
        name = self.path.rpartition("/")[2]
        self.sent.append([self.command, self.path, changed(EXISTING[name], body) if name in EXISTING else body])
        self.answer(200, body)

    def do_POST(self) -> None:
        self.do_PUT()

    def do_DELETE(self) -> None:
        self.do_PUT()

    def do_HEAD(self) -> None:
        self.do_PUT()


@contextlib.contextmanager
def recording() -> Iterator[Callable[[str, Call], dict[str, Any]]]:
    """A function that says what a call sends and returns, or what it raises, and how often it deprecates something."""
    weaviate = importlib.import_module("weaviate")

    def record(collection: str, call: Call) -> dict[str, Any]:
        _Server.sent.clear()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                recorded = {"returned": told(call(client.collections.use(collection)))}
            except Exception as error:
                recorded = {"error": type(error).__name__}
        deprecations = sum(warning.category is DeprecationWarning for warning in caught)
        sent = sorted(_Server.sent, key=str)
        return recorded | {"sent": sent} | ({"deprecations": deprecations} if deprecations else {})

    with (
        rest_served(_Server) as port,
        weaviate.connect_to_local(port=port, grpc_port=1, skip_init_checks=True) as client,
    ):
        yield record


def changed(before: Any, after: Any) -> Any:
    """What is different in a definition; all of it would be long. What is not there any more is "gone"."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return after
    different = {key: changed(before.get(key), value) for key, value in after.items() if before.get(key) != value}
    return different | dict.fromkeys(sorted(before.keys() - after.keys()), "gone")


def told(returned: Any) -> Any:
    """What was returned as JSON."""
    if isinstance(returned, list):
        return [told(each) for each in returned]
    if returned is None or isinstance(returned, bool | Mapping):
        return returned
    return {name: getattr(returned, name) for name in ("name", "status", "vector_queue_size", "per_node_status")}


def main() -> None:
    """Record, and write the file."""
    classes = (importlib.import_module(f"weaviate.classes.{name}") for name in ("config", "tenants"))
    with recording() as record:
        recorded = {name: record(*call) for name, call in calls(*classes).items()}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(case)}" for name, case in recorded.items())
    (DATA / "changes_peer.json").write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main()
