# Generated from weaviate/_async/namespaces.py by scripts/unasync.py. Do not edit.
"""Namespaces."""

from __future__ import annotations

from weaviate._core.rest import namespaces as rest
from weaviate._sync.connection.session import Session
from weaviate.models.namespaces import Namespace


class Namespaces:
    """Creates, reads, changes and removes namespaces: parts of a cluster that have their own collections and users.

    Whoever sees all namespaces writes the names in one as `namespace:Collection` and `namespace:user`; the users of a
    namespace write `Collection`, and see nothing else. They need Weaviate 1.38, which has to be started with
    `NAMESPACES_ENABLED=true`, and a role that allows them: see `Permissions.namespaces`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def list_all(self) -> dict[str, Namespace]:
        """All namespaces, by name. Those that the user may not see are left out.

        Raises:
            UnexpectedStatusCodeError: The server has none: status 404.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.namespaces(self._session.rest(rest.list_all()))

    def get(self, name: str) -> Namespace | None:
        """A namespace; None, where there is none of this name.

        Args:
            name: Its name.

        Raises:
            WeaviateInvalidInputError: It is not a name that a namespace can have. Nothing was sent.
            InsufficientPermissionsError: The user may not see it.
            UnexpectedStatusCodeError: The server has none: status 404.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.found(self._session.rest(rest.get(name)))

    def create(self, name: str, *, home_node: str | None = None) -> Namespace:
        """Create a namespace.

        Args:
            name: Its name: 3 to 36 of a-z, 0-9 and `-`, with no `-` at its ends.
            home_node: The node that its shards are placed on. The server chooses one by default.

        Raises:
            WeaviateInvalidInputError: It is not a name that a namespace can have. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a name that is taken, or still being deleted, gives status
                409, a reserved one, and a node that does not exist, 422.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.namespace(self._session.rest(rest.create(name, home_node)))

    def update(self, name: str, *, home_node: str) -> Namespace:
        """Place what is created in a namespace from now on on another node. What is there stays where it is.

        Args:
            name: The namespace.
            home_node: The node.

        Raises:
            WeaviateInvalidInputError: It is not a name that a namespace can have. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a namespace that does not exist gives status 404, a node
                that does not exist, and a namespace that is being deleted, 422.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.namespace(self._session.rest(rest.update(name, home_node)))

    def delete(self, name: str) -> bool:
        """Have a namespace deleted, with its collections, aliases and users.

        The call returns when the server has begun. Until it is done, the namespace's state is `DELETING`.

        Args:
            name: Its name.

        Returns:
            Whether there was a namespace of this name.

        Raises:
            WeaviateInvalidInputError: It is not a name that a namespace can have. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server has no namespaces: status 404.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        return rest.existed(self._session.rest(rest.delete(name)))

    def suspend(self, name: str) -> None:
        """Lock the users of a namespace out. What is in it stays, and nothing can be created in it.

        A namespace that is suspended already stays so. This needs Weaviate 1.38.7.

        Args:
            name: Its name.

        Raises:
            WeaviateInvalidInputError: It is not a name that a namespace can have. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a namespace that does not exist gives status 404, one that
                is being deleted 422.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        self._session.rest(rest.suspend(name))

    def resume(self, name: str) -> None:
        """Let the users of a namespace in again.

        A namespace that is active already stays so. This needs Weaviate 1.38.7.

        Args:
            name: Its name.

        Raises:
            WeaviateInvalidInputError: It is not a name that a namespace can have. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a namespace that does not exist gives status 404, one that
                is being deleted 422.
            WeaviateUnsupportedFeatureError: The server is too old.
        """
        self._session.rest(rest.resume(name))
