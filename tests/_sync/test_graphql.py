# Generated from tests/_async/test_graphql.py by scripts/unasync.py. Do not edit.
"""Queries in GraphQL: the real server's answers, and what the fake one answers that the real one does not."""

from __future__ import annotations

import json
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate import WeaviateClient
from weaviate.classes.config import Configure, DataType, Property
from weaviate.config import AdditionalConfig, RetryPolicy
from weaviate.exceptions import (
    InsufficientPermissionsError,
    ResponseCannotBeDecodedError,
    UnexpectedStatusCodeError,
    WeaviateClosedClientError,
    WeaviateInvalidInputError,
)
from weaviate.models.results import RawGQLReturn

pytestmark = pytest.mark.filterwarnings("ignore:graphql_raw_query:DeprecationWarning")


@pytest.fixture
def books(client: WeaviateClient, name: str) -> Any:
    """A collection: a server without any takes no queries."""
    title = Property(name="title", data_type=DataType.TEXT)
    return client.collections.create(name, properties=[title], vector_config=Configure.Vectors.self_provided())


def test_what_a_query_found_is_told_by_its_kind(client: WeaviateClient, books: Any) -> None:
    name = books.name
    books.data.insert({"title": "A"}, vector=[1.0, 0.0])

    get, count = f"Get {{{name} {{title}}}}", f"Aggregate {{{name} {{meta {{count}}}}}}"
    both = client.graphql_raw_query(f"{{{get} {count}}}")
    counted = client.graphql_raw_query(f"{{{count}}}")
    wrong_vector = f"{{Get {{{name}(nearVector: {{vector: [1, 0, 0]}}) {{title}}}} {count}}}"
    half: Any = client.graphql_raw_query(wrong_vector)

    assert both == RawGQLReturn({name: [{"meta": {"count": 1}}]}, {}, {name: [{"title": "A"}]}, None)
    assert counted == RawGQLReturn({name: [{"meta": {"count": 1}}]}, {}, {}, None)
    assert (half.aggregate, half.get) == (counted.aggregate, {name: None})
    assert "vector lengths don't match" in half.errors[0]["message"]


@pytest.mark.parametrize(
    ("query", "said"), [("no query {", "Syntax Error"), ("{Get {NeverCreated {title}}}", "Cannot query field")]
)
@pytest.mark.usefixtures("books")
def test_what_is_wrong_with_a_query_is_in_the_answer(client: WeaviateClient, query: str, said: str) -> None:
    answer = client.graphql_raw_query(query)

    assert (answer.aggregate, answer.explore, answer.get) == ({}, {}, {})
    assert answer.errors is not None
    assert said in answer.errors[0]["message"]


@pytest.mark.usefixtures("books")
def test_a_query_is_deprecated_and_says_so_at_the_caller(client: WeaviateClient) -> None:
    with pytest.warns(DeprecationWarning, match="graphql_raw_query is deprecated.*handle") as caught:
        client.graphql_raw_query(gql_query="{}")

    assert [each.filename for each in caught] == [__file__]


def test_what_is_no_query_is_refused(client: WeaviateClient) -> None:
    wrong: Any
    for wrong in (None, 3, b"{}", "\ud800"):
        with pytest.raises(WeaviateInvalidInputError, match=r"^gql_query: must be "):
            client.graphql_raw_query(wrong)
    with pytest.raises(UnexpectedStatusCodeError, match=r"query in GraphQL.*query cannot be empty") as caught:
        client.graphql_raw_query("")
    assert caught.value.status_code == 422


ANSWERS: list[tuple[Any, RawGQLReturn | None]] = [
    ({"data": {"Explore": [{"beacon": "b"}]}}, RawGQLReturn({}, [{"beacon": "b"}], {}, None)),  # type: ignore[arg-type]
    ({"data": {"Get": None, "Aggregate": None}, "errors": []}, RawGQLReturn({}, {}, {}, [])),
    ({"data": None, "errors": [{"message": "no"}]}, RawGQLReturn({}, {}, {}, [{"message": "no"}])),
    ({}, RawGQLReturn({}, {}, {}, None)),
    (None, None),
    ([], None),
    ({"data": [1]}, None),
]


def test_every_answer_is_read_or_said_to_be_none() -> None:
    with FakeServer() as fake:
        config = AdditionalConfig(retry=RetryPolicy(max_attempts=1))
        with weaviate.connect_to_local(
            port=fake.http_port, grpc_port=fake.grpc_port, additional_config=config
        ) as client:
            for body, expected in ANSWERS:
                fake.rest("POST", "/v1/graphql").reply(200, body)
                if expected is None:
                    with pytest.raises(ResponseCannotBeDecodedError, match="query in GraphQL"):
                        client.graphql_raw_query("{q}")
                else:
                    assert client.graphql_raw_query("{q}") == expected
            fake.rest("POST", "/v1/graphql").forbidden("read_data")
            with pytest.raises(InsufficientPermissionsError, match="read_data"):
                client.graphql_raw_query("{q}")
        sent = fake.transcript.http("/v1/graphql")
        with pytest.raises(WeaviateClosedClientError):
            client.graphql_raw_query("{q}")

    assert [json.loads(call.body) for call in sent] == [{"query": "{q}"}] * (len(ANSWERS) + 1)
