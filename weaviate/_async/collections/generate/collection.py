"""All searches with generation of a collection."""

from __future__ import annotations

from weaviate._async.collections.generate.bm25 import BM25GenerateAsync
from weaviate._async.collections.generate.fetch_objects import FetchObjectsGenerateAsync
from weaviate._async.collections.generate.fetch_objects_by_ids import FetchObjectsByIdsGenerateAsync
from weaviate._async.collections.generate.hybrid import HybridGenerateAsync
from weaviate._async.collections.generate.near_image import NearImageGenerateAsync
from weaviate._async.collections.generate.near_media import NearMediaGenerateAsync
from weaviate._async.collections.generate.near_object import NearObjectGenerateAsync
from weaviate._async.collections.generate.near_text import NearTextGenerateAsync
from weaviate._async.collections.generate.near_vector import NearVectorGenerateAsync
from weaviate.models.results import Properties, References


class GenerateCollectionAsync(
    BM25GenerateAsync[Properties, References],
    FetchObjectsByIdsGenerateAsync[Properties, References],
    FetchObjectsGenerateAsync[Properties, References],
    HybridGenerateAsync[Properties, References],
    NearImageGenerateAsync[Properties, References],
    NearMediaGenerateAsync[Properties, References],
    NearObjectGenerateAsync[Properties, References],
    NearTextGenerateAsync[Properties, References],
    NearVectorGenerateAsync[Properties, References],
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
