"""Aggregations: what is asked, what is sent for it, and what the answers become."""

from __future__ import annotations

import copy
import math
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import weaviate.classes.query as q
from tests.parity.aggregate_cases import BASE64, FACTORIES, ID, cases, described
from tests.parity.aggregate_peer_cases import PEER, built
from weaviate._core import aggregate
from weaviate._core.decode.aggregate import aggregate_group_by_return, aggregate_return
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest
from weaviate._proto import v1
from weaviate._proto.methods import AGGREGATE
from weaviate.classes.aggregate import GroupByAggregate, Metrics
from weaviate.collections.classes.aggregate import AggregateReference, TopOccurrence
from weaviate.exceptions import ResponseCannotBeDecodedError, WeaviateInvalidInputError
from weaviate.models.data import GeoCoordinate
from weaviate.outputs.aggregate import (
    AggregateBoolean,
    AggregateDate,
    AggregateGroup,
    AggregateGroupByReturn,
    AggregateInteger,
    AggregateNumber,
    AggregateReturn,
    AggregateText,
    GroupedBy,
)

BOOKS = Scope("Books")
SENT = PEER["1.39.3"]


def message_of(request: GrpcRequest) -> v1.AggregateRequest:
    return v1.AggregateRequest.FromString(request.message)


# ---- the peer: the same messages but for what is intended

OTHERWISE = {
    # The peer asks for nothing, or for the rest alone, where the values are wanted and not how often they occur.
    "metrics: text: top_occurrences_value",
    "metrics: text: all but top_occurrences_count",
}
HYBRIDS = {name for name in SENT if name.startswith("hybrid") and name != "hybrid: nothing"}


@pytest.mark.filterwarnings("ignore:Metrics.text. min_occurrences:DeprecationWarning")
@pytest.mark.parametrize("name", sorted(SENT.keys() - OTHERWISE - HYBRIDS - {"scope: tenant"}))
def test_sends_what_the_peer_sends(name: str) -> None:
    assert built(name).message.hex() == SENT[name]


@pytest.mark.parametrize("name", sorted(HYBRIDS))
def test_sends_what_the_peer_sends_by_keywords_and_vector(name: str) -> None:
    ours, theirs = message_of(built(name)), v1.AggregateRequest.FromString(bytes.fromhex(SENT[name]))

    # As in searches: the old field for alpha is there for older servers too, and no deprecated one holds the vector.
    assert ours.hybrid.alpha == pytest.approx(ours.hybrid.alpha_param if ours.hybrid.HasField("alpha_param") else 0.7)
    ours.hybrid.ClearField("alpha")
    if theirs.hybrid.vector_bytes:
        theirs.hybrid.vectors.add(vector_bytes=theirs.hybrid.vector_bytes, type=v1.Vectors.VECTOR_TYPE_SINGLE_FP32)
        theirs.hybrid.ClearField("vector_bytes")
    assert ours == theirs


def test_all_cases_are_the_peers_but_those_that_fail_there() -> None:
    assert {name for name in cases() if name not in SENT} == {name for name in cases() if name.startswith("near_image")}


@pytest.mark.parametrize("name", sorted(OTHERWISE))
def test_the_most_frequent_values_come_without_their_number_too(name: str) -> None:
    assert message_of(built(name)).aggregations[0].text.top_occurences


@pytest.mark.parametrize("part", [name.partition(": ")[2] for name in cases() if name.startswith("near_image")])
def test_images_are_sent_as_objects_are(part: str) -> None:
    image, other = message_of(built(f"near_image: {part}")), message_of(built(f"near_object: {part}"))

    assert image.near_image.image == BASE64
    assert (image.near_image.targets, image.near_image.distance) == (
        other.near_object.targets,
        other.near_object.distance,
    )
    assert image.near_image.HasField("certainty") == other.near_object.HasField("certainty")
    for message in (image, other):
        message.ClearField("search")
    assert image == other


def test_the_tenant_is_in_the_message() -> None:
    request = aggregate.over_all(Scope("Books", tenant="T"))

    assert request.message.hex() == SENT["scope: tenant"]
    assert (request.details.collection, request.details.tenant) == ("Books", "T")


def test_a_request_says_what_it_does() -> None:
    request = aggregate.near_object(BOOKS, ID, distance=0)

    assert (request.method, request.what, request.timeout) == (AGGREGATE, "aggregate Books by object", "query")
    assert request.idempotent


def test_a_hybrid_search_may_move_its_vector() -> None:
    vector = q.HybridVector.near_text("sea")

    message = message_of(aggregate.hybrid(BOOKS, "whale", vector=vector, target_vector=["v", "w"], object_limit=3))

    assert list(message.hybrid.near_text.query) == ["sea"]
    assert list(message.hybrid.targets.target_vectors) == ["v", "w"]


# ---- what is asked


@pytest.mark.parametrize("factory", FACTORIES)
def test_without_arguments_all_is_asked(factory: str) -> None:
    flags = FACTORIES[factory]

    none = getattr(Metrics("p"), factory)()

    assert all(getattr(none, flag) for flag in flags)
    assert none == getattr(Metrics("p"), factory)(**dict.fromkeys(flags, True))


@pytest.mark.parametrize(
    ("metrics", "graphql"),
    [
        (Metrics("p").text(), "p{count topOccurrences{occurs value}}"),
        (Metrics("p").text(top_occurrences_count=True, limit=3), "p{topOccurrences(limit: 3){occurs value}}"),
        (Metrics("p").text(count=True, limit=3), "p{count}"),
        (Metrics("p").integer(), "p{count sum mean mode median maximum minimum}"),
        (Metrics("p").number(sum_=True), "p{sum}"),
        (Metrics("p").boolean(), "p{count totalTrue totalFalse percentageTrue percentageFalse}"),
        (Metrics("p").date_(), "p{count median mode maximum minimum}"),
        (Metrics("p").reference(), "p{pointingTo}"),
    ],
)
def test_what_is_asked_is_written_as_graphql(metrics: Any, graphql: str) -> None:
    assert metrics.to_gql() == graphql


def test_what_is_asked_is_written_as_a_message() -> None:
    message = Metrics("p").integer(sum_=True).to_grpc()

    assert message == v1.AggregateRequest.Aggregation(
        property="p", int=v1.AggregateRequest.Aggregation.Integer(sum=True)
    )


def test_a_name_that_would_be_more_than_a_name_is_not_written_as_graphql() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="is no name of a collection or a property"):
        Metrics("p { count } } evil { x").text().to_gql()


def test_the_old_name_of_the_limit_warns() -> None:
    with pytest.warns(DeprecationWarning, match="use limit") as caught:
        metrics = Metrics("p").text(min_occurrences=3)

    assert metrics.limit == 3
    assert caught[0].filename == __file__


loose: Any = aggregate  # for what its types do not allow
loose_metrics: Any = Metrics("p")
loose_group: Any = GroupByAggregate
REFUSED: list[tuple[Callable[[], Any], str]] = [
    (lambda: loose.over_all(BOOKS, filters=5), "filters: "),
    (lambda: loose.over_all(BOOKS, group_by=5), "group_by: must be the name of a property or a GroupByAggregate"),
    (lambda: loose.over_all(BOOKS, total_count=1), "total_count: "),
    (lambda: loose.over_all(BOOKS, return_metrics=5), "return_metrics: must be what a method of Metrics makes"),
    (lambda: loose.over_all(BOOKS, return_metrics=["a"]), "return_metrics: "),
    (lambda: loose.over_all(BOOKS, return_metrics=Metrics("p")), "return_metrics: "),
    (lambda: loose.near_text(BOOKS, "a"), "object_limit: .* needs certainty, distance or object_limit"),
    (lambda: loose.near_text(BOOKS, 5, distance=1), "query: "),
    (lambda: loose.near_text(BOOKS, "a", object_limit=-1), "object_limit: "),
    (lambda: loose.near_vector(BOOKS, "a", distance=1), "near_vector: "),
    (lambda: loose.near_vector(BOOKS, [1.0], distance="x"), "distance: "),
    (lambda: loose.near_object(BOOKS, "a", distance=1), "near_object: "),
    (lambda: loose.near_image(BOOKS, b"a", distance=1), "near_image: "),
    (lambda: loose.hybrid(BOOKS, 5), "query: "),
    (lambda: loose.hybrid(BOOKS, "a", bm25_operator=5), "bm25_operator: "),
    (lambda: loose_metrics.text(count="x"), "Metrics.text.count: input should be a valid boolean"),
    (lambda: loose_metrics.text(limit=-1), "Metrics.text.limit: input should be greater than or equal to 0"),
    (lambda: loose_metrics.text(limit=2**32), "Metrics.text.limit: "),
    (lambda: loose_metrics.text(limit=1, min_occurrences=1), "Metrics.text: takes limit or min_occurrences, not both"),
    (lambda: loose_metrics.integer(sum_="x"), "Metrics.integer.sum_: "),
    (lambda: loose_metrics.number(mean=[1]), "Metrics.number.mean: "),
    (lambda: loose_metrics.boolean(total_true="x"), "Metrics.boolean.total_true: "),
    (lambda: loose_metrics.date_(mode="x"), "Metrics.date_.mode: "),
    (lambda: loose_metrics.reference(pointing_to="x"), "Metrics.reference.pointing_to: "),
    (lambda: Metrics(5), "Metrics.property_: must be a string"),  # type: ignore[arg-type]  # what is tested
    (lambda: loose_group(prop=5), "GroupByAggregate.prop: "),
    (lambda: loose_group(prop="a", limit=-1), "GroupByAggregate.limit: "),
    (lambda: loose_group(prop="a", count=1), "GroupByAggregate.count: extra inputs are not permitted"),
]


@pytest.mark.parametrize(("make", "message"), REFUSED)
def test_a_bad_argument_is_refused_by_its_name(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=f"^{message}"):
        make()


# ---- what is answered


def corrected(name: str, read: Any) -> Any:
    """What the peer reads, with what we read otherwise on purpose.

    - What was not asked is None; the peer says that there are none.
    - So is a share of nothing, which is no number there.
    """
    if isinstance(read, list):
        return [corrected(name, one) for one in read]
    if isinstance(read, dict):
        read = {key: corrected(name, value) for key, value in read.items()}
        if name == "some" and read.get("class") in ("AggregateInteger", "AggregateDate"):
            assert read["count"] == 0
            read["count"] = None
        if name == "some" and read.get("class") == "AggregateReturn":
            assert read["total_count"] == 0
            read["total_count"] = None
    elif isinstance(read, float) and math.isnan(read):
        return None
    return read


@pytest.mark.parametrize("name", PEER["replies"])
def test_reads_the_servers_answers_as_the_peer_does(name: str) -> None:
    reply, read = bytes.fromhex(PEER["replies"][name]["reply"]), PEER["replies"][name]["read"]

    if read["class"] == "AggregateReturn":
        ours: Any = aggregate_return(reply, total_count=name != "some")
    else:
        ours = aggregate_group_by_return(reply)

    assert described(ours) == corrected(name, read)


def test_groups_have_no_number_of_objects_where_none_was_asked_for() -> None:
    reply = bytes.fromhex(PEER["replies"]["groups without count"]["reply"])

    assert [group.total_count for group in aggregate_group_by_return(reply).groups] == [2, 1]
    assert [group.total_count for group in aggregate_group_by_return(reply, total_count=False).groups] == [None, None]


Aggregation = v1.AggregateReply.Aggregations.Aggregation
ANSWERS: list[tuple[Any, Any]] = [
    (
        Aggregation(property="p", int=Aggregation.Integer(count=0, sum=-(2**63), maximum=0, mean=0.5)),
        AggregateInteger(count=0, maximum=0, mean=0.5, median=None, minimum=None, mode=None, sum_=-(2**63)),
    ),
    (
        Aggregation(property="p", number=Aggregation.Number(minimum=0.0, mode=1.5, median=2.5)),
        AggregateNumber(count=None, maximum=None, mean=None, median=2.5, minimum=0.0, mode=1.5, sum_=None),
    ),
    (
        Aggregation(
            property="p",
            text=Aggregation.Text(
                count=3,
                top_occurences=Aggregation.Text.TopOccurrences(
                    items=[Aggregation.Text.TopOccurrences.TopOccurrence(value="", occurs=2)]
                ),
            ),
        ),
        AggregateText(count=3, top_occurrences=[TopOccurrence(count=2, value="")]),
    ),
    (Aggregation(property="p", text=Aggregation.Text()), AggregateText(count=None, top_occurrences=[])),
    (
        Aggregation(property="p", boolean=Aggregation.Boolean(total_true=0, percentage_false=1)),
        AggregateBoolean(count=None, percentage_false=1.0, percentage_true=None, total_false=None, total_true=0),
    ),
    (
        Aggregation(property="p", date=Aggregation.Date(maximum="2020-01-02T03:04:05.123456789Z", count=1)),
        AggregateDate(count=1, maximum="2020-01-02T03:04:05.123456789Z", median=None, minimum=None, mode=None),
    ),
    (
        Aggregation(property="p", reference=Aggregation.Reference(pointing_to=["A", "B"])),
        AggregateReference(pointing_to=["A", "B"]),
    ),
]


@pytest.mark.parametrize(("aggregation", "expected"), ANSWERS)
def test_an_answer_has_what_was_told_and_none_for_the_rest(aggregation: Any, expected: Any) -> None:
    aggregations = v1.AggregateReply.Aggregations(aggregations=[aggregation])
    single = v1.AggregateReply(single_result=v1.AggregateReply.Single(objects_count=0, aggregations=aggregations))
    group = v1.AggregateReply.Group(aggregations=aggregations)
    grouped = v1.AggregateReply(grouped_results=v1.AggregateReply.Grouped(groups=[group]))

    assert aggregate_return(single.SerializeToString()) == AggregateReturn(properties={"p": expected}, total_count=0)
    assert aggregate_group_by_return(grouped.SerializeToString()).groups == [
        AggregateGroup(grouped_by=GroupedBy(prop="", value=None), properties={"p": expected}, total_count=None)
    ]


By = v1.AggregateReply.Group.GroupedBy


@pytest.mark.parametrize(
    ("message", "value"),
    [
        (By(text=""), ""),
        (By(int=0), 0),
        (By(int=2**53), 2**53),
        (By(boolean=False), False),
        (By(number=0.0), 0.0),
        (By(texts=v1.TextArray(values=["a", "b"])), ["a", "b"]),
        (By(texts=v1.TextArray()), []),
        (By(ints=v1.IntArray(values=[1, 2])), [1, 2]),
        (By(booleans=v1.BooleanArray(values=[True])), [True]),
        (By(numbers=v1.NumberArray(values=[1.5])), [1.5]),
        (By(geo=v1.GeoCoordinatesFilter(latitude=1.5, longitude=-2.5)), GeoCoordinate(latitude=1.5, longitude=-2.5)),
        (By(), None),
    ],
)
def test_groups_have_values_of_every_type(message: Any, value: Any) -> None:
    message.path.append("p")
    group = v1.AggregateReply.Group(objects_count=2, grouped_by=message)
    reply = v1.AggregateReply(grouped_results=v1.AggregateReply.Grouped(groups=[group])).SerializeToString()

    (read,) = aggregate_group_by_return(reply).groups

    assert read == AggregateGroup(grouped_by=GroupedBy(prop="p", value=value), properties={}, total_count=2)
    assert type(read.grouped_by.value) is type(value)


def test_a_kind_of_answer_that_a_newer_server_has_is_left_out() -> None:
    newer = b"\x12\x08\x12\x06\x0a\x04\x0a\x02zz"  # a single result, in it an aggregation with a name alone

    assert aggregate_return(newer) == AggregateReturn(properties={}, total_count=None)


@pytest.mark.parametrize("read", [aggregate_return, aggregate_group_by_return])
def test_garbage_is_no_answer(read: Callable[[bytes], Any]) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        read(b"\xff\xff")


def test_answers_become_json_and_can_be_copied() -> None:
    reply = bytes.fromhex(PEER["replies"]["all, of nothing"]["reply"])
    result = aggregate_return(reply)
    groups = AggregateGroupByReturn([AggregateGroup(GroupedBy("p", GeoCoordinate(latitude=1, longitude=2)), {}, 1)])

    assert pickle.loads(pickle.dumps(result)) == copy.deepcopy(result) == result
    assert "NaN" not in result.to_json()
    assert groups.to_dict()["groups"][0]["grouped_by"]["value"] == {"latitude": 1.0, "longitude": 2.0}
    assert repr(groups).startswith("AggregateGroupByReturn(groups=[AggregateGroup(grouped_by=GroupedBy(prop='p'")


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (
            lambda: Metrics("p").integer(count="no"),  # type: ignore[arg-type]
            "Metrics.integer.count: ",
        ),
        (lambda: Metrics("p").text(limit=True), "Metrics.text.limit: "),
        (lambda: GroupByAggregate(prop="p", limit="5"), "GroupByAggregate.limit: "),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_flag_or_number_is_refused(make: Callable[[], object], named: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as caught:
        make()

    assert caught.value.message.startswith(named)
