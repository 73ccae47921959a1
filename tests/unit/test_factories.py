"""Every factory of configurations, called in every way that it can be: what is sent is what the peer sends."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.parity.factory_cases import EXISTING, Case, cases, factories, shortened
from weaviate._core.rest import schema
from weaviate.classes import config
from weaviate.exceptions import WeaviateInvalidInputError

Told = dict[str, Any]

RECORDED: dict[str, dict[str, Told]] = json.loads((Path(__file__).parent / "data" / "factories_peer.json").read_text())

REFUSED = "refused"

CORRECTED = (
    # The server reads `type`: the peer's encoder is always the default one.
    (r"Configure\.VectorIndex\.Quantizer\.pq", r'type_"', r'type"'),
    # The server reads `truncate`.
    (r".*\.multi2vec_voyageai", r'truncation"', r'truncate"'),
    # The server reads a word, and fails on a truth value.
    (r".*\.text2vec_nvidia", r'truncate": true', r'truncate": "END"'),
    (r".*\.text2vec_nvidia", r'truncate": false', r'truncate": "NONE"'),
    # What is not named stays as it was.
    (r"Reconfigure\.replication", r'"replicationConfig/asyncConfig/frequency": "\(gone\)", (?=.*Limit)', ""),
    # One warning for one old name; the peer also warns for the names that took its place, and were replaced in turn.
    (r".*palm", r'"deprecations": 3', r'"deprecations": 1'),
    (r".*palm", r'"deprecations": 4', r'"deprecations": 2'),
)
"""Places, what the peer sends there, and what is sent instead; the last two as regular expressions on JSON."""

LOST: tuple[tuple[str, str, Told], ...] = (
    (
        r"Configure\.Generative\.cohere",
        r"(update: )?all|return_likelihoods 1",
        {"moduleConfig/generative-cohere/returnLikelihoods": "return_likelihoods"},
    ),
    (
        r"Configure\.Generative\.cohere",
        r"all, otherwise",
        {"moduleConfig/generative-cohere/returnLikelihoods": ""},
    ),
    (
        r"Configure\.Vectorizer\.multi2vec_clip",
        r"interference_url 2",
        {"moduleConfig/multi2vec-clip/inferenceUrl": ""},
    ),
    (
        r"Configure\.Vectorizer\.multi2vec_clip",
        r"interference_url 3",
        {"moduleConfig/multi2vec-clip/inferenceUrl": "https://example.com/v1"},
    ),
    # What is not named stays as it was.
    (
        r"Reconfigure\.Replication\.async_config",
        r"Everything: (?!required|all|frequency 1).*",
        {"replicationConfig/asyncConfig/frequency": 60000},
    ),
)
"""Places, cases, and what the peer loses there."""

REFUSED_HERE = (
    # The weight of one of two fields: the server refuses it.
    (r".*", r'weights(/\w+)?": ({"\w+": )?\[0\.5\]'),
    # Another kind of index for a vector that is there: the server keeps the old one, and says that all went well.
    (r"Reconfigure\..*", r'/vectorIndexType"'),
    # An index that has no multi-vectors: the server makes one of ordinary vectors.
    (r"Configure\.MultiVectors\..*", r'vectorIndexType": "(flat|dynamic)"'),
    # Names that are empty, or none at all.
    (r".*\.delete_by_date_property", r'/deleteOn": ""'),
    (r"ReferenceProperty\.MultiTarget", r'"dataType": \[\]'),
)
"""Places, and what the peer sends there in vain, as regular expressions on JSON."""


def sent(case: Case) -> Any:
    """The body that a case makes."""
    if case.existing is None:
        request = schema.create("Example", **case.arguments())
    else:
        request = schema.update(case.existing, EXISTING[case.existing], schema.changes(**case.arguments()))
    assert request.body is not None
    return json.loads(request.body)


def told(place: str) -> dict[str, Told]:
    """What the cases of a factory do, in the words of the records."""
    made = cases(config, place)
    found: dict[str, Told] = {}
    bodies = {}
    for name, case in made.items():
        found[name] = {}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                bodies[name] = sent(case)
            except WeaviateInvalidInputError:
                found[name]["error"] = REFUSED
        for warning in caught:
            assert warning.category is DeprecationWarning
            assert Path(warning.filename).name in ("factory_cases.py", "test_factories.py")  # where the callers are
        if caught and "error" not in found[name]:
            found[name]["deprecations"] = len(caught)
    for name, body in shortened(bodies, made).items():
        found[name]["body"] = body
    return found


def expected(place: str) -> dict[str, Told]:
    """What the peer does, corrected; without the cases in which it falls over."""
    rows: dict[str, Told] = {}
    for name, row in RECORDED[place].items():
        text = json.dumps(row)
        for where, peer, ours in CORRECTED:
            if re.fullmatch(where, place):
                text = re.sub(peer, ours, text)
        if row.get("error") == "KeyError":
            continue
        if "error" in row or any(re.fullmatch(where, place) and re.search(sent, text) for where, sent in REFUSED_HERE):
            rows[name] = {"error": REFUSED}
            continue
        rows[name] = json.loads(text)
        for where, case, lost in LOST:
            if re.fullmatch(where, place) and re.fullmatch(case, name):
                rows[name]["body"].update(lost)
    return rows


def test_every_factory_is_recorded() -> None:
    assert factories().keys() == RECORDED.keys()


@pytest.mark.parametrize("place", RECORDED)
def test_sends_what_the_peer_sends(place: str) -> None:
    found, wanted = told(place), expected(place)

    assert found.keys() == RECORDED[place].keys()
    # As JSON: True is not 1, and 1.0 is not 1.
    assert {name: json.dumps(found[name], sort_keys=True) for name in wanted} == {
        name: json.dumps(row, sort_keys=True) for name, row in wanted.items()
    }
