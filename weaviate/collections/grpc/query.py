"""The messages of searches."""

from weaviate._core import search


class _QueryGRPC:
    """Makes the messages of searches."""

    get = staticmethod(search.fetch_objects)
