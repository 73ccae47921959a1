"""What a search asked for, as its request says it."""

from __future__ import annotations

import uuid
from typing import Any

from weaviate._core import search
from weaviate._core.decode.asked import asked, noted
from weaviate._core.scope import Scope
from weaviate.classes.query import GroupBy, MetadataQuery, QueryNested, QueryReference, Rerank
from weaviate.models.results import MetadataReturn, Object, QueryReturn
from weaviate.models.tables import Asked

BOOKS = Scope("Books")


def test_everything_that_was_asked_for_by_name_is_known() -> None:
    request = search.near_vector(
        BOOKS,
        [1.0],
        include_vector=["default", "other"],
        rerank=Rerank(prop="title"),
        return_metadata=MetadataQuery.full(),
        return_properties=["title", QueryNested(name="place", properties="city")],
        return_references=QueryReference(link_on="by"),
    )

    assert asked(request.message, generated=True) == Asked(
        properties=("title", "place"),
        references=("by",),
        metadata=(
            *("creation_time", "last_update_time", "distance", "certainty", "score", "explain_score"),
            *("is_consistent", "rerank_score"),
        ),
        vectors=("default", "other"),
        generated=True,
    )


def test_what_objects_in_groups_do_not_have_is_left_out() -> None:
    groups = GroupBy(prop="title", objects_per_group=1, number_of_groups=1)
    request = search.near_vector(BOOKS, [1.0], group_by=groups, return_metadata=MetadataQuery.full())

    assert asked(request.message, generated=False) == Asked(metadata=("distance",), grouped=True)


def test_nothing_by_name_is_nothing_that_is_known() -> None:
    assert asked(search.fetch_objects(BOOKS, include_vector=True).message, generated=False) == Asked()


def test_a_result_that_holds_something_says_itself_what_is_there() -> None:
    found: QueryReturn[Any, Any] = QueryReturn([Object(uuid.UUID(int=1), MetadataReturn(), {}, None, {}, "Books")])
    request = search.fetch_objects(BOOKS, return_metadata=["distance"])

    assert list(noted(found, request).to_pandas().columns) == ["uuid"]
    assert list(noted(QueryReturn([]), request).to_pandas().columns) == ["uuid", "distance"]
