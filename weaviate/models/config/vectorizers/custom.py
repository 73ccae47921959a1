"""Vectors that the user brings, and vectors of any module by name."""

from __future__ import annotations

from typing import Any

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.modules import named_module
from weaviate.models.config.vector_index import (
    MultiVectorConfigCreate,
    MultiVectorEncodingConfigCreate,
    QuantizerConfigCreate,
    VectorIndexConfigCreate,
)
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerCustom,
    VectorizerName,
    multi_vector,
    named_vector,
    single_vector,
)


class SelfProvided(VectorizerConfigCreate):
    """No module: each object brings its vector."""

    made_by = "Configure.Vectors.self_provided"

    vectorizer: VectorizerName = Vectorizers.NONE


class SelfProvidedMulti(SelfProvided):
    """No module: each object brings its multi-vector."""

    made_by = "Configure.MultiVectors.self_provided"


class CustomVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def self_provided(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """A vector that each object brings with it.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(SelfProvided(), name=name, quantizer=quantizer, vector_index_config=vector_index_config)

    @staticmethod
    def custom(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        module_name: str,
        module_config: dict[str, Any] | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """A vector of any module, by name.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            module_name: The module's name at the server.
            module_config: Its settings, as the server wants them.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            _custom(module_name, module_config),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class CustomMultiVectors:
    """Factories of `Configure.MultiVectors`."""

    @staticmethod
    def self_provided(
        *,
        name: str | None = None,
        encoding: MultiVectorEncodingConfigCreate | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        multi_vector_config: MultiVectorConfigCreate | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """A multi-vector that each object brings with it.

        Args:
            name: The vector's name, where there are several.
            encoding: How it becomes one vector; see `Configure.VectorIndex.MultiVector.Encoding`.
            quantizer: How it is compressed.
            multi_vector_config: Its settings as a multi-vector; see `Configure.VectorIndex.MultiVector`.
            vector_index_config: How it is indexed: by HNSW; see `Configure.VectorIndex.hnsw`.
        """
        return multi_vector(
            SelfProvidedMulti(),
            name=name,
            encoding=encoding,
            quantizer=quantizer,
            multi_vector_config=multi_vector_config,
            vector_index_config=vector_index_config,
        )


class CustomNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def none(name: str, *, vector_index_config: VectorIndexConfigCreate | None = None) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.self_provided`."""
        return named_vector(SelfProvided(), name=name, vector_index_config=vector_index_config)

    @staticmethod
    def custom(
        name: str,
        *,
        module_name: str,
        module_config: dict[str, Any] | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.custom`."""
        return named_vector(
            _custom(module_name, module_config),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class CustomVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def none() -> VectorizerConfigCreate:
        """As `Configure.Vectors.self_provided`."""
        return SelfProvided()

    @staticmethod
    def custom(module_name: str, module_config: dict[str, Any] | None = None) -> VectorizerConfigCreate:
        """As `Configure.Vectors.custom`."""
        return _custom(module_name, module_config)


def _custom(name: str, module_config: dict[str, Any] | None) -> VectorizerCustom:
    return VectorizerCustom(vectorizer=named_module(name, VectorizerCustom.made_by), module_config=module_config)
