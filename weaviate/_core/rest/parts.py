"""REST: what requests are put together from, and how answers are taken apart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import quote

from weaviate._core.transport import RestReply
from weaviate.exceptions import ErrorDetails
from weaviate.models.base import Wire
from weaviate.models.checked import refused, text

# What reading an answer can raise that has something else where a list, an object, a number or a text must be.
_GARBAGE = (TypeError, AttributeError, LookupError, ValueError, OverflowError, RecursionError)

_T = TypeVar("_T")


def segment(name: str, path: str) -> str:
    """A name as one part of a request's path.

    Args:
        name: The name.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is no string, or one that would lead to another path: empty, `.` or `..`.
    """
    if text(name, path) in ("", ".", ".."):
        raise refused(path, name, "a name that a path can hold")
    return quote(name, safe="")


def flag(value: bool) -> str:
    """A yes or no as a parameter of a request."""
    return "true" if value else "false"


def packed(body: Wire | Sequence[object]) -> bytes:
    """JSON as bytes."""
    return json.dumps(body).encode()


@contextmanager
def reading(reply: RestReply, what: str) -> Iterator[None]:
    """Within this, what cannot be read is said to be so.

    Args:
        reply: The answer.
        what: What is being done, for the error.

    Raises:
        ResponseCannotBeDecodedError: It is not what the server's protocol says.
    """
    try:
        yield
    except _GARBAGE as error:
        raise reply.undecodable(what) from error


def answered(reply: RestReply, what: str, reason: str) -> ErrorDetails:
    """What an error says of an answer that is read as one.

    Args:
        reply: The answer.
        what: What is being done.
        reason: What is wrong.
    """
    return ErrorDetails(what=what, reason=reason, http_status=reply.status_code, sent=True)


def read(reply: RestReply, reader: Callable[[Any], _T], what: str) -> _T:
    """Read an answer.

    Args:
        reply: The answer.
        reader: What reads its JSON.
        what: What is being done, for the error.

    Raises:
        ResponseCannotBeDecodedError: It is not what the server's protocol says.
    """
    body = reply.json(what)
    with reading(reply, what):
        return reader(body)


def read_list(reply: RestReply, reader: Callable[[Any], _T], what: str) -> list[_T]:
    """Read an answer that is a list, or null where there is nothing.

    Args:
        reply: The answer.
        reader: What reads one item.
        what: What is being done, for the error.

    Raises:
        ResponseCannotBeDecodedError: It is not what the server's protocol says.
    """

    def items(body: Any) -> list[_T]:
        if body is not None and not isinstance(body, list):
            raise TypeError
        return [reader(each) for each in body or ()]

    return read(reply, items, what)


def string(value: Any) -> str:
    """Read a text.

    Args:
        value: What the server sent.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(value, str):
        raise TypeError
    return value
