# Generated from weaviate/_async/collections/data/objects.py by scripts/unasync.py. Do not edit.
"""Single objects."""

from __future__ import annotations

import uuid as uuid_package

from weaviate._core.rest import objects as rest
from weaviate._sync.collections.data.base import Changes
from weaviate.models.data import ReferenceInputs
from weaviate.models.results import Properties
from weaviate.types import UUID, VECTORS


class ObjectChanges(Changes[Properties]):
    """One object at a time."""

    def insert(
        self,
        properties: Properties,
        references: ReferenceInputs | None = None,
        uuid: UUID | None = None,
        vector: VECTORS | None = None,
    ) -> uuid_package.UUID:
        """Insert one object.

        Args:
            properties: Values by property name. A datetime without a zone is taken as UTC, with a warning.
            references: Ids of objects of other collections, by the reference's name.
            uuid: Its id; a random one by default.
            vector: One vector of float32 (a list, a tuple, an `array.array` or a numpy array of the index's
                dimension), or one per named vector. Made by the collection's vectorizer where it has one.

        Returns:
            The object's id.

        Raises:
            WeaviateInvalidInputError: A value has no Weaviate data type, or would not be stored as it is. Nothing was
                sent.
            UnexpectedStatusCodeError: The server refused; an id that exists gives status 422.

        Examples:
            >>> books.data.insert({"title": "The Time Machine", "year": 1895})
        """
        request = rest.insert(self._scope, properties, references, uuid, vector)
        return rest.inserted(self._session.rest(request))

    def replace(
        self,
        uuid: UUID,
        properties: Properties,
        references: ReferenceInputs | None = None,
        vector: VECTORS | None = None,
    ) -> None:
        """Put another object in the place of one that exists.

        What is not named is gone afterwards: properties, references, and vectors too, unless the collection's
        vectorizer makes them. `update` leaves them.

        Args:
            uuid: The object's id, which stays.
            properties: The new values by property name, as for `insert`.
            references: The new references, as for `insert`.
            vector: The new vector, or one per named vector, as for `insert`.

        Raises:
            WeaviateInvalidInputError: As for `insert`. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; an id that does not exist gives status 404.

        Examples:
            >>> books.data.replace(uuid, {"title": "The Time Machine", "year": 1895})
        """
        self._session.rest(rest.replace(self._scope, uuid, properties, references, vector))

    def update(
        self,
        uuid: UUID,
        properties: Properties | None = None,
        references: ReferenceInputs | None = None,
        vector: VECTORS | None = None,
    ) -> None:
        """Change some of an object, and leave the rest as it is.

        Args:
            uuid: The object's id.
            properties: The values that change, by property name. A property that is not named stays; one that is None
                goes; an object inside the object is replaced as a whole.
            references: References that are added to those that the object has: a target that it points at already is
                there twice afterwards. `reference_replace` sets them.
            vector: The new vector, or the new ones by name; a vector that is not named stays. Where the collection has
                a vectorizer, it makes the vector anew when a property that it reads changes.

        Raises:
            WeaviateInvalidInputError: As for `insert`. Nothing was sent.
            UnexpectedStatusCodeError: The server refused; an id that does not exist gives status 404.

        Examples:
            >>> books.data.update(uuid, {"year": 1895})
        """
        self._session.rest(rest.update(self._scope, uuid, properties, references, vector))

    def exists(self, uuid: UUID) -> bool:
        """Whether there is an object with this id.

        Args:
            uuid: The id.

        Returns:
            False for a collection that does not exist, too.

        Raises:
            WeaviateInvalidInputError: It is no id. Nothing was sent.
            UnexpectedStatusCodeError: The server does not say, such as for a tenant that does not exist (status 422).

        Examples:
            >>> books.data.exists(uuid)
            True
        """
        return rest.was_there(self._session.rest(rest.exists(self._scope, uuid)))

    def delete_by_id(self, uuid: UUID) -> bool:
        """Delete an object.

        Args:
            uuid: Its id.

        Returns:
            False where the server says that there was none. Servers of version 1.39 don't tell: True means that there
            is none now.

        Raises:
            WeaviateInvalidInputError: It is no id. Nothing was sent.
            UnexpectedStatusCodeError: The server refused, such as for a tenant that does not exist (status 422).

        Examples:
            >>> books.data.delete_by_id(uuid)
            True
        """
        return rest.was_there(self._session.rest(rest.delete(self._scope, uuid)))
