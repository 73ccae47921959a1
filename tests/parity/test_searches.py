"""What the methods of `collection.query` and `collection.generate` send, in both colours, is what the peer's send."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from typing import Any

import pytest

import weaviate.classes.generate as g
import weaviate.classes.query as q
from tests.parity import generate_cases
from tests.parity import generate_peer_cases as generating
from tests.parity import search_peer_cases as searching
from tests.parity.search_cases import cases
from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate._proto import v1
from weaviate.connect import ConnectionParams
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateUnsupportedFeatureError

NEWEST, OLD, OLDER = "1.39.3", "1.28.0", "1.27.0"
SEARCHES = cases()
QUESTIONS = generate_cases.searches(generating.ALL)
METHODS = {name: case for name, case in generate_cases.methods(SEARCHES).items() if name in generating.PEER[NEWEST]}

Sent = Mapping[str, v1.SearchRequest]
Play = Callable[[str, str, Mapping[str, Any], Any], Any]


@pytest.fixture(params=[WeaviateClient, WeaviateAsyncClient])
async def play(request: pytest.FixtureRequest) -> AsyncIterator[Play]:
    """A function that calls the methods of a handle, and tells what was sent, by the names of the cases.

    It takes the server's version, the handle's name, the cases and the vocabulary that they are made of.
    """

    async def done(outcome: Any) -> Any:
        return await outcome if inspect.isawaitable(outcome) else outcome

    async def played(version: str, handle: str, chosen: Mapping[str, Any], vocabulary: Any) -> Sent:
        sent = {}
        with FakeServer(version=version) as fake:
            params = ConnectionParams.from_params(
                "localhost", fake.http_port, False, "localhost", fake.grpc_port, False
            )
            client = request.param(params)
            methods = getattr(client.collections.use("Books"), handle)
            await done(client.connect())
            for name, (method, make) in chosen.items():
                fake.transcript.clear()
                args, kwargs = make(vocabulary)
                with suppress(WeaviateInvalidInputError, WeaviateUnsupportedFeatureError):
                    await done(getattr(methods, method)(*args, **kwargs))
                for call in fake.transcript.grpc("Search"):
                    sent[name] = v1.SearchRequest.FromString(call.message)
            await done(client.close())
        return sent

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecated factories and settings without effect are among the cases
        yield played


def recorded(data: Mapping[str, Any], version: str) -> Sent:
    return {name: v1.SearchRequest.FromString(bytes.fromhex(text)) for name, text in data[version].items()}


def different(sent: Sent, wanted: Sent) -> list[str]:
    """The names of the cases where it is not the same; maps of a message have no order."""
    return [
        name
        for name in sorted(sent.keys() | wanted.keys())
        if name not in sent or name not in wanted or sent[name] != wanted[name]
    ]


def but(messages: Sent, left_out: set[str], change: Callable[[v1.SearchRequest], v1.SearchRequest]) -> Sent:
    return {name: change(message) for name, message in messages.items() if name not in left_out}


def ours(message: v1.SearchRequest) -> v1.SearchRequest:
    if message.HasField("generative"):
        generating.as_peer(message.generative)
    return searching.in_order(searching.as_peer(message))


def theirs(message: v1.SearchRequest) -> v1.SearchRequest:
    return searching.in_order(searching.as_ours(message))


def without_flags(message: v1.SearchRequest) -> v1.SearchRequest:
    message.ClearField("uses_123_api")
    message.ClearField("uses_125_api")
    return message


async def test_searches_send_what_the_peer_sends(play: Play) -> None:
    scopes = {name for name in searching.PEER[NEWEST] if name.startswith("scope")}

    sent = await play(NEWEST, "query", SEARCHES, q)

    wanted = recorded(searching.PEER, NEWEST)
    assert len(sent) > 120
    assert different(but(sent, searching.OTHERWISE, ours), but(wanted, searching.OTHERWISE | scopes, theirs)) == []


async def test_servers_before_1_29_get_what_the_peer_sends_them(play: Play) -> None:
    chosen = {name: SEARCHES[name] for name in searching.PEER[OLD]}

    sent = await play(OLD, "query", chosen, q)

    left_out: set[str] = set(searching.MULTI_VECTORS)
    wanted = but(recorded(searching.PEER, OLD), left_out, without_flags)
    assert different(but(sent, left_out, searching.for_old_server), wanted) == []
    assert left_out.isdisjoint(sent)


async def test_questions_send_what_the_peer_sends(play: Play) -> None:
    left_out = generating.REFUSED_HERE | generating.OTHERWISE

    sent = {**await play(NEWEST, "generate", QUESTIONS, g), **await play(NEWEST, "generate", METHODS, q)}

    assert len(sent) > 250
    assert different(but(sent, left_out, ours), but(recorded(generating.PEER, NEWEST), left_out, theirs)) == []
    assert generating.REFUSED_HERE.isdisjoint(sent)


async def test_servers_before_1_27_14_get_the_questions_that_the_peer_sends_them(play: Play) -> None:
    # Without a task, its properties are nothing to send, and without a question its model.
    nothing = {"properties alone", "single, properties", "provider: nothing"}
    left_out = generating.REFUSED_HERE | generating.OTHERWISE | nothing

    sent = await play(OLDER, "generate", QUESTIONS, g)

    wanted = but(recorded(generating.PEER, OLDER), left_out, without_flags)
    assert different(but(sent, left_out, searching.for_old_server), wanted) == []
