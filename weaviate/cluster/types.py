"""What the server says of nodes, as the JSON has it."""

from weaviate.models.cluster.nodes import BatchStatsJson as BatchStats
from weaviate.models.cluster.nodes import NodeJson as Node
from weaviate.models.cluster.nodes import ShardJson as Shard
from weaviate.models.cluster.nodes import StatsJson as Stats
from weaviate.models.cluster.nodes import Verbosity

__all__ = ["BatchStats", "Node", "Shard", "Stats", "Verbosity"]
