"""What is written: objects, references, and the values that have no Python type of their own."""

from __future__ import annotations

import uuid as uuid_package
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic

from pydantic import Field
from typing_extensions import TypeVar

from weaviate.models.checked import CheckedModel
from weaviate.types import UUID, UUIDS, VECTORS

P = TypeVar("P", bound=Any | None, default=Any)
R = TypeVar("R", bound=Any | None, default=Any)


class GeoCoordinate(CheckedModel):
    """A place on Earth, of a property of type `geoCoordinates`. The server stores both numbers as float32.

    Attributes:
        latitude: Degrees, -90 to 90.
        longitude: Degrees, -180 to 180.
    """

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class PhoneNumber(CheckedModel):
    """A telephone number to store in a property of type `phoneNumber`; reading it gives what the server made of it.

    Attributes:
        number: The number as people write it. Without a leading `+` it needs `default_country`.
        default_country: The ISO 3166-1 code of the country that a national number belongs to: "DE".
    """

    number: str
    default_country: str | None = None


class _PhoneNumber(CheckedModel):
    """A telephone number as the server gives it.

    Attributes:
        number: The number as it was written.
        default_country: The country that was given with it.
        country_code: The country's calling code.
        international_formatted: The number as dialled from abroad.
        national: The number without the country, as an integer.
        national_formatted: The number as dialled inside the country.
        valid: Whether it is a number that can exist.
    """

    number: str
    default_country: str
    country_code: int
    international_formatted: str
    national: int
    national_formatted: str
    valid: bool


PhoneNumberType = _PhoneNumber


class ReferenceToMulti(CheckedModel):
    """The targets of a reference property that may point into several collections.

    Attributes:
        target_collection: The collection that the targets are in.
        uuids: The target's id, or several.
    """

    target_collection: str
    uuids: UUIDS

    @property
    def uuids_str(self) -> list[str]:
        """The targets' ids as text."""
        if isinstance(self.uuids, str | uuid_package.UUID):
            return [str(self.uuids)]
        return [str(uuid) for uuid in self.uuids]


SingleReferenceInput = UUID | ReferenceToMulti
"""One target of a reference property."""
ReferenceInput = UUID | Sequence[UUID] | ReferenceToMulti
"""The targets of a reference property."""
ReferenceInputs = Mapping[str, ReferenceInput]
"""The targets of an object's reference properties, by the properties' names."""


@dataclass
class DataObject(Generic[P, R]):
    """An object to insert.

    Attributes:
        properties: Its values by property name.
        uuid: Its id; a random one is made where there is none.
        vector: Its vector, or one by the name of each of its vectors.
        references: The ids that its reference properties point at, by property name.
    """

    properties: P = None  # type: ignore[assignment]  # whatever P is, leaving it out is allowed
    uuid: UUID | None = None
    vector: VECTORS | None = None
    references: R = None  # type: ignore[assignment]  # whatever R is, leaving it out is allowed


@dataclass
class DataReferenceMulti:
    """A reference of a property that may point into several collections.

    Attributes:
        from_property: The property that points.
        from_uuid: The object that has it.
        to_uuid: The object that it points at, or several.
        target_collection: The collection that the targets are in.
    """

    from_property: str
    from_uuid: UUID
    to_uuid: UUID | list[UUID]
    target_collection: str


@dataclass
class DataReference:
    """A reference between two objects that exist.

    Attributes:
        from_property: The property that points.
        from_uuid: The object that has it.
        to_uuid: The object that it points at, or several.
    """

    MultiTarget: ClassVar[type[DataReferenceMulti]] = DataReferenceMulti

    from_property: str
    from_uuid: UUID
    to_uuid: UUID | list[UUID]


DataReferences = DataReference | DataReferenceMulti


@dataclass
class Error:
    """Why one object of a batch was not stored.

    Attributes:
        message: What the server or the client said.
        code: A status code, where there is one.
        original_uuid: The object's id.
    """

    message: str
    code: int | None = None
    original_uuid: UUID | None = None


@dataclass
class RefError:
    """Why one reference of a batch was not stored.

    Attributes:
        message: What the server or the client said.
    """

    message: str
