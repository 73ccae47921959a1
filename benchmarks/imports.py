"""CPU of importing, in fresh interpreters: without what the interpreter itself takes to start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Import:
    """One line of the table: statements, and those they are compared with."""

    name: str
    client: str
    floor: str = "import grpc, httpx"
    target: float | None = None


IMPORTS = (
    Import("import weaviate", "import weaviate", target=1.0),
    Import("from weaviate import both", "from weaviate import connect_to_local, WeaviateClient"),
    Import(
        "import + connect + near_vector 1 + close",
        "import weaviate; client = weaviate.connect_to_local(port={http}, grpc_port={grpc}, skip_init_checks=True);"
        " client.collections.use('BenchOne').query.near_vector([0.5] * 768, limit=1); client.close()",
        "import grpc, httpx; from benchmarks.floor import Floor; floor = Floor({grpc});"
        " floor.search('BenchOne', [0.5] * 768, 1); floor.channel.close()",
    ),
)
