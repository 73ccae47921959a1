"""The base of the enumerations whose members are the server's own words."""

from __future__ import annotations

import sys
from enum import Enum, EnumMeta


class _Membership(EnumMeta):
    if sys.version_info < (3, 12):
        # 3.12 made `value in Enum` answer for values too; before, it raised TypeError for anything but a member.
        def __contains__(cls, value: object) -> bool:
            if isinstance(value, cls):
                return True
            return any(member.value == value for member in cls)


class BaseEnum(Enum, metaclass=_Membership):
    """An enumeration that answers `"value" in Enumeration` on every Python version."""
