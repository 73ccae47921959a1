"""Replies that are not what they must be."""

from __future__ import annotations

import functools
from collections.abc import Callable
from struct import error as StructError  # noqa: N812  # it is a class
from typing import TypeVar

from google.protobuf.message import DecodeError

from weaviate._core.transport import RestReply
from weaviate.exceptions import ResponseCannotBeDecodedError

_T = TypeVar("_T")

# What reading garbage can raise: protobuf for bytes that are no message, the others for what a message holds, such as a
# vector of five bytes.
_GARBAGE = (DecodeError, StructError, TypeError, ValueError)


def read(reader: Callable[[bytes], _T], reply: bytes, what: str) -> _T:
    """Read the answer to a call.

    Args:
        reader: What reads it.
        reply: The answer.
        what: What is being done, for the error.

    Raises:
        ResponseCannotBeDecodedError: It is not what the server's protocol says.
    """
    try:
        return reader(reply)
    except _GARBAGE as error:
        raise _garbage(what, reply) from error


def _garbage(what: str, reply: bytes) -> ResponseCannotBeDecodedError:
    return ResponseCannotBeDecodedError(what, RestReply(0, {}, reply))


def reads(what: str) -> Callable[[Callable[[bytes], _T]], Callable[[bytes], _T]]:
    """Make a function that reads replies raise as `read` does.

    Args:
        what: What is being done, for the error.
    """

    def decorate(reader: Callable[[bytes], _T]) -> Callable[[bytes], _T]:
        @functools.wraps(reader)
        def reading(reply: bytes) -> _T:
            try:  # not by way of `read`: a call more is noticed here
                return reader(reply)
            except _GARBAGE as error:
                raise _garbage(what, reply) from error

        return reading

    return decorate
