"""Inputs that are checked when they are made, and the checks of single arguments."""

from __future__ import annotations

import math
import re
from enum import Enum
from numbers import Integral, Real
from typing import Any, ClassVar, Self, TypeVar, get_args
from uuid import UUID

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from weaviate.exceptions import WeaviateInvalidInputError

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

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
        _fill(self, self.made_by or type(self).__name__, data)

    # Keeps pydantic from calling it for models within models: there its own error is needed, after which it goes on to
    # the next of several types.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # as pydantic marks its own

    @classmethod
    def made_in(cls, factory: str, /, **data: Any) -> Self:
        """Make an instance by a factory that is not the one of the class.

        Args:
            factory: Its name, for errors.
            **data: The arguments of the constructor.

        Raises:
            WeaviateInvalidInputError: They do not fit.
        """
        model = cls.__new__(cls)
        _fill(model, factory, data)
        return model

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
            raise invalid_input(cls.made_by or cls.__name__, error, cls) from error


def _fill(model: CheckedModel, factory: str, data: dict[str, Any]) -> None:
    kind = type(model)
    try:
        BaseModel.__init__(model, **data)
    except ValidationError as error:
        raise invalid_input(factory, error, kind) from error
    for name, value in data.items():
        # pydantic takes any text, those that no message can carry among them. Nearly all are ASCII, and to have the
        # name of the parameter ready for an error takes as long as to make the model.
        if isinstance(value, str) and not value.isascii():
            hidden = kind.model_config.get("hide_input_in_errors", False)
            text(value, f"{factory}.{_parameter(name, kind)}", hidden=hidden)


def invalid_input(name: str, error: ValidationError, model: type[BaseModel] | None = None) -> WeaviateInvalidInputError:
    """Say in one line what pydantic found.

    Args:
        name: What was being made: the factory's name, or the class's.
        error: What pydantic raised.
        model: The class, whose fields' titles are the names of their parameters.
    """
    found: dict[str, dict[str, None]] = {}  # each text once, in order
    for detail in error.errors(include_url=False):
        # A field that takes several types brings one entry for each, with pydantic's names for the types in its path.
        said = [str(part) for part in detail["loc"][:1]]
        parameter = said if detail["type"] == "extra_forbidden" else [_parameter(part, model) for part in said]
        field = ".".join([name.lstrip("_"), *parameter])
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, WeaviateInvalidInputError):
            return cause  # a check of our own, which says all
        found.setdefault(field, {})[_said(detail, cause, model)] = None
    return WeaviateInvalidInputError("; ".join(f"{field}: {' | '.join(texts)}" for field, texts in found.items()))


def _said(detail: ErrorDetails, cause: object, model: type[BaseModel] | None) -> str:
    """What is wrong with one field, to go on with after a colon."""
    if isinstance(cause, ValueError):
        return str(cause)
    if detail["type"] in ("is_instance_of", "model_type"):
        kind = detail.get("ctx", {}).get("class") or detail.get("ctx", {}).get("class_name", "")
        members = _members(model, str(kind))
        return f"must be {members or f'a {kind}'}, not {type(detail['input']).__name__}"
    sentence = detail["msg"]
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def _members(model: type[BaseModel] | None, name: str) -> str:
    """The members of an enumeration that a model has a field of, by its name."""
    for field in model.model_fields.values() if model is not None else ():
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, Enum) and kind.__name__ == name:
                return f"one of {', '.join(f'{name}.{member}' for member in kind.__members__)}"
    return ""


def _parameter(name: str, model: type[BaseModel] | None) -> str:
    """The parameter of a factory that an attribute is given by.

    It is the title of the field, where it has one; else the attribute may be named as on the wire: `efConstruction`
    is `ef_construction`.
    """
    field = None if model is None else model.model_fields.get(name)
    if field is not None and field.title is not None:
        return field.title
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


def instance(value: object, kind: type[T], path: str, factories: str) -> T:
    """Check a value that a factory makes.

    Args:
        value: The value.
        kind: Its class.
        path: What it is, for the error.
        factories: Where the factories are, for the error.

    Raises:
        WeaviateInvalidInputError: It is something else.
    """
    if not isinstance(value, kind):
        raise refused(path, value, f"made by {factories}")
    return value


def member(value: object, kind: type[E], path: str, name: str) -> E:
    """Check a member of an enumeration.

    Args:
        value: The member, or its value.
        kind: The enumeration.
        path: What it is, for the error.
        name: What users call the enumeration, for the error.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    try:
        return kind(value)
    except ValueError:
        raise refused(path, value, " or ".join(f"{name}.{one.name}" for one in kind)) from None


def truth(value: object, path: str) -> bool:
    """Check a flag.

    Args:
        value: The flag.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is neither True nor False.
    """
    if isinstance(value, bool):
        return value
    raise refused(path, value, "True or False")


def text(value: object, path: str, *, hidden: bool = False) -> str:
    """Check a text.

    Args:
        value: The text.
        path: What it is, for the error.
        hidden: Leave the text out of the error: it may be secret.

    Raises:
        WeaviateInvalidInputError: It is no string, or holds half of a surrogate pair, which UTF-8 cannot carry.
    """
    if isinstance(value, str):
        if value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            if hidden:
                raise WeaviateInvalidInputError(f"{path}: must be text that UTF-8 can carry") from None
            raise refused(path, value, "text that UTF-8 can carry") from None
        return value
    raise refused(path, value, "a string")


def fits_header(value: str) -> bool:
    """Whether a header can carry a text: printable ASCII, without spaces around it.

    Args:
        value: The text.
    """
    return value.isascii() and value.isprintable() and value == value.strip()


def named(value: object, path: str) -> str:
    """Check the name of one thing: servers take an empty one for all of them.

    Args:
        value: The name.
        path: What it is of, for the error.

    Raises:
        WeaviateInvalidInputError: It is no text, or empty.
    """
    name = text(value, path)
    if not name:
        raise WeaviateInvalidInputError(f"{path}: must not be empty")
    return name


def count(value: object, path: str, *, maximum: int = UINT32_MAX) -> int:
    """Check a number of things: a whole number that is not negative.

    Args:
        value: The number.
        path: What it is, for the error.
        maximum: The largest that its field can carry.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    if type(value) is int and 0 <= value <= maximum:  # every search has some: five times as fast as what follows
        return value
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


def share(value: object, path: str) -> float:
    """Check a number between 0 and 1.

    Args:
        value: The number.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is none.
    """
    converted = number(value, path)
    if not 0 <= converted <= 1:
        raise refused(path, value, "a number between 0 and 1")
    return converted


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
