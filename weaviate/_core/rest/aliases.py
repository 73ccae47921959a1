"""REST: aliases."""

from __future__ import annotations

from weaviate._core.names import collection_name
from weaviate._core.rest.parts import packed, read, segment
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.exceptions import ErrorDetails
from weaviate.models.alias import AliasReturn

_LIST = "list the aliases"
_SINCE = ServerVersion(1, 32)


def list_all(collection: str | None) -> RestRequest:
    """Read the aliases.

    Args:
        collection: Of this collection alone.

    Raises:
        WeaviateInvalidInputError: It is not a name that a collection can have.
    """
    if collection is None:
        return RestRequest("GET", "/aliases", _LIST, since=_SINCE)
    name = collection_name(collection, "collection")
    what, details = f"{_LIST} of {name}", ErrorDetails(collection=name)
    return RestRequest("GET", "/aliases", what, params={"class": name}, details=details, since=_SINCE)


def aliases(reply: RestReply) -> dict[str, AliasReturn]:
    """The aliases by name.

    Args:
        reply: The answer to `list_all`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of aliases.
    """
    found = read(reply, lambda body: [AliasReturn.from_wire(each) for each in body["aliases"] or ()], _LIST)
    return {each.alias: each for each in found}


def get(alias_name: str) -> RestRequest:
    """Read an alias.

    Args:
        alias_name: Its name.

    Raises:
        WeaviateInvalidInputError: It is not a name that an alias can have.
    """
    name = collection_name(alias_name, "alias_name")
    return RestRequest("GET", _path(name), f"read the alias {name}", ok=(200, 404), since=_SINCE)


def alias(reply: RestReply) -> AliasReturn | None:
    """An alias; None where there is none of its name.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no alias.
    """
    return None if reply.status_code == 404 else read(reply, AliasReturn.from_wire, "read an alias")


def existed(reply: RestReply) -> bool:
    """Whether there was an alias of that name.

    Args:
        reply: The answer to `get`, `update` or `delete`.
    """
    return reply.status_code != 404


def create(alias_name: str, target_collection: str) -> RestRequest:
    """Create an alias.

    Args:
        alias_name: Its name.
        target_collection: The collection that it stands for.

    Raises:
        WeaviateInvalidInputError: One is not a name that a collection can have.
    """
    name, target = collection_name(alias_name, "alias_name"), collection_name(target_collection, "target_collection")
    return RestRequest(
        "POST",
        "/aliases",
        f"create the alias {name} of {target}",
        body=packed({"alias": name, "class": target}),
        timeout="insert",
        # The second of two equal requests is refused, and would look as if the first had been.
        idempotent=False,
        details=ErrorDetails(collection=target),
        since=_SINCE,
    )


def update(alias_name: str, new_target_collection: str) -> RestRequest:
    """Let an alias stand for another collection.

    Args:
        alias_name: Its name.
        new_target_collection: The collection.

    Raises:
        WeaviateInvalidInputError: One is not a name that a collection can have.
    """
    name = collection_name(alias_name, "alias_name")
    target = collection_name(new_target_collection, "new_target_collection")
    return RestRequest(
        "PUT",
        _path(name),
        f"let the alias {name} stand for {target}",
        body=packed({"class": target}),
        ok=(200, 404),
        timeout="insert",
        details=ErrorDetails(collection=target),
        since=_SINCE,
    )


def delete(alias_name: str) -> RestRequest:
    """Delete an alias.

    Args:
        alias_name: Its name.

    Raises:
        WeaviateInvalidInputError: It is not a name that an alias can have.
    """
    name = collection_name(alias_name, "alias_name")
    return RestRequest("DELETE", _path(name), f"delete the alias {name}", ok=(204, 404), timeout="insert", since=_SINCE)


def _path(name: str) -> str:
    return f"/aliases/{segment(name, 'alias_name')}"
