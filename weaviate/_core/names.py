"""The names that the server takes, found out by asking it (1.39.3)."""

from __future__ import annotations

import re

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import refused, text
from weaviate.models.names import capitalised

# On a cluster with namespaces, those who see all of them have the namespace before the name.
_COLLECTION = re.compile(r"(?P<namespace>[a-z0-9][a-z0-9-]*:)?(?P<name>[A-Z][_0-9A-Za-z]{0,254})")
_PROPERTY = re.compile(r"[_A-Za-z][_0-9A-Za-z]{0,230}")
_NESTED_PROPERTY = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
_VECTOR = re.compile(r"[_A-Za-z][_0-9A-Za-z]{0,229}")
_TENANT = re.compile(r"[-_0-9A-Za-z]{1,64}")

RESERVED_PROPERTIES = frozenset({"_additional", "_id", "id"})


def collection_name(name: str, path: str = "name") -> str:
    """A collection's or an alias's name as the server has it: with its first letter upper-cased.

    Args:
        name: The name.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: The server would not take it.
    """
    if isinstance(name, str):
        given = capitalised(name)
        if _COLLECTION.fullmatch(given):
            return given
    raise WeaviateInvalidInputError(
        f"{path}: {name!r} is not a collection's name: up to 255 of A-Z, a-z, 0-9 and _, with a letter first"
    )


def property_name(name: str, path: str, *, nested: bool = False) -> str:
    """A property's name.

    Args:
        name: The name.
        path: Where it is, for the error.
        nested: Whether it is inside of an object, where more is allowed.

    Raises:
        WeaviateInvalidInputError: The server would not take it.
    """
    if not (_NESTED_PROPERTY if nested else _PROPERTY).fullmatch(name):
        raise WeaviateInvalidInputError(
            f"{path}: {name!r} is not a property's name: up to 231 of A-Z, a-z, 0-9 and _, with no digit first"
        )
    if not nested and name in RESERVED_PROPERTIES:
        raise WeaviateInvalidInputError(f"{path}: the server keeps the name {name!r} for itself")
    return name


def vector_name(name: str, path: str) -> str:
    """A vector's name.

    Args:
        name: The name.
        path: Where it is, for the error.

    Raises:
        WeaviateInvalidInputError: The server would not take it.
    """
    if not _VECTOR.fullmatch(name):
        raise WeaviateInvalidInputError(
            f"{path}: {name!r} is not a vector's name: up to 230 of A-Z, a-z, 0-9 and _, with no digit first"
        )
    return name


def tenant_name(name: object, path: str) -> str:
    """A tenant's name.

    No tenant has another one: the server checks it alike where tenants are created or changed, and where writing an
    object creates one. Of a name that none can have it says elsewhere that there is no such tenant, or, where tenants
    are removed, nothing.

    Args:
        name: The name.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: The server would not take it.
    """
    given = text(name, path)
    if not _TENANT.fullmatch(given):
        raise refused(path, name, "a tenant's name: up to 64 of A-Z, a-z, 0-9, _ and -")
    return given
