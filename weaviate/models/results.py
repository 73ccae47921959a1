"""What searches return, and the types of what is in it."""

from __future__ import annotations

import datetime
import uuid as uuid_package
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias

from typing_extensions import TypeVar

from weaviate.models.data import (
    GeoCoordinate,
    PhoneNumber,
    PhoneNumberType,
    ReferenceInput,
    ReferenceInputs,
    SingleReferenceInput,
)
from weaviate.models.result import Result, table
from weaviate.models.tables import Tabular

__all__ = [
    "QP",
    "QR",
    "CrossReference",
    "CrossReferences",
    "DProperties",
    "Group",
    "GroupByMetadataReturn",
    "GroupByObject",
    "GroupByReturn",
    "GroupByReturnType",
    "IReferences",
    "M",
    "MetadataReturn",
    "MetadataSingleObjectReturn",
    "NProperties",
    "Object",
    "ObjectSingleReturn",
    "P",
    "Properties",
    "QProperties",
    "QueryNearMediaReturnType",
    "QueryProfileReturn",
    "QueryReturn",
    "QueryReturnType",
    "QuerySearchReturnType",
    "QuerySingleReturn",
    "R",
    "RawGQLReturn",
    "ReferenceInput",
    "ReferenceInputs",
    "References",
    "SearchProfileReturn",
    "ShardProfileReturn",
    "SingleReferenceInput",
    "T",
    "TProperties",
    "TReferences",
    "WeaviateField",
    "WeaviateProperties",
    "_CrossReference",
]

WeaviateField: TypeAlias = (
    str
    | bool
    | int
    | float
    | datetime.datetime
    | uuid_package.UUID
    | GeoCoordinate
    | PhoneNumber
    | PhoneNumberType
    | Mapping[str, "WeaviateField"]
    | Sequence[str]
    | Sequence[bool]
    | Sequence[int]
    | Sequence[float]
    | Sequence[datetime.datetime]
    | Sequence[uuid_package.UUID]
    | Sequence[Mapping[str, "WeaviateField"]]
    | None
)
"""The value of a property."""
WeaviateProperties: TypeAlias = Mapping[str, WeaviateField]
"""The values of an object by property name."""
CrossReferences: TypeAlias = Mapping[str, "_CrossReference[WeaviateProperties, CrossReferences]"]
"""What an object's reference properties point at, by property name."""

Properties = TypeVar("Properties", default=WeaviateProperties)
IReferences = TypeVar("IReferences", bound=Mapping[str, Any] | None, default=Any)
References = TypeVar("References", bound=Mapping[str, Any] | None, default=CrossReferences)
TProperties = TypeVar("TProperties", default=WeaviateProperties)
TReferences = TypeVar("TReferences", bound=Mapping[str, Any] | None, default=CrossReferences)
DProperties = TypeVar("DProperties", bound=Mapping[str, Any], default=dict[str, Any])
QProperties = TypeVar("QProperties", bound=Mapping[str, Any], default=WeaviateProperties)
NProperties = TypeVar("NProperties", bound=Mapping[str, Any] | None, default=Any)
M = TypeVar("M", default=Any)
P = TypeVar("P", default=WeaviateProperties)
R = TypeVar("R", default=CrossReferences)
QP = TypeVar("QP", default=WeaviateProperties)
QR = TypeVar("QR", default=CrossReferences)
T = TypeVar("T", default=Any)


@dataclass(repr=False)
class MetadataReturn(Result):
    """What the server knows about an object besides its values; None where it was not asked for, or does not apply.

    Attributes:
        creation_time: When it was inserted.
        last_update_time: When it was last changed.
        distance: Its distance from the searched vector, of vector searches.
        certainty: The same as a number between 0 and 1, for cosine distance only.
        score: Its rank by keyword and hybrid search.
        explain_score: How the score came about.
        is_consistent: Whether all replicas asked agreed on it.
        rerank_score: What the reranker gave it.
    """

    creation_time: datetime.datetime | None = None
    last_update_time: datetime.datetime | None = None
    distance: float | None = None
    certainty: float | None = None
    score: float | None = None
    explain_score: str | None = None
    is_consistent: bool | None = None
    rerank_score: float | None = None


@dataclass(repr=False)
class GroupByMetadataReturn(Result):
    """What the server knows about an object inside a group.

    Attributes:
        distance: Its distance from the searched vector.
    """

    distance: float | None = None


@dataclass(repr=False)
class MetadataSingleObjectReturn(Result):
    """What the server knows about an object that was fetched by its id.

    Attributes:
        creation_time: When it was inserted.
        last_update_time: When it was last changed.
        is_consistent: Whether all replicas asked agreed on it.
    """

    creation_time: datetime.datetime
    last_update_time: datetime.datetime
    is_consistent: bool | None


@dataclass(repr=False)
class _Object(Result, Generic[P, R, M]):
    uuid: uuid_package.UUID
    metadata: M
    properties: P
    references: R
    vector: dict[str, list[float] | list[list[float]]]
    collection: str

    def _repr_html_(self) -> str:
        return table([self])  # and not one of what its references point at


@dataclass(repr=False)
class Object(_Object[P, R, MetadataReturn], Generic[P, R]):
    """An object that a search found.

    Attributes:
        uuid: Its id.
        metadata: What the server knows about it.
        properties: Its values by property name.
        references: What its reference properties point at; None where no references were asked for.
        vector: Its vectors by name, where they were asked for. The one of a collection without names is `default`.
        collection: The collection that it is in.
    """


@dataclass(repr=False)
class GroupByObject(_Object[P, R, GroupByMetadataReturn], Generic[P, R]):
    """An object that a search found, in a group. Like `Object`, with the group's name.

    Attributes:
        belongs_to_group: The group's name.
    """

    belongs_to_group: str


@dataclass(repr=False)
class ObjectSingleReturn(_Object[P, R, MetadataSingleObjectReturn], Generic[P, R]):
    """An object that was fetched by its id. Like `Object`, with other metadata."""


class _CrossReference(Result, Generic[Properties, IReferences]):
    """What a reference property points at.

    Args:
        objects: The objects that it points at.
    """

    def __init__(self, objects: list[Object[Properties, IReferences]] | None) -> None:
        self.__objects = objects if objects is not None else []

    @property
    def objects(self) -> list[Object[Properties, IReferences]]:
        """The objects that it points at."""
        return self.__objects

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "objects", self.__objects

    def __eq__(self, other: object) -> bool:
        return self.__objects == other.objects if isinstance(other, _CrossReference) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # it holds a list, as the other results do


CrossReference: TypeAlias = _CrossReference[Properties, IReferences]
"""The type of a reference property in a TypedDict that says what references an object has."""


@dataclass(repr=False)
class SearchProfileReturn(Result):
    """How one search of a shard spent its time.

    Attributes:
        details: What the server says about it, by name.
    """

    details: dict[str, str]


@dataclass(repr=False)
class ShardProfileReturn(Result):
    """How one shard spent its time.

    Attributes:
        name: The shard.
        node: The node that it is on.
        searches: Its searches by kind.
    """

    name: str
    node: str
    searches: dict[str, SearchProfileReturn]


@dataclass(repr=False)
class QueryProfileReturn(Result):
    """How the server spent its time on a query.

    Attributes:
        shards: The shards that took part.
    """

    shards: list[ShardProfileReturn]


@dataclass(repr=False)
class QueryReturn(Tabular, Result, Generic[P, R]):
    """The answer to a search.

    Attributes:
        objects: What was found, the best first.
        query_profile: How the server spent its time, where it was asked for.
    """

    objects: list[Object[P, R]]
    query_profile: QueryProfileReturn | None = None


@dataclass(repr=False)
class Group(Result, Generic[P, R]):
    """One group of a search's answer.

    Attributes:
        name: The value that its objects share.
        min_distance: The smallest distance of its objects from the searched vector.
        max_distance: The largest one.
        number_of_objects: How many objects it holds.
        objects: Its objects.
        rerank_score: What the reranker gave the group.
    """

    name: str
    min_distance: float
    max_distance: float
    number_of_objects: int
    objects: list[GroupByObject[P, R]]
    rerank_score: float | None


@dataclass(repr=False)
class GroupByReturn(Tabular, Result, Generic[P, R]):
    """The answer to a search with groups.

    Attributes:
        objects: The objects of all groups.
        groups: The groups by name.
        query_profile: How the server spent its time, where it was asked for.
    """

    objects: list[GroupByObject[P, R]]
    groups: dict[str, Group[P, R]]
    query_profile: QueryProfileReturn | None = None


@dataclass(repr=False)
class RawGQLReturn(Result):
    """The answer to a query in GraphQL, as the server sent it.

    Attributes:
        aggregate: What `Aggregate` found, by collection; empty where it was not asked for.
        explore: What `Explore` found, likewise.
        get: What `Get` found, by collection; of a collection whose part of the query failed, None.
        errors: What went wrong, each with a `message`; None where nothing did. The rest of the answer stands.
    """

    aggregate: dict[str, list[dict[str, Any]]]
    explore: dict[str, list[dict[str, Any]]]
    get: dict[str, list[dict[str, Any]]]
    errors: list[dict[str, Any]] | None


QueryReturnType: TypeAlias = QueryReturn[P, R]
GroupByReturnType: TypeAlias = GroupByReturn[P, R]
QuerySingleReturn: TypeAlias = ObjectSingleReturn[P, R] | None
QuerySearchReturnType: TypeAlias = QueryReturn[P, R] | GroupByReturn[P, R]
QueryNearMediaReturnType: TypeAlias = QueryReturn[P, R] | GroupByReturn[P, R]
