"""Ids, made and read without the checks of `UUID()`, which take longer than everything else about them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, SafeUUID

_BULK = 512
_CLEAR = ~((0xF000 << 64) | (0xC000 << 48))
_VERSION_4 = (0x4000 << 64) | (0x8000 << 48)


def _setter(slot: str) -> Callable[[UUID, Any], None] | None:
    return getattr(vars(UUID).get(slot), "__set__", None)


def _maker() -> Callable[[int], UUID]:
    set_int, set_safe = _setter("int"), _setter("is_safe")
    if set_int is None or set_safe is None:  # a Python whose UUID has other slots
        return lambda number: UUID(int=number)
    new, unknown = object.__new__, SafeUUID.unknown

    def make(number: int) -> UUID:
        uuid = new(UUID)
        set_int(uuid, number)
        set_safe(uuid, unknown)
        return uuid

    return make


from_int: Callable[[int], UUID] = _maker()
"""The UUID of a number of 128 bits."""


def from_bytes(raw: bytes) -> UUID:
    """The UUID of its bytes, of which leading zeros may be missing: servers before 1.39 leave them out.

    Raises:
        ValueError: There are more than 16.
    """
    if len(raw) > 16:
        raise ValueError("an id has 16 bytes")
    return from_int(int.from_bytes(raw, "big"))


class RandomIds:
    """Random ids (version 4) without end, each with its text. The randomness is fetched in bulk.

    Usable by all threads: what two of them fetch at once is used by either.
    """

    def __init__(self) -> None:
        self._numbers: list[int] = []

    def __iter__(self) -> Iterator[tuple[UUID, str]]:
        return self

    def __next__(self) -> tuple[UUID, str]:
        try:
            number = self._numbers.pop()
        except IndexError:
            raw = os.urandom(16 * _BULK)
            self._numbers += [int.from_bytes(raw[at : at + 16], "big") for at in range(16, len(raw), 16)]
            number = int.from_bytes(raw[:16], "big")
        number = number & _CLEAR | _VERSION_4
        digits = f"{number:032x}"
        return (
            from_int(number),
            f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}",
        )
