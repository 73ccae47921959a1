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


def random_ids() -> Iterator[tuple[UUID, str]]:
    """Random ids (version 4) without end, each with its text. The randomness is fetched in bulk."""
    while True:
        raw = os.urandom(16 * _BULK)
        for start in range(0, len(raw), 16):
            number = int.from_bytes(raw[start : start + 16], "big") & _CLEAR | _VERSION_4
            digits = f"{number:032x}"
            yield (
                from_int(number),
                f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}",
            )
