# Generated from tests/_async/test_debug.py by scripts/unasync.py. Do not edit.
"""Objects as a real server gives them over REST; the keys of model providers, as they are sent."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate import WeaviateClient
from weaviate.classes.config import Configure, ConsistencyLevel
from weaviate.connect.integrations import Integrations
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError

MISSING = uuid.UUID(int=1)


def test_an_object_is_read_over_rest(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name)
    id_ = books.data.insert({"title": "A"}, vector=[1.0, 2.0])
    read = client.debug.get_object_over_rest

    found = read(name, id_)

    assert found is not None
    assert (found.collection, found.uuid, found.properties, found.tenant) == (name, id_, {"title": "A"}, None)
    assert (found.vector, found.vectors) == (None, None)
    assert found.creation_time == found.last_update_time
    assert read(f"t{name[1:]}", str(id_), consistency_level=ConsistencyLevel.ALL) == found
    with_vector = read(name, id_, include_vector=True)
    assert with_vector is not None
    # Collections have named vectors alone by now; this is the name of one that was given none.
    assert with_vector.vectors == {"default": [1.0, 2.0]}


def test_named_vectors_are_read(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name, vector_config=Configure.Vectors.self_provided(name="first"))
    id_ = books.data.insert({}, vector={"first": [1.0]})

    found = client.debug.get_object_over_rest(name, id_, include_vector=True)

    assert found is not None
    assert found.vectors == {"first": [1.0]}


def test_an_object_of_a_tenant_and_of_a_node(client: WeaviateClient, name: str) -> None:
    books = client.collections.create(name, multi_tenancy_config=Configure.multi_tenancy())
    books.tenants.create("one")
    id_ = books.with_tenant("one").data.insert({"title": "A"})
    [shard] = books.shards()
    assert shard.name == "one"

    found = client.debug.get_object_over_rest(name, id_, tenant="one", node_name="embedded")

    assert found is not None
    assert (found.tenant, found.properties) == ("one", {"title": "A"})
    with pytest.raises(UnexpectedStatusCodeError, match="tenant") as caught:
        client.debug.get_object_over_rest(name, id_)
    assert caught.value.details.uuid == str(id_)


def test_what_does_not_exist_is_none(client: WeaviateClient, name: str) -> None:
    client.collections.create(name)

    assert client.debug.get_object_over_rest(name, MISSING) is None
    assert client.debug.get_object_over_rest("Missing", MISSING) is None
    with pytest.raises(UnexpectedStatusCodeError, match="multi-tenancy disabled"):
        client.debug.get_object_over_rest(name, MISSING, tenant="one")


def test_wrong_input_is_refused(client: WeaviateClient) -> None:
    read: Any = client.debug.get_object_over_rest
    calls: list[tuple[str, Callable[[], Any]]] = [
        ("collection: ", lambda: read("a b", MISSING)),
        ("uuid: ", lambda: read("Book", "x")),
        ("consistency_level: 'SOME' is none of", lambda: read("Book", MISSING, consistency_level="SOME")),
        ("node_name: must be a string", lambda: read("Book", MISSING, node_name=3)),
        ("tenant: ", lambda: read("Book", MISSING, tenant="a b")),
        ("include_vector: must be True or False", lambda: read("Book", MISSING, include_vector="yes")),
    ]
    for said, call in calls:
        with pytest.raises(WeaviateInvalidInputError, match=f"^{said}"):
            call()


def test_keys_of_providers_are_sent_by_every_handle_from_then_on() -> None:
    with FakeServer() as fake:
        with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            books = client.collections.use("Book")
            books.length()

            client.integrations.configure(Integrations.cohere(api_key="first"))
            client.integrations.configure(
                [Integrations.cohere(api_key="c"), Integrations.openai(api_key="o", requests_per_minute_embeddings=3)]
            )
            books.length()
            books.exists()

        sent = {"x-cohere-api-key": "c", "x-openai-api-key": "o", "x-openai-ratelimit-requestpm-embedding": "3"}
        before, after = fake.transcript.grpc("Aggregate")
        assert sent.keys() & dict(before.metadata).keys() == set()
        assert {name: dict(after.metadata)[name] for name in sent} == sent
        [call] = fake.transcript.http("/v1/schema/Book")
        assert {name: dict(call.headers)[name] for name in sent} == sent


def test_a_provider_that_is_none_is_refused(client: WeaviateClient) -> None:
    for wrong in ("secret", None, [3], {"X-OpenAI-Api-Key": "secret"}):
        with pytest.raises(WeaviateInvalidInputError, match=r"^integrations_config: must be made by") as caught:
            client.integrations.configure(wrong)  # type: ignore[arg-type]
        assert "secret" not in str(caught.value)
    assert json.dumps(client.get_meta())
