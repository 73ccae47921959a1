"""Looking at objects as another protocol gives them."""

from weaviate._lazy import loader

__getattr__ = loader(__name__)
