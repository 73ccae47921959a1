"""Every factory below `Configure` refuses what is nothing that it takes, in its own name and the parameter's."""

from __future__ import annotations

import inspect
import re
from operator import attrgetter
from typing import Any

import pytest

from tests.parity.factory_cases import calls, factories, make, samples
from weaviate.classes import config
from weaviate.exceptions import WeaviateInvalidInputError

PARAMETERS = {
    place: [each.partition("=")[0] for each in parameters if each != "*"]
    for place, parameters in factories().items()
    if place.startswith("Configure.")
}


def explained(place: str) -> str:
    return inspect.getdoc(attrgetter(place)(config)) or ""


def ignored(place: str, parameter: str) -> bool:
    """Whether the factory says that it does not look at a parameter."""
    return re.search(rf"\b{parameter}: .*ignored", explained(place), re.IGNORECASE) is not None


def is_alias(place: str) -> bool:
    """Whether it is an old name of another factory, whose name errors say then."""
    return place.split(".")[1] in ("NamedVectors", "Vectorizer") or explained(place).startswith("Deprecated")


def says(line: str, place: str, parameter: str) -> bool:
    """Whether a line of an error is about a parameter of a factory, or of the one that it is an alias of."""
    subject = line.partition(":")[0]
    if subject == place:
        return parameter in line
    factory, _, named = subject.rpartition(".")
    if factory == place:
        return named == parameter
    # What only the alias calls so goes by its newer name.
    return is_alias(place) and factory in PARAMETERS and (named == parameter or parameter not in PARAMETERS[factory])


@pytest.mark.parametrize("place", [place for place, parameters in PARAMETERS.items() if parameters])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_bad_argument_is_refused_by_the_names_of_factory_and_parameter(place: str) -> None:
    needed: dict[str, Any] = dict(calls(samples(config), place, factories()[place]))["required"]
    wrong = {}

    for parameter in PARAMETERS[place]:
        if not ignored(place, parameter):
            with pytest.raises(WeaviateInvalidInputError) as refused:
                make(config, place, needed | {parameter: _Nothing()})
            if not any(says(line, place, parameter) for line in refused.value.message.split("; ")):
                wrong[parameter] = refused.value.message

    assert wrong == {}


class _Nothing:
    """What no parameter takes."""

    def __repr__(self) -> str:
        return "nothing"
