"""Classes of a program's own: what they name, what is written of them, what is made."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel, ConfigDict, Field

from weaviate._core.decode.typed import shaped
from weaviate._core.rest import objects
from weaviate._core.scope import typed as handle
from weaviate._core.search import fetch_objects
from weaviate._proto import v1
from weaviate.auth import Auth
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateModelMismatchError
from weaviate.models.results import MetadataReturn, Object, QueryReturn


@dataclass
class Part:
    name: str


@dataclass
class Thing:
    kinds: ClassVar[list[str]] = []

    size: int
    part: Part | None = None
    parts: list[Part] = field(default_factory=list)
    made: str = field(default="here", init=False)


class Model(BaseModel):
    model_config = ConfigDict(extra="allow")

    size: int = Field(alias="Size")
    hidden: str = Field(default="", exclude=True)
    parts: list[Part] = []


@dataclass
class Picky:
    size: int

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError("a size is not negative")


class Unreadable(BaseModel):
    pass


Unreadable.__annotations__["later"] = "NoSuchName"


def requested(kind: Any) -> v1.PropertiesRequest:
    return v1.SearchRequest.FromString(fetch_objects(handle("Things", kind)).message).properties


def read(kind: Any, values: dict[str, Any], wanted: Any = None) -> Any:
    found = Object(uuid.UUID(int=1), MetadataReturn(), values, None, {}, "Things")
    return shaped(QueryReturn([found]), handle("Things", kind), wanted, None).objects[0].properties


@pytest.mark.parametrize(("kind", "plain"), [(Thing, ["size"]), (Model, ["Size"])])
def test_a_class_names_what_is_asked_for(kind: Any, plain: list[str]) -> None:
    message = requested(kind)

    assert list(message.non_ref_properties) == plain
    assert {each.prop_name: list(each.primitive_properties) for each in message.object_properties} == {
        name: ["name"] for name in (("part", "parts") if kind is Thing else ("parts",))
    }


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Thing(1, Part("x"), [Part("y")]), '{"size":1,"part":{"name":"x"},"parts":[{"name":"y"}]}'),
        (Model(Size=1, more="kept", hidden="no"), '{"Size":1,"parts":[],"more":"kept"}'),  # type: ignore[call-arg]
        ({"thing": Part("x")}, '{"thing":{"name":"x"}}'),
    ],
)
def test_instances_are_written_as_what_they_hold(value: Any, written: str) -> None:
    body = objects.insert(handle("Things"), value).body

    assert body is not None
    assert f'"properties":{written}' in body.decode()


@pytest.mark.parametrize(
    ("kind", "values", "made"),
    [
        (Thing, {"size": 1, "part": {"name": "x"}, "parts": [{"name": "y"}]}, Thing(1, Part("x"), [Part("y")])),
        (Thing, {"size": None, "part": None}, Thing(None)),  # type: ignore[arg-type]
        (Model, {"Size": 1, "parts": None, "more": 2}, Model(Size=1, more=2)),  # type: ignore[call-arg]
        (Model, {"Size": 1, "parts": [{"name": "y"}]}, Model(Size=1, parts=[Part("y")])),
    ],
)
def test_instances_are_made_of_what_is_read(kind: Any, values: dict[str, Any], made: Any) -> None:
    assert read(kind, values) == made


def test_a_model_of_a_few_properties_is_not_checked() -> None:
    made = read(Model, {"parts": None}, ["parts"])

    assert made.size is None
    assert made.parts == []


@pytest.mark.parametrize(
    ("kind", "values", "why"),
    [(Model, {"Size": "x"}, "Model.size: input should be a valid integer"), (Picky, {"size": -1}, "a size is not")],
)
def test_what_does_not_fit_is_named(kind: Any, values: dict[str, Any], why: str) -> None:
    with pytest.raises(WeaviateModelMismatchError, match=why) as raised:
        read(kind, values)

    assert raised.value.details.uuid == str(uuid.UUID(int=1))


def test_an_annotation_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="return_properties: Unreadable has an annotation"):
        requested(Unreadable)


@dataclass
class Endless:
    size: int
    inner: Endless | None = None


def test_a_class_that_holds_itself_is_refused() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="return_properties: Endless holds itself"):
        requested(Endless)


def test_the_name_that_a_model_reads_is_the_name_of_the_property() -> None:
    class Read(BaseModel):
        size: int = Field(validation_alias="Size")

    assert list(requested(Read).non_ref_properties) == ["Size"]
    assert read(Read, {"Size": 1}) == Read(Size=1)  # type: ignore[call-arg]


def test_what_the_client_itself_is_made_of_is_no_object() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="is not a mapping"):
        objects.insert(handle("Things"), Auth.api_key("secret"))
