"""Tenants: the parts of a collection that belong to different users of it."""

# StrEnum would change what str() of a member says, and the attributes are named as on the wire.
# ruff: noqa: N815, UP042

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Generic, Self, TypeAlias, TypeVar

from pydantic import ConfigDict, Field

from weaviate.models.base import Wire, known
from weaviate.models.checked import CheckedModel
from weaviate.models.result import Result


class TenantCreateActivityStatus(str, Enum):
    """How a tenant can be created.

    Attributes:
        ACTIVE: It can be read and written.
        INACTIVE: It cannot; its data is on disk.
        HOT: Deprecated: `ACTIVE`.
        COLD: Deprecated: `INACTIVE`.
    """

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    HOT = "HOT"
    COLD = "COLD"


class TenantUpdateActivityStatus(str, Enum):
    """What a tenant can be made.

    Attributes:
        ACTIVE: It can be read and written.
        INACTIVE: It cannot; its data is on disk.
        OFFLOADED: It cannot; its data is in a cloud's storage.
        HOT: Deprecated: `ACTIVE`.
        COLD: Deprecated: `INACTIVE`.
        FROZEN: Deprecated: `OFFLOADED`.
    """

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    OFFLOADED = "OFFLOADED"
    HOT = "HOT"
    COLD = "COLD"
    FROZEN = "FROZEN"


class TenantActivityStatus(str, Enum):
    """What a tenant is.

    Attributes:
        ACTIVE: It can be read and written.
        INACTIVE: It cannot; its data is on disk.
        OFFLOADED: It cannot; its data is in a cloud's storage.
        OFFLOADING: It is on its way there.
        ONLOADING: It is on its way back.
        HOT: Deprecated: `ACTIVE`.
        COLD: Deprecated: `INACTIVE`.
        FROZEN: Deprecated: `OFFLOADED`.
    """

    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    OFFLOADED = "OFFLOADED"
    OFFLOADING = "OFFLOADING"
    ONLOADING = "ONLOADING"
    HOT = "HOT"
    COLD = "COLD"
    FROZEN = "FROZEN"


class _TenantActivistatusServerValues(str, Enum):
    """What is sent: the names that all servers know.

    Attributes:
        OTHER: None of them: it cannot be sent.
    """

    HOT = "HOT"
    COLD = "COLD"
    FROZEN = "FROZEN"
    OTHER = "OTHER"


_SENT = _TenantActivistatusServerValues
_CURRENT_NAMES: Mapping[Enum | str, str] = {
    "HOT": "ACTIVE",
    "COLD": "INACTIVE",
    "FROZEN": "OFFLOADED",
    "FREEZING": "OFFLOADING",
    "UNFREEZING": "ONLOADING",
}
_SENT_NAMES: Mapping[Enum | str, _TenantActivistatusServerValues] = {
    "ACTIVE": _SENT.HOT,
    "INACTIVE": _SENT.COLD,
    "OFFLOADED": _SENT.FROZEN,
}


S = TypeVar("S", bound=Enum)


class TenantBase(CheckedModel, Generic[S]):
    """What all tenants have."""

    model_config = ConfigDict(populate_by_name=True)

    name: str
    activityStatusInternal: S = Field(alias="activity_status", exclude=True)
    activityStatus: _TenantActivistatusServerValues = _SENT.HOT

    @property
    def activity_status(self) -> S:
        """What it is, or is to be."""
        return self.activityStatusInternal

    def to_wire(self) -> Wire:
        """This as a JSON object."""
        return {"name": self.name, "activityStatus": sent_status(self.activityStatusInternal).value}


class Tenant(TenantBase[TenantActivityStatus]):
    """A tenant, to create or to change it.

    Attributes:
        name: Its name: up to 64 of A-Z, a-z, 0-9, `_` and `-`.
        activityStatusInternal: What it is, or is to be: the parameter is called `activity_status`.
        activityStatus: The same as it is sent. It follows from `activity_status`, whatever is given.
    """

    activityStatusInternal: TenantActivityStatus = Field(
        default=TenantActivityStatus.ACTIVE, alias="activity_status", exclude=True
    )

    def model_post_init(self, __context: Any) -> None:
        """Replace a deprecated status, with a warning.

        Args:
            __context: Not used.
        """
        _settle(self)


class TenantCreate(TenantBase[TenantCreateActivityStatus]):
    """A tenant to create.

    Attributes:
        name: Its name: up to 64 of A-Z, a-z, 0-9, `_` and `-`.
        activityStatusInternal: What it is to be: the parameter is called `activity_status`.
        activityStatus: The same as it is sent. It follows from `activity_status`, whatever is given.
    """

    activityStatusInternal: TenantCreateActivityStatus = Field(
        default=TenantCreateActivityStatus.ACTIVE, alias="activity_status", exclude=True
    )

    def model_post_init(self, __context: Any) -> None:
        """Replace a deprecated status, with a warning.

        Args:
            __context: Not used.
        """
        _settle(self)


class TenantUpdate(TenantBase[TenantUpdateActivityStatus]):
    """A tenant to change.

    Attributes:
        name: Its name.
        activityStatusInternal: What it is to be: the parameter is called `activity_status`.
        activityStatus: The same as it is sent. It follows from `activity_status`, whatever is given.
    """

    activityStatusInternal: TenantUpdateActivityStatus = Field(
        default=TenantUpdateActivityStatus.ACTIVE, alias="activity_status", exclude=True
    )

    def model_post_init(self, __context: Any) -> None:
        """Replace a deprecated status, with a warning.

        Args:
            __context: Not used.
        """
        _settle(self)


class TenantOutput(Result, Tenant):
    """A tenant, as the server describes it. It can be changed and sent back."""

    def model_post_init(self, __context: Any) -> None:
        """Replace a deprecated status, which is the server's own.

        Args:
            __context: Not used.
        """
        _settle(self, warn=False)

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> Self:
        """Read it. A status that this version of the client does not know stays a string.

        Args:
            wire: The JSON object.
        """
        status = wire.get("activityStatus") or "ACTIVE"
        tenant = cls(name=wire["name"])
        # Set afterwards: it may be one that the enumeration does not have.
        vars(tenant)["activityStatusInternal"] = known(TenantActivityStatus, _CURRENT_NAMES.get(status, status))
        tenant.activityStatus = sent_status(tenant.activity_status)
        return tenant

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield "name", self.name
        yield "activity_status", self.activity_status


TenantOutputType: TypeAlias = Tenant
"""A tenant, as the server describes it."""
TenantCreateInputType: TypeAlias = str | Tenant | TenantCreate
"""A tenant to create, or its name."""
TenantUpdateInputType: TypeAlias = Tenant | TenantUpdate
"""A tenant to change."""


def sent_status(status: Enum | str) -> _TenantActivistatusServerValues:
    """What is sent for a status.

    Args:
        status: The status. One that this version of the client does not know is a string.
    """
    # A member and its name are the same key.
    return _SENT_NAMES.get(_CURRENT_NAMES.get(status, status), _SENT.OTHER)


def _settle(tenant: TenantBase[Any], *, warn: bool = True) -> None:
    """Let both statuses say the same, by the names that are not deprecated."""
    given = tenant.activityStatusInternal
    if given in _CURRENT_NAMES:
        current = _CURRENT_NAMES[given]
        if warn:
            message = f"The tenant status {given.value} is deprecated; use {current}."
            # Through `model_post_init`, pydantic's constructor and our own.
            warnings.warn(message, DeprecationWarning, stacklevel=6)
        tenant.activityStatusInternal = type(given)(current)
    tenant.activityStatus = sent_status(given)
