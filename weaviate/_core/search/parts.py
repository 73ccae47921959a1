"""What all searches have in common, as messages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from weaviate._core import filters as filter_messages
from weaviate._core.scope import Scope
from weaviate._core.search.returning import metadata, properties
from weaviate._core.transport import GrpcRequest
from weaviate._proto import v1
from weaviate._proto.methods import SEARCH
from weaviate.models.checked import count, refused, text, uuid_text
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.filters import _Filters
from weaviate.models.query.boost import _Boost, _BoostCurve, _BoostModifier, _NumericDecayFunction, _TimeDecayFunction
from weaviate.models.query.ranking import (
    BM25OperatorAnd,
    BM25OperatorAndCross,
    BM25OperatorOptions,
    BM25OperatorOr,
    GroupBy,
    Rerank,
    _Sorting,
)
from weaviate.models.query.returning import METADATA, ReturnProperties, ReturnReferences
from weaviate.types import INCLUDE_VECTOR, UUID

_OPERATORS: dict[type, str] = {
    BM25OperatorOr: "OPERATOR_OR",
    BM25OperatorAnd: "OPERATOR_AND",
    BM25OperatorAndCross: "OPERATOR_AND_CROSS",
}
_CURVES = {
    None: "DECAY_CURVE_UNSPECIFIED",
    _BoostCurve.GAUSSIAN: "DECAY_CURVE_GAUSS",
    _BoostCurve.LINEAR: "DECAY_CURVE_LINEAR",
    _BoostCurve.EXPONENTIAL: "DECAY_CURVE_EXPONENTIAL",
}
_MODIFIERS = {
    None: "PROPERTY_VALUE_MODIFIER_UNSPECIFIED",
    _BoostModifier.LOG1P: "PROPERTY_VALUE_MODIFIER_LOG1P",
    _BoostModifier.SQRT: "PROPERTY_VALUE_MODIFIER_SQRT",
}


def start(
    scope: Scope,
    *,
    limit: int | None,
    offset: int | None,
    filters: _Filters | None,
    include_vector: INCLUDE_VECTOR,
    return_metadata: METADATA | None,
    return_properties: ReturnProperties[Any] | None,
    return_references: ReturnReferences[Any] | None,
) -> v1.SearchRequest:
    """A request with what every search has.

    Args:
        scope: Where to search.
        limit: The most results.
        offset: How many results to leave out at the start.
        filters: What results must fulfil.
        include_vector: Whether vectors come back, or which.
        return_metadata: Which metadata come back.
        return_properties: Which properties come back.
        return_references: Which references are followed.

    Raises:
        WeaviateInvalidInputError: An argument is not what it must be.
    """
    usual = return_metadata is None and include_vector is False
    message = v1.SearchRequest.FromString(_base(scope.collection, scope.tenant, scope.consistency_level, usual))
    if limit is not None:
        message.limit = count(limit, "limit")
    if offset is not None:
        message.offset = count(offset, "offset")
    if filters is not None:
        filter_messages.write(message.filters, filters)
    if not usual:
        message.metadata.CopyFrom(metadata(return_metadata, include_vector))
    if return_properties is None or return_properties is True:
        return_properties = scope.properties or return_properties
    wanted = properties(return_properties, scope.references if return_references is None else return_references)
    if wanted is not None:
        message.properties.CopyFrom(wanted)
    return message


def rank(
    message: v1.SearchRequest,
    auto_limit: int | None,
    group_by: GroupBy | None,
    rerank: Rerank | None,
    boost: _Boost | None,
) -> None:
    """Add what searches have that rank their results.

    Args:
        message: The request.
        auto_limit: After how many jumps in the scores to cut.
        group_by: How to group.
        rerank: How to order again.
        boost: What moves results up.

    Raises:
        WeaviateInvalidInputError: An argument is not what it must be.
    """
    if auto_limit is not None:
        message.autocut = count(auto_limit, "auto_limit")
    if group_by is not None:
        if not isinstance(group_by, GroupBy):
            raise refused("group_by", group_by, "a GroupBy")
        message.group_by.path.append(group_by.prop)
        message.group_by.number_of_groups = group_by.number_of_groups
        message.group_by.objects_per_group = group_by.objects_per_group
    if rerank is not None:
        if not isinstance(rerank, Rerank):
            raise refused("rerank", rerank, "a Rerank")
        message.rerank.property = rerank.prop
        if rerank.query is not None:
            message.rerank.query = rerank.query
    if boost is not None:
        _write_boost(message.boost, boost)


def page(message: v1.SearchRequest, after: UUID | None, sort: _Sorting | None) -> None:
    """Add what listings have.

    Args:
        message: The request.
        after: The id behind which to start.
        sort: The order.

    Raises:
        WeaviateInvalidInputError: An argument is not what it must be.
    """
    if after is not None:
        message.after = uuid_text(after, "after")
    if sort is not None:
        if not isinstance(sort, _Sorting):
            raise refused("sort", sort, "what Sort makes")
        for key in sort.sorts:
            message.sort_by.add(ascending=key.ascending, path=[key.prop])


def write_operator(message: v1.SearchOperatorOptions, operator: BM25OperatorOptions, path: str) -> None:
    """Say how many words of a keyword search must occur.

    Args:
        message: Where to say it.
        operator: What `BM25Operator` made.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    name = _OPERATORS.get(type(operator))
    if name is None:
        raise refused(path, operator, "what BM25Operator makes")
    message.operator = v1.SearchOperatorOptions.Operator.Value(name)
    if isinstance(operator, BM25OperatorOr):
        message.minimum_or_tokens_match = operator.minimum_should_match


def names(given: object, path: str) -> list[str]:
    """Check the names of properties.

    Args:
        given: The names.
        path: What they are, for the error.

    Raises:
        WeaviateInvalidInputError: They are no list of texts.
    """
    if isinstance(given, str) or not isinstance(given, Sequence):
        raise refused(path, given, "a list of names")
    return [text(name, path) for name in given]


def finish(scope: Scope, message: v1.SearchRequest, how: str = "") -> GrpcRequest:
    """The request as it goes to the transport.

    Args:
        scope: Where it searches.
        message: The request.
        how: By what it searches, for errors: " by vector".
    """
    return GrpcRequest(
        method=SEARCH,
        message=message.SerializeToString(),
        what=f"search {scope.collection}{how}",
        details=scope.details(),
    )


@lru_cache(maxsize=256)
def _base(collection: str, tenant: str | None, level: ConsistencyLevel | None, usual_metadata: bool) -> bytes:
    """What all requests to a place have, serialized: to read it takes less than to write it."""
    # From server 1.27 on this alone says which version of the protocol is meant.
    message = v1.SearchRequest(collection=collection, tenant=tenant, uses_127_api=True)
    if level is not None:
        message.consistency_level = v1.ConsistencyLevel.Value(f"CONSISTENCY_LEVEL_{level.name}")
    if usual_metadata:
        message.metadata.CopyFrom(metadata(None, False))
    return message.SerializeToString()


def _write_boost(message: v1.Boost, boost: _Boost) -> None:
    if not isinstance(boost, _Boost):
        raise refused("boost", boost, "what Boost makes")
    # Factories check all that boosts hold; what is left is to write it.
    if boost.weight is not None:
        message.weight = boost.weight
    if boost.depth is not None:
        message.depth = boost.depth
    for condition in boost.conditions:
        added = message.conditions.add()
        if condition.weight is not None:
            added.weight = condition.weight
        if condition.filter is not None:
            filter_messages.write(added.filter, condition.filter)
        elif condition.property_value is not None:
            modifier = _MODIFIERS[condition.property_value.modifier]
            added.property_value.property = condition.property_value.property
            added.property_value.modifier = v1.Boost.PropertyValueModifier.Value(modifier)
        elif condition.time_decay is not None:
            time = condition.time_decay
            added.time_decay.origin = time.origin
            added.time_decay.scale = time.scale
            if time.offset is not None:
                added.time_decay.offset = time.offset
            _write_decay(added.time_decay, time)
        elif condition.numeric_decay is not None:
            numeric = condition.numeric_decay
            added.numeric_decay.origin = numeric.origin
            added.numeric_decay.scale = numeric.scale
            if numeric.offset is not None:
                added.numeric_decay.offset = numeric.offset
            _write_decay(added.numeric_decay, numeric)


def _write_decay(
    message: v1.Boost.TimeDecayFunction | v1.Boost.NumericDecayFunction,
    decay: _TimeDecayFunction | _NumericDecayFunction,
) -> None:
    message.property = decay.property
    message.curve = v1.Boost.DecayCurve.Value(_CURVES[decay.curve])
    if decay.decay_value is not None:
        message.decay_value = decay.decay_value
