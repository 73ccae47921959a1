# Generated from tests/_async/test_backup.py by scripts/unasync.py. Do not edit.
"""Backups: on the real server, and on the fake one where a fault or the exact bytes matter."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest

import weaviate
from tests.conftest import StartServer
from tests.support.backups import BEGUN, FILES, PATH
from tests.support.fake import FakeServer
from tests.support.server import API_KEY, KEYS, Server
from weaviate import WeaviateClient
from weaviate._core.rest import backup as rest
from weaviate._core.transport import RestRequest
from weaviate._sync.waiting import wait
from weaviate.backup import BackupStorage
from weaviate.backup.backup import BackupReturn, BackupStatus, BackupStatusReturn
from weaviate.classes.backup import BackupCompressionLevel, BackupConfigCreate, BackupConfigRestore, BackupLocation
from weaviate.classes.init import Auth
from weaviate.exceptions import (
    BackupCanceledError,
    BackupFailedError,
    UnexpectedStatusCodeError,
    WeaviateConnectionError,
    WeaviateInvalidInputError,
    WeaviateUnsupportedFeatureError,
)


@pytest.fixture
def key() -> str:
    """An id that no other backup has."""
    return f"b-{uuid.uuid4()}"


@pytest.fixture
def books(client: WeaviateClient, name: str) -> Any:
    """A collection with one object."""
    collection = client.collections.create(name)
    collection.data.insert({"title": "A"})
    return collection


def made(client: WeaviateClient, key: str) -> BackupStatusReturn:
    """Wait for a backup that was begun."""
    return wait(client._session, rest.creation(rest.Place(key, FILES, None), 60, None))


def send(client: WeaviateClient, method: str, path: str, body: Any = None) -> Any:
    """Do what is tested elsewhere."""
    request = RestRequest(
        method, path, "prepare a test", body=json.dumps(body).encode() if body else None, ok=(200, 201, 204)
    )
    reply = client._session.rest(request)
    return reply.json() if reply.content else None


def sent(fake: FakeServer, path: str = PATH) -> Any:
    """The body of the only request."""
    [call] = fake.transcript.http(path)
    return json.loads(call.body)


# ------------------------------------------------------------------------------------------------- the real server


def test_a_collection_is_backed_up_and_restored(client: WeaviateClient, books: Any, key: str) -> None:
    told: list[BackupStatusReturn] = []
    backup = client.backup.create(
        key, FILES, include_collections=[books.name], wait_for_completion=True, on_progress=told.append
    )
    assert (backup.status, backup.collections, backup.backup_id) == (BackupStatus.SUCCESS, [books.name], key)
    assert backup.path.endswith(key)
    assert 0 < backup.size < 1
    assert told[-1] == client.backup.get_create_status(key, FILES)

    client.collections.delete(books.name)
    told.clear()
    restored = client.backup.restore(key, FILES, wait_for_completion=True, on_progress=told.append)
    assert (restored.status, restored.collections) == (BackupStatus.SUCCESS, [books.name])
    assert told[-1] == client.backup.get_restore_status(key, FILES)
    assert [each.properties["title"] for each in books.query.fetch_objects().objects] == ["A"]


def test_a_call_returns_at_once_unless_it_is_to_wait(client: WeaviateClient, books: Any, key: str) -> None:
    begun = client.backup.create(key, FILES, books.name)
    assert begun.status is BackupStatus.STARTED
    assert made(client, key).status is BackupStatus.SUCCESS

    client.collections.delete(books.name)
    begun = client.backup.restore(key, FILES, include_collections=books.name)
    assert begun.status in (BackupStatus.STARTED, BackupStatus.TRANSFERRING)
    wait(client._session, rest.restoration(rest.Place(key, FILES, None), 60, None))
    assert books.exists()


def test_a_handle_backs_up_its_collection_alone(client: WeaviateClient, books: Any, key: str) -> None:
    other = client.collections.create(f"{books.name}Other")
    begun = books.backup.create(key, FILES, config=BackupConfigCreate(cpu_percentage=10))
    assert type(begun) is BackupStatusReturn
    assert (made(client, key)) == books.backup.get_create_status(key, FILES)

    client.collections.delete([books.name, other.name])
    restored = books.backup.restore(key, FILES, True, BackupConfigRestore(cpu_percentage=10))
    assert (type(restored), restored.status) == (BackupStatusReturn, BackupStatus.SUCCESS)
    assert books.backup.get_restore_status(key, FILES) == restored
    assert (books.exists(), other.exists()) == (True, False)


def test_collections_are_chosen_by_name_and_pattern(client: WeaviateClient, books: Any, key: str) -> None:
    other = client.collections.create(f"{books.name}Other")
    lower = other.name[0].lower() + other.name[1:]

    everything = client.backup.create(key, FILES, [f"{lower[:-1]}?", books.name], wait_for_completion=True)
    assert sorted(everything.collections) == [books.name, other.name]
    without = client.backup.create(f"{key}-2", FILES, exclude_collections=lower, wait_for_completion=True)
    assert other.name not in without.collections
    assert books.name in without.collections

    client.collections.delete([books.name, other.name])
    restored = client.backup.restore(key, FILES, exclude_collections=[books.name], wait_for_completion=True)
    assert restored.collections == [other.name]
    client.collections.delete(other.name)
    restored = client.backup.restore(key, FILES, f"{books.name}*", wait_for_completion=True)
    assert sorted(restored.collections) == [books.name, other.name]
    client.collections.delete(other.name)


def test_a_backup_lies_where_it_is_wanted(client: WeaviateClient, books: Any, key: str, tmp_path: Path) -> None:
    place = BackupLocation.FileSystem(path=str(tmp_path))
    config = BackupConfigCreate(compression_level=BackupCompressionLevel.ZSTD_BEST_SPEED, cpu_percentage=20)

    backup = books.backup.create(key, FILES, True, config, place)
    assert backup.path == str(tmp_path / key)
    assert (tmp_path / key).is_dir()
    with pytest.raises(UnexpectedStatusCodeError, match=r"metadata not found.*There is no backup") as caught:
        client.backup.get_create_status(key, FILES)
    assert caught.value.status_code == 404

    assert client.backup.get_create_status(key, FILES, place).status is BackupStatus.SUCCESS
    client.collections.delete(books.name)
    client.backup.restore(key, FILES, wait_for_completion=True, backup_location=place)
    assert client.backup.get_restore_status(key, FILES, place).status is BackupStatus.SUCCESS
    assert books.length() == 1


def test_a_backup_holds_the_differences_to_another(client: WeaviateClient, books: Any, key: str) -> None:
    books.backup.create(key, FILES, True)
    books.data.insert({"title": "B"})
    client.backup.create(f"{key}-2", FILES, books.name, None, key, wait_for_completion=True)

    client.collections.delete(books.name)
    client.backup.restore(f"{key}-2", FILES, wait_for_completion=True)
    assert books.length() == 2

    with pytest.raises(UnexpectedStatusCodeError, match="could not fetch base backup"):
        client.backup.create(f"{key}-3", FILES, incremental_base_backup_id="missing")


def test_backups_are_listed_by_their_beginning(client: WeaviateClient, books: Any, key: str) -> None:
    for part in "ab":
        books.backup.create(f"{key}-{part}", FILES, True)

    newest_first = [each.backup_id for each in client.backup.list_backups(FILES)]
    oldest_first = client.backup.list_backups(FILES, True)
    assert newest_first[:2] == [f"{key}-b", f"{key}-a"]
    assert [each.backup_id for each in oldest_first] == newest_first[::-1]
    assert [each.backup_id for each in client.backup.list_backups(FILES, False)] == newest_first
    last = oldest_first[-1]
    assert (last.collections, last.status) == ([books.name], BackupStatus.SUCCESS)
    assert last.started_at is not None
    assert last.completed_at is not None
    assert last.started_at < last.completed_at


def test_a_backup_under_way_has_no_end_yet(client: WeaviateClient, books: Any, key: str) -> None:
    books.backup.create(key, FILES)
    [listed] = [each for each in client.backup.list_backups(FILES) if each.backup_id == key]

    assert listed.completed_at is None
    with pytest.raises(UnexpectedStatusCodeError, match=f"{key} already in progress"):
        books.backup.create(f"{key}-2", FILES)
    made(client, key)


def test_a_backup_is_called_off(client: WeaviateClient, books: Any, key: str) -> None:
    books.backup.create(key, FILES)
    assert client.backup.cancel(key, FILES)
    try:  # the server may be quicker
        done = made(client, key).status is BackupStatus.SUCCESS
    except BackupCanceledError:
        done = False

    assert [each.status == "SUCCESS" for each in client.backup.list_backups(FILES) if each.backup_id == key] == [done]


def test_what_is_done_cannot_be_called_off(client: WeaviateClient, books: Any, key: str) -> None:
    books.backup.create(key, FILES, True)
    client.collections.delete(books.name)
    books.backup.restore(key, FILES, True)

    for operation in ("create", "restore"):
        with pytest.raises(UnexpectedStatusCodeError, match="already succeeded") as caught:
            client.backup.cancel(key, FILES, operation=operation)
        assert caught.value.status_code == 422


def test_a_collection_that_exists_is_not_overwritten(client: WeaviateClient, books: Any, key: str) -> None:
    books.backup.create(key, FILES, True)

    with pytest.raises(BackupFailedError, match=f"restore the backup {key}.*it failed.*already exists") as caught:
        books.backup.restore(key, FILES, True)

    assert caught.value.details.collection == books.name
    assert "already exists" in str(caught.value.details.reason)
    assert books.length() == 1


def test_aliases_stay_unless_they_may_be_overwritten(client: WeaviateClient, books: Any, key: str) -> None:
    other, alias = client.collections.create(f"{books.name}Other"), f"{books.name}Alias"
    send(client, "POST", "/aliases", {"alias": alias, "class": books.name})
    books.backup.create(key, FILES, True)
    client.collections.delete(books.name)
    send(client, "PUT", f"/aliases/{alias}", {"class": other.name})

    targets = []
    for overwrite in (False, True):
        client.backup.restore(key, FILES, wait_for_completion=True, overwrite_alias=overwrite)
        targets.append(send(client, "GET", f"/aliases/{alias}")["class"])
        client.collections.delete(books.name)

    assert targets == [other.name, books.name]
    send(client, "DELETE", f"/aliases/{alias}")
    client.collections.delete(other.name)


def test_roles_and_users_are_chosen_and_restored(start_server: StartServer, tmp_path: Path) -> None:
    storage = {"BACKUP_FILESYSTEM_PATH": str(tmp_path)}
    access = {
        "AUTHORIZATION_RBAC_ENABLED": "true",
        "AUTHORIZATION_RBAC_ROOT_USERS": "administrator",
        "AUTHENTICATION_DB_USERS_ENABLED": "true",
    }
    role = {"permissions": [{"action": "read_cluster"}]}

    def connect(server: Server) -> WeaviateClient:
        key = Auth.api_key(API_KEY)
        return weaviate.connect_to_local(port=server.http_port, grpc_port=server.grpc_port, auth_credentials=key)

    with connect(start_server({**KEYS, **access, **storage})) as client:
        client.collections.create("Book")
        for number in "12":
            send(client, "POST", "/authz/roles", {"name": f"role{number}", **role})
            send(client, "POST", f"/users/db/user{number}")
        client.backup.create("some", FILES, wait_for_completion=True, include_roles=["role1"], include_users="user1*")
        client.backup.create("all", FILES, wait_for_completion=True, incremental_base_backup_id="some")
        # Only a root user is told.
        listed = client.backup.list_backups(FILES)
        assert [each.incremental_base_backup_id for each in listed] == ["some", None]

    with connect(start_server({**KEYS, **access, **storage})) as client:

        def restored(backup: str, **options: Any) -> tuple[set[str], set[str]]:
            client.backup.restore(backup, FILES, wait_for_completion=True, **options)
            client.collections.delete("Book")
            roles = {each["name"] for each in send(client, "GET", "/authz/roles")}
            users = {each["userId"] for each in send(client, "GET", "/users/db")}
            return roles & {"role1", "role2"}, users & {"user1", "user2"}

        assert restored("all", roles_restore="noRestore", users_restore="noRestore") == (set(), set())
        assert restored("some", roles_restore="all", users_restore="all") == ({"role1"}, {"user1"})
        assert restored("all", roles_restore="all") == ({"role1", "role2"}, {"user1"})


def test_what_the_server_lacks_is_said_with_what_switches_it_on(client: WeaviateClient, name: str, key: str) -> None:
    backup = client.backup
    calls: list[Any] = [
        lambda: backup.create(key, BackupStorage.S3),
        lambda: backup.restore(key, BackupStorage.S3),
        lambda: backup.get_create_status(key, BackupStorage.S3),
        lambda: backup.cancel(key, BackupStorage.S3, operation="restore"),
        lambda: backup.list_backups(BackupStorage.S3),
        lambda: client.collections.use("Book").backup.create(key, BackupStorage.S3),
    ]
    for call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match="ENABLE_MODULES=backup-s3 and BACKUP_S3_BUCKET in"):
            call()
    client.collections.create(name)
    with pytest.raises(UnexpectedStatusCodeError, match="AUTHORIZATION_RBAC_ENABLED=true"):
        backup.create(key, FILES, include_roles="a")
    with pytest.raises(UnexpectedStatusCodeError, match="AUTHENTICATION_DB_USERS_ENABLED=true"):
        backup.create(key, FILES, include_users="a")


def test_what_the_server_refuses_is_named(client: WeaviateClient, books: Any, key: str) -> None:
    books.backup.create(key, FILES, True)

    with pytest.raises(UnexpectedStatusCodeError, match=f"begin the backup {key} .*already exists") as caught:
        books.backup.create(key, FILES)
    assert (caught.value.status_code, caught.value.details.collection) == (422, books.name)
    with pytest.raises(UnexpectedStatusCodeError, match="class Missing doesn't exist"):
        client.backup.create(f"{key}-2", FILES, "missing")
    with pytest.raises(UnexpectedStatusCodeError, match="class Missing doesn't exist in the backup"):
        client.backup.restore(key, FILES, "missing")
    with pytest.raises(UnexpectedStatusCodeError, match=f'"{key}-2" does not exist') as caught:
        client.backup.restore(f"{key}-2", FILES)
    assert caught.value.status_code == 404
    with pytest.raises(UnexpectedStatusCodeError, match=f"how far the restoring of {key}-2") as caught:
        client.backup.get_restore_status(f"{key}-2", FILES)
    assert caught.value.status_code == 404


def test_ids_are_refused_as_the_server_does(client: WeaviateClient) -> None:
    for bad in ("a.b", "a b", "ä", "..", "a/b", "a\n"):
        body = json.dumps({"id": bad}).encode()
        request = RestRequest("POST", "/backups/filesystem", "ask for what is refused here", body=body)
        with pytest.raises(UnexpectedStatusCodeError, match="allowed characters are lowercase, 0-9, _, -"):
            client._session.rest(request)


# ------------------------------------------------------------------------------------------------- the fake server


def test_what_is_given_is_sent(fake: FakeServer, faked: WeaviateClient) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("POST", f"{PATH}/b/restore").reply(200, BEGUN)

    begun = faked.backup.create(
        "B",
        FILES,
        "book",
        None,
        "BASE",
        config=BackupConfigCreate(cpu_percentage=3, compression_level=BackupCompressionLevel.NO_COMPRESSION),
        backup_location=BackupLocation.FileSystem(path="/q"),
        include_roles="r",
        include_users=["u", "v"],
    )
    faked.backup.restore(
        "B",
        FILES,
        exclude_collections=["book", "other*"],
        roles_restore="all",
        users_restore="noRestore",
        config=BackupConfigRestore(cpu_percentage=2),
        backup_location=BackupLocation.FileSystem(path="/q"),
        overwrite_alias=True,
        node_mapping={"old": "new"},
    )

    assert begun == BackupReturn.from_wire(BEGUN)
    assert sent(fake) == {
        "id": "b",
        "include": ["Book"],
        "incremental_base_backup_id": "base",
        "includeRoles": ["r"],
        "includeUsers": ["u", "v"],
        "config": {"Path": "/q", "CPUPercentage": 3, "CompressionLevel": "NoCompression"},
    }
    assert sent(fake, f"{PATH}/b/restore") == {
        "exclude": ["Book", "Other*"],
        "overwriteAlias": True,
        "node_mapping": {"old": "new"},
        "config": {"Path": "/q", "CPUPercentage": 2, "rolesOptions": "all", "usersOptions": "noRestore"},
    }


def test_what_is_not_given_is_left_to_the_server(fake: FakeServer, faked: WeaviateClient) -> None:
    fake.rest("POST", PATH).reply(200, BEGUN)
    fake.rest("POST", f"{PATH}/b/restore").reply(200, BEGUN)

    faked.backup.create("b", FILES, [], [], include_roles=[], include_users=[])
    faked.backup.restore("b", FILES)

    assert (sent(fake), sent(fake, f"{PATH}/b/restore")) == ({"id": "b"}, {})


def test_a_bucket_is_told_wherever_a_backup_is_named(fake: FakeServer, faked: WeaviateClient) -> None:
    place = BackupLocation.S3(path="p", bucket="k")
    for method, path in (("GET", "/b"), ("GET", "/b/restore"), ("DELETE", "/b"), ("DELETE", "/b/restore")):
        fake.rest(method, f"/v1/backups/s3{path}").reply(204 if method == "DELETE" else 200, BEGUN)
    storage: Any = "S3"  # in either case

    faked.backup.get_create_status("b", storage, place)
    faked.backup.get_restore_status("b", storage, place)
    faked.backup.cancel("b", storage, place)
    faked.backup.cancel("b", storage, place, "restore")

    calls = [call for call in fake.transcript.http() if "/backups/" in call.path]
    assert [call.query for call in calls] == ["path=p&bucket=k"] * 4


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"backup_id": "a b"}, r"^backup_id: must be an id"),
        ({"backup_id": ""}, r"^backup_id: must be an id"),
        ({"backup_id": 3}, r"^backup_id: must be a string"),
        ({"backend": "floppy"}, r"^backend: must be BackupStorage\.AZURE or"),
        ({"backend": None}, r"^backend: must be"),
        ({"include_collections": "A", "exclude_collections": "B"}, "not both"),
        ({"include_collections": ["A", "a"]}, r"^include_collections: 'A' is there 2 times"),
        ({"include_collections": ["A b"]}, r"^include_collections\[0\]: 'A b' is not a collection's name"),
        ({"exclude_collections": 3}, r"^exclude_collections: must be a name or a list of names"),
        ({"incremental_base_backup_id": "a.b"}, r"^incremental_base_backup_id: must be an id"),
        ({"incremental_base_backup_id": "b"}, r"^incremental_base_backup_id: 'b' is the new backup itself"),
        ({"include_roles": [3]}, r"^include_roles\[0\]: must be a string"),
        ({"include_users": 3}, r"^include_users: must be a name or a list of names"),
        ({"config": BackupConfigRestore()}, r"^config: must be a BackupConfigCreate"),
        ({"backup_location": "/p"}, r"^backup_location: must be made by BackupLocation\.FileSystem"),
        ({"backup_location": BackupLocation.S3(path="p", bucket="k")}, r"made by BackupLocation\.FileSystem"),
        ({"wait_for_completion": "yes"}, r"^wait_for_completion: must be True or False"),
        ({"timeout": 0}, r"^timeout: 0 is not above 0"),
        ({"timeout": None}, r"^timeout: must be a number"),
        ({"on_progress": 3}, r"^on_progress: must be a function"),
    ],
)
def test_what_no_backup_can_be_is_refused_before_anything_is_sent(
    fake: FakeServer, faked: WeaviateClient, wrong: Any, said: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=said):
        faked.backup.create(**{"backup_id": "b", "backend": FILES, **wrong})
    assert not fake.transcript.http(PATH)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"backup_id": "a/b"}, r"^backup_id: must be an id"),
        ({"include_collections": "A", "exclude_collections": "B"}, "not both"),
        ({"roles_restore": "some"}, r"^roles_restore: must be 'noRestore' or 'all'"),
        ({"users_restore": True}, r"^users_restore: must be 'noRestore' or 'all'"),
        ({"config": BackupConfigCreate()}, r"^config: must be a BackupConfigRestore"),
        ({"overwrite_alias": 1}, r"^overwrite_alias: must be True or False"),
        ({"node_mapping": ["a"]}, r"^node_mapping: must be a dictionary"),
        ({"node_mapping": {"a": 1}}, r"^node_mapping\['a'\]: must be a string"),
    ],
)
def test_what_cannot_be_restored_is_refused_before_anything_is_sent(
    fake: FakeServer, faked: WeaviateClient, wrong: Any, said: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=said):
        faked.backup.restore(**{"backup_id": "b", "backend": FILES, **wrong})
    assert not [call for call in fake.transcript.http() if "/backups/" in call.path]


def test_other_arguments_are_checked_too(faked: WeaviateClient) -> None:
    wrong: Any = 3
    with pytest.raises(WeaviateInvalidInputError, match="operation: must be 'create' or 'restore'"):
        faked.backup.cancel("b", FILES, operation=wrong)
    with pytest.raises(WeaviateInvalidInputError, match="sort_by_starting_time_asc: must be True or False"):
        faked.backup.list_backups(FILES, wrong)


@pytest.mark.parametrize(
    ("version", "arguments", "said"),
    [
        ("1.39.0", {"include_roles": "a"}, "begin the backup .*: include_roles needs a Weaviate server 1.39.1"),
        ("1.38.0", {"include_users": "a"}, "include_users needs a Weaviate server 1.39.0 or later; this one is 1.38.0"),
        ("1.36.0", {"incremental_base_backup_id": "a"}, "incremental_base_backup_id needs a Weaviate server 1.37.0"),
        ("1.27.0", {"backup_location": BackupLocation.FileSystem(path="/p")}, "backup_location needs .* 1.27.2"),
    ],
)
def test_a_server_that_would_ignore_a_part_is_not_asked(version: str, arguments: Any, said: str) -> None:
    with FakeServer(version=version) as fake:
        with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            with pytest.raises(WeaviateUnsupportedFeatureError, match=said):
                client.backup.create("b", FILES, **arguments)
        assert not fake.transcript.http(PATH)


def test_older_servers_cannot_do_everything_else_either() -> None:
    with FakeServer(version="1.29.0") as fake:
        with weaviate.connect_to_local(port=fake.http_port, grpc_port=fake.grpc_port) as client:
            calls: dict[str, Any] = {
                "overwrite_alias": lambda: client.backup.restore("b", FILES, overwrite_alias=True),
                "roles_restore": lambda: client.backup.restore("b", FILES, roles_restore="all"),
                "call off the restoring of b": lambda: client.backup.cancel("b", FILES, operation="restore"),
                "sort_by_starting_time_asc": lambda: client.backup.list_backups(FILES, True),
            }
            for said, call in calls.items():
                with pytest.raises(WeaviateUnsupportedFeatureError, match=f"{said}.*needs a Weaviate server"):
                    call()


def test_a_backup_is_begun_once_whatever_goes_wrong(fake: FakeServer, faked: WeaviateClient) -> None:
    fake.rest("POST", PATH).close()

    with pytest.raises(WeaviateConnectionError, match="may have carried it out"):
        faked.backup.create("b", FILES)

    assert len(fake.transcript.http(PATH)) == 1


def test_garbage_is_an_error_of_this_package(fake: FakeServer, faked: WeaviateClient) -> None:
    fake.rest("POST", PATH).reply(200, ["no backup"])
    fake.rest("GET", PATH).reply(200, {"id": "b"})
    fake.rest("GET", f"{PATH}/b").html(200)

    for call in (
        lambda: faked.backup.create("b", FILES),
        lambda: faked.backup.list_backups(FILES),
        lambda: faked.backup.get_create_status("b", FILES),
    ):
        with pytest.raises(weaviate.exceptions.ResponseCannotBeDecodedError):
            call()
