"""The types of values, objects and what they are made of."""

from weaviate.models.data import GeoCoordinate, PhoneNumber, PhoneNumberType
from weaviate.models.results import (
    QP,
    QR,
    DProperties,
    IReferences,
    M,
    NProperties,
    P,
    Properties,
    QProperties,
    R,
    References,
    T,
    TProperties,
    TReferences,
    WeaviateField,
    WeaviateProperties,
)

__all__ = [
    "QP",
    "QR",
    "DProperties",
    "GeoCoordinate",
    "IReferences",
    "M",
    "NProperties",
    "P",
    "PhoneNumber",
    "PhoneNumberType",
    "Properties",
    "QProperties",
    "R",
    "References",
    "T",
    "TProperties",
    "TReferences",
    "WeaviateField",
    "WeaviateProperties",
]
