"""Aggregations for servers before 1.29, which take them as GraphQL only.

Builders do not know the server. For one that is that old, an aggregation passes through here on its way out, and the
answer on its way back. What the server would not understand is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from weaviate._core import vectors
from weaviate._core.rest.parts import packed
from weaviate._core.transport import GrpcRequest, RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateQueryError, WeaviateUnsupportedFeatureError
from weaviate.models.base import camel_case

SINCE = ServerVersion(1, 29)
"""The first version that takes aggregations as they are built."""

_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
# What the client makes of a datetime. Texts for texts and texts for times are two things in GraphQL.
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d")


class _Literal(str):
    """What is GraphQL already."""

    __slots__ = ()


def rewritten(request: GrpcRequest, version: ServerVersion) -> RestRequest:
    """An aggregation as servers before 1.29 take it.

    Args:
        request: The aggregation.
        version: The server's version, for the error.

    Raises:
        WeaviateUnsupportedFeatureError: It has what GraphQL has no words for.
        WeaviateInvalidInputError: The collection or a property has a name that is none.
    """
    message = v1.AggregateRequest.FromString(request.message)
    for feature in _unsupported(message):
        raise WeaviateUnsupportedFeatureError(feature, str(version), str(SINCE))
    arguments = _written(_arguments(message))[1:-1]
    fields = "".join(_fields(message))
    query = f"{{Aggregate{{{_name(message.collection)}{f'({arguments})' if arguments else ''}{{{fields}}}}}}}"
    return RestRequest(
        method="POST",
        path="/graphql",
        what=request.what,
        body=packed({"query": query}),
        timeout=request.timeout,
        idempotent=request.idempotent,
        details=request.details,
    )


def answered(reply: RestReply, request: GrpcRequest) -> bytes:
    """The answer as newer servers give it: a serialized `AggregateReply`.

    The values of groups are texts in it, whatever their type.

    Args:
        reply: What the server answered.
        request: The aggregation as it was built.

    Raises:
        WeaviateQueryError: The server could not carry it out.
        ResponseCannotBeDecodedError: It is no such answer.
    """
    asked = v1.AggregateRequest.FromString(request.message)
    content = reply.json(request.what)
    try:
        if content.get("errors"):
            said = "; ".join(str(error["message"]) for error in content["errors"])
            details = request.details.but(what=request.what, reason=said, sent=True)
            raise WeaviateQueryError(f"{request.what}: {said}", "GraphQL").with_details(details)
        rows = content["data"]["Aggregate"][asked.collection] or []
        answer = v1.AggregateReply()
        if asked.HasField("group_by"):
            answer.grouped_results.SetInParent()
            for row in rows:
                group = answer.grouped_results.groups.add()
                _read(group, row, asked)
                by = row["groupedBy"]
                group.grouped_by.path.extend(by["path"])
                if by["value"] is not None:
                    group.grouped_by.text = by["value"]
        else:
            for row in rows:
                _read(answer.single_result, row, asked)
        return answer.SerializeToString()
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise reply.undecodable(request.what) from error


# ---- out


def _unsupported(message: v1.AggregateRequest) -> Iterable[str]:
    hybrid, near_vector = message.hybrid, message.near_vector
    found = [*hybrid.vectors, *near_vector.vectors]
    if any(one.type == v1.Vectors.VECTOR_TYPE_MULTI_FP32 for one in found):
        yield "An aggregation near a multi-vector"
    if near_vector.vector_for_targets or hybrid.near_vector.vector_for_targets or len(_targets(message)) > 1:
        yield "An aggregation with several target vectors, or vectors by name,"
    if hybrid.HasField("near_text") or hybrid.HasField("near_vector"):
        yield "An aggregation with HybridVector"
    if hybrid.HasField("bm25_search_operator"):
        yield "An aggregation with bm25_operator"
    if message.HasField("filters") and _follows_unnamed(message.filters):
        yield "An aggregation with Filter.by_ref instead of Filter.by_ref_multi_target"


def _targets(message: v1.AggregateRequest) -> list[str]:
    search = message.WhichOneof("search")
    return [] if search is None else list(getattr(message, search).targets.target_vectors)


def _follows_unnamed(message: v1.Filters) -> bool:
    """Whether a condition is on what lies behind a reference, without saying in which collection that is."""
    target = message.target
    while target.HasField("multi_target"):
        target = target.multi_target.target
    return target.HasField("single_target") or any(map(_follows_unnamed, message.filters))


def _arguments(message: v1.AggregateRequest) -> dict[str, Any]:
    arguments: dict[str, Any] = {}
    if message.tenant:
        arguments["tenant"] = message.tenant
    if message.HasField("filters"):
        arguments["where"] = _where(message.filters)
    if message.HasField("group_by"):
        # pyright takes `AggregateRequest.GroupBy` for the message `GroupBy` of searches.
        arguments["groupBy"] = [message.group_by.property]  # pyright: ignore[reportAttributeAccessIssue]
    for name in ("limit", "object_limit"):
        if message.HasField(name):
            arguments[camel_case(name)] = getattr(message, name)
    search = message.WhichOneof("search")
    if search is not None:
        arguments[camel_case(search)] = _SEARCHES[search](getattr(message, search)) | _near(getattr(message, search))
    return arguments


def _near(search: Any) -> dict[str, Any]:
    fields = {field.name: value for field, value in search.ListFields()}
    found = {name: fields[name] for name in ("certainty", "distance") if name in fields}
    if search.targets.target_vectors:
        found["targetVectors"] = list(search.targets.target_vectors)
    return found


def _near_text(search: v1.NearTextSearch) -> dict[str, Any]:
    found: dict[str, Any] = {"concepts": list(search.query)}
    for name, move in (("moveTo", search.move_to), ("moveAwayFrom", search.move_away)):
        if move.ListFields():
            found[name] = {"force": move.force}
            if move.concepts:
                found[name]["concepts"] = list(move.concepts)
            if move.uuids:
                found[name]["objects"] = [{"id": one} for one in move.uuids]
    return found


def _hybrid(search: v1.Hybrid) -> dict[str, Any]:
    found: dict[str, Any] = {"query": search.query} if search.query else {}
    if search.HasField("alpha_param"):
        found["alpha"] = search.alpha_param
    if search.vectors:
        found["vector"] = _Literal(vectors.as_json(search.vectors[0].vector_bytes))
    if search.properties:
        found["properties"] = list(search.properties)
    if search.HasField("vector_distance"):
        found["maxVectorDistance"] = search.vector_distance
    return found


_SEARCHES: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "hybrid": _hybrid,
    "near_image": lambda search: {"image": search.image},
    "near_object": lambda search: {"id": search.id},
    "near_text": _near_text,
    "near_vector": lambda search: {"vector": _Literal(vectors.as_json(search.vectors[0].vector_bytes))},
}


def _where(message: v1.Filters) -> dict[str, Any]:
    name = v1.Filters.Operator.Name(message.operator).removeprefix("OPERATOR_")
    found: dict[str, Any] = {"operator": _Literal("".join(part.capitalize() for part in name.split("_")))}
    if message.filters:
        found["operands"] = [_where(part) for part in message.filters]
        return found
    found["path"] = _path(message.target)
    kind: str = message.WhichOneof("test_value") or "value_text"  # conditions without a value are not built
    value: Any = getattr(message, kind)
    if kind == "value_geo":
        place = {"latitude": value.latitude, "longitude": value.longitude}
        found["valueGeoRange"] = {"geoCoordinates": place, "distance": {"max": value.distance}}
    else:
        several = kind.endswith("_array")
        values = list(value.values) if several else [value]
        kind = kind.removesuffix("_array")
        if kind == "value_text" and all(map(_TIME.fullmatch, values)):
            kind = "value_date"
        found[camel_case(kind)] = values if several else values[0]
    return found


def _path(target: v1.FilterTarget) -> list[str]:
    if target.HasField("multi_target"):
        reference = target.multi_target
        return [reference.on, reference.target_collection, *_path(reference.target)]
    return [target.count.on if target.HasField("count") else target.property]


def _fields(message: v1.AggregateRequest) -> Iterable[str]:
    if message.objects_count or not message.aggregations:
        yield "meta{count}"
    for aggregation in message.aggregations:
        yield f" {metrics(aggregation)}"
    if message.HasField("group_by"):
        yield " groupedBy{path value}"


def metrics(aggregation: v1.AggregateRequest.Aggregation) -> str:
    """What is asked about one property as GraphQL.

    Args:
        aggregation: What is asked.

    Raises:
        WeaviateInvalidInputError: The property has a name that is none.
    """
    asked = " ".join(_field(aggregation, name) for name in _asked(aggregation))
    return f"{_name(aggregation.property)}{{{asked}}}"


def _asked(aggregation: v1.AggregateRequest.Aggregation) -> list[str]:
    kind = aggregation.WhichOneof("aggregation")
    fields = [] if kind is None else getattr(aggregation, kind).ListFields()
    return [field.name for field, value in fields if value is True]


def _field(aggregation: v1.AggregateRequest.Aggregation, name: str) -> str:
    if name != "top_occurences":
        return camel_case(name)
    limited = aggregation.text.HasField("top_occurences_limit")
    return f"topOccurrences{f'(limit: {aggregation.text.top_occurences_limit})' if limited else ''}{{occurs value}}"


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise WeaviateInvalidInputError(f"{name!r} is no name of a collection or a property")
    return name


def _written(value: Any) -> str:
    """A value as GraphQL, whose texts and numbers are those of JSON."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_written(part)}' for name, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return value if isinstance(value, _Literal) else json.dumps(value, ensure_ascii=False)


# ---- back


def _read(
    into: v1.AggregateReply.Single | v1.AggregateReply.Group, row: Mapping[str, Any], asked: v1.AggregateRequest
) -> None:
    if asked.objects_count:
        into.objects_count = row["meta"]["count"]
    for aggregation in asked.aggregations:
        kind = aggregation.WhichOneof("aggregation")
        found = into.aggregations.aggregations.add(property=aggregation.property)
        told = row[aggregation.property]
        if kind is None or told is None:
            continue
        message = getattr(found, kind)
        message.SetInParent()
        for name in _asked(aggregation):
            if name == "top_occurences":
                for item in told["topOccurrences"] or []:
                    message.top_occurences.items.add(value=item["value"], occurs=item["occurs"])
            elif name == "pointing_to":
                message.pointing_to.extend(told["pointingTo"] or [])
            elif (value := told[camel_case(name)]) is not None:
                # Go writes large whole numbers with an exponent, which makes them a float here.
                whole = isinstance(value, float) and message.DESCRIPTOR.fields_by_name[name].cpp_type == _INT64
                setattr(message, name, int(value) if whole else value)


_INT64 = v1.AggregateReply.Single.DESCRIPTOR.fields_by_name["objects_count"].cpp_type
