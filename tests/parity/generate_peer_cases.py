"""What the peer asks for the cases of `generate_cases`, and in what it differs from what we ask on purpose."""

from __future__ import annotations

import json
from pathlib import Path

from tests.parity.generate_cases import providers, questions
from weaviate._proto import v1

PEER = json.loads((Path(__file__).parents[1] / "unit" / "data" / "generate_peer.json").read_text())
"""The requests, by the server's version and the names of the cases."""
ALL = questions() | providers()


def asked(message: bytes) -> v1.GenerativeSearch:
    return v1.SearchRequest.FromString(message).generative


def recorded(name: str, version: str = "1.39.3") -> v1.GenerativeSearch:
    return asked(bytes.fromhex(PEER[version][name]))


def as_peer(message: v1.GenerativeSearch) -> v1.GenerativeSearch:
    """A message of ours with what the peer has otherwise on purpose.

    - We do not switch off what nobody has spoken of, so that the collection's configuration decides.
    """
    for query in message.single.queries:
        if query.HasField("databricks") and not query.databricks.HasField("log_probs"):
            query.databricks.log_probs = False
        if query.HasField("contextualai") and not query.contextualai.HasField("avoid_commentary"):
            query.contextualai.avoid_commentary = False
    return message


REFUSED_HERE = {
    # The peer drops the images without a word: a model sees them only if the query names it.
    "grouped_task: all arguments",
    "grouped_task: image_properties",
    "grouped_task: images",
    "single_prompt: all arguments",
    "single_prompt: image_properties",
    "single_prompt: images",
}
OTHERWISE = {"task and properties"}  # the peer drops the properties
