"""One scenario that both colours play, so that what they send and what they make of the answers can be compared."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests.support.fake import FakeServer
from weaviate import WeaviateAsyncClient
from weaviate._proto import v1
from weaviate.backup import BackupStorage
from weaviate.classes import ConsistencyLevel
from weaviate.classes.aggregate import Metrics
from weaviate.classes.batch import BatchOptions, BatchProgress, Shard
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty, Tokenization
from weaviate.classes.data import DataObject, DataReference, GeoCoordinate
from weaviate.classes.export import ExportFileFormat
from weaviate.classes.init import AdditionalConfig, Auth, RetryPolicy
from weaviate.classes.query import Filter, GroupBy, MetadataQuery, NearMediaType, Sort, TargetVectors
from weaviate.classes.rbac import Permissions
from weaviate.classes.tenants import Tenant, TenantActivityStatus
from weaviate.connect import ConnectionParams
from weaviate.connect.integrations import Integrations
from weaviate.exceptions import ErrorDetails, WeaviateBaseError, WeaviateBatchSendError
from weaviate.outputs.replication import ReplicationScalePlan
from weaviate.outputs.users import DBUserCredential

ID = uuid.UUID(int=7)
MOMENT = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
GROUPS = GroupBy(prop="title", objects_per_group=1, number_of_groups=1)
POLICY = RetryPolicy(base_delay=0.001, jitter=0)


def found() -> v1.SearchReply:
    """A reply with one object."""
    reply = v1.SearchReply()
    result = reply.results.add()
    result.metadata.id = str(ID)
    result.metadata.distance = 0.25
    result.metadata.distance_present = True
    result.properties.target_collection = "Book"
    result.properties.non_ref_props.fields["title"].text_value = "A"
    return reply


async def steps(fake: FakeServer) -> AsyncIterator[Any]:
    """Every call of the client, well and failing, with what each gave."""
    params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
    config = AdditionalConfig(retry=POLICY)
    client = WeaviateAsyncClient(params, None, Auth.api_key("secret"), {"X-Provider-Key": "k"}, config)
    await client.connect()
    yield client.is_connected()
    yield await client.is_live()
    yield await client.is_ready()
    yield (await client.get_meta())["version"]
    yield await client.get_open_id_configuration()
    async for outcome in collections(client):
        yield outcome
    async for outcome in data(client, fake):
        yield outcome
    async for outcome in queries(client, fake):
        yield outcome
    async for outcome in handles(client, fake):
        yield outcome
    async for outcome in batches(client, fake):
        yield outcome
    async for outcome in batches_of_a_collection(client, fake):
        yield outcome
    async for outcome in methods(client, fake):
        yield outcome
    async for outcome in administration(client, fake):
        yield outcome
    async for outcome in operations(client, fake):
        yield outcome
    await client.close()
    yield await outcome_of_closed(client)


async def collections(client: WeaviateAsyncClient) -> AsyncIterator[Any]:
    """Create, find, list and delete."""
    created = await client.collections.create(
        "book",
        description="Books",
        properties=[Property(name="title", data_type=DataType.TEXT)],
        vector_config=Configure.Vectors.self_provided(),
    )
    yield created.name
    yield await client.collections.exists("Book")
    yield sorted(await client.collections.list_all())
    await client.collections.delete(["Book", "Nothing"])
    yield await client.collections.exists("Book")
    await client.collections.delete_all()


async def data(client: WeaviateAsyncClient, fake: FakeServer) -> AsyncIterator[Any]:
    """Insert one and many."""
    collection = client.collections.use("Book")
    yield await collection.data.insert(
        {"title": "A", "at": MOMENT, "where": GeoCoordinate(latitude=1, longitude=2), "tags": ["a", "b"]},
        uuid=ID,
        vector=[1.0, 2.0],
    )
    fake.rest("POST", "/v1/objects").reply(422, {"error": [{"message": "id already exists"}]}, times=1)
    try:
        await collection.data.insert({"title": "A"}, uuid=ID)
    except WeaviateBaseError as error:
        yield said(error, fake)
    fake.grpc("BatchObjects").fail("UNAVAILABLE", "going down", times=1)
    objects: list[Any] = [
        DataObject({"title": "A"}, uuid=ID, vector={"one": [1.0], "two": [[1.0, 2.0]]}),
        DataObject({"title": {"a set"}}, uuid=ID),
        DataObject({"title": "C"}, uuid=uuid.UUID(int=8), references={"next": ID}),
    ]
    result = await collection.data.insert_many(objects)
    yield result.uuids, {index: error.message for index, error in result.errors.items()}


async def queries(client: WeaviateAsyncClient, fake: FakeServer) -> AsyncIterator[Any]:
    """Search in every way."""
    query = client.collections.use("Book").query
    fake.grpc("Search").reply(found())
    yield (await query.fetch_objects(limit=3, sort=Sort.by_property("title"))).objects
    yield await query.fetch_object_by_id(ID, include_vector=True)
    yield (await query.near_vector([1.0, 2.0], distance=0.5, return_metadata=MetadataQuery.full())).objects
    yield (await query.near_vector({"a": [1.0], "b": [2.0]}, target_vector=TargetVectors.sum(["a", "b"]))).objects
    yield (await query.near_text("a", filters=Filter.by_property("title").equal("A"))).objects
    yield (await query.bm25("a", query_properties=["title^2"])).objects
    yield (await query.hybrid("a", alpha=0.25, vector=[1.0])).objects
    yield await query.bm25("a", group_by=GroupBy(prop="title", objects_per_group=1, number_of_groups=1))
    fake.grpc("Search").fail("PERMISSION_DENIED", "rbac: forbidden")
    for argument in ("a", 3):
        try:
            await query.bm25(argument)  # type: ignore[arg-type]  # one of them is refused
        except WeaviateBaseError as error:
            yield said(error, fake)


async def handles(client: WeaviateAsyncClient, fake: FakeServer) -> AsyncIterator[Any]:
    """What a handle says of its collection, with options of its own."""
    shard = {"name": "one", "class": "Book", "objectCount": 1}
    fake.rest("GET", "/v1/nodes/Book").reply(
        200,
        {"nodes": [{"name": "node", "status": "HEALTHY", "shards": [shard]}, {"name": "other", "status": "TIMEOUT"}]},
    )
    fake.grpc("Aggregate").reply(v1.AggregateReply(single_result=v1.AggregateReply.Single(objects_count=3)))
    fake.grpc("Search").reply(found(), times=2)
    book = client.with_options(timeout=20).collections.use("Book").with_tenant("one")
    book = book.with_options(headers={"X-Call": "c"}, retry=RetryPolicy(max_attempts=1))
    yield await book.exists()
    yield await book.shards()
    yield await book.length()
    yield [each.properties async for each in book.iterator(cache_size=1, limit=2)]


async def batches(client: WeaviateAsyncClient, fake: FakeServer) -> AsyncIterator[Any]:
    """Every kind of batch, with one message under way at a time, so that there is one order of what is sent."""
    reference = {"result": {"status": "SUCCESS"}}
    refused = {"result": {"status": "FAILED", "errors": {"error": [{"message": "no such property"}]}}}
    fake.rest("POST", "/v1/batch/references").reply(200, [reference], times=3)
    refusal = fake.rest("POST", "/v1/batch/references").reply(200, [refused])
    seen: list[BatchProgress] = []
    options: BatchOptions = {"on_progress": seen.append}
    with pytest.warns(DeprecationWarning, match="use stream"):
        experimental = client.batch.experimental(concurrency=1)
    for context in (
        client.batch.fixed_size(2, 1, ConsistencyLevel.ONE, **options),
        client.batch.dynamic(ConsistencyLevel.QUORUM),
        client.batch.stream(concurrency=1, consistency_level=ConsistencyLevel.ALL, **options),
        experimental,
    ):
        async with context as batch:
            for number in (1, 2):
                yield await batch.add_object("book", {"title": "A"}, uuid=uuid.UUID(int=number), vector=[1.0, 2.0])
            await batch.add_object("Book", {"title": {"a set"}}, uuid=ID, tenant="one")
            await batch.flush()
            yield batch.number_errors, len(batch.failed_objects), len(batch.failed_references)
            await batch.add_object("Book", {"title": "B"}, {"next": ID}, uuid.UUID(int=3), tenant="one")
            await batch.add_reference(uuid.UUID(int=3), "Book", "next", uuid.UUID(int=1), tenant="one")
        yield client.batch.results.objs.uuids
        yield [(each.message, each.object_, each.original_uuid) for each in client.batch.failed_objects]
        yield [(each.message, each.reference) for each in client.batch.failed_references]
    yield seen[-1].stored, seen[-1].failed, seen[-1].linked, seen[-1].unlinked
    await client.batch.wait_for_vector_indexing()
    refusal.cancel()


async def batches_of_a_collection(client: WeaviateAsyncClient, fake: FakeServer) -> AsyncIterator[Any]:
    """The same of a handle, with its tenant; and batches that fail."""
    book = client.collections.use("Book").with_tenant("one").with_consistency_level(ConsistencyLevel.ONE)
    for context in (
        book.batch.fixed_size(batch_size=2, concurrent_requests=1),
        book.batch.dynamic(keep_uuids=False),
        book.batch.rate_limit(6000),
        book.batch.stream(),
    ):
        async with context as batch:
            yield await batch.add_object({"title": "A"}, uuid=ID, vector={"one": [1.0], "two": [[1.0, 2.0]]})
            await batch.add(DataObject({"title": "B"}, uuid=uuid.UUID(int=8)))
            await batch.add_reference(ID, "next", uuid.UUID(int=8))
        yield book.batch.results.objs.uuids, len(book.batch.failed_references)
        yield len(batch.results.refs.errors)
    objects: list[Any] = [DataObject({"title": "A"}, uuid=ID), {"title": {"a set"}}]
    yield (await book.data.ingest(objects)).uuids
    await book.batch.wait_for_vector_indexing([Shard(collection="Book", tenant="one")], 1)

    error = v1.BatchObjectsReply.BatchError(index=0, error="no such property")
    fake.grpc("BatchObjects").reply(v1.BatchObjectsReply(errors=[error]), times=2)
    try:
        async with book.batch.fixed_size(1, 1, on_error="raise") as batch:
            await batch.add_object({"title": "A"}, uuid=ID)
    except WeaviateBatchSendError as failed:
        yield said(failed, fake), failed.partial_result.objs.errors
    try:
        async with book.batch.fixed_size(1, 1) as batch:
            await batch.add_object({"title": "A"}, uuid=ID)
            await batch.flush()
            raise LookupError
    except LookupError as broken:
        yield broken.__notes__, len(book.batch.failed_objects)
    try:
        await batch.add_object({"title": "A"})
    except WeaviateBaseError as ended:
        yield said(ended, fake)
    for size, requests in ((0, 1), (1, 0)):
        try:
            book.batch.fixed_size(size, requests)
        except WeaviateBaseError as bad:
            yield said(bad, fake)


async def operations(client: WeaviateAsyncClient, fake: FakeServer) -> AsyncIterator[Any]:
    """One call of each method of backups, exports and the cluster, whatever the fake server answers."""
    backup, export, cluster = client.backup, client.export, client.cluster
    book, files, replications = client.collections.use("Book").backup, BackupStorage.FILESYSTEM, cluster.replications
    begun = {"id": "b", "backend": "filesystem", "path": "/p", "status": "STARTED", "classes": ["Book"]}
    for path in ("/backups/filesystem", "/backups/filesystem/b/restore", "/export/filesystem"):
        fake.rest("POST", f"/v1{path}").reply(200, begun)
        progress = path if path.endswith("restore") else f"{path}/b"
        fake.rest("GET", f"/v1{progress}").reply(200, begun | {"status": "SUCCESS"})
    fake.rest("GET", "/v1/nodes").reply(200, {"nodes": [{"name": "n", "status": "HEALTHY"}]})
    wanted: dict[str, Any] = {"collection": "Book", "shard": "s"}
    plan = ReplicationScalePlan(ID, "Book", {})
    calls: list[Callable[[], Any]] = [
        lambda: backup.create("b", files, "Book", wait_for_completion=True),
        lambda: backup.restore("b", files, exclude_collections="Book", wait_for_completion=True),
        lambda: backup.get_create_status("b", files),
        lambda: backup.get_restore_status("b", files),
        lambda: backup.cancel("b", files),
        lambda: backup.list_backups(files, True),
        lambda: book.create("b", files, True),
        lambda: book.restore("b", files, True),
        lambda: book.get_create_status("b", files),
        lambda: book.get_restore_status("b", files),
        lambda: export.create(
            export_id="b", backend=files, file_format=ExportFileFormat.PARQUET, wait_for_completion=True
        ),
        lambda: export.get_status(export_id="b", backend=files),
        lambda: export.cancel(export_id="b", backend=files),
        cluster.nodes,
        cluster.statistics,
        lambda: cluster.query_sharding_state(**wanted),
        lambda: cluster.replicate(**wanted, source_node="n", target_node="m"),
        lambda: cluster.get_replication_scale_plan(collection="Book", replication_factor=2),
        lambda: cluster.apply_replication_scale_plan(plan),
        lambda: replications.get(uuid=ID),
        replications.list_all,
        lambda: replications.query(**wanted),
        lambda: replications.cancel(uuid=ID),
        lambda: replications.delete(uuid=ID),
        replications.delete_all,
        lambda: replications.force_delete(uuid=ID),
    ]
    for call in calls:
        try:
            yield await call()
        except WeaviateBaseError as error:
            yield said(error, fake)


async def methods(client: WeaviateAsyncClient, fake: FakeServer) -> AsyncIterator[Any]:
    """One call of each other method of a handle, whatever the fake server answers."""
    book = client.collections.use("Book").with_tenant("one")
    config, data, tenants = book.config, book.data, book.tenants
    query, generate, aggregate = book.query, book.generate, book.aggregate
    fake.grpc("Search").reply(found())
    fake.grpc("Aggregate").reply(v1.AggregateReply(single_result=v1.AggregateReply.Single(objects_count=3)))
    only = Filter.by_property("title").equal("A")
    metrics = Metrics("title").text(count=True)
    calls: list[Callable[[], Any]] = [
        config.get,
        lambda: config.update(description="New"),
        lambda: config.add_property(Property(name="year", data_type=DataType.INT)),
        lambda: config.add_reference(ReferenceProperty(name="next", target_collection="Book")),
        lambda: config.add_vector(vector_config=Configure.Vectors.self_provided(name="second")),
        config.get_shards,
        lambda: config.update_shards("READY", "one"),
        lambda: config.delete_property_index("title", "searchable"),
        lambda: data.exists(ID),
        lambda: data.replace(ID, {"title": "B"}, vector=[1.0]),
        lambda: data.update(ID, {"title": "B"}, references={"next": ID}),
        lambda: data.delete_by_id(ID),
        lambda: data.delete_many(only, dry_run=True, verbose=True),
        lambda: data.reference_add(ID, "next", ID),
        lambda: data.reference_add_many([DataReference("next", ID, ID)]),
        lambda: data.reference_replace(ID, "next", [ID]),
        lambda: data.reference_delete(ID, "next", ID),
        lambda: tenants.create(["one", Tenant(name="two")]),
        lambda: tenants.update(Tenant(name="two", activity_status=TenantActivityStatus.INACTIVE)),
        tenants.get,
        lambda: tenants.get_by_names(["one"]),
        lambda: tenants.exists("one"),
        lambda: tenants.remove("two"),
        lambda: query.fetch_objects_by_ids([ID, ID]),
        lambda: query.near_object(ID, limit=1),
        lambda: query.near_image("YWJj", limit=1),
        lambda: query.near_media("YWJj", NearMediaType.AUDIO),
        lambda: generate.fetch_objects(grouped_task="Say it", limit=1),
        lambda: generate.bm25("a", single_prompt="{title}?"),
        lambda: generate.hybrid("a", single_prompt="{title}?", group_by=GROUPS),
        lambda: generate.near_text("a", grouped_task="Say it", grouped_properties=["title"]),
        lambda: generate.near_vector([1.0], single_prompt="{title}?"),
        lambda: generate.near_object(ID, single_prompt="{title}?"),
        lambda: generate.near_image("YWJj", single_prompt="{title}?"),
        lambda: generate.near_media("YWJj", NearMediaType.VIDEO, single_prompt="{title}?"),
        lambda: aggregate.over_all(return_metrics=metrics, filters=only),
        lambda: aggregate.near_text("a", object_limit=1, return_metrics=metrics),
        lambda: aggregate.near_vector([1.0], object_limit=1, return_metrics=metrics),
        lambda: aggregate.near_object(ID, object_limit=1, group_by="title"),
        lambda: aggregate.near_image("YWJj", object_limit=1),
        lambda: aggregate.hybrid("a", object_limit=1),
    ]
    await client.collections.create("Book", vector_config=Configure.Vectors.self_provided())
    yield (await data.update_many([DataObject({"title": "B"}, uuid=ID)], concurrent_requests=1)).uuids
    for call in calls:
        try:
            yield await call()
        except WeaviateBaseError as error:
            yield said(error, fake)


async def administration(client: WeaviateAsyncClient, fake: FakeServer) -> AsyncIterator[Any]:
    """One call of each method for roles, users, aliases and what else is not of one collection."""
    role = {"name": "r", "permissions": [{"action": "read_cluster"}]}
    user = {"userId": "ada", "dbUserType": "db_user", "roles": [], "active": True}
    space = {"name": "one", "home_node": "node", "state": "active"}
    words, alias = {"indexed": ["a"], "query": []}, {"alias": "Library", "class": "Book"}
    answers: list[tuple[str, str, int, Any]] = [
        ("GET", "/v1/authz/roles", 200, [role]),
        ("POST", "/v1/authz/roles", 201, None),
        ("GET", "/v1/authz/roles/r", 200, role),
        ("DELETE", "/v1/authz/roles/r", 204, None),
        ("POST", "/v1/authz/roles/r/has-permission", 200, True),
        ("GET", "/v1/authz/roles/r/user-assignments", 200, [{"userId": "ada", "userType": "db_user"}]),
        ("GET", "/v1/authz/roles/r/group-assignments", 200, []),
        ("GET", "/v1/users/own-info", 200, {"username": "ada", "roles": [role], "groups": []}),
        ("GET", "/v1/users/db", 200, [user]),
        ("GET", "/v1/users/db/ada", 200, user),
        ("POST", "/v1/users/db/ada", 201, {"apikey": "key"}),
        ("DELETE", "/v1/users/db/ada", 404, None),
        ("GET", "/v1/authz/users/ada/roles/db", 200, [role]),
        ("POST", "/v1/experimental/export-db-users", 200, {"users": [{"userId": "ada", "secureHash": "h"}]}),
        ("GET", "/v1/authz/groups/oidc", 200, ["staff"]),
        ("GET", "/v1/aliases", 200, {"aliases": [alias]}),
        ("GET", "/v1/aliases/Library", 200, alias),
        ("PUT", "/v1/aliases/Library", 404, None),
        ("POST", "/v1/tokenize", 200, words),
        ("GET", "/v1/tasks", 200, {"reindex": [{"id": "t", "version": 1, "status": "STARTED"}]}),
        ("GET", "/v1/namespaces", 200, [space]),
        ("GET", "/v1/namespaces/one", 200, space),
        ("GET", "/v1/schema/Book/indexes", 200, {"properties": [{"name": "year", "indexes": []}]}),
        ("PUT", "/v1/schema/Book/properties/year/index/rangeFilters", 202, {"status": "STARTED", "taskId": "t"}),
    ]
    for method, path, status, body in answers:
        fake.rest(method, path).reply(status, body)
    roles, users, groups, aliases = client.roles, client.users, client.groups.oidc, client.alias
    namespaces, config, made = client.namespaces, client.collections.use("Book").config, Permissions.cluster(read=True)
    calls: list[Callable[[], Any]] = [
        roles.list_all,
        lambda: roles.create(role_name="r", permissions=made),
        lambda: roles.get("r"),
        lambda: roles.exists("missing"),
        lambda: roles.delete("r"),
        lambda: roles.add_permissions(role_name="r", permissions=made),
        lambda: roles.remove_permissions(role_name="r", permissions=made),
        lambda: roles.has_permissions(role="r", permissions=[made, made]),
        lambda: roles.get_user_assignments("r"),
        lambda: roles.get_group_assignments("r"),
        users.get_my_user,
        users.db.list_all,
        lambda: users.db.get(user_id="ada", include_last_used_time=True),
        lambda: users.db.create(user_id="ada", import_=True, create_time=MOMENT),
        lambda: users.db.delete(user_id="ada"),
        lambda: users.db.rotate_key(user_id="ada"),
        lambda: users.db.activate(user_id="ada"),
        lambda: users.db.deactivate(user_id="ada", revoke_key=True),
        lambda: users.db.get_assigned_roles(user_id="ada", include_permissions=True),
        lambda: users.db.assign_roles(user_id="ada", role_names="r"),
        lambda: users.db.revoke_roles(user_id="ada", role_names=["r"]),
        users.db.export_db_users,
        lambda: users.db.import_db_users([DBUserCredential.from_dict({"userId": "ada"})], namespace="one"),
        lambda: users.oidc.get_assigned_roles(user_id="bob"),
        lambda: users.oidc.assign_roles(user_id="bob", role_names="r"),
        lambda: users.oidc.revoke_roles(user_id="bob", role_names="r"),
        groups.get_known_group_names,
        lambda: groups.get_assigned_roles(group_id="staff"),
        lambda: groups.assign_roles(group_id="staff", role_names="r"),
        lambda: groups.revoke_roles(group_id="staff", role_names="r"),
        aliases.list_all,
        lambda: aliases.get(alias_name="library"),
        lambda: aliases.exists(alias_name="library"),
        lambda: aliases.create(alias_name="library", target_collection="book"),
        lambda: aliases.update(alias_name="library", new_target_collection="book"),
        lambda: aliases.delete(alias_name="library"),
        lambda: client.tokenization.text("a", Tokenization.WORD),
        lambda: client.tokenization.for_property("Book", "title", "a"),
        lambda: client.debug.get_object_over_rest("Book", ID, tenant="one", include_vector=True),
        client.tasks.get,
        namespaces.list_all,
        lambda: namespaces.get("one"),
        lambda: namespaces.create("two", home_node="node"),
        lambda: namespaces.update("one", home_node="node"),
        lambda: namespaces.delete("one"),
        lambda: namespaces.suspend("one"),
        lambda: namespaces.resume("one"),
        config.get_property_indexes,
        lambda: config.upsert_property_index("year", "rangeFilters", tenants=["one"]),
        lambda: config.rebuild_property_index("year", "rangeFilters"),
        lambda: config.cancel_property_index("year", "rangeFilters"),
    ]
    client.integrations.configure(Integrations.cohere(api_key="k"))
    for call in calls:
        try:
            yield await call()
        except WeaviateBaseError as error:
            yield said(error, fake)


async def outcome_of_closed(client: WeaviateAsyncClient) -> str:
    """What a closed client says."""
    try:
        await client.get_meta()
    except WeaviateBaseError as error:
        return type(error).__name__
    return "answered"


def said(error: WeaviateBaseError, fake: FakeServer) -> tuple[str, str, ErrorDetails]:
    """What an error says, without the ports of this run."""

    def same(text: str) -> str:
        return text.replace(str(fake.http_port), "HTTP").replace(str(fake.grpc_port), "GRPC")

    return type(error).__name__, same(error.message), error.details.but(host=same(error.details.host or ""))


async def play(fake: FakeServer) -> list[Any]:
    """All outcomes of the scenario."""
    return [outcome async for outcome in steps(fake)]
