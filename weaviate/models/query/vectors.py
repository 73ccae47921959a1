"""What vector searches search with and in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Literal, TypeAlias, TypeGuard, TypeVar

from pydantic import ConfigDict, Field, SkipValidation

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
        path = "NearVector.list_of_vectors.vectors"
        if not vectors:
            raise WeaviateInvalidInputError(f"{path}: must have at least one vector")
        nested = [_is_multi(vector, f"{path}[{index}]") for index, vector in enumerate(vectors)]
        if any(nested) and not all(nested):
            raise WeaviateInvalidInputError(f"{path}: vectors and multi-vectors cannot be mixed")
        return _ListOfVectorsQuery(dimensionality="2D" if nested[0] else "1D", vectors=vectors)


def _container(vector: Any, path: str) -> Any:
    """Check that something could be a vector, by its type alone: its numbers are checked when they are packed."""
    if isinstance(vector, str | bytes) or not (hasattr(vector, "__getitem__") and hasattr(vector, "__len__")):
        raise refused(path, vector, "a vector: a list or an array of numbers")
    return vector


def _is_multi(vector: Any, path: str) -> bool:
    """Whether something that could be a vector could be a multi-vector."""
    if isinstance(vector, Mapping):
        raise refused(path, vector, "one vector")
    dimensions = getattr(_container(vector, path), "ndim", None)  # which arrays and tensors know of themselves
    if dimensions is not None:
        return bool(dimensions > 1)
    first = vector[0] if len(vector) else None
    if isinstance(first, str | bytes):
        raise refused(path, vector, "a vector of numbers")
    return hasattr(first, "__len__")


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
        # Only programs that make their own calls need this.
        from weaviate._core.search.nearness import target_message  # noqa: PLC0415

        return target_message(self)


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
        return _joined(_MultiTargetVectorJoinEnum.SUM, target_vectors, "TargetVectors.sum")

    @staticmethod
    def average(target_vectors: list[str]) -> _MultiTargetVectorJoin:
        """Their average."""
        return _joined(_MultiTargetVectorJoinEnum.AVERAGE, target_vectors, "TargetVectors.average")

    @staticmethod
    def minimum(target_vectors: list[str]) -> _MultiTargetVectorJoin:
        """The smallest of them."""
        return _joined(_MultiTargetVectorJoinEnum.MINIMUM, target_vectors, "TargetVectors.minimum")

    @staticmethod
    def manual_weights(weights: dict[str, float | list[float]]) -> _MultiTargetVectorJoin:
        """Their sum, each with its weight.

        Args:
            weights: By target, one weight, or one for each of its vectors.
        """
        return _weighted(_MultiTargetVectorJoinEnum.MANUAL_WEIGHTS, weights, "TargetVectors.manual_weights")

    @staticmethod
    def relative_score(weights: dict[str, float | list[float]]) -> _MultiTargetVectorJoin:
        """The sum of the distances scaled to between 0 and 1, each with its weight.

        Args:
            weights: By target, one weight, or one for each of its vectors.
        """
        return _weighted(_MultiTargetVectorJoinEnum.RELATIVE_SCORE, weights, "TargetVectors.relative_score")


def _joined(combination: _MultiTargetVectorJoinEnum, targets: object, factory: str) -> _MultiTargetVectorJoin:
    path = f"{factory}.target_vectors"
    if not isinstance(targets, Sequence) or isinstance(targets, str) or not targets:
        raise refused(path, targets, "a list of at least one name of a vector")
    return _MultiTargetVectorJoin(combination, [text(name, path) for name in targets])


def _weighted(combination: _MultiTargetVectorJoinEnum, weights: object, factory: str) -> _MultiTargetVectorJoin:
    path = f"{factory}.weights"
    if not isinstance(weights, Mapping) or not weights:
        raise refused(path, weights, "a weight, or a list of them, by the name of at least one vector")
    checked = {text(name, path): _weight(weight, f"{path}[{name!r}]") for name, weight in weights.items()}
    return _MultiTargetVectorJoin(combination, list(checked), checked)


def _weight(weight: object, path: str) -> float | list[float]:
    if isinstance(weight, Sequence) and not isinstance(weight, str) and weight:
        return [number(one, f"{path}[{index}]") for index, one in enumerate(weight)]
    if isinstance(weight, Sequence):
        raise refused(path, weight, "a number or a list of numbers")
    return number(weight, path)


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
        self.force = number(force, "Move.force")
        self.objects = [uuid_text(one, "Move.objects") for one in _several(objects)]
        self.concepts = [text(one, "Move.concepts") for one in _several(concepts)]
        if not self.objects and not self.concepts:
            raise WeaviateInvalidInputError("Move: needs objects or concepts")


def _limits(certainty: NUMBER | None, distance: NUMBER | None, factory: str) -> tuple[float | None, float | None]:
    if certainty is not None and distance is not None:
        raise WeaviateInvalidInputError(f"{factory}: takes certainty or distance, not both")
    return (
        None if certainty is None else number(certainty, f"{factory}.certainty"),
        None if distance is None else number(distance, f"{factory}.distance"),
    )


class _HybridNearText(CheckedModel):
    """The text side of a hybrid search's vector; see `HybridVector.near_text`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    made_by: ClassVar[str] = "HybridVector.near_text"

    distance: float | None = None
    certainty: float | None = None
    text: str | list[str] = Field(title="query")
    move_to: Move | None = None
    move_away: Move | None = None

    def model_post_init(self, context: Any, /) -> None:
        """Check what pydantic does not."""
        self.certainty, self.distance = _limits(self.certainty, self.distance, self.made_by)
        for one in self.text if isinstance(self.text, list) else ():
            text(one, f"{self.made_by}.query")


class _HybridNearVector:
    """The vector side of a hybrid search's vector; see `HybridVector.near_vector`."""

    def __init__(
        self,
        *,
        vector: NearVectorInputType,
        distance: float | None = None,
        certainty: float | None = None,
    ) -> None:
        factory = "HybridVector.near_vector"
        self.vector: NearVectorInputType = _container(vector, f"{factory}.vector")
        self.certainty, self.distance = _limits(certainty, distance, factory)


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
            distance: The largest distance of a result, instead of the least certainty.
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
            distance: The largest distance of a result, instead of the least certainty.
        """
        return _HybridNearVector(vector=vector, distance=distance, certainty=certainty)
