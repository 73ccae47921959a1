"""Inputs that are checked when they are made, and the checks of single arguments."""

from __future__ import annotations

import math
import re
from numbers import Integral, Real
from typing import Any, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, ValidationError

from weaviate.exceptions import WeaviateInvalidInputError

UINT32_MAX = 2**32 - 1


class CheckedModel(BaseModel):
    """The base of input models: what does not fit is refused with this package's own error.

    Arguments that a model does not have are refused too, so that a misspelled one is not lost.
    """

    # Fields such as `model_version` are named by the server; pydantic before 2.10 warns of them.
    model_config = ConfigDict(extra="forbid", protected_namespaces=())

    made_by: ClassVar[str] = ""
    """The factory that users call for it, which errors name; the class's own name where there is none."""

    def __init__(self, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise invalid_input(self.made_by or type(self).__name__, error) from error
        for name, value in data.items():
            if isinstance(value, str):  # pydantic takes any, those that no message can carry among them
                text(value, f"{self.made_by or type(self).__name__}.{name}")

    # Keeps pydantic from calling it for models within models: there its own error is needed, after which it goes on to
    # the next of several types.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # as pydantic marks its own

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Make an instance from a mapping or an instance.

        Args:
            obj: The values by field name.
            **options: As pydantic has them.

        Raises:
            WeaviateInvalidInputError: The values do not fit.
        """
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            raise invalid_input(cls.made_by or cls.__name__, error) from error


def invalid_input(name: str, error: ValidationError) -> WeaviateInvalidInputError:
    """Say in one line per field what pydantic found.

    Args:
        name: What was being made: the factory's name, or the class's.
        error: What pydantic raised.
    """
    found: dict[str, dict[str, None]] = {}  # each text once, in order
    for detail in error.errors(include_url=False):
        # A field that takes several types brings one entry for each, with pydantic's names for the types in its path.
        said = [str(part) for part in detail["loc"][:1]]
        parameter = said if detail["type"] == "extra_forbidden" else map(_snake_case, said)
        field = ".".join([name.lstrip("_"), *parameter])
        cause = detail.get("ctx", {}).get("error")
        text = str(cause) if isinstance(cause, ValueError) else _uncapitalised(detail["msg"])
        found.setdefault(field, {})[text] = None
    return WeaviateInvalidInputError("\n".join(f"{field}: {' | '.join(texts)}" for field, texts in found.items()))


def _uncapitalised(sentence: str) -> str:
    """A sentence of pydantic's, to go on with after a colon."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def _snake_case(name: str) -> str:
    """A parameter's name, where the attribute is named as on the wire: `ef_construction` for `efConstruction`."""
    return re.sub("(?<=[a-z0-9])[A-Z]", lambda found: f"_{found[0]}", name).lower()


def refused(path: str, value: object, wanted: str) -> WeaviateInvalidInputError:
    """The error for an argument.

    Args:
        path: Its name.
        value: What was given.
        wanted: What it must be.
    """
    try:
        given = repr(value)
    except ValueError:  # Python writes no integer of more than 4300 digits
        given = "one that is too long to show"
    if len(given) > 80:
        given = f"{given[:80]}…"
    return WeaviateInvalidInputError(f"{path}: must be {wanted}, not {given} ({type(value).__name__})")


def text(value: object, path: str) -> str:
    """Check a text.

    Args:
        value: The text.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is no string, or holds half of a surrogate pair, which UTF-8 cannot carry.
    """
    if isinstance(value, str):
        if value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            raise refused(path, value, "text that UTF-8 can carry") from None
        return value
    raise refused(path, value, "a string")


def count(value: object, path: str, *, maximum: int = UINT32_MAX) -> int:
    """Check a number of things: a whole number that is not negative.

    Args:
        value: The number.
        path: What it is, for the error.
        maximum: The largest that its field can carry.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    if not isinstance(value, bool) and isinstance(value, Integral):
        converted = int(value)
        if 0 <= converted <= maximum:
            return converted
    raise refused(path, value, f"a whole number between 0 and {maximum}")


def number(value: object, path: str) -> float:
    """Check a number, of any type that Python takes for one.

    Args:
        value: The number.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is none, NaN, or more than a float64 can hold.
    """
    if not isinstance(value, bool) and isinstance(value, Real):
        try:
            converted = float(value)
        except OverflowError:
            raise refused(path, value, "a number that a float64 can hold") from None
        if not math.isnan(converted):
            return converted
    raise refused(path, value, "a number")


def uuid_text(value: object, path: str) -> str:
    """An object's id as the server writes it.

    Args:
        value: A UUID, its text with or without dashes, or a beacon or URL that ends in it.
        path: What the value is, for the error.

    Raises:
        WeaviateInvalidInputError: It is no UUID.
    """
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str):
        try:
            return str(UUID(value.rpartition("/")[2]))
        except ValueError:
            pass
    raise refused(path, value, "a UUID")
