"""How objects are found by keywords, put in order and grouped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from weaviate.models.checked import CheckedModel, count, refused, share, text, truth
from weaviate.str_enum import BaseEnum

_INT32_MAX = 2**31 - 1
_Count: TypeAlias = Annotated[int, Field(ge=0, le=_INT32_MAX)]


class HybridFusion(str, BaseEnum):
    """How a hybrid search makes one order of two.

    Attributes:
        RANKED: By the places that an object has in both.
        RELATIVE_SCORE: By its scores in both, each scaled to between 0 and 1.
    """

    RANKED = "FUSION_TYPE_RANKED"
    RELATIVE_SCORE = "FUSION_TYPE_RELATIVE_SCORE"


class NearMediaType(str, Enum):  # noqa: UP042  # as a StrEnum it would print as its value
    """The kinds of media that can be searched with."""

    AUDIO = "audio"
    DEPTH = "depth"
    IMAGE = "image"
    IMU = "imu"
    THERMAL = "thermal"
    VIDEO = "video"


@dataclass
class BM25OperatorOptions:
    """How many of the words of a keyword search must occur."""

    operator: ClassVar[int]


@dataclass
class BM25OperatorOr(BM25OperatorOptions):
    """Some of the words.

    Attributes:
        minimum_should_match: How many at least.
    """

    operator: ClassVar[int] = 1
    minimum_should_match: int

    def __post_init__(self) -> None:
        path = "BM25Operator.or_.minimum_match"
        self.minimum_should_match = count(self.minimum_should_match, path, maximum=_INT32_MAX)


@dataclass
class BM25OperatorAnd(BM25OperatorOptions):
    """All of the words, in one property."""

    operator: ClassVar[int] = 2


@dataclass
class BM25OperatorAndCross(BM25OperatorOptions):
    """All of the words, wherever each of them occurs."""

    operator: ClassVar[int] = 3


class BM25OperatorFactory:
    """Says how many of the words of a keyword search must occur.

    ```python
    await books.query.bm25("white whale", operator=BM25Operator.and_())
    ```
    """

    @staticmethod
    def or_(minimum_match: int) -> BM25OperatorOptions:
        """Some of the words.

        Args:
            minimum_match: How many at least.
        """
        return BM25OperatorOr(minimum_should_match=minimum_match)

    @staticmethod
    def and_() -> BM25OperatorOptions:
        """All of the words, in one property."""
        return BM25OperatorAnd()

    @staticmethod
    def and_cross() -> BM25OperatorOptions:
        """All of the words, wherever each of them occurs (server 1.39)."""
        return BM25OperatorAndCross()


class GroupBy(CheckedModel):
    """Groups the results of a search by the value of a property.

    Attributes:
        prop: The property.
        objects_per_group: The most objects that a group has.
        number_of_groups: The most groups that come back.
    """

    prop: str
    objects_per_group: _Count
    number_of_groups: _Count


class Rerank(CheckedModel):
    """Orders the results again, by a model that reads both query and object.

    Attributes:
        prop: The property that the model reads.
        query: What it compares with, instead of the search's own query.
    """

    prop: str
    query: str | None = None


@dataclass
class MMR:
    """Maximal marginal relevance; see `Diversity.mmr`."""

    limit: int | None = None
    balance: float | None = None

    def __post_init__(self) -> None:
        if self.limit is not None:
            self.limit = count(self.limit, "Diversity.mmr.limit")
            if not self.limit:
                raise refused("Diversity.mmr.limit", self.limit, "at least 1")
        if self.balance is not None:
            self.balance = share(self.balance, "Diversity.mmr.balance")


class Diversity:
    """Picks results that differ from each other."""

    @staticmethod
    def mmr(limit: int | None = None, balance: float | None = None) -> MMR:
        """Pick by maximal marginal relevance (server 1.37).

        Args:
            limit: How many results come back of those that the search's `limit` found.
            balance: Between 0, only difference counts, and 1, only nearness counts.
        """
        return MMR(limit=limit, balance=balance)


@dataclass
class _Sort:
    prop: str
    ascending: bool = True


class _Sorting:
    """An order: by the first of its keys, then by the next where that one is equal."""

    def __init__(self) -> None:
        self.sorts: list[_Sort] = []

    def __repr__(self) -> str:
        return f"{type(self).__name__}(sorts={self.sorts!r})"

    def by_property(self, name: str, ascending: bool = True) -> _Sorting:
        """Then by a property."""
        return self._by(text(name, "Sort.by_property.name"), ascending, "Sort.by_property")

    def by_id(self, ascending: bool = True) -> _Sorting:
        """Then by id."""
        return self._by("_id", ascending, "Sort.by_id")

    def by_creation_time(self, ascending: bool = True) -> _Sorting:
        """Then by the time at which objects were made."""
        return self._by("_creationTimeUnix", ascending, "Sort.by_creation_time")

    def by_update_time(self, ascending: bool = True) -> _Sorting:
        """Then by the time at which objects were last changed."""
        return self._by("_lastUpdateTimeUnix", ascending, "Sort.by_update_time")

    def _by(self, prop: str, ascending: bool, factory: str) -> _Sorting:
        self.sorts.append(_Sort(prop, truth(ascending, f"{factory}.ascending")))
        return self


class Sort:
    """Puts objects in order.

    ```python
    await books.query.fetch_objects(sort=Sort.by_property("year", ascending=False).by_property("title"))
    ```
    """

    @staticmethod
    def by_property(name: str, ascending: bool = True) -> _Sorting:
        """By a property.

        Args:
            name: Its name.
            ascending: Small to large, early to late; otherwise the other way.
        """
        return _Sorting().by_property(name, ascending)

    @staticmethod
    def by_id(ascending: bool = True) -> _Sorting:
        """By id."""
        return _Sorting().by_id(ascending)

    @staticmethod
    def by_creation_time(ascending: bool = True) -> _Sorting:
        """By the time at which objects were made."""
        return _Sorting().by_creation_time(ascending)

    @staticmethod
    def by_update_time(ascending: bool = True) -> _Sorting:
        """By the time at which objects were last changed."""
        return _Sorting().by_update_time(ascending)


BM25Operator = BM25OperatorFactory
Sorting = _Sorting
