"""Aggregations for servers that take them as GraphQL only."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import weaviate.classes.query as q
from tests.parity.aggregate_cases import ID
from tests.parity.aggregate_peer_cases import PEER, built
from weaviate._core import aggregate
from weaviate._core.aggregate_graphql import answered, rewritten
from weaviate._core.decode.aggregate import aggregate_group_by_return, aggregate_return
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest, RestReply
from weaviate._core.version import ServerVersion
from weaviate.classes.aggregate import Metrics
from weaviate.collections.classes.aggregate import AggregateReference, TopOccurrence
from weaviate.exceptions import (
    ResponseCannotBeDecodedError,
    WeaviateInvalidInputError,
    WeaviateQueryError,
    WeaviateUnsupportedFeatureError,
)
from weaviate.outputs.aggregate import (
    AggregateBoolean,
    AggregateDate,
    AggregateInteger,
    AggregateNumber,
    AggregateReturn,
    AggregateText,
    GroupedBy,
)

BOOKS = Scope("Books")
OLD = ServerVersion(1, 28)
SENT = PEER["1.28.0"]
TIME = datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC)
by_property = q.Filter.by_property


def query_of(request: GrpcRequest) -> str:
    body = rewritten(request, OLD).body
    assert body is not None
    query: str = json.loads(body)["query"]
    return query


# ---- a reader of GraphQL: as much as is written here


def parsed(query: str) -> Any:
    """The fields of a query by name, each with its arguments and its own fields."""
    text = r'"(?:[^"\\]|\\.)*"|[_A-Za-z]\w*|-?\d[\d.e+-]*|[{}()\[\]:]'
    assert re.fullmatch(rf"(?:{text}|[\s,])*", query)
    tokens = re.findall(text, query)[::-1]
    fields = _fields(tokens)
    assert not tokens
    return fields


def _fields(tokens: list[str]) -> Any:
    assert tokens.pop() == "{"
    fields = {}
    while tokens[-1] != "}":
        name = tokens.pop()
        fields[name] = (_pairs(tokens, "()") if tokens[-1] == "(" else {}, _fields(tokens) if tokens[-1] == "{" else {})
    tokens.pop()
    return fields


def _pairs(tokens: list[str], brackets: str) -> Any:
    assert tokens.pop() == brackets[0]
    pairs = {}
    while tokens[-1] != brackets[1]:
        name, colon = tokens.pop(), tokens.pop()
        assert colon == ":"
        pairs[name] = _value(tokens)
    tokens.pop()
    return pairs


def _value(tokens: list[str]) -> Any:
    if tokens[-1] == "{":
        return _pairs(tokens, "{}")
    token = tokens.pop()
    if token == "[":
        items = []
        while tokens[-1] != "]":
            items.append(_value(tokens))
        tokens.pop()
        return items
    return json.loads(token, strict=True) if token[0] in '"-0123456789' else f"the word {token}"


# ---- out

OTHERWISE = {
    "over_all: no count",  # the peer asks for nothing, which GraphQL does not allow
    "hybrid: no count",
    "near_text: no count",
    "near_vector: no count",
    "near_object: no count",
    "near_image: no count",
    "hybrid: nothing",  # the peer sends a hybrid search without content
    "hybrid: vector alone",  # the peer lets keywords count too, which are not there
    "hybrid: bm25_operator or",  # the peer leaves the operator out
    "hybrid: bm25_operator and",
    # Both parts of the most frequent values come with either of the two, over gRPC too.
    "metrics: text: top_occurrences_count",
    "metrics: text: top_occurrences_value",
    "metrics: text: all but top_occurrences_count",
    "metrics: text: all but top_occurrences_value",
}


def as_ours(query: Any) -> Any:
    """The peer's query; one target is a list of one, too, here."""
    for arguments, _ in query["Aggregate"][1].values():
        for argument in arguments.values():
            if isinstance(argument, dict) and isinstance(argument.get("targetVectors"), str):
                argument["targetVectors"] = [argument["targetVectors"]]
    return query


@pytest.mark.filterwarnings("ignore:Metrics.text. min_occurrences:DeprecationWarning")
@pytest.mark.parametrize("name", sorted(SENT.keys() - OTHERWISE - {"scope: tenant"}))
def test_asks_what_the_peer_asks(name: str) -> None:
    assert parsed(query_of(built(name))) == as_ours(parsed(SENT[name]))


def test_the_tenant_is_in_the_query() -> None:
    assert parsed(query_of(aggregate.over_all(Scope("Books", tenant="T")))) == parsed(SENT["scope: tenant"])


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("over_all: no count", "{Aggregate{Books{meta{count}}}}"),
        ("hybrid: nothing", "{Aggregate{Books{meta{count}}}}"),
        ("hybrid: vector alone", "{Aggregate{Books(hybrid: {alpha: 1.0, vector: [1,2]}){meta{count}}}}"),
        (
            "metrics: text: top_occurrences_value",
            "{Aggregate{Books{meta{count} p{topOccurrences{occurs value}}}}}",
        ),
    ],
)
def test_asks_what_the_peer_should_ask(name: str, query: str) -> None:
    assert query_of(built(name)) == query


@pytest.mark.parametrize(
    ("condition", "where"),
    [
        (by_property("a").equal(1.5), {"path": ["a"], "operator": "the word Equal", "valueNumber": 1.5}),
        (
            by_property("a").less_or_equal(TIME),
            {"path": ["a"], "operator": "the word LessThanEqual", "valueDate": "2020-01-02T00:00:00.000000+00:00"},
        ),
        (
            by_property("a").contains_any([TIME]),
            {"path": ["a"], "operator": "the word ContainsAny", "valueDate": ["2020-01-02T00:00:00.000000+00:00"]},
        ),
        (
            by_property("a").equal("2020-01-02T00:00:00Z"),  # a text, for all that is known
            {"path": ["a"], "operator": "the word Equal", "valueText": "2020-01-02T00:00:00Z"},
        ),
        (
            by_property("a").contains_all([True]),
            {"path": ["a"], "operator": "the word ContainsAll", "valueBoolean": ["the word true"]},
        ),
        (
            q.Filter.by_ref_count("r").greater_than(1),
            {"path": ["r"], "operator": "the word GreaterThan", "valueInt": 1},
        ),
        (
            q.Filter.by_ref_multi_target("r", "C").by_id().equal(ID),
            {"path": ["r", "C", "_id"], "operator": "the word Equal", "valueText": str(ID)},
        ),
        (
            by_property("a").within_geo_range(q.GeoCoordinate(latitude=1.5, longitude=-2.5), 3),
            {
                "path": ["a"],
                "operator": "the word WithinGeoRange",
                "valueGeoRange": {
                    "geoCoordinates": {"latitude": 1.5, "longitude": -2.5},
                    "distance": {"max": 3.0},
                },
            },
        ),
    ],
)
def test_conditions_are_written_with_their_type(condition: Any, where: Any) -> None:
    query = parsed(query_of(aggregate.over_all(BOOKS, filters=condition)))

    assert query["Aggregate"][1]["Books"][0]["where"] == where


EVIL = '"}){x}} \\" \\ \n\r\t\0\x7f\u2028 \N{GRINNING FACE}'


def test_no_text_ends_before_its_end() -> None:
    filtered = aggregate.near_text(
        Scope("Books", tenant=EVIL),
        [EVIL],
        filters=by_property(EVIL).equal(EVIL) & by_property("a").contains_any([EVIL]),
        distance=0.5,
        move_to=q.Move(0.5, concepts=EVIL),
        group_by=EVIL,
        target_vector=EVIL,
    )
    mixed = aggregate.hybrid(BOOKS, EVIL, query_properties=[EVIL])

    near = parsed(query_of(filtered))["Aggregate"][1]["Books"][0]
    hybrid = parsed(query_of(mixed))["Aggregate"][1]["Books"][0]

    assert near["tenant"] == near["nearText"]["concepts"][0] == near["groupBy"][0] == EVIL
    assert near["nearText"]["moveTo"]["concepts"] == near["nearText"]["targetVectors"] == [EVIL]
    assert [operand["path"] for operand in near["where"]["operands"]] == [[EVIL], ["a"]]
    assert [operand["valueText"] for operand in near["where"]["operands"]] == [EVIL, [EVIL]]
    assert hybrid["hybrid"] == {"query": EVIL, "properties": [EVIL]}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_arrive_as_they_went(text: str) -> None:
    query = parsed(query_of(aggregate.near_object(BOOKS, ID, distance=0, filters=by_property("a").like(text))))

    assert query["Aggregate"][1]["Books"][0]["where"]["valueText"] == text


@pytest.mark.parametrize(
    "request_",
    [
        aggregate.over_all(Scope("Books{x}")),
        aggregate.over_all(BOOKS, return_metrics=Metrics("x{y}").text()),
        aggregate.over_all(BOOKS, return_metrics=Metrics("").text()),
    ],
)
def test_names_are_names(request_: GrpcRequest) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="is no name of a collection or a property"):
        rewritten(request_, OLD)


UNSUPPORTED: list[tuple[Callable[[], GrpcRequest], str]] = [
    (lambda: aggregate.near_vector(BOOKS, [[1.0]], distance=1), "An aggregation near a multi-vector needs"),
    (
        lambda: aggregate.near_vector(BOOKS, {"a": [1.0]}, distance=1, target_vector="a"),
        "An aggregation with several target vectors, or vectors by name, needs",
    ),
    (
        lambda: aggregate.near_vector(BOOKS, [1.0], distance=1, target_vector=["a", "b"]),
        "An aggregation with several target vectors, or vectors by name, needs",
    ),
    (
        lambda: aggregate.hybrid(BOOKS, "a", vector={"a": [1.0]}, target_vector="a"),
        "An aggregation with several target vectors, or vectors by name, needs",
    ),
    (lambda: aggregate.hybrid(BOOKS, "a", vector=q.HybridVector.near_text("b")), "An aggregation with HybridVector"),
    (
        lambda: aggregate.hybrid(BOOKS, "a", bm25_operator=q.BM25Operator.and_()),
        "An aggregation with bm25_operator needs",
    ),
    (
        lambda: aggregate.over_all(
            BOOKS, filters=by_property("a").equal(1) & q.Filter.by_ref("r").by_property("a").equal(1)
        ),
        "An aggregation with Filter.by_ref instead of Filter.by_ref_multi_target needs",
    ),
    (
        lambda: aggregate.over_all(BOOKS, filters=q.Filter.by_ref_multi_target("r", "C").by_ref("s").by_id().equal(ID)),
        "An aggregation with Filter.by_ref instead of Filter.by_ref_multi_target needs",
    ),
]


@pytest.mark.parametrize(("make", "message"), UNSUPPORTED)
def test_what_graphql_has_no_words_for_is_refused(make: Callable[[], GrpcRequest], message: str) -> None:
    with pytest.raises(WeaviateUnsupportedFeatureError, match=rf"{message} .*1\.29\.0 or later; this one is 1\.28\.0"):
        rewritten(make(), OLD)


def test_a_request_says_what_it_does() -> None:
    request = aggregate.near_object(Scope("Books", tenant="T"), ID, distance=0)

    rest = rewritten(request, OLD)

    assert (rest.method, rest.path, rest.what, rest.timeout) == ("POST", "/graphql", request.what, "query")
    assert rest.idempotent
    assert rest.details == request.details


# ---- back


def replied(content: Any, status: int = 200) -> RestReply:
    return RestReply(status, {}, json.dumps(content).encode())


def rows(*found: Any) -> RestReply:
    return replied({"data": {"Aggregate": {"Books": list(found)}}})


METRICS: list[Any] = [
    Metrics("t").text(),
    Metrics("i").integer(),
    Metrics("n").number(count=True, mean=True),
    Metrics("b").boolean(),
    Metrics("d").date_(maximum=True, mode=True),
    Metrics("r").reference(),
]
TOLD: dict[str, Any] = {
    "meta": {"count": 3},
    "t": {"count": 3, "topOccurrences": [{"occurs": 2, "value": "a"}, {"occurs": 1, "value": ""}]},
    "i": {"count": 0, "maximum": 1e21 / 1000, "mean": 0, "median": 1.5, "minimum": None, "mode": 7, "sum": -1},
    "n": {"count": 2, "mean": 3},
    "b": {"count": 0, "percentageFalse": None, "percentageTrue": None, "totalFalse": 0, "totalTrue": 0},
    "d": {"maximum": "2020-01-02T00:00:00Z", "mode": None},
    "r": {"pointingTo": ["weaviate://localhost/A/1"]},
}
READ: dict[str, Any] = {
    "t": AggregateText(count=3, top_occurrences=[TopOccurrence(count=2, value="a"), TopOccurrence(count=1, value="")]),
    "i": AggregateInteger(count=0, maximum=10**18, mean=0.0, median=1.5, minimum=None, mode=7, sum_=-1),
    "n": AggregateNumber(count=2, maximum=None, mean=3.0, median=None, minimum=None, mode=None, sum_=None),
    "b": AggregateBoolean(count=0, percentage_false=None, percentage_true=None, total_false=0, total_true=0),
    "d": AggregateDate(count=None, maximum="2020-01-02T00:00:00Z", median=None, minimum=None, mode=None),
    "r": AggregateReference(pointing_to=["weaviate://localhost/A/1"]),
}


def test_an_answer_is_read_as_one_of_newer_servers() -> None:
    request = aggregate.over_all(BOOKS, return_metrics=METRICS)

    assert aggregate_return(answered(rows(TOLD), request)) == AggregateReturn(properties=READ, total_count=3)


def test_what_was_not_asked_is_none() -> None:
    request = aggregate.over_all(BOOKS, total_count=False)

    assert aggregate_return(answered(rows({"meta": {"count": 3}}), request)).total_count is None


def test_a_property_of_which_nothing_is_told_is_left_out() -> None:
    request = aggregate.over_all(BOOKS, total_count=False, return_metrics=Metrics("t").text())

    assert query_of(request) == "{Aggregate{Books{ t{count topOccurrences{occurs value}}}}}"
    assert aggregate_return(answered(rows({"t": None}), request)).properties == {}


def test_groups_are_read_with_their_values_as_text() -> None:
    request = aggregate.over_all(BOOKS, group_by="g", return_metrics=METRICS)
    one = TOLD | {"groupedBy": {"path": ["g"], "value": "0.5"}}
    other = TOLD | {"meta": {"count": 0}, "groupedBy": {"path": ["g"], "value": None}}

    groups = aggregate_group_by_return(answered(rows(one, other), request)).groups

    assert [group.grouped_by for group in groups] == [GroupedBy("g", "0.5"), GroupedBy("g", None)]
    assert [group.total_count for group in groups] == [3, 0]
    assert [group.properties for group in groups] == [READ, READ]


@pytest.mark.parametrize("nothing", [rows(), replied({"data": {"Aggregate": {"Books": None}}})])
def test_no_rows_are_no_groups(nothing: RestReply) -> None:
    assert aggregate_group_by_return(answered(nothing, aggregate.over_all(BOOKS, group_by="g"))).groups == []
    assert aggregate_return(answered(nothing, aggregate.over_all(BOOKS))).total_count is None


def test_the_servers_errors_are_told() -> None:
    reply = replied({"data": {"Aggregate": {"Books": None}}, "errors": [{"message": "no such prop"}, {"message": "b"}]})

    with pytest.raises(WeaviateQueryError, match="GraphQL call failed: aggregate Books: no such prop; b") as caught:
        answered(reply, aggregate.over_all(BOOKS))

    details = caught.value.details
    assert (details.collection, details.reason, details.sent) == ("Books", "no such prop; b", True)


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        {},
        {"data": None},
        {"data": {"Aggregate": {}}},
        {"errors": [5]},
        {"data": {"Aggregate": {"Books": [5]}}},
        {"data": {"Aggregate": {"Books": [{"meta": {"count": "x"}}]}}},
        {"data": {"Aggregate": {"Books": [{"meta": {"count": 2**64}}]}}},
    ],
)
def test_garbage_is_no_answer(content: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError, match="aggregate Books"):
        answered(replied(content), aggregate.over_all(BOOKS))
    with pytest.raises(ResponseCannotBeDecodedError):
        answered(RestReply(200, {}, b"<html>"), aggregate.over_all(BOOKS))
