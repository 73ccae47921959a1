# Generated from weaviate/_async/collections/data/references.py by scripts/unasync.py. Do not edit.
"""References between objects that exist."""

from __future__ import annotations

from collections.abc import Iterable

from weaviate._core.rest import references as rest
from weaviate._io.blocking import now
from weaviate._sync.collections.data.base import Changes
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.batch import BatchReferenceReturn
from weaviate.models.data import DataReferences, ReferenceInput, SingleReferenceInput
from weaviate.models.results import Properties
from weaviate.types import UUID


class ReferenceChanges(Changes[Properties]):
    """What objects point at."""

    def reference_add(self, from_uuid: UUID, from_property: str, to: SingleReferenceInput) -> None:
        """Have an object point at one more.

        A reference that is added twice is there twice.

        Args:
            from_uuid: The object that points.
            from_property: Its reference property.
            to: The id that it shall point at; a `ReferenceToMulti` where the property may point into several
                collections.

        Raises:
            WeaviateInvalidInputError: An id is none, or there are several targets. Nothing was sent.
            UnexpectedStatusCodeError: The server refused: status 404 where the object that points does not exist, 422
                where the property or the target does not.

        Examples:
            >>> books.data.reference_add(book, "by", author)
        """
        self._session.rest(rest.add(self._scope, from_uuid, from_property, to))

    def reference_add_many(self, refs: Iterable[DataReferences]) -> BatchReferenceReturn:
        """Add references in few messages.

        Each reference that fails is in `errors`, under its position in the input; one that is refused does not stop
        the others. Where the answer to a message was lost, its references are in `errors`: those that were added all
        the same are there twice when they are added again. The server does not look whether targets exist.

        Args:
            refs: The references, each with one target or several. Any iterable.

        Returns:
            What went wrong. Of a reference with several targets the message names those that were not added.

        Raises:
            WeaviateInvalidInputError: It is no collection of references. Nothing was sent.
            WeaviateBaseError: Nothing was added, since the server surely did not get, or refused, the first message.
            Exception: What `refs` itself raised while it was gone through. What came before it was sent; the error's
                attribute `partial_result` is what would have been returned of that.

        Examples:
            >>> books.data.reference_add_many(
            ...     [DataReference(from_property="by", from_uuid=book, to_uuid=author) for book in written]
            ... )
        """
        started = now()
        ledger = rest.AddMany(self._scope, refs)
        for request in ledger.requests():
            try:
                ledger.answered(self._session.rest(request))
            except WeaviateBaseError as error:
                ledger.failed(error)
        return ledger.result(now() - started)

    def reference_delete(self, from_uuid: UUID, from_property: str, to: SingleReferenceInput) -> None:
        """Have an object no longer point at another. Where it does not, nothing happens.

        Args:
            from_uuid: The object that points.
            from_property: Its reference property.
            to: The id that it points at; a `ReferenceToMulti` where the property may point into several collections.
                Neither object is deleted.

        Raises:
            WeaviateInvalidInputError: An id is none, or there are several targets. Nothing was sent.
            UnexpectedStatusCodeError: The server refused: status 404 where the object that points does not exist.

        Examples:
            >>> books.data.reference_delete(book, "by", author)
        """
        self._session.rest(rest.delete(self._scope, from_uuid, from_property, to))

    def reference_replace(self, from_uuid: UUID, from_property: str, to: ReferenceInput) -> None:
        """Have a reference property point at these objects, and at nothing else.

        Args:
            from_uuid: The object that points.
            from_property: Its reference property.
            to: The id that it shall point at, or several, or none (an empty list); a `ReferenceToMulti` where the
                property may point into several collections.

        Raises:
            WeaviateInvalidInputError: An id is none. Nothing was sent.
            UnexpectedStatusCodeError: The server refused: status 404 where the object that points does not exist, 422
                where the property or a target does not.

        Examples:
            >>> books.data.reference_replace(book, "by", [author, other])
        """
        self._session.rest(rest.replace(self._scope, from_uuid, from_property, to))
