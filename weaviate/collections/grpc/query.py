"""The messages of searches."""

from weaviate._core import search


class _QueryGRPC:
    """Makes the messages of searches.

    It is here to be found by packages that put something around its method. The client's searches do not pass it.
    """

    get = staticmethod(search.fetch_objects)
