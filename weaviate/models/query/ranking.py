"""How objects are found by keywords, put in order and grouped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from weaviate.models.checked import CheckedModel, count, refused, text
from weaviate.str_enum import BaseEnum


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
        return BM25OperatorOr(minimum_should_match=count(minimum_match, "minimum_match", maximum=2**31 - 1))

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
    objects_per_group: int
    number_of_groups: int


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
        if not isinstance(ascending, bool):
            raise refused("ascending", ascending, "True or False")
        self.sorts.append(_Sort(text(name, "name"), ascending))
        return self

    def by_id(self, ascending: bool = True) -> _Sorting:
        """Then by id."""
        return self.by_property("_id", ascending)

    def by_creation_time(self, ascending: bool = True) -> _Sorting:
        """Then by the time at which objects were made."""
        return self.by_property("_creationTimeUnix", ascending)

    def by_update_time(self, ascending: bool = True) -> _Sorting:
        """Then by the time at which objects were last changed."""
        return self.by_property("_lastUpdateTimeUnix", ascending)


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
