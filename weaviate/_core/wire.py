"""Bytes of protobuf messages, written without the messages.

A message object for each thing that is sent takes longer than all else about it. What is sent in large numbers is
written by this instead: fields one after the other, each its tag and its content, and before a content of any length
that length as a varint.
"""

from __future__ import annotations

_KEPT = 1 << 14
"""Varints of two bytes at most: the lengths of almost everything but vectors."""


class _Varints(dict[int, bytes]):
    """Numbers from 0 as varints, seven bits to a byte, the low ones first. The small ones are made once."""

    def __missing__(self, number: int) -> bytes:
        out, left = bytearray(), number
        while left > 127:
            out.append(left & 127 | 128)
            left >>= 7
        out.append(left)
        made = bytes(out)
        if number < _KEPT:
            self[number] = made
        return made


VARINTS: dict[int, bytes] = _Varints()
"""Every number from 0 as a varint."""


def tag(number: int) -> bytes:
    """The tag of a field of bytes, text or a message.

    Args:
        number: The field's number.
    """
    return VARINTS[number << 3 | 2]


def field(field_tag: bytes, content: bytes) -> bytes:
    """A field of bytes, text or a message.

    Args:
        field_tag: Its tag.
        content: What is in it.
    """
    return b"".join((field_tag, VARINTS[len(content)], content))
