"""The nodes of a cluster, and how replicas move between them."""

from __future__ import annotations

import uuid as uuid_package
from typing import Literal, overload

from weaviate._async.connection.session import Session
from weaviate._core.rest import cluster, replication
from weaviate.models.cluster.nodes import NodeMinimal, NodeVerbose, Verbosity
from weaviate.models.cluster.replication import (
    ReplicateOperationWithHistory,
    ReplicateOperationWithoutHistory,
    ReplicationScaled,
    ReplicationScalePlan,
    ReplicationType,
    ShardingState,
)
from weaviate.models.cluster.statistics import ClusterStatistics
from weaviate.types import UUID


class ReplicateAsync:
    """Reads, calls off and deletes the operations that make replicas: see `client.cluster.replicate`.

    All of it needs Weaviate 1.31, with `REPLICA_MOVEMENT_ENABLED=true` in the environment of its nodes.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @overload
    async def get(
        self, *, uuid: UUID, include_history: Literal[False] = False
    ) -> ReplicateOperationWithoutHistory | None: ...

    @overload
    async def get(self, *, uuid: UUID, include_history: Literal[True]) -> ReplicateOperationWithHistory | None: ...

    @overload
    async def get(
        self, *, uuid: UUID, include_history: bool = False
    ) -> ReplicateOperationWithHistory | ReplicateOperationWithoutHistory | None: ...

    async def get(
        self, *, uuid: UUID, include_history: bool = False
    ) -> ReplicateOperationWithHistory | ReplicateOperationWithoutHistory | None:
        """How far an operation is; None for one that does not exist.

        Args:
            uuid: Its id.
            include_history: Whether the states that it was in before are told.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; one that does not move replicas gives status 501.
        """
        reply = await self._session.rest(replication.get(uuid, include_history))
        return replication.operation(reply, include_history)

    async def list_all(self) -> list[ReplicateOperationWithHistory]:
        """All operations, with the states that they were in before.

        Raises:
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; one that does not move replicas gives status 501.
        """
        return await self.query(include_history=True)

    @overload
    async def query(
        self,
        *,
        collection: str | None = None,
        shard: str | None = None,
        target_node: str | None = None,
        include_history: Literal[True],
    ) -> list[ReplicateOperationWithHistory]: ...

    @overload
    async def query(
        self,
        *,
        collection: str | None = None,
        shard: str | None = None,
        target_node: str | None = None,
        include_history: Literal[False] = False,
    ) -> list[ReplicateOperationWithoutHistory]: ...

    @overload
    async def query(
        self,
        *,
        collection: str | None = None,
        shard: str | None = None,
        target_node: str | None = None,
        include_history: bool = False,
    ) -> list[ReplicateOperationWithHistory] | list[ReplicateOperationWithoutHistory]: ...

    async def query(
        self,
        *,
        collection: str | None = None,
        shard: str | None = None,
        target_node: str | None = None,
        include_history: bool = False,
    ) -> list[ReplicateOperationWithHistory] | list[ReplicateOperationWithoutHistory]:
        """Some operations.

        Args:
            collection: Those of a collection.
            shard: Those of one of its shards, or of one of its tenants.
            target_node: Those that make a replica on this node.
            include_history: Whether the states that they were in before are told.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be, or a shard has no collection. Nothing was
                sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; one that does not move replicas gives status 501.
        """
        reply = await self._session.rest(replication.query(collection, shard, target_node, include_history))
        return replication.operations(reply, target_node, include_history)

    async def cancel(self, *, uuid: UUID) -> None:
        """Call an operation off. It stays there, and is `CANCELLED` once it has ended.

        Args:
            uuid: Its id. One that does not exist is no error.

        Raises:
            WeaviateInvalidInputError: It is none. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; an operation that is done, or nearly so, gives status 409,
                a server that does not move replicas 501.
        """
        await self._session.rest(replication.cancel(uuid))

    async def delete(self, *, uuid: UUID) -> None:
        """Delete an operation. One that is under way is called off before. The call does not wait for any of that.

        Args:
            uuid: Its id. One that does not exist is no error.

        Raises:
            WeaviateInvalidInputError: It is none. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; an operation that cannot be called off any more gives status
                409, a server that does not move replicas 501.
        """
        await self._session.rest(replication.delete(uuid))

    async def delete_all(self) -> None:
        """Delete all operations, as `delete` does one.

        Raises:
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; one that does not move replicas gives status 501.
        """
        await self._session.rest(replication.delete_all())

    async def force_delete(
        self,
        *,
        uuid: UUID | None = None,
        collection: str | None = None,
        shard: str | None = None,
        target_node: str | None = None,
        dry_run: bool = False,
    ) -> list[uuid_package.UUID]:
        """Delete operations at once, whatever they do at the moment.

        It is for those that nothing else gets rid of. A replica that is being made may be lost or damaged.

        Args:
            uuid: One operation.
            collection: Or: those of a collection.
            shard: Those of one of its shards, or of one of its tenants.
            target_node: Or: those that make a replica on this node.
            dry_run: Whether it is only told which would be deleted.

        Returns:
            With `dry_run` the ids of those that would be deleted; else nothing, since the server does not tell.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be, or not exactly one of `uuid`, `collection`
                and `target_node` is given. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; one that does not move replicas gives status 501.
        """
        request = replication.force_delete(uuid, collection, shard, target_node, dry_run)
        return replication.force_deleted(await self._session.rest(request))


class ClusterAsync:
    """The nodes of a cluster, and where the replicas of shards are.

    Attributes:
        replications: Reads, calls off and deletes the operations that make replicas.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.replications = ReplicateAsync(session)

    @overload
    async def nodes(
        self, collection: str | None = None, shard: str | None = None, *, output: Literal["minimal"] | None = None
    ) -> list[NodeMinimal]: ...

    @overload
    async def nodes(
        self, collection: str | None = None, shard: str | None = None, *, output: Literal["verbose"]
    ) -> list[NodeVerbose]: ...

    @overload
    async def nodes(
        self, collection: str | None = None, shard: str | None = None, *, output: Verbosity | None = None
    ) -> list[NodeMinimal] | list[NodeVerbose]: ...

    async def nodes(
        self, collection: str | None = None, shard: str | None = None, *, output: Verbosity | None = None
    ) -> list[NodeMinimal] | list[NodeVerbose]:
        """The nodes, with what is on them where that is wanted.

        Args:
            collection: The collection whose shards are told, by default all. All nodes are told in any case.
            shard: The one of its shards that is told, by default all (Weaviate 1.31).
            output: "verbose" for the shards of each node too.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be, or a shard has no collection. Nothing was
                sent.
            WeaviateUnsupportedFeatureError: The server is too old for one of them.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist gives status 404.
        """
        reply = await self._session.rest(cluster.nodes(collection, shard, output))
        return cluster.verbose(reply) if output == "verbose" else cluster.minimal(reply)

    async def statistics(self) -> ClusterStatistics:
        """How the nodes agree on the schema: the state of Raft on each.

        Raises:
            UnexpectedStatusCodeError: The server refused.
        """
        return cluster.statistics_read(await self._session.rest(cluster.statistics()))

    async def query_sharding_state(self, *, collection: str, shard: str | None = None) -> ShardingState | None:
        """On which nodes the replicas of a collection's shards are (Weaviate 1.31); None where there is no such thing.

        The nodes need `REPLICA_MOVEMENT_ENABLED=true` in their environment.

        Args:
            collection: The collection.
            shard: One of its shards, or of its tenants; by default all.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; one that does not move replicas gives status 501.
        """
        return replication.sharding_state(await self._session.rest(replication.query_sharding_state(collection, shard)))

    async def replicate(
        self,
        *,
        collection: str,
        shard: str,
        source_node: str,
        target_node: str,
        replication_type: ReplicationType = ReplicationType.COPY,
    ) -> uuid_package.UUID:
        """Begin to copy or move a replica to another node (Weaviate 1.31).

        The nodes need `REPLICA_MOVEMENT_ENABLED=true` in their environment. The call does not wait for the replica:
        `replications.get` says how far it is. To a node that does not exist it waits for ever.

        Args:
            collection: The collection.
            shard: The shard, or the tenant.
            source_node: The node with the replica that it is made from.
            target_node: The node that gets it.
            replication_type: Whether the old replica stays (`COPY`) or is deleted (`MOVE`).

        Returns:
            The id of the operation.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; a collection or shard that does not exist or is not on the
                source, and one that is on the target already, give status 422, a server that does not move replicas
                501.
        """
        request = replication.replicate(collection, shard, source_node, target_node, replication_type)
        return replication.replicated(await self._session.rest(request))

    async def get_replication_scale_plan(self, *, collection: str, replication_factor: int) -> ReplicationScalePlan:
        """How a collection would get another number of replicas (Weaviate 1.35, and later patches of 1.31 to 1.34).

        Nothing is changed: `apply_replication_scale_plan` does that. The nodes need `REPLICA_MOVEMENT_ENABLED=true` in
        their environment.

        Args:
            collection: The collection.
            replication_factor: How many replicas each of its shards is to have.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; a collection that does not exist, and more replicas than
                nodes, give status 500, a server that does not move replicas 501.

        Examples:
            >>> plan = await client.cluster.get_replication_scale_plan(collection="Book", replication_factor=3)
            >>> begun = await client.cluster.apply_replication_scale_plan(plan)
        """
        request = replication.get_scale_plan(collection, replication_factor)
        return replication.scale_plan(await self._session.rest(request))

    async def apply_replication_scale_plan(self, plan: ReplicationScalePlan) -> ReplicationScaled:
        """Give a collection another number of replicas.

        Replicas that are not wanted any more are deleted at once; the making of others begins. The collection's
        configuration goes on to say what it was created with.

        Args:
            plan: How, as `get_replication_scale_plan` says.

        Returns:
            The operations that make replicas, for `replications.get`.

        Raises:
            WeaviateInvalidInputError: It is no plan. Nothing was sent.
            WeaviateUnsupportedFeatureError: The server is too old.
            UnexpectedStatusCodeError: The server refused; a shard that does not exist, and an operation on the
                collection that is under way, give status 500, a server that does not move replicas 501.
        """
        return replication.scaled(await self._session.rest(replication.apply_scale_plan(plan)))
