"""REST: what the nodes of a cluster do in the background."""

from __future__ import annotations

from typing import Any

from weaviate._core.rest.parts import read
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.models.tasks import DistributedTask

_GET = "read the tasks of the cluster"


def get() -> RestRequest:
    """Read the tasks."""
    return RestRequest(
        "GET",
        "/tasks",
        _GET,
        # The server says nothing with it.
        meanings={403: "the user has no role that allows read_cluster"},
        since=ServerVersion(1, 31),
    )


def tasks(reply: RestReply) -> dict[str, list[DistributedTask]]:
    """The tasks by what they are of.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of tasks.
    """

    def found(body: Any) -> dict[str, list[DistributedTask]]:
        return {kind: [DistributedTask.from_wire(each) for each in several or ()] for kind, several in body.items()}

    return read(reply, found, _GET)
