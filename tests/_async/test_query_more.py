"""Every search with every parameter on the real server, with models whose answers are known."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

import pytest

from tests._async.searching import (
    BY_HAND,
    DISTANCES,
    GROUPED,
    GROUPS,
    IDS,
    IN_ORDER,
    NEAR,
    Letters,
    medium,
    numbers,
)
from weaviate import WeaviateAsyncClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.classes.data import DataObject, ReferenceToMulti
from weaviate.classes.query import (
    MetadataQuery,
    NearMediaType,
    NearVector,
    QueryNested,
    QueryReference,
    TargetVectors,
)
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateQueryError

Handle = CollectionAsync[Any, Any]


class Numbered(TypedDict):
    """What a query asks for."""

    n: int


@dataclass
class Words:
    """The same of another property, as a dataclass."""

    words: str


async def test_every_parameter_has_its_effect(letters: Letters) -> None:
    found = [
        (method, args, more, numbers(await getattr(letters.query, method)(*args, **more)))
        for method, args, more, _ in BY_HAND + IN_ORDER
    ]

    assert found == BY_HAND + IN_ORDER


async def test_all_searches_by_nearness_measure_the_same_distances(letters: Letters) -> None:
    metadata = MetadataQuery(distance=True, certainty=True)

    found = {
        method: (await getattr(letters.query, method)(*args, return_metadata=metadata)).objects
        for method, args in NEAR.items()
    }

    for objects in found.values():
        assert [each.metadata.distance for each in objects] == pytest.approx(DISTANCES, abs=1e-5)
        certainties = [1 - distance / 2 for distance in DISTANCES]
        assert [each.metadata.certainty for each in objects] == pytest.approx(certainties, abs=1e-5)


async def test_the_results_of_every_search_are_grouped(letters: Letters) -> None:
    found = {
        method: await getattr(letters.query, method)(*args, group_by=GROUPS, **more) for method, args, more in GROUPED
    }

    for method, answer in found.items():
        groups = {name: sorted(each.properties["n"] for each in group.objects) for name, group in answer.groups.items()}
        assert (method, groups) == (method, {"x": [1, 2], "y": [3, 4]})
        assert sorted(each.belongs_to_group for each in answer.objects) == ["x", "x", "y", "y"]


async def test_every_search_returns_what_it_is_asked_for(letters: Letters) -> None:
    asked: dict[str, Any] = {
        "include_vector": ["seen"],
        "return_metadata": ["creation_time", "query_profile"],
        "return_properties": ["n", "picture"],
        "return_references": QueryReference(link_on="before", return_properties=["n"]),
        "limit": 1,
        "offset": 1,
    }
    calls = {**NEAR, "bm25": ("red",), "hybrid": ("a",), "fetch_objects": (), "fetch_objects_by_ids": (IDS,)}

    for method, args in calls.items():
        found = await getattr(letters.query, method)(*args, **asked)

        (second,) = found.objects
        assert (method, second.properties) == (method, {"n": 2, "picture": medium("picture 2")})
        assert (second.uuid, second.vector) == (IDS[1], {"seen": [3, 1, 0]})
        assert numbers(second.references["before"]) == [1]
        assert second.metadata.creation_time is not None
        assert second.metadata.last_update_time is None
        assert found.query_profile.shards[0].searches


async def test_the_class_of_a_query_makes_its_results(letters: Letters) -> None:
    by_ids = await letters.query.fetch_objects_by_ids(IDS[:1], return_properties=Words)
    near = await letters.query.near_object(IDS[0], return_properties=Numbered, limit=1)
    image = await letters.query.near_image(medium("a"), return_properties=Words, group_by=GROUPS)
    media = await letters.query.near_media(medium("a"), NearMediaType.AUDIO, return_properties=Words, limit=1)

    assert by_ids.objects[0].properties == Words("red")
    assert near.objects[0].properties == {"n": 1}
    assert image.groups["x"].objects[1].properties == Words("red blue")
    assert media.objects[0].properties.words == "red"


async def test_media_are_read_from_files(letters: Letters, tmp_path: Path) -> None:
    path = tmp_path / "b.png"
    path.write_bytes(b"b")

    for given in (path, str(path), medium("b")):
        assert numbers(await letters.query.near_image(given, limit=1)) == [4]
        assert numbers(await letters.query.near_media(given, NearMediaType.VIDEO, limit=1)) == [4]
    with path.open("rb") as opened:
        assert numbers(await letters.query.near_image(opened, limit=1)) == [4]


async def test_references_are_followed_as_deep_as_asked(letters: Letters) -> None:
    # The server returns the vectors of a target only where it returns those of what points at it.
    third = QueryReference(link_on="before", return_properties=["words"], include_vector=["seen"])
    second = QueryReference.MultiTarget(
        link_on="before",
        target_collection="Letters",
        return_properties=False,
        return_references=third,
        include_vector=True,
    )
    first = QueryReference(
        link_on="before",
        return_properties=["n"],
        return_references=second,
        include_vector=True,
        return_metadata=MetadataQuery(last_update_time=True),
    )

    found = await letters.query.near_object(IDS[3], return_references=[first])

    three = found.objects[0].references["before"].objects[0]
    two = three.references["before"].objects[0]
    one = two.references["before"].objects[0]
    assert (three.uuid, three.properties, three.vector) == (IDS[2], {"n": 3}, {"seen": [1, 3, 0]})
    assert three.metadata.last_update_time is not None
    assert (two.uuid, two.properties) == (IDS[1], {})
    assert (one.uuid, one.properties, one.vector) == (IDS[0], {"words": "red"}, {"seen": [2, 0, 0]})
    assert [each.properties["n"] for each in found.objects if not each.references] == [1]


async def test_parts_of_nested_properties_are_returned(client: WeaviateAsyncClient, name: str) -> None:
    born = Property(
        name="born",
        data_type=DataType.OBJECT,
        nested_properties=[
            Property(name="year", data_type=DataType.INT),
            Property(name="place", data_type=DataType.TEXT),
        ],
    )
    authors = Property(
        name="authors",
        data_type=DataType.OBJECT_ARRAY,
        nested_properties=[Property(name="name", data_type=DataType.TEXT), born],
    )
    collection: Handle = await client.collections.create(name, properties=[authors])
    wells: dict[str, Any] = {"name": "Wells", "born": {"year": 1866, "place": "Bromley"}}
    chosen = await collection.data.insert({"authors": [wells, {"name": "Anonymous"}]})
    year = QueryNested(name="authors", properties=["name", QueryNested(name="born", properties="year")])

    whole = await collection.query.fetch_objects_by_ids([chosen])
    part = await collection.query.fetch_objects_by_ids([chosen], return_properties=year)

    assert whole.objects[0].properties == {"authors": [wells, {"name": "Anonymous"}]}
    assert part.objects[0].properties["authors"][0] == {"name": "Wells", "born": {"year": 1866}}


async def test_distances_to_several_targets_are_weighed(client: WeaviateAsyncClient, name: str) -> None:
    collection: Handle = await client.collections.create(
        name,
        properties=[Property(name="n", data_type=DataType.INT)],
        vector_config=[Configure.Vectors.self_provided(name=n) for n in ("one", "two")],
    )
    # From (1, 0), object 1 is 0 and 1 away, object 2 is 0.4 and 0.4 away; from (0, 1) 1 and 0, and 0.2 and 0.2.
    objects = [
        DataObject({"n": 1}, uuid=IDS[0], vector={"one": [1.0, 0.0], "two": [0.0, 1.0]}),
        DataObject({"n": 2}, uuid=IDS[1], vector={"one": [0.6, 0.8], "two": [0.6, 0.8]}),
    ]
    assert not (await collection.data.insert_many(objects)).has_errors
    near = {"one": [1.0, 0.0], "two": [1.0, 0.0]}
    several = {"one": NearVector.list_of_vectors([1.0, 0.0], [0.0, 1.0]), "two": [1.0, 0.0]}
    cases: list[tuple[Any, Any, list[tuple[int, float]]]] = [
        (near, ["one", "two"], [(1, 0), (2, 0.4)]),
        (near, TargetVectors.average(["one", "two"]), [(2, 0.4), (1, 0.5)]),
        (near, TargetVectors.manual_weights({"one": 1, "two": 0.2}), [(1, 0.2), (2, 0.48)]),
        (near, TargetVectors.manual_weights({"one": 0.1, "two": 1}), [(2, 0.44), (1, 1)]),
        ([1.0, 0.0], TargetVectors.sum(["one", "two"]), [(2, 0.8), (1, 1)]),
        (several, TargetVectors.sum(["one", "two"]), [(2, 1), (1, 2)]),
        (several, TargetVectors.manual_weights({"one": [1, 3], "two": 0.5}), [(2, 1.2), (1, 3.5)]),
    ]

    for vector, targets, wanted in cases:
        found = await collection.query.near_vector(vector, target_vector=targets, return_metadata=["distance"])

        assert numbers(found) == [n for n, _ in wanted]
        distances = [each.metadata.distance for each in found.objects]
        assert distances == pytest.approx([distance for _, distance in wanted], abs=1e-5)
    by_object = await collection.query.near_object(IDS[1], target_vector=TargetVectors.minimum(["one", "two"]))
    by_one = await collection.query.hybrid(
        None, vector=near, target_vector=TargetVectors.relative_score({"one": 0.9, "two": 0.1})
    )
    by_two = await collection.query.hybrid(
        None, vector=near, target_vector=TargetVectors.relative_score({"one": 0.1, "two": 0.9})
    )
    assert [numbers(found) for found in (by_object, by_one, by_two)] == [[2, 1], [1, 2], [2, 1]]


async def test_multi_target_references_name_the_collection(client: WeaviateAsyncClient, name: str) -> None:
    target = await client.collections.create(f"{name}_target", properties=[Property(name="n", data_type=DataType.INT)])
    try:
        collection: Handle = await client.collections.create(
            name,
            references=[ReferenceProperty.MultiTarget(name="to", target_collections=[name, target.name])],
        )
        there = await target.data.insert({"n": 7})
        here = await collection.data.insert(
            {}, references={"to": ReferenceToMulti(target_collection=target.name, uuids=there)}
        )

        found = await collection.query.fetch_objects_by_ids(
            [here],
            return_references=QueryReference.MultiTarget(
                link_on="to", target_collection=target.name, return_properties=["n"]
            ),
        )

        (pointed,) = found.objects[0].references["to"].objects
        assert (pointed.uuid, pointed.properties, pointed.collection) == (there, {"n": 7}, target.name)
    finally:
        await client.collections.delete(target.name)


@pytest.mark.parametrize(
    ("method", "args", "more", "part"),
    [
        ("near_object", ("zz",), {}, "near_object"),
        ("near_object", (IDS[0],), {"certainty": "near"}, "certainty"),
        ("near_image", (b"abc",), {}, "near_image"),
        ("near_image", (Path("/no/such/file"),), {}, "near_image: /no/such/file cannot be read"),
        ("near_media", (Path("/no/such/file"), NearMediaType.IMU), {}, "media: /no/such/file cannot be read"),
        ("near_media", (medium("a"), "smell"), {}, "media_type"),
        ("fetch_objects_by_ids", (str(IDS[0]),), {}, "ids"),
        ("fetch_objects_by_ids", ([IDS[0], "zz"],), {}, r"ids\[1\]"),
        ("fetch_objects_by_ids", ([IDS[0]],), {"sort": "n"}, "sort"),
    ],
)
async def test_a_parameter_that_is_none_of_its_kind_is_refused(
    client: WeaviateAsyncClient, method: str, args: Any, more: dict[str, Any], part: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=part):
        await getattr(client.collections.use("NeverCreated").query, method)(*args, **more)


async def test_an_object_that_is_not_there_is_near_nothing(letters: Letters) -> None:
    with pytest.raises(WeaviateQueryError, match="search Letters by object") as caught:
        await letters.query.near_object(uuid.UUID(int=9))

    assert caught.value.details.collection == "Letters"
