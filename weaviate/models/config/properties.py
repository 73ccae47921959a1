"""Properties and references, as collections are created with them."""

# The attributes are named as on the wire, and the parameters as in Python.
# ruff: noqa: N815

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, field_validator, model_validator

from weaviate.models.base import Wire, WireModel
from weaviate.models.config.enums import DataType, StopwordsPreset, Tokenization
from weaviate.models.names import capitalised


class TextAnalyzerConfigCreate(WireModel):
    """How the words of a text are treated before they are indexed.

    Attributes:
        asciiFold: Whether accents are ignored: `é` is found by `e`.
        asciiFoldIgnore: The letters that keep their accents.
        stopwordPreset: The stopwords to leave out: a preset of the server's, or one of the collection's own.
    """

    made_by = "Configure.text_analyzer"

    asciiFold: bool | None = Field(default=None, alias="ascii_fold")
    asciiFoldIgnore: list[str] | None = Field(default=None, alias="ascii_fold_ignore")
    stopwordPreset: StopwordsPreset | str | None = Field(default=None, alias="stopword_preset")

    @model_validator(mode="after")
    def _ignores_only_what_is_folded(self) -> TextAnalyzerConfigCreate:
        if self.asciiFoldIgnore is not None and not self.asciiFold:
            raise ValueError("ascii_fold_ignore needs ascii_fold=True")
        return self


class Property(WireModel):
    """A property of a collection, or of an object inside of one.

    Attributes:
        name: The name: letters, digits and underscores, with no digit first. The server makes the first letter small.
        dataType: What it holds. The parameter is `data_type`.
        description: What it is for; kept for people.
        indexFilterable: Whether filters can use it. The server's default: yes.
        indexSearchable: Whether keyword search can use it. The server's default: yes, for texts.
        indexRangeFilters: Whether filters by `<` and `>` have an index of their own. The server's default: no.
        nestedProperties: What an object holds, for `DataType.OBJECT` and `DataType.OBJECT_ARRAY`.
        skip_vectorization: Leave it out of the vectors that modules make.
        textAnalyzer: How its words are treated before they are indexed; see `Configure.text_analyzer`.
        tokenization: How a text is split into words. The server's default: `Tokenization.WORD`.
        vectorize_property_name: Whether its name goes into the vectors too.
    """

    name: str
    dataType: DataType = Field(alias="data_type")
    description: str | None = None
    indexFilterable: bool | None = Field(default=None, alias="index_filterable")
    indexSearchable: bool | None = Field(default=None, alias="index_searchable")
    indexRangeFilters: bool | None = Field(default=None, alias="index_range_filters")
    nestedProperties: Property | list[Property] | None = Field(default=None, alias="nested_properties")
    skip_vectorization: bool = Field(default=False, exclude=True)
    textAnalyzer: TextAnalyzerConfigCreate | None = Field(default=None, alias="text_analyzer")
    tokenization: Tokenization | None = None
    vectorize_property_name: bool = Field(default=True, exclude=True)

    @field_validator("name")
    @classmethod
    def _not_reserved(cls, name: str) -> str:
        return _allowed(name, ("vector",))

    def to_wire(self) -> Wire:
        """This as a JSON object, without what it says about vectors: that is under the names of modules."""
        wire = super().to_wire() | {"dataType": [self.dataType.value]}
        if isinstance(self.nestedProperties, Property):
            wire["nestedProperties"] = [self.nestedProperties.to_wire()]
        return wire

    def vectorization(self, *, stated_only: bool) -> Wire:
        """What this says about vectors, as each module that makes them wants it.

        Args:
            stated_only: Leave out what was not stated when this was made, so that the module's defaults apply.
        """
        says = {"skip_vectorization": "skip", "vectorize_property_name": "vectorizePropertyName"}
        stated = self.model_fields_set if stated_only else says.keys()
        return {wire: getattr(self, name) for name, wire in says.items() if name in stated}


class ReferencePropertyBase(WireModel):
    """What references to one and to several collections have in common."""

    name: str

    @field_validator("name")
    @classmethod
    def check_name(cls, v: str) -> str:
        """Refuse a name that is reserved."""
        return _allowed(v, ("id", "vector"))

    def targets(self) -> list[str]:
        """The names of the collections that this points at, as they were given."""
        raise NotImplementedError

    def to_wire(self) -> Wire:
        """This as a JSON object: a property whose type is the names of collections."""
        return super().to_wire() | {"dataType": [capitalised(name) for name in self.targets()]}


class ReferencePropertyMultiTarget(ReferencePropertyBase):
    """References to objects of several collections.

    Attributes:
        name: The name.
        target_collections: The collections.
        description: What it is for; kept for people.
    """

    target_collections: list[str] = Field(exclude=True, min_length=1)
    description: str | None = None

    def targets(self) -> list[str]:
        """The names of the collections that this points at, as they were given."""
        return self.target_collections


class ReferenceProperty(ReferencePropertyBase):
    """References to objects of one collection.

    Attributes:
        name: The name.
        target_collection: The collection.
        description: What it is for; kept for people.
    """

    target_collection: str = Field(exclude=True)
    description: str | None = None

    MultiTarget: ClassVar[type[ReferencePropertyMultiTarget]] = ReferencePropertyMultiTarget

    def targets(self) -> list[str]:
        """The names of the collections that this points at, as they were given."""
        return [self.target_collection]


IndexName = Literal["searchable", "filterable", "rangeFilters"]
"""An index of a property."""

PropertyType = Property | ReferenceProperty | ReferencePropertyMultiTarget
"""Whatever a collection can have as a property."""


def _allowed(name: str, reserved: tuple[str, ...]) -> str:
    if name in reserved:
        raise ValueError(f"{name!r} is reserved")
    return name
