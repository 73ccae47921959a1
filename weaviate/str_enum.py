"""The base of the enumerations whose members are the server's own words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, EnumMeta
from typing import cast


class _Membership(EnumMeta):
    def __contains__(cls, value: object) -> bool:
        # Enumerations of 3.11 raise TypeError for anything but a member, and those of 3.12 know values but not names.
        members = cast("Mapping[str, Enum]", cls.__members__)
        return any(value in (member, name, member.value) for name, member in members.items())


class BaseEnum(Enum, metaclass=_Membership):
    """An enumeration that answers `in` for a member, a member's name and a member's value, on every Python version."""
