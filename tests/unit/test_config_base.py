"""The rule of names, and the base of what is sent."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import AnyHttpUrl, ConfigDict, Field, TypeAdapter

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.base import WireModel, camel_case, known, to_json
from weaviate.models.config.enums import DataType


class Inner(WireModel):
    type_: DataType | None = None


class Outer(WireModel):
    plain: int
    two_words: str | None = None
    exception: bool = Field(default=True, serialization_alias="baseURL")
    attribute_name: list[Inner] | None = Field(default=None, alias="parameter_name")
    local: int = Field(default=1, exclude=True)
    share: float | None = Field(default=None, title="its_share")


@pytest.mark.parametrize(
    ("name", "wire"),
    [("ef", "ef"), ("index_filterable", "indexFilterable"), ("type_", "type"), ("indexFilterable", "indexFilterable")],
)
def test_names_follow_one_rule(name: str, wire: str) -> None:
    assert camel_case(name) == wire


def test_a_model_is_written_by_the_rule_and_its_exceptions() -> None:
    outer = Outer(plain=1, parameter_name=[Inner(type_=DataType.TEXT), Inner()])

    assert outer.to_wire() == {"plain": 1, "baseURL": True, "attributeName": [{"type": "text"}, {}]}


def test_a_model_says_what_does_not_fit() -> None:
    untyped: Any = Outer

    with pytest.raises(WeaviateInvalidInputError, match=r"Outer\.plain: .*; Outer\.twoWords: "):
        untyped(plain="1", twoWords="a")


@pytest.mark.parametrize("share", ["a", float("nan"), float("inf"), -float("inf")])
def test_a_number_is_one_that_json_has_and_errors_name_the_parameter(share: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"\AOuter\.its_share: "):
        Outer(plain=1, share=share)


def test_errors_name_the_factory_that_an_instance_is_made_in() -> None:
    assert Outer.made_in("Configure.outer", plain=1) == Outer(plain=1)
    with pytest.raises(WeaviateInvalidInputError, match=r"\AConfigure\.outer\.plain: "):
        Outer.made_in("Configure.outer", plain="1")
    with pytest.raises(WeaviateInvalidInputError, match=r"\AConfigure\.outer\.two_words: must be text that UTF-8"):
        Outer.made_in("Configure.outer", plain=1, two_words="\ud800")


def test_what_may_be_secret_is_not_shown() -> None:
    class Secret(WireModel):
        model_config = ConfigDict(hide_input_in_errors=True)

        key: str

    with pytest.raises(WeaviateInvalidInputError) as refused:
        Secret(key="mine\ud800")

    assert refused.value.message == "Secret.key: must be text that UTF-8 can carry"


def test_a_url_is_written_as_text() -> None:
    url = TypeAdapter(AnyHttpUrl).validate_python("https://example.com/a")

    assert to_json({"url": url, "empty": None}) == {"url": "https://example.com/a", "empty": None}


def test_a_value_that_an_enumeration_does_not_have_stays_as_it_is() -> None:
    assert known(DataType, "text") is DataType.TEXT
    assert known(DataType, "new") == "new"
