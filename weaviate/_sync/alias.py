# Generated from weaviate/_async/alias.py by scripts/unasync.py. Do not edit.
"""Aliases."""

from __future__ import annotations

from weaviate._core.rest import aliases as rest
from weaviate._sync.connection.session import Session
from weaviate.models.alias import AliasReturn


class Aliases:
    """Further names of collections: whatever takes a collection's name takes an alias too.

    To let programs go over from one collection to another at once, give them an alias and change what it stands for.
    Names are as those of collections, and their first letter becomes a capital. Aliases need Weaviate 1.32.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def list_all(self, *, collection: str | None = None) -> dict[str, AliasReturn]:
        """All aliases, by name. Those that the user may not see are left out.

        Args:
            collection: Those of this collection alone.

        Raises:
            WeaviateInvalidInputError: It is not a name that a collection can have. Nothing was sent.
            UnexpectedStatusCodeError: The server refused.
        """
        return rest.aliases(self._session.rest(rest.list_all(collection)))

    def get(self, *, alias_name: str) -> AliasReturn | None:
        """What an alias stands for; None, where there is none of this name.

        Args:
            alias_name: The alias.

        Raises:
            WeaviateInvalidInputError: It is not a name that an alias can have. Nothing was sent.
            InsufficientPermissionsError: The user may not see it.
        """
        return rest.alias(self._session.rest(rest.get(alias_name)))

    def exists(self, *, alias_name: str) -> bool:
        """Whether there is an alias of this name.

        Args:
            alias_name: The alias.

        Raises:
            WeaviateInvalidInputError: It is not a name that an alias can have. Nothing was sent.
            InsufficientPermissionsError: The user may not see it.
        """
        return rest.existed(self._session.rest(rest.get(alias_name)))

    def create(self, *, alias_name: str, target_collection: str) -> None:
        """Create an alias.

        Args:
            alias_name: The alias. No collection and no other alias may have this name.
            target_collection: The collection that it stands for. It must exist.

        Raises:
            WeaviateInvalidInputError: A name is not one that a collection can have. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a name that an alias has, and a collection that does not
                exist, give status 422, a name that a collection has 500.
        """
        self._session.rest(rest.create(alias_name, target_collection))

    def update(self, *, alias_name: str, new_target_collection: str) -> bool:
        """Let an alias stand for another collection, from one instant to the next.

        Args:
            alias_name: The alias.
            new_target_collection: The collection. It must exist.

        Returns:
            Whether there is an alias of this name.

        Raises:
            WeaviateInvalidInputError: A name is not one that a collection can have. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 422.
        """
        return rest.existed(self._session.rest(rest.update(alias_name, new_target_collection)))

    def delete(self, *, alias_name: str) -> bool:
        """Delete an alias. The collection stays.

        Args:
            alias_name: The alias.

        Returns:
            Whether there was an alias of this name.

        Raises:
            WeaviateInvalidInputError: It is not a name that an alias can have. Nothing was sent.
            InsufficientPermissionsError: The user may not do that.
        """
        return rest.existed(self._session.rest(rest.delete(alias_name)))
