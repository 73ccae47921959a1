"""The main job, end to end: start a server, store the standard library's docstrings, and ask questions.

`nox -s quickstart` runs it; so does Python alone, where the package is installed.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
import time

import weaviate
from stdlib_docs import Docstring, docstrings
from weaviate import WeaviateAsyncClient
from weaviate.classes.batch import BatchProgress
from weaviate.classes.config import Configure, DataType, Property, Tokenization
from weaviate.classes.query import Filter, MetadataQuery
from weaviate.outputs.query import Object

KEYWORDS = "parse command line arguments"
LIKE_THIS = "tempfile.mkdtemp"
QUESTION = "compress a file with gzip"


async def main() -> None:
    """Start a server, fill it, search it; it ends with the block."""
    logging.basicConfig(format="%(message)s")
    logging.getLogger("weaviate").setLevel(logging.INFO)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        began = time.perf_counter()
        async with weaviate.use_async_with_embedded(
            port=0,
            grpc_port=0,
            persistence_data_path=folder,
            environment_variables={"ENABLE_MODULES": "text2vec-bigram"},
        ) as client:
            meta = await client.get_meta()
            print(f"Weaviate {meta['version']} runs, after {time.perf_counter() - began:.1f} s.")
            await fill(client, list(docstrings()))
            await ask(client)


async def fill(client: WeaviateAsyncClient, found: list[Docstring]) -> None:
    """Create the collection and store everything in it."""
    collection = await client.collections.create(
        "Docstring",
        data_model_properties=Docstring,
        properties=[
            Property(name="text", data_type=DataType.TEXT),
            Property(name="name", data_type=DataType.TEXT, tokenization=Tokenization.FIELD, skip_vectorization=True),
            Property(name="kind", data_type=DataType.TEXT, tokenization=Tokenization.FIELD, skip_vectorization=True),
            Property(name="module", data_type=DataType.TEXT, tokenization=Tokenization.FIELD, skip_vectorization=True),
            Property(name="line", data_type=DataType.INT, skip_vectorization=True),
        ],
        vector_config=Configure.Vectors.custom(module_name="text2vec-bigram", source_properties=["text"]),
    )
    began = time.perf_counter()
    async with collection.batch.dynamic(on_progress=show_progress) as batch:
        for docstring in found:
            await batch.add_object(docstring)
    seconds = time.perf_counter() - began
    for failed in batch.failed_objects:
        print(f"  {found[failed.object_.index]['name']}: {failed.message}")
    stored = len(batch.results.objs.uuids)
    print(f"\nStored {stored} of {len(found)} docstrings in {seconds:.1f} s: {stored / seconds:.0f} objects a second.")
    if stored != len(found):
        sys.exit("Not everything was stored.")


async def ask(client: WeaviateAsyncClient) -> None:
    """Ask by keyword, by vector, and by both."""
    query = client.collections.use("Docstring", Docstring).query
    metadata = MetadataQuery(score=True, distance=True)

    found = await query.bm25(KEYWORDS, limit=3, return_metadata=metadata)
    show_answer(f"By keyword: {KEYWORDS!r}", found.objects)

    here = await query.fetch_objects(filters=Filter.by_property("name").equal(LIKE_THIS), limit=1, include_vector=True)
    vector = here.objects[0].vector["default"]
    found = await query.near_vector(vector, limit=4, return_metadata=metadata)
    show_answer(f"By vector: what is most like {LIKE_THIS}", found.objects[1:])

    found = await query.hybrid(QUESTION, alpha=0.5, limit=3, return_metadata=metadata)
    show_answer(f"By keyword and vector: {QUESTION!r}", found.objects)


def show_progress(progress: BatchProgress) -> None:
    """Draw one line: how much of what was added is stored. Where nobody watches, only its last state."""
    if sys.stdout.isatty() or progress.ended:
        done = 40 * progress.stored // max(progress.objects, 1)
        print(f"\r  [{'#' * done}{'.' * (40 - done)}] {progress.stored}/{progress.objects}", end="", flush=True)


def show_answer(title: str, objects: list[Object[Docstring]]) -> None:
    """Print what was found, a line each."""
    print(f"\n{title}")
    if not objects:
        sys.exit("Nothing was found.")
    for found in objects:
        score, distance = found.metadata.score, found.metadata.distance
        rank = f"score {score:.3f}" if distance is None else f"distance {distance:.3f}"
        first_line = str(found.properties["text"]).splitlines()[0]
        print(f"  {rank:<15} {found.properties['name']}: {first_line[:70]}")


if __name__ == "__main__":
    asyncio.run(main())
