# Generated from weaviate/_async/collections/generate/collection.py by scripts/unasync.py. Do not edit.
"""All searches with generation of a collection."""

from __future__ import annotations

from weaviate._sync.collections.generate.bm25 import BM25Generate
from weaviate._sync.collections.generate.fetch_objects import FetchObjectsGenerate
from weaviate._sync.collections.generate.fetch_objects_by_ids import FetchObjectsByIdsGenerate
from weaviate._sync.collections.generate.hybrid import HybridGenerate
from weaviate._sync.collections.generate.near_image import NearImageGenerate
from weaviate._sync.collections.generate.near_media import NearMediaGenerate
from weaviate._sync.collections.generate.near_object import NearObjectGenerate
from weaviate._sync.collections.generate.near_text import NearTextGenerate
from weaviate._sync.collections.generate.near_vector import NearVectorGenerate
from weaviate.models.results import Properties, References


class GenerateCollection(
    BM25Generate[Properties, References],
    FetchObjectsByIdsGenerate[Properties, References],
    FetchObjectsGenerate[Properties, References],
    HybridGenerate[Properties, References],
    NearImageGenerate[Properties, References],
    NearMediaGenerate[Properties, References],
    NearObjectGenerate[Properties, References],
    NearTextGenerate[Properties, References],
    NearVectorGenerate[Properties, References],
):
    """Searches in one collection whose results a generative model is then asked about.

    Each search is that of the same name in `collection.query`, with the same parameters. What is asked is the same in
    all of them:

    - `single_prompt`: what is asked about each object. `{title}` in it stands for the value of the property `title`.
      `GenerativeParameters.single_prompt` makes one with images, or that has more said about the answer.
    - `grouped_task`: what is asked once about all objects together; `GenerativeParameters.grouped_task` likewise.
    - `grouped_properties`: the properties that the model sees for the task; by default all that are texts.
    - `generative_provider`: the model, and its settings, for this query: see `GenerativeConfig`. By default the one in
      the collection's configuration.

    The answer to `single_prompt` is each object's `generated`, and with `group_by` each group's, about its first
    object; that to `grouped_task` is the result's `generated`. Properties that a prompt names are returned too. Servers
    up to 1.39 refuse `sort` here, and ask both questions with the images and the `debug` of the task.
    """
