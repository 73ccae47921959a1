"""What the methods of `collection.aggregate` send, in both colours: the bytes of the peer, as far as it is right."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

import weaviate
import weaviate.classes.query as q
from tests.parity.aggregate_cases import cases
from tests.parity.aggregate_peer_cases import PEER, built
from tests.support.fake import FakeServer
from weaviate._core import aggregate_graphql
from weaviate._core.version import ServerVersion
from weaviate._proto import v1
from weaviate.classes.aggregate import GroupByAggregate
from weaviate.exceptions import WeaviateUnsupportedFeatureError

SENT = PEER["1.39.3"]
OLD = "1.28.0"
NONE: dict[str, object] = {"data": {"Aggregate": {"Books": []}}}

Sent = dict[str, bytes | str]
"""The body that was sent for each case, or the name of the error."""


def differs(name: str) -> bool:
    """Whether we send something else than the peer on purpose: tests/unit/test_aggregate.py says what."""
    unnumbered = name in ("metrics: text: top_occurrences_value", "metrics: text: all but top_occurrences_count")
    return unnumbered or name.startswith("near_image") or (name.startswith("hybrid") and name != "hybrid: nothing")


async def play(fake: FakeServer, is_async: bool) -> Sent:
    """What one colour sends for each case, the tenant's among them."""
    client: Any = (weaviate.use_async_with_local if is_async else weaviate.connect_to_local)(
        port=fake.http_port, grpc_port=fake.grpc_port
    )

    async def done(value: Any) -> Any:
        return await value if inspect.isawaitable(value) else value

    async def sent(call: Callable[..., Any], arguments: tuple[tuple[Any, ...], dict[str, Any]]) -> bytes | str:
        fake.transcript.clear()
        try:
            await done(call(*arguments[0], **arguments[1]))
        except WeaviateUnsupportedFeatureError as error:
            assert len(fake.transcript) == 0
            return type(error).__name__
        if fake.answers.version != OLD:
            return fake.transcript.grpc("Aggregate")[0].message
        (only,) = fake.transcript.http()
        return only.body

    await done(client.connect())
    books = client.collections.use("Books")
    try:
        found = {
            name: await sent(getattr(books.aggregate, method), make(q, GroupByAggregate))
            for name, (method, make) in cases().items()
        }
        found["scope: tenant"] = await sent(books.with_tenant("T").aggregate.over_all, ((), {}))
        return found
    finally:
        await done(client.close())


@pytest.mark.filterwarnings("ignore:Metrics.text. min_occurrences:DeprecationWarning")
@pytest.mark.parametrize("is_async", [False, True])
async def test_methods_send_what_the_peer_sends(is_async: bool) -> None:
    with FakeServer() as fake:
        fake.grpc("Aggregate").reply(v1.AggregateReply())
        sent = await play(fake, is_async)

    expected = {name: bytes.fromhex(SENT[name]) for name in sent if not differs(name)}
    ours = {name: built(name).message for name in cases() if differs(name)}
    assert len(expected) > 100
    assert sent == expected | ours


@pytest.mark.filterwarnings("ignore:Metrics.text. min_occurrences:DeprecationWarning")
@pytest.mark.parametrize("is_async", [False, True])
async def test_methods_send_old_servers_what_they_understand(is_async: bool) -> None:
    with FakeServer(version=OLD) as fake:
        fake.rest("POST", "/v1/graphql").reply(200, NONE)
        sent = await play(fake, is_async)

    expected: Sent = {"scope: tenant": b'{"query": "{Aggregate{Books(tenant: \\"T\\"){meta{count}}}}"}'}
    for name in cases():
        try:
            expected[name] = aggregate_graphql.rewritten(built(name), ServerVersion(1, 28)).body or b""
        except WeaviateUnsupportedFeatureError as error:
            expected[name] = type(error).__name__
    assert sent == expected
    assert 0 < list(sent.values()).count("WeaviateUnsupportedFeatureError") < 15
