# Generated from weaviate/_async/tasks.py by scripts/unasync.py. Do not edit.
"""What the nodes of the cluster do in the background."""

from __future__ import annotations

from weaviate._core.rest import tasks as rest
from weaviate._sync.connection.session import Session
from weaviate.models.tasks import DistributedTask


class Tasks:
    """Shows what the nodes of the cluster do in the background: such as making the index of a property anew."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self) -> dict[str, list[DistributedTask]]:
        """The tasks that run or ended of late, by what they are of: those of indexes are "reindex".

        Raises:
            WeaviateUnsupportedFeatureError: The server is older than 1.31.
            InsufficientPermissionsError: The user may not see the cluster: that needs `Permissions.cluster`.
        """
        return rest.tasks(self._session.rest(rest.get()))
