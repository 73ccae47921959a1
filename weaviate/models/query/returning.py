"""What a query brings back of each object: metadata, properties, references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, TypeAlias

from weaviate.models.checked import CheckedModel
from weaviate.models.results import P, TProperties, TReferences
from weaviate.types import INCLUDE_VECTOR


class MetadataQuery(CheckedModel):
    """Which metadata come with each object.

    ```python
    await books.query.near_text("whales", return_metadata=MetadataQuery(distance=True))
    ```

    Attributes:
        creation_time: When it was made.
        last_update_time: When it was last changed.
        distance: How far its vector is from the query's.
        certainty: The same as a number between 0 and 1, for cosine distance only.
        score: How well it fits a keyword or hybrid search.
        explain_score: What the score is made of.
        is_consistent: Whether all replicas hold the same.
        query_profile: Where the server spent its time, once for the whole answer (server 1.37).
    """

    creation_time: bool = False
    last_update_time: bool = False
    distance: bool = False
    certainty: bool = False
    score: bool = False
    explain_score: bool = False
    is_consistent: bool = False
    query_profile: bool = False

    @classmethod
    def full(cls) -> MetadataQuery:
        """All metadata of the objects."""
        return cls(
            creation_time=True,
            last_update_time=True,
            distance=True,
            certainty=True,
            score=True,
            explain_score=True,
            is_consistent=True,
        )

    @classmethod
    def full_with_profile(cls) -> MetadataQuery:
        """All metadata of the objects, and the query's profile."""
        return cls.full().model_copy(update={"query_profile": True})


METADATA = (
    list[
        Literal[
            "creation_time",
            "last_update_time",
            "distance",
            "certainty",
            "score",
            "explain_score",
            "is_consistent",
            "query_profile",
        ]
    ]
    | MetadataQuery
)
"""Metadata by name, or as a `MetadataQuery`."""


class QueryNested(CheckedModel):
    """Some properties of a nested object.

    Attributes:
        name: The property that holds the object.
        properties: What to return of it.
    """

    name: str
    properties: PROPERTIES


PROPERTY: TypeAlias = str | QueryNested
PROPERTIES: TypeAlias = Sequence[PROPERTY] | PROPERTY
"""Properties by name, nested ones as `QueryNested`."""
NestedProperties: TypeAlias = list[PROPERTY] | PROPERTY


class _QueryReference(CheckedModel):
    made_by: ClassVar[str] = "QueryReference"

    link_on: str
    include_vector: INCLUDE_VECTOR = False
    return_metadata: MetadataQuery | None = None
    return_properties: PROPERTIES | bool | None = None
    return_references: REFERENCES | None = None


class _QueryReferenceMultiTarget(_QueryReference):
    """A reference that has several target collections, and the one that is meant.

    Attributes:
        target_collection: That collection.
    """

    made_by: ClassVar[str] = "QueryReference.MultiTarget"

    target_collection: str


REFERENCE: TypeAlias = _QueryReference | _QueryReferenceMultiTarget
REFERENCES: TypeAlias = Sequence[REFERENCE] | REFERENCE
"""References to follow."""


class QueryReference(_QueryReference):
    """A reference to follow, and what to return of the objects behind it.

    ```python
    author = QueryReference(link_on="author", return_properties=["name"])
    await books.query.fetch_objects(return_references=author)
    ```

    A reference with several target collections is followed by `QueryReference.MultiTarget`, which takes the one that
    is meant as `target_collection`.

    Attributes:
        link_on: The reference's name.
        include_vector: Whether their vectors come with them, or which of the named ones.
        return_metadata: Their metadata.
        return_properties: Their properties; None for all.
        return_references: Further references to follow.
    """

    MultiTarget: ClassVar[type[_QueryReferenceMultiTarget]] = _QueryReferenceMultiTarget


@dataclass
class CrossReferenceAnnotation:
    """What to return of a reference, in the annotation of a TypedDict of references.

    ```python
    class BookReferences(TypedDict):
        author: Annotated[CrossReference[Author, None], CrossReferenceAnnotation(include_vector=True)]
    ```

    Attributes:
        include_vector: Whether vectors come with the objects.
        metadata: Their metadata.
        target_collection: Which collection is meant, where the reference has several.
    """

    include_vector: bool = False
    metadata: MetadataQuery | None = None
    target_collection: str | None = None


Nested = Annotated[P, "NESTED"]
"""Marks a nested object, or a list of them, in a TypedDict of properties: `address: Nested[Address]`."""

ReturnProperties: TypeAlias = PROPERTIES | bool | type[TProperties]
"""Properties by name, True for all, False for none, or a TypedDict that has their names."""
ReturnReferences: TypeAlias = REFERENCE | Sequence[REFERENCE] | type[TReferences]
"""References to follow, or a TypedDict whose items are annotated as `CrossReference[Properties, References]`."""

for _model in (QueryNested, _QueryReference, _QueryReferenceMultiTarget, QueryReference):
    _model.model_rebuild()
