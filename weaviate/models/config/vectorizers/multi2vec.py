"""What the modules for several media have in common: the properties that a vector is made of, and their weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

from pydantic import model_validator

from weaviate.models.base import Wire, WireModel
from weaviate.models.config.vectors import VectorizerConfigCreate


class Multi2VecField(WireModel):
    """A property that a vector of several media is made of.

    Attributes:
        name: The property.
        weight: How much it counts in the vector. Either all properties of one medium have a weight, or none.
    """

    name: str
    weight: float | None = None


MediaFields = Sequence[str | Multi2VecField] | None
"""The properties of one medium: names, or names with weights."""


class MediaVectorizer(VectorizerConfigCreate):
    """The base of modules for several media.

    A subclass declares one field of the type `MediaFields` for each medium: `image_fields`, `text_fields` and so on.
    """

    @model_validator(mode="after")
    def _all_weights_or_none(self) -> Self:
        for medium, fields in self._media():
            if len({_weight(each) is None for each in fields}) > 1:
                raise ValueError(f"{medium}: give all of them a weight, or none")
        return self

    def _media(self) -> Iterator[tuple[str, Sequence[str | Multi2VecField]]]:
        return ((name, fields) for name, fields in self if name.endswith("_fields") and fields is not None)

    def to_wire(self) -> Wire:
        """This as a JSON object, with the names of the properties and their weights apart."""
        wire = super().to_wire()
        weights: Wire = {}
        for medium, fields in self._media():
            key = type(self).wire_name(medium)
            wire[key] = [each if isinstance(each, str) else each.name for each in fields]
            if weighed := [weight for each in fields if (weight := _weight(each)) is not None]:
                weights[key] = weighed
        return wire | ({"weights": weights} if weights else {})


def _weight(each: str | Multi2VecField) -> float | None:
    return None if isinstance(each, str) else each.weight
