"""Where in the vector space a search looks, as messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from weaviate._core import vectors
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import number, refused, share, text
from weaviate.models.query.ranking import MMR
from weaviate.models.query.vectors import (
    HybridVectorType,
    Move,
    NearVectorInputType,
    TargetVectorJoinType,
    _HybridNearText,
    _HybridNearVector,
    _ListOfVectorsQuery,
    _MultiTargetVectorJoin,
    _MultiTargetVectorJoinEnum,
)
from weaviate.types import NUMBER

_COMBINATIONS = {
    _MultiTargetVectorJoinEnum.SUM: "COMBINATION_METHOD_TYPE_SUM",
    _MultiTargetVectorJoinEnum.AVERAGE: "COMBINATION_METHOD_TYPE_AVERAGE",
    _MultiTargetVectorJoinEnum.MINIMUM: "COMBINATION_METHOD_TYPE_MIN",
    _MultiTargetVectorJoinEnum.RELATIVE_SCORE: "COMBINATION_METHOD_TYPE_RELATIVE_SCORE",
    _MultiTargetVectorJoinEnum.MANUAL_WEIGHTS: "COMBINATION_METHOD_TYPE_MANUAL",
}
_OLD_ALPHA = 0.7
"""What servers before 1.36.7 get where no alpha was given; they have no default of their own."""
_TARGETS = "the name of a vector, a list of names or what TargetVectors makes"


class Near(Protocol):
    """What the messages of all searches by nearness have."""

    certainty: float
    distance: float

    @property
    def targets(self) -> v1.Targets: ...
    @property
    def selection(self) -> v1.Selection: ...


def write_limits(message: Near, certainty: NUMBER | None, distance: NUMBER | None) -> None:
    """Say how near a result must be.

    Args:
        message: Any of the messages of searches by nearness.
        certainty: The least certainty.
        distance: The largest distance.

    Raises:
        WeaviateInvalidInputError: One is no number.
    """
    if certainty is not None:
        message.certainty = share(certainty, "certainty")
    if distance is not None:
        message.distance = number(distance, "distance")


def target_message(targets: TargetVectorJoinType) -> v1.Targets:
    """The message that says which vectors of the objects are meant.

    Args:
        targets: The name of a vector, several, or several with a way to join their distances.

    Raises:
        WeaviateInvalidInputError: It is none of these.
    """
    message = v1.Targets()
    write_targets(message, targets)
    return message


def write_targets(message: v1.Targets, targets: TargetVectorJoinType) -> None:
    """Say which vectors of the objects are meant.

    Args:
        message: Where to say it.
        targets: The name of a vector, several, or several with a way to join their distances.

    Raises:
        WeaviateInvalidInputError: It is none of these.
    """
    if isinstance(targets, str):
        message.target_vectors.append(text(targets, "target_vector"))
    elif isinstance(targets, _MultiTargetVectorJoin):
        message.combination = v1.CombinationMethod.Value(_COMBINATIONS[targets.combination])
        if targets.weights is None:
            message.target_vectors.extend(targets.target_vectors)
            return
        for name, weights in targets.weights.items():
            for weight in weights if isinstance(weights, Sequence) else [weights]:
                # A target with several vectors is named once for each of its weights.
                message.target_vectors.append(name)
                message.weights_for_targets.add(target=name, weight=weight)
    else:
        message.target_vectors.extend(_names(targets))


def _names(targets: object) -> list[str]:
    if isinstance(targets, str) or not isinstance(targets, Sequence):
        raise refused("target_vector", targets, _TARGETS)
    return [text(name, "target_vector") for name in targets]


def write_vector(message: v1.Vectors, vector: Any, path: str) -> None:
    """Write one vector or multi-vector.

    Args:
        message: Where to write it.
        vector: A sequence of numbers, or of rows of them.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It cannot be packed.
    """
    if vectors.is_multi(vector):
        message.vector_bytes = vectors.pack_multi(vector, path)
        message.type = v1.Vectors.VECTOR_TYPE_MULTI_FP32
    else:
        message.vector_bytes = vectors.pack(vector, path)
        message.type = v1.Vectors.VECTOR_TYPE_SINGLE_FP32


def write_vectors_by_target(
    message: v1.NearVector,
    by_target: Mapping[str, Any],
    targets: TargetVectorJoinType | None,
    path: str,
) -> None:
    """Write one or several vectors for each target.

    Args:
        message: Where to write them.
        by_target: The vectors by target.
        targets: The targets, which must be the same.
        path: What the vectors are, for the error.

    Raises:
        WeaviateInvalidInputError: The targets differ, or a vector cannot be packed.
    """
    if targets is None:
        raise WeaviateInvalidInputError(f"{path}: vectors by name need their names as target_vector too")
    if isinstance(targets, str):
        names = [text(targets, "target_vector")]
    else:
        names = targets.target_vectors if isinstance(targets, _MultiTargetVectorJoin) else _names(targets)
    if not by_target or set(names) != set(by_target):
        raise WeaviateInvalidInputError(
            f"{path}: has vectors for {sorted(map(str, by_target))}, but target_vector names {sorted(set(names))}"
        )
    multi = v1.Vectors.VECTOR_TYPE_MULTI_FP32
    # The server wants both in the same order.
    for name in dict.fromkeys(names):
        vector, where = by_target[name], f"{path}[{name!r}]"
        target = message.vector_for_targets.add(name=name)
        if isinstance(vector, _ListOfVectorsQuery) and _ListOfVectorsQuery.is_two_dimensional(vector):
            for position, one in enumerate(vector.vectors):
                packed = vectors.pack_multi(one, f"{where}[{position}]")
                target.vectors.add(name=name, vector_bytes=packed, type=multi)
        elif isinstance(vector, _ListOfVectorsQuery):
            # One row for each vector: searches of an index of single vectors take the rows one by one.
            packed = vectors.pack_multi(vector.vectors, where)
            target.vectors.add(name=name, vector_bytes=packed, type=multi)
        else:
            write_vector(target.vectors.add(name=name), vector, where)


def write_near_vector(
    message: v1.NearVector, vector: NearVectorInputType, targets: TargetVectorJoinType | None
) -> None:
    """Write the vector or vectors of a search by vector, with their targets.

    Args:
        message: Where to write them.
        vector: A vector, a multi-vector, or vectors by target.
        targets: The targets.

    Raises:
        WeaviateInvalidInputError: A vector cannot be packed, or the targets do not fit.
    """
    if isinstance(vector, Mapping):
        write_vectors_by_target(message, vector, targets, "near_vector")
    else:
        write_vector(message.vectors.add(), vector, "near_vector")
    if targets is not None:
        write_targets(message.targets, targets)


def write_near_text(
    message: v1.NearTextSearch, query: list[str] | str, move_to: Move | None, move_away: Move | None, path: str
) -> None:
    """Write the text of a search by text.

    Args:
        message: Where to write it.
        query: The text, or several.
        move_to: What its vector moves towards.
        move_away: What it moves away from.
        path: What the text is, for the error.

    Raises:
        WeaviateInvalidInputError: One of them is no text, or no `Move`.
    """
    if isinstance(query, str):
        message.query.append(text(query, path))
    elif isinstance(query, Sequence):
        message.query.extend([text(one, path) for one in query])
    else:
        raise refused(path, query, "a text or a list of texts")
    if move_to is not None:
        _write_move(message.move_to, move_to, "move_to")
    if move_away is not None:
        _write_move(message.move_away, move_away, "move_away")


def _write_move(message: v1.NearTextSearch.Move, move: Move, path: str) -> None:
    if not isinstance(move, Move):
        raise refused(path, move, "a Move")
    message.force = move.force
    message.concepts.extend(move.concepts)
    message.uuids.extend(move.objects)


def write_selection(message: v1.Selection, selection: MMR) -> None:
    """Write how results are picked that differ from each other.

    Args:
        message: Where to write it.
        selection: What `Diversity` made.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    if not isinstance(selection, MMR):
        raise refused("diversity_selection", selection, "what Diversity.mmr makes")
    message.mmr.SetInParent()
    if selection.limit is not None:
        message.mmr.limit = selection.limit
    if selection.balance is not None:
        message.mmr.balance = selection.balance


def write_near(
    search: Near,
    certainty: NUMBER | None,
    distance: NUMBER | None,
    target_vector: TargetVectorJoinType | None,
    diversity_selection: MMR | None,
) -> None:
    """Write what searches by nearness have in common.

    Args:
        search: Any of their messages.
        certainty: The least certainty of a result.
        distance: The largest distance of a result.
        target_vector: Which vectors of the objects are meant.
        diversity_selection: How results are picked that differ from each other.

    Raises:
        WeaviateInvalidInputError: One of them is not what it must be.
    """
    if certainty is not None or distance is not None:
        write_limits(search, certainty, distance)
    if target_vector is not None:
        write_targets(search.targets, target_vector)
    if diversity_selection is not None:
        write_selection(search.selection, diversity_selection)


def write_alpha(search: v1.Hybrid, alpha: NUMBER | None) -> None:
    """Say how much the vector counts in a hybrid search.

    Args:
        search: Where to say it.
        alpha: Between 0, not at all, and 1, it alone; None for the server's default.

    Raises:
        WeaviateInvalidInputError: It is no such number.
    """
    # Servers from 1.36.7 on take the new field and have a default of their own, others take the old one.
    search.use_alpha_param = True
    if alpha is None:
        search.alpha = _OLD_ALPHA
    else:
        search.alpha = search.alpha_param = share(alpha, "alpha")


def write_hybrid_vector(search: v1.Hybrid, vector: HybridVectorType, targets: TargetVectorJoinType | None) -> None:
    """Write the vector of a hybrid search. Its targets are written into the search itself.

    Args:
        search: Where to write it.
        vector: A vector, vectors by target, or what `HybridVector` made.
        targets: The targets.

    Raises:
        WeaviateInvalidInputError: A vector cannot be packed, or the targets do not fit.
    """
    if isinstance(vector, _HybridNearText):
        near_text = search.near_text
        write_near_text(near_text, vector.text, vector.move_to, vector.move_away, "vector")
        write_limits(near_text, vector.certainty, vector.distance)
    elif isinstance(vector, _HybridNearVector):
        near_vector = search.near_vector
        write_limits(near_vector, vector.certainty, vector.distance)
        # The targets are named once, in the search itself.
        if isinstance(vector.vector, Mapping):
            write_vectors_by_target(near_vector, vector.vector, targets, "vector")
        else:
            write_vector(near_vector.vectors.add(), vector.vector, "vector")
    elif isinstance(vector, Mapping):
        write_vectors_by_target(search.near_vector, vector, targets, "vector")
    else:
        write_vector(search.vectors.add(), vector, "vector")
