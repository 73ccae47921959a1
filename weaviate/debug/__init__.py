"""Looking at objects as another protocol gives them."""

from weaviate._lazy import lazy

__getattr__, __dir__ = lazy(__name__)
