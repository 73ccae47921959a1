"""The vectors of a collection, as it is created with them: which module makes each, and how it is indexed."""

# The attributes are named as on the wire, and the parameters as in Python.
# ruff: noqa: N815

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.base import Wire, WireModel
from weaviate.models.checked import instance
from weaviate.models.config.enums import VectorIndexType, Vectorizers
from weaviate.models.config.modules import CustomModule, ModuleName
from weaviate.models.config.vector_index import (
    MultiVectorConfigCreate,
    MultiVectorEncodingConfigCreate,
    QuantizerConfigCreate,
    VectorIndex,
    VectorIndexConfigCreate,
    VectorIndexConfigSkipCreate,
)

VectorizerName = Annotated[Vectorizers | ModuleName, Field(exclude=True)]

SourceProperties = Annotated[list[str], Field(min_length=1)]
"""The properties that a vector is made of. An empty list is refused: to the server it means all of them."""


class VectorizerConfigCreate(WireModel):
    """A module that makes vectors, with its settings.

    A subclass declares the settings of one module as fields, and gives `vectorizer` its default. That is the only
    definition of the module: the factories of every family make an instance of it.
    """

    vectorizer: VectorizerName


class VectorizerCustom(CustomModule, VectorizerConfigCreate):
    """Any module that makes vectors, by name."""

    made_by = "Configure.Vectors.custom"


class VectorSlot(WireModel):
    """A vector, whatever its name."""

    properties: SourceProperties | None = Field(default=None, alias="source_properties")
    vectorizer: VectorizerConfigCreate
    vectorIndexType: VectorIndexType = VectorIndexType.HNSW
    vectorIndexConfig: VectorIndexConfigCreate | None = Field(default=None, alias="vector_index_config")

    def to_wire(self) -> Wire:
        """This as a JSON object. Without an index the server chooses one."""
        settings = self.vectorizer.to_wire()
        if self.properties is not None:
            settings["properties"] = self.properties
        wire: Wire = {"vectorizer": {self.vectorizer.vectorizer.value: settings}}
        if self.vectorIndexConfig is not None:
            wire["vectorIndexType"] = self.vectorIndexConfig.vector_index_type().value
            wire["vectorIndexConfig"] = self.vectorIndexConfig.to_wire()
        return wire


class VectorConfigCreate(VectorSlot):
    """A vector, named where there are several. See `Configure.Vectors` and `Configure.MultiVectors`."""

    name: str | None


class NamedVectorConfigCreate(VectorSlot):
    """A named vector. See `Configure.NamedVectors`."""

    name: str


def single_vector(
    vectorizer: VectorizerConfigCreate,
    *,
    name: str | None,
    quantizer: QuantizerConfigCreate | None,
    vector_index_config: VectorIndexConfigCreate | None,
    source_properties: list[str] | None = None,
) -> VectorConfigCreate:
    """A vector for `Configure.Vectors`.

    Args:
        vectorizer: The module that makes it, with its settings.
        name: Its name, where there are several.
        quantizer: How it is compressed, instead of what the index says.
        vector_index_config: How it is indexed.
        source_properties: The properties that it is made of.

    Raises:
        WeaviateInvalidInputError: An argument does not fit.
    """
    factory = vectorizer.made_by
    if quantizer is not None:
        instance(quantizer, QuantizerConfigCreate, f"{factory}.quantizer", "Configure.VectorIndex.Quantizer")
        index = _index(vector_index_config, factory)
        if isinstance(index, VectorIndexConfigSkipCreate):
            raise WeaviateInvalidInputError(f"{factory}.quantizer: there is nothing to compress without an index")
        vector_index_config = index.with_quantizer(quantizer)
    return VectorConfigCreate.made_in(
        factory,
        name=name,
        vectorizer=vectorizer,
        source_properties=source_properties,
        vector_index_config=vector_index_config,
    )


def multi_vector(
    vectorizer: VectorizerConfigCreate,
    *,
    name: str | None,
    encoding: MultiVectorEncodingConfigCreate | None,
    quantizer: QuantizerConfigCreate | None,
    multi_vector_config: MultiVectorConfigCreate | None,
    vector_index_config: VectorIndexConfigCreate | None,
    source_properties: list[str] | None = None,
) -> VectorConfigCreate:
    """A multi-vector for `Configure.MultiVectors`.

    Args:
        vectorizer: The module that makes it, with its settings.
        name: Its name, where there are several.
        encoding: How it becomes one vector, instead of what the settings say.
        quantizer: How it is compressed, instead of what the index says.
        multi_vector_config: Its settings as a multi-vector, instead of what the index says.
        vector_index_config: How it is indexed.
        source_properties: The properties that it is made of.

    Raises:
        WeaviateInvalidInputError: An argument does not fit, or it is an index that has no multi-vectors.
    """
    factory = vectorizer.made_by
    index = _index(vector_index_config, factory)
    if index.vector_index_type() is not VectorIndexType.HNSW:  # the server makes it one of ordinary vectors, silently
        raise WeaviateInvalidInputError(
            f"{factory}.vector_index_config: a multi-vector needs an HNSW index, not {index.vector_index_type().value}"
        )
    settings = index.multivector or VectorIndex.MultiVector.multi_vector()
    if multi_vector_config is not None:
        path, factories = f"{factory}.multi_vector_config", "Configure.VectorIndex.MultiVector"
        settings = instance(multi_vector_config, MultiVectorConfigCreate, path, factories)
    if encoding is not None:
        path, factories = f"{factory}.encoding", "Configure.VectorIndex.MultiVector.Encoding"
        checked = instance(encoding, MultiVectorEncodingConfigCreate, path, factories)
        settings = settings.model_copy(update={"encoding": checked})
    return single_vector(
        vectorizer,
        name=name,
        quantizer=quantizer,
        vector_index_config=index.model_copy(update={"multivector": settings}),
        source_properties=source_properties,
    )


def named_vector(
    vectorizer: VectorizerConfigCreate,
    *,
    name: str,
    vector_index_config: VectorIndexConfigCreate | None,
    source_properties: list[str] | None = None,
) -> NamedVectorConfigCreate:
    """A vector for `Configure.NamedVectors`.

    Args:
        vectorizer: The module that makes it, with its settings.
        name: Its name.
        vector_index_config: How it is indexed.
        source_properties: The properties that it is made of.
    """
    return NamedVectorConfigCreate.made_in(
        vectorizer.made_by,
        name=name,
        vectorizer=vectorizer,
        source_properties=source_properties,
        vector_index_config=vector_index_config,
    )


def _index(given: VectorIndexConfigCreate | None, factory: str) -> VectorIndexConfigCreate:
    if given is None:
        return VectorIndex.hnsw()
    return instance(given, VectorIndexConfigCreate, f"{factory}.vector_index_config", "Configure.VectorIndex")
