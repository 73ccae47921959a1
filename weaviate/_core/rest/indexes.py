"""REST: the indexes of properties, as they are made, changed and rebuilt while the server runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from weaviate._core.names import property_name as checked
from weaviate._core.names import tenant_name
from weaviate._core.rest.parts import packed, read, segment
from weaviate._core.rest.schema import path_of
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.base import Wire
from weaviate.models.checked import member, refused, text
from weaviate.models.config.enums import Tokenization
from weaviate.models.config.indexes import IndexUpdate, PropertyIndexes
from weaviate.models.config.properties import IndexName
from weaviate.models.tenants import Tenant

Tenants = str | Tenant | Sequence[str | Tenant]

_READ = "read the indexes of a collection"
_READ_SINCE = ServerVersion(1, 38)
_SINCE = ServerVersion(1, 39)


def get(scope: Scope) -> RestRequest:
    """Read the indexes of all properties.

    Args:
        scope: The collection.
    """
    return RestRequest(
        "GET",
        f"{path_of(scope.collection)}/indexes",
        f"read the indexes of {scope.collection}",
        details=scope.details(),
        meanings={404: f"there is no collection {scope.collection}"},
        since=_READ_SINCE,
    )


def indexes(reply: RestReply) -> list[PropertyIndexes]:
    """The indexes of all properties.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer has none.
    """
    return read(reply, lambda body: [PropertyIndexes.from_wire(each) for each in body["properties"] or ()], _READ)


def upsert(
    scope: Scope,
    property_name: str,
    index_name: IndexName,
    *,
    tokenization: Tokenization | None,
    algorithm: Literal["blockmax"] | None,
    tenants: Tenants | None,
) -> RestRequest:
    """Make an index, or change it.

    Args:
        scope: The collection, and the tenant whose index is meant, if any.
        property_name: The property.
        index_name: The index.
        tokenization: How its texts are split into words.
        algorithm: How keyword search works.
        tenants: The tenants whose indexes are meant.

    Raises:
        WeaviateInvalidInputError: An argument is not of its kind, or two exclude each other.
    """
    body: Wire = {}
    if tokenization is not None:
        body["tokenization"] = member(tokenization, Tokenization, "tokenization", "Tokenization").value
    if algorithm is not None:
        if body:
            raise WeaviateInvalidInputError("tokenization and algorithm: the server changes one of them at once")
        body["algorithm"] = text(algorithm, "algorithm")
    request = _request("PUT", scope, property_name, index_name, "make or change", "", _tenants(scope, tenants))
    request.body, request.ok = packed(body), (200, 202)
    return request


def rebuild(scope: Scope, property_name: str, index_name: IndexName, tenants: Tenants | None) -> RestRequest:
    """Make an index anew of the objects.

    Args:
        scope: The collection, and the tenant whose index is meant, if any.
        property_name: The property.
        index_name: The index.
        tenants: The tenants whose indexes are meant.

    Raises:
        WeaviateInvalidInputError: An argument is not of its kind.
    """
    request = _request("POST", scope, property_name, index_name, "rebuild", "/rebuild", _tenants(scope, tenants))
    # While the first of two equal requests is under way, the second is refused.
    request.idempotent = False
    return request


def cancel(scope: Scope, property_name: str, index_name: IndexName) -> RestRequest:
    """Stop what is under way with an index.

    Args:
        scope: The collection.
        property_name: The property.
        index_name: The index.

    Raises:
        WeaviateInvalidInputError: An argument is not of its kind.
    """
    return _request("POST", scope, property_name, index_name, "stop the making of", "/cancel", None)


def updated(reply: RestReply) -> IndexUpdate:
    """What the server does.

    Args:
        reply: The answer to `upsert`, `rebuild` or `cancel`.

    Raises:
        ResponseCannotBeDecodedError: The answer does not say it.
    """

    def said(body: Wire) -> IndexUpdate:
        body["status"]  # what has none is no answer
        return IndexUpdate.from_wire(body)

    return read(reply, said, "change an index")


def _request(
    method: str, scope: Scope, property_name: str, index_name: str, verb: str, end: str, tenants: list[str] | None
) -> RestRequest:
    if index_name not in get_args(IndexName):
        raise refused("index_name", index_name, ", ".join(get_args(IndexName)))
    name = checked(text(property_name, "property_name"), "property_name")
    return RestRequest(
        method,
        f"{path_of(scope.collection)}/properties/{segment(name, 'property_name')}/index/{index_name}{end}",
        f"{verb} the {index_name} index of {scope.collection}.{name}",
        params=None if tenants is None else {"tenants": ",".join(tenants)},
        ok=(202,),
        timeout="insert",
        details=scope.details().but(property=name),
        since=_SINCE,
    )


def _tenants(scope: Scope, tenants: Tenants | None) -> list[str] | None:
    if tenants is None:
        return None if scope.tenant is None else [scope.tenant]
    several: object = [tenants] if isinstance(tenants, str | Tenant) else tenants
    if not isinstance(several, Sequence) or not several:
        # Without any, the server would take all.
        raise refused("tenants", tenants, "tenants or their names, or None for all of them")
    return [
        tenant_name(each.name if isinstance(each, Tenant) else each, f"tenants[{index}]")
        for index, each in enumerate(several)
    ]
