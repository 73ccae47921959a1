"""Write `inventory.json`: what weaviate-client 4.24.1 offers, one line per item.

    python tests/parity/surface/trim.py REF.json IMPORTS.json

REF.json is the whole inventory, IMPORTS.json what other packages import by module. An item is a place with what is
there: a callable's parameters (`name`, `name=default`, `*` before those that are given by name, `*name`, `**name`), a
value, what kind of thing it is, or another place where the same class is. What is private is part of it where other
packages import it. Places are

    weaviate.classes.query:Filter             a name in a module
    weaviate.classes.query:Filter()           its constructor
    weaviate.classes.query:Filter.by_id       a member, a field or an enum's value
    client.collections.create                 what an object of both clients offers; with `sync ` or `async ` of one
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TIERS = ("public", "wild", "deep")
"""What is documented, what other packages import, and what is public in the modules that these come from."""

GRAPH = re.compile(r"client(\.\w+)*|collection(\.\w+)*")
"""What is covered of what hangs on a client and on a collection."""


def main(source: Path, imports: Path, target: Path) -> None:
    """Read the whole inventory, write the part."""
    whole = json.loads(source.read_text())
    imported = dict(names_imported(json.loads(imports.read_text())))
    items = sorted({**imported, **dict(names(whole)), **dict(graph(whole))}.items())
    rows = ",\n".join(f"{json.dumps(place)}: {json.dumps(item)}" for place, item in items)
    target.write_text(f"{{\n{rows}\n}}\n")


def names(whole: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The names of the modules. A class under two names is described under the first, the most public one."""
    described: dict[str, str] = {}
    ranked = [(TIERS.index(entry["tier"]), place) for place, entry in whole["names"].items() if entry["tier"] in TIERS]
    for _, place in sorted(ranked):
        entry = whole["names"][place]
        if "sig" in entry:
            yield place, parameters(entry["sig"])
        elif entry.get("obj") in whole["classes"]:
            yield from of_class(place, entry["obj"], whole["classes"], described)
        else:
            value = entry["value"] if entry["kind"] == "const" else "<"  # as `<dict>` where it is too long
            yield place, entry["kind"] if value.startswith("<") else {"value": value}


def names_imported(imports: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What other packages import."""
    for module, entry in imports.items():
        yield from ((f"{module}:{name}", "imported") for name in entry["names"] if name != "<module>")


def of_class(place: str, name: str, classes: dict[str, Any], described: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """A class with its constructor and its members."""
    entry = classes[name]
    if name in described:
        yield place, {"is": described[name]}
        return
    described[name] = place
    yield place, {"kind": entry["kind"], "bases": entry["mro"]}
    if entry.get("init") and entry["kind"] != "enum":
        yield f"{place}()", parameters(entry["init"])
    yield from ((f"{place}.{value}", {"value": text}) for value, text in entry.get("enum", {}).items())
    yield from ((f"{place}.{field}", "field") for field in entry.get("fields", {}))
    for member, what in entry.get("members", {}).items():
        if what["kind"] == "nested":
            yield from of_class(f"{place}.{member}", what["ref"], classes, described)
        else:
            yield f"{place}.{member}", parameters(what["sig"]) if "sig" in what else what["kind"]


def graph(whole: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What hangs on a client and on a collection, once for both colours where they agree."""
    colours = {
        colour: {
            place: parameters(entry["sig"]) if "sig" in entry else entry["kind"]
            for place, entry in whole["graph"][colour].items()
            if GRAPH.fullmatch(place)
        }
        for colour in ("sync", "async")
    }
    for place in sorted(colours["sync"].keys() | colours["async"].keys()):
        found = {colour: items[place] for colour, items in colours.items() if place in items}
        if len(found) == 2 and found["sync"] == found["async"]:
            yield place, found["sync"]
        else:
            yield from ((f"{colour} {place}", item) for colour, item in found.items())


def parameters(signature: dict[str, Any]) -> list[str]:
    """A signature's parameters, one text each."""
    found: list[str] = []
    for one in signature["params"]:
        stars = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}.get(one["kind"], "")
        if one["kind"] == "KEYWORD_ONLY" and not any(re.match(r"\*(?!\*)", text) for text in found):
            found.append("*")
        default = "" if one["required"] or stars else f"={one['default']}"
        found.append(f"{stars}{one['name']}{default}")
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(__file__).with_name("inventory.json"))
