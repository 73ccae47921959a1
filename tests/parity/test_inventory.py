"""The comparison with the inventory, on a small module."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from types import ModuleType
from typing import Any, Protocol, TypedDict

import pytest
from pydantic import BaseModel

from tests.parity.inventory import differences


class Colour(StrEnum):
    RED = "red"


class ThingError(ValueError):
    pass


class Model(BaseModel):
    later: Later | None = None


class Later(BaseModel):
    pass


class Row(TypedDict):
    size: int


class Speaker(Protocol):
    def say(self, text: str) -> None: ...


@dataclass
class Thing:
    size: int
    colour: Colour = Colour.RED

    class Inner:
        def __init__(self, x: int, *, y: str = "y") -> None: ...

    def get(self, name: str, *names: str, deep: bool = False, more: int = 0, **rest: object) -> None: ...

    @staticmethod
    def make(name: str) -> None: ...

    @classmethod
    def load(cls, name: str, path: str = "~") -> None: ...

    @property
    def name(self) -> str:
        return ""


def function(a: int, b: int, c: int = 3) -> None: ...


ROOTS = {colour: {"client": Thing(1)} for colour in ("sync", "async")}


@pytest.fixture(autouse=True)
def module(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("thing_module")
    for value in (Colour, Later, Model, Speaker, ThingError, Row, Thing, function):
        setattr(module, value.__name__, value)
    monkeypatch.setitem(sys.modules, "thing_module", module)


@pytest.mark.parametrize(
    ("place", "item"),
    [
        ("thing_module:function", ["a", "b", "c=3"]),
        ("thing_module:function", ["a", "b"]),
        ("thing_module:Thing", {"kind": "dataclass", "bases": []}),
        ("thing_module:ThingError", {"kind": "exception", "bases": ["ValueError", "Exception"]}),
        ("thing_module:Model", {"kind": "pydantic", "bases": []}),
        ("thing_module:Model()", ["*", "later=None"]),
        ("thing_module:Row", {"kind": "typeddict", "bases": []}),
        ("thing_module:Speaker", {"kind": "protocol", "bases": []}),
        ("thing_module:Row.size", "field"),
        ("thing_module:Colour", {"kind": "enum", "bases": ["str"]}),
        ("thing_module:Colour.RED", {"value": "'red'"}),
        ("thing_module:Thing()", ["size", "colour=Colour.RED"]),
        ("thing_module:Thing", {"is": "tests.parity.test_inventory:Thing"}),
        ("thing_module:Thing.size", "field"),
        ("thing_module:Thing.name", "property"),
        ("thing_module:Thing.get", ["name", "*names", "deep=False", "**rest"]),
        ("thing_module:Thing.make", ["name"]),
        ("thing_module:Thing.load", ["name", "path='~'"]),
        ("thing_module:Thing.Inner()", ["x", "*", "y='y'"]),
        ("client.get", ["name", "*names", "deep=False"]),
        ("sync client.size", "attr"),
    ],
)
def test_what_agrees_is_not_told(place: str, item: Any) -> None:
    assert differences(place, item, ROOTS) == []


@pytest.mark.parametrize(
    ("place", "item", "told"),
    [
        ("thing_module:function", ["a", "b", "c=4"], ["c is 3 by default instead of 4"]),
        ("thing_module:function", ["a", "b", "c"], ["c is 3 by default instead of None"]),
        ("thing_module:function", ["a", "b", "*", "c=3"], ["c is POSITIONAL_OR_KEYWORD"]),
        (
            "thing_module:function",
            ["a", "b", "c=3", "d=4"],
            ["has no parameter d", "takes ['a', 'b', 'c'] by position"],
        ),
        ("thing_module:function", ["b", "a", "c=3"], ["takes ['a', 'b', 'c'] by position instead of ['b', 'a', 'c']"]),
        ("thing_module:function", ["a"], ["b is added and not optional"]),
        ("thing_module:function.gone", "attr", ["is missing"]),
        ("thing_module:Gone", "class", ["is missing"]),
        ("thing_module:Gone.member()", [], ["is missing"]),
        ("thing_module:Gone.__str__", [], ["is missing"]),
        ("no_such_module:Gone", "class", ["is missing"]),
        ("thing_module:Row.gone", "field", ["is missing"]),
        (
            "thing_module:Row",
            {"kind": "class", "bases": ["Base"]},
            ["is of kind typeddict", "does not derive from Base"],
        ),
        ("thing_module:function", {"kind": "class", "bases": []}, ["is no class"]),
        ("thing_module:Thing", {"is": "thing_module:Model"}, ["is not thing_module:Model"]),
        ("thing_module:Colour", [], ["cannot be called"]),
        ("thing_module:Colour.RED", {"value": "'RED'"}, ["is 'red' instead of 'RED'"]),
        ("async client.gone", [], ["is missing"]),
    ],
)
def test_what_differs_is_told(place: str, item: Any, told: list[str]) -> None:
    found = differences(place, item, ROOTS)

    assert len(found) == len(told)
    assert all(text in line for text, line in zip(told, found, strict=True))
    assert all(place in line for line in found)


def test_a_difference_in_both_colours_is_told_of_each() -> None:
    assert differences("client.get", ["other"], ROOTS)[0].startswith("sync client.get: ")
    assert [line for line in differences("client.get", ["other"], ROOTS) if line.startswith("async client.get: ")]
