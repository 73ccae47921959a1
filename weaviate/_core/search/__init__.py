"""The searches of `collection.query` and `collection.generate`, from the methods' arguments to the requests' bytes."""

from __future__ import annotations

from weaviate._core.search.generative import generating, with_images_read
from weaviate._core.search.kinds import (
    bm25,
    fetch_object_by_id,
    fetch_objects,
    fetch_objects_by_ids,
    hybrid,
    near_image,
    near_media,
    near_object,
    near_text,
    near_vector,
)
from weaviate.util import media_text

__all__ = [
    "bm25",
    "fetch_object_by_id",
    "fetch_objects",
    "fetch_objects_by_ids",
    "generating",
    "hybrid",
    "media_text",
    "near_image",
    "near_media",
    "near_object",
    "near_text",
    "near_vector",
    "with_images_read",
]
