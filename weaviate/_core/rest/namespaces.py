"""REST: namespaces."""

from __future__ import annotations

import re

from weaviate._core import errors
from weaviate._core.rest.parts import answered, packed, read, read_list, segment
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.exceptions import UnexpectedStatusCodeError
from weaviate.models.checked import refused, text
from weaviate.models.namespaces import Namespace

_LIST = "list the namespaces"
_READ = "find a namespace"
_SINCE = ServerVersion(1, 38)
_SUSPENDED_SINCE = ServerVersion(1, 38, 7)

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,34}[a-z0-9]")


def list_all() -> RestRequest:
    """Read all namespaces that the user may see."""
    return RestRequest("GET", "/namespaces", _LIST, since=_SINCE)


def namespaces(reply: RestReply) -> dict[str, Namespace]:
    """The namespaces by name.

    Args:
        reply: The answer to `list_all`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of namespaces.
    """
    return {each.name: each for each in read_list(reply, Namespace.from_wire, _LIST)}


def get(name: str) -> RestRequest:
    """Read a namespace.

    Args:
        name: Its name.

    Raises:
        WeaviateInvalidInputError: It is not a name that a namespace can have.
    """
    return RestRequest("GET", _path(name), f"read the namespace {name}", ok=(200, 404), since=_SINCE)


def found(reply: RestReply) -> Namespace | None:
    """A namespace; None where there is none of its name.

    Args:
        reply: The answer to `get`.

    Raises:
        UnexpectedStatusCodeError: The server has no namespaces at all.
        ResponseCannotBeDecodedError: The answer is no namespace.
    """
    return namespace(reply) if existed(reply) else None


def existed(reply: RestReply) -> bool:
    """Whether there was a namespace of that name.

    Args:
        reply: The answer to `get` or `delete`.

    Raises:
        UnexpectedStatusCodeError: The server has no namespaces at all.
    """
    said = errors.explain(reply) if reply.status_code == 404 else ""
    if off := errors.switch(said):
        said += off
        error = UnexpectedStatusCodeError(_READ, RestReply(reply.status_code, {}, said.encode()))
        raise error.with_details(answered(reply, _READ, said))
    return reply.status_code != 404


def namespace(reply: RestReply) -> Namespace:
    """A namespace.

    Args:
        reply: The answer to `create` or `update`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no namespace.
    """
    return read(reply, Namespace.from_wire, _READ)


def create(name: str, home_node: str | None) -> RestRequest:
    """Create a namespace.

    Args:
        name: Its name.
        home_node: The node that its shards are placed on; None leaves it to the server.

    Raises:
        WeaviateInvalidInputError: It is not a name that a namespace can have, or the node's is no text.
    """
    body = {} if home_node is None else {"home_node": text(home_node, "home_node")}
    return RestRequest(
        "POST",
        _path(name),
        f"create the namespace {name}",
        body=packed(body),
        ok=(201,),
        timeout="insert",
        # The second of two equal requests is refused, and would look as if the first had been.
        idempotent=False,
        since=_SINCE,
    )


def update(name: str, home_node: str) -> RestRequest:
    """Place what is to come on another node.

    Args:
        name: The namespace.
        home_node: The node.

    Raises:
        WeaviateInvalidInputError: It is not a name that a namespace can have, or the node's is no text.
    """
    body = packed({"home_node": text(home_node, "home_node")})
    return RestRequest("PUT", _path(name), f"change the namespace {name}", body=body, timeout="insert", since=_SINCE)


def delete(name: str) -> RestRequest:
    """Have a namespace deleted, with all that is in it.

    Args:
        name: Its name.

    Raises:
        WeaviateInvalidInputError: It is not a name that a namespace can have.
    """
    what = f"delete the namespace {name}"
    return RestRequest("DELETE", _path(name), what, ok=(202, 404), timeout="insert", since=_SINCE)


def suspend(name: str) -> RestRequest:
    """Lock the users of a namespace out.

    Args:
        name: Its name.

    Raises:
        WeaviateInvalidInputError: It is not a name that a namespace can have.
    """
    return _post(name, "suspend")


def resume(name: str) -> RestRequest:
    """Let the users of a namespace in again.

    Args:
        name: Its name.

    Raises:
        WeaviateInvalidInputError: It is not a name that a namespace can have.
    """
    return _post(name, "resume")


def _post(name: str, verb: str) -> RestRequest:
    path, what = f"{_path(name)}/{verb}", f"{verb} the namespace {name}"
    return RestRequest("POST", path, what, ok=(202,), timeout="insert", since=_SUSPENDED_SINCE)


def _path(name: str) -> str:
    if not _NAME.fullmatch(text(name, "name")):
        raise refused("name", name, "a namespace's name: 3 to 36 of a-z, 0-9 and -, with no - at its ends")
    return f"/namespaces/{segment(name, 'name')}"
