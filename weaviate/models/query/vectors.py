"""What vector searches search with and in."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeAlias, TypeGuard, TypeVar

from pydantic import ConfigDict, SkipValidation

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import CheckedModel, number, refused, text, uuid_text
from weaviate.str_enum import BaseEnum
from weaviate.types import NUMBER, UUID

OneDimensionalVectorType: TypeAlias = Sequence[NUMBER]
"""One vector."""
TwoDimensionalVectorType: TypeAlias = Sequence[Sequence[NUMBER]]
"""One multi-vector: several rows of the same length."""
PrimitiveVectorType: TypeAlias = OneDimensionalVectorType | TwoDimensionalVectorType

V = TypeVar("V", OneDimensionalVectorType, TwoDimensionalVectorType)


class _ListOfVectorsQuery(CheckedModel, Generic[V]):
    """Several vectors for one target; see `NearVector.list_of_vectors`.

    Attributes:
        dimensionality: "1D" for vectors, "2D" for multi-vectors.
        vectors: The vectors.
    """

    dimensionality: Literal["1D", "2D"]
    # Vectors are checked when they are packed: pydantic would look at each number, and would not take numpy's arrays.
    vectors: SkipValidation[Sequence[V]]

    @staticmethod
    def is_one_dimensional(self_: _ListOfVectorsQuery[Any]) -> TypeGuard[_ListOfVectorsQuery[OneDimensionalVectorType]]:
        """Whether these are vectors."""
        return self_.dimensionality == "1D"

    @staticmethod
    def is_two_dimensional(self_: _ListOfVectorsQuery[Any]) -> TypeGuard[_ListOfVectorsQuery[TwoDimensionalVectorType]]:
        """Whether these are multi-vectors."""
        return self_.dimensionality == "2D"


ListOfVectorsQuery = _ListOfVectorsQuery
NearVectorInputType: TypeAlias = (
    OneDimensionalVectorType
    | TwoDimensionalVectorType
    | Mapping[
        str,
        OneDimensionalVectorType
        | TwoDimensionalVectorType
        | _ListOfVectorsQuery[OneDimensionalVectorType]
        | _ListOfVectorsQuery[TwoDimensionalVectorType],
    ]
)
"""A vector or a multi-vector, or by the name of each target one or several of them. Lists, tuples, `array.array`, numpy
arrays."""


class NearVector:
    """Makes the vectors of a search with several vectors for one target."""

    @staticmethod
    def list_of_vectors(*vectors: V) -> _ListOfVectorsQuery[V]:
        """Several vectors for one target.

        ```python
        await books.query.near_vector(
            {"title": NearVector.list_of_vectors(first, second), "summary": third},
            target_vector=TargetVectors.average(["title", "summary"]),
        )
        ```

        Args:
            *vectors: At least one; all vectors or all multi-vectors.
        """
        if not vectors:
            raise WeaviateInvalidInputError("vectors: must have at least one vector")
        first: Any = vectors[0]
        if isinstance(first, str | bytes | Mapping) or not hasattr(first, "__getitem__"):
            raise refused("vectors[0]", first, "a vector")
        nested = len(first) > 0 and hasattr(first[0], "__len__")
        return _ListOfVectorsQuery(dimensionality="2D" if nested else "1D", vectors=vectors)


class _MultiTargetVectorJoinEnum(BaseEnum):
    SUM = 1
    AVERAGE = 2
    MINIMUM = 3
    RELATIVE_SCORE = 4
    MANUAL_WEIGHTS = 5


@dataclass
class _MultiTargetVectorJoin:
    """How the distances to several targets become one; made by `TargetVectors`.

    Attributes:
        combination: How.
        target_vectors: The targets.
        weights: The weight of each target, or of each of its vectors.
    """

    combination: _MultiTargetVectorJoinEnum
    target_vectors: list[str]
    weights: dict[str, float | list[float]] | None = None

    def to_grpc_target_vector(self, version: object) -> Any:
        """This as the gRPC call has it: a message of type `Targets`.

        Args:
            version: Accepted for compatibility; all servers that are supported take the same message.
        """
        # By name, since values know nothing of messages; only programs that make their own calls need this.
        return importlib.import_module("weaviate._core.search.nearness").target_message(self)


TargetVectorJoinType: TypeAlias = str | list[str] | _MultiTargetVectorJoin
"""The name of a vector, or several of them with the way to join their distances (by default the smallest counts)."""


class TargetVectors:
    """Says how the distances to several target vectors become one.

    ```python
    await books.query.near_text("whales", target_vector=TargetVectors.average(["title", "summary"]))
    ```
    """

    @staticmethod
    def sum(target_vectors: list[str]) -> _MultiTargetVectorJoin:
        """Their sum."""
        return _MultiTargetVectorJoin(_MultiTargetVectorJoinEnum.SUM, target_vectors)

    @staticmethod
    def average(target_vectors: list[str]) -> _MultiTargetVectorJoin:
        """Their average."""
        return _MultiTargetVectorJoin(_MultiTargetVectorJoinEnum.AVERAGE, target_vectors)

    @staticmethod
    def minimum(target_vectors: list[str]) -> _MultiTargetVectorJoin:
        """The smallest of them."""
        return _MultiTargetVectorJoin(_MultiTargetVectorJoinEnum.MINIMUM, target_vectors)

    @staticmethod
    def manual_weights(weights: dict[str, float | list[float]]) -> _MultiTargetVectorJoin:
        """Their sum, each with its weight.

        Args:
            weights: By target, one weight, or one for each of its vectors.
        """
        return _weighted(_MultiTargetVectorJoinEnum.MANUAL_WEIGHTS, weights)

    @staticmethod
    def relative_score(weights: dict[str, float | list[float]]) -> _MultiTargetVectorJoin:
        """The sum of the distances scaled to between 0 and 1, each with its weight.

        Args:
            weights: By target, one weight, or one for each of its vectors.
        """
        return _weighted(_MultiTargetVectorJoinEnum.RELATIVE_SCORE, weights)


def _weighted(
    combination: _MultiTargetVectorJoinEnum, weights: dict[str, float | list[float]]
) -> _MultiTargetVectorJoin:
    if not isinstance(weights, Mapping):
        raise refused("weights", weights, "weights by target")
    return _MultiTargetVectorJoin(combination, list(weights), weights)


def _several(given: object) -> Sequence[object]:
    if given is None:
        return ()
    return given if isinstance(given, Sequence) and not isinstance(given, str) else (given,)


class Move:
    """Moves a text search's vector towards or away from concepts and objects.

    Args:
        force: How far: between 0, not at all, and 1, all the way.
        objects: The ids of the objects.
        concepts: The concepts, in words.
    """

    def __init__(
        self,
        force: float,
        objects: list[UUID] | UUID | None = None,
        concepts: list[str] | str | None = None,
    ) -> None:
        if objects is None and concepts is None:
            raise WeaviateInvalidInputError("Move: needs objects or concepts")
        self.force = number(force, "force")
        self.objects = [uuid_text(one, "objects") for one in _several(objects)]
        self.concepts = [text(one, "concepts") for one in _several(concepts)]


class _HybridNearText(CheckedModel):
    """The text side of a hybrid search's vector; see `HybridVector.near_text`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    distance: float | None = None
    certainty: float | None = None
    text: str | list[str]
    move_to: Move | None = None
    move_away: Move | None = None


class _HybridNearVector:
    """The vector side of a hybrid search's vector; see `HybridVector.near_vector`."""

    def __init__(
        self,
        *,
        vector: NearVectorInputType,
        distance: float | None = None,
        certainty: float | None = None,
    ) -> None:
        self.vector = vector
        self.distance = distance
        self.certainty = certainty


HybridVectorType: TypeAlias = NearVectorInputType | _HybridNearText | _HybridNearVector
"""The vector of a hybrid search, where the query's text does not give it."""


class HybridVector:
    """Makes the vector of a hybrid search.

    ```python
    await books.query.hybrid("white whale", vector=HybridVector.near_text("sea stories"))
    ```
    """

    @staticmethod
    def near_text(
        query: str | list[str],
        *,
        certainty: float | None = None,
        distance: float | None = None,
        move_to: Move | None = None,
        move_away: Move | None = None,
    ) -> _HybridNearText:
        """The vector of another text than the query.

        Args:
            query: The text, or several.
            certainty: The least certainty of a result.
            distance: The largest distance of a result.
            move_to: What to move the vector towards.
            move_away: What to move it away from.
        """
        return _HybridNearText(text=query, distance=distance, certainty=certainty, move_to=move_to, move_away=move_away)

    @staticmethod
    def near_vector(
        vector: NearVectorInputType, *, certainty: float | None = None, distance: float | None = None
    ) -> _HybridNearVector:
        """A given vector.

        Args:
            vector: The vector, or one for each target.
            certainty: The least certainty of a result.
            distance: The largest distance of a result.
        """
        return _HybridNearVector(vector=vector, distance=distance, certainty=certainty)
