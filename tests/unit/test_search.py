from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import weaviate.classes.query as q
from tests.parity.search_cases import cases
from tests.parity.search_peer_cases import (
    MULTI_VECTORS,
    OTHERWISE,
    PEER,
    as_ours,
    as_peer,
    for_old_server,
    in_order,
    recorded,
)
from weaviate._core import search
from weaviate._core.scope import Scope
from weaviate._core.search import legacy
from weaviate._core.transport import GrpcRequest
from weaviate._core.vectors import pack, pack_multi
from weaviate._core.version import ServerVersion
from weaviate._proto import v1
from weaviate._proto.methods import SEARCH
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateUnsupportedFeatureError
from weaviate.models.consistency import ConsistencyLevel

BOOKS = Scope("Books")
ID = "8d5a3aa2-3c8d-4589-9ae1-3f638f506970"
OLD = ServerVersion(1, 28)


def message_of(request: GrpcRequest | None) -> v1.SearchRequest:
    assert request is not None
    return v1.SearchRequest.FromString(request.message)


def built(name: str) -> GrpcRequest:
    method, make = cases()[name]
    args, kwargs = make(q)
    request = getattr(search, method)(BOOKS, *args, **kwargs)
    assert isinstance(request, GrpcRequest)
    return request


# ---- the peer: the same messages but for what is intended


@pytest.mark.parametrize("name", sorted(cases().keys() - OTHERWISE))
def test_sends_what_the_peer_sends(name: str) -> None:
    assert in_order(as_peer(message_of(built(name)))) == in_order(as_ours(recorded(name)))


def test_a_chain_of_conditions_is_one_list() -> None:
    message = message_of(built("filter: chain of and")).filters

    assert message.operator == v1.Filters.OPERATOR_AND
    assert [part.target.property for part in message.filters] == ["a", "b", "c"]


def test_one_vector_can_be_named_by_a_text() -> None:
    assert message_of(built("include_vector text")).metadata.vectors == ["a"]


def test_the_scope_is_in_the_message() -> None:
    tenant = message_of(search.fetch_objects(Scope("Books", tenant="T")))
    quorum = message_of(search.fetch_objects(Scope("Books", consistency_level=ConsistencyLevel.QUORUM)))

    assert tenant == as_ours(recorded("scope: tenant"))
    assert quorum == as_ours(recorded("scope: consistency level"))


@pytest.mark.parametrize("name", sorted(PEER["1.28.0"].keys() - MULTI_VECTORS))
def test_servers_before_1_29_get_what_the_peer_sends_them(name: str) -> None:
    message = for_old_server(message_of(legacy.rewritten(built(name), OLD)))

    theirs = recorded(name, "1.28.0")
    theirs.ClearField("uses_123_api")
    theirs.ClearField("uses_125_api")
    assert message == theirs


@pytest.mark.parametrize("name", MULTI_VECTORS)
def test_servers_before_1_29_have_no_multi_vectors(name: str) -> None:
    with pytest.raises(WeaviateUnsupportedFeatureError, match=r"multi-vector needs .* 1\.29\.0 .* 1\.28\.0"):
        legacy.rewritten(built(name), OLD)


# ---- requests


def test_a_request_says_what_it_does() -> None:
    request = search.near_vector(Scope("Books", tenant="T"), [1.0])

    assert (request.method, request.what, request.timeout) == (SEARCH, "search Books by vector", "query")
    assert request.idempotent
    assert (request.details.collection, request.details.tenant) == ("Books", "T")


def test_a_request_for_one_object_names_it() -> None:
    request = search.fetch_object_by_id(BOOKS, ID.replace("-", ""))

    assert request.details.uuid == ID
    assert message_of(request).filters.value_text == ID


def test_no_ids_are_no_request() -> None:
    assert search.fetch_objects_by_ids(BOOKS, iter(())) is None


def test_ids_come_from_any_iterable() -> None:
    message = message_of(search.fetch_objects_by_ids(BOOKS, (one for one in [ID])))

    assert message.filters.value_text == ID


# ---- vectors

VECTORS: list[tuple[Any, bytes]] = [
    ([1.0, 2.0], pack([1.0, 2.0], "")),
    ((1, 2), pack([1.0, 2.0], "")),
    (np.array([1, 2], dtype=np.float64), pack([1.0, 2.0], "")),
    (np.array([1, 2], dtype=np.int8), pack([1.0, 2.0], "")),
    (np.array([[1, 2], [3, 4]], dtype=np.float16), pack_multi([[1.0, 2.0], [3.0, 4.0]], "")),
    ([np.array([1.0, 2.0]), (3, 4)], pack_multi([[1.0, 2.0], [3.0, 4.0]], "")),
]


@pytest.mark.parametrize(("vector", "packed"), VECTORS)
def test_vectors_are_taken_in_any_form(vector: Any, packed: bytes) -> None:
    alone = message_of(search.near_vector(BOOKS, vector)).near_vector.vectors
    named = message_of(search.near_vector(BOOKS, {"a": vector}, target_vector="a")).near_vector
    hybrid = message_of(search.hybrid(BOOKS, "x", vector=vector)).hybrid_search.vectors

    found = [alone[0], named.vector_for_targets[0].vectors[0], hybrid[0]]
    assert [one.vector_bytes for one in found] == [packed] * 3
    assert len({one.type for one in found}) == 1


def test_vectors_by_name_are_sent_in_the_order_of_the_targets() -> None:
    # The server refuses any other order.
    message = message_of(
        search.near_vector(BOOKS, {"a": [1.0], "b": [2.0]}, target_vector=q.TargetVectors.sum(["b", "a"]))
    ).near_vector

    assert list(message.targets.target_vectors) == ["b", "a"]
    assert [target.name for target in message.vector_for_targets] == ["b", "a"]


def test_a_hybrid_search_near_a_multi_vector_is_built() -> None:
    vector = q.HybridVector.near_vector([[1.0, 2.0], [3.0, 4.0]])

    message = message_of(search.hybrid(BOOKS, "x", vector=vector, target_vector="a")).hybrid_search

    assert message.near_vector.vectors[0].type == v1.Vectors.VECTOR_TYPE_MULTI_FP32
    assert list(message.targets.target_vectors) == ["a"]


def test_numbers_of_numpy_are_numbers() -> None:
    half: Any = np.float32(0.5)
    three: Any = np.int64(3)

    message = message_of(search.near_vector(BOOKS, [1.0], distance=half, limit=three))

    assert (message.near_vector.distance, message.limit) == (0.5, 3)


# ---- media


def test_media_are_read_from_base64_paths_and_open_files(tmp_path: Path) -> None:
    path = tmp_path / "whale.png"
    path.write_bytes(b"abc")
    long = "YWJj" * 3000

    media: list[Any] = ["YWJj", path, str(path), io.BufferedReader(io.BytesIO(b"abc")), long, "YW\0Jj"]
    read = [search.media_text(one, "media") for one in media]

    assert read == ["YWJj"] * 4 + [long, "YW\0Jj"]


def test_what_is_read_is_sent_though_a_file_has_it_as_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("YWJj").write_bytes(b"another file")

    assert message_of(search.near_image(BOOKS, "YWJj")).near_image.image == "YWJj"
    assert message_of(search.near_media(BOOKS, "YWJj", q.NearMediaType.VIDEO)).near_video.video == "YWJj"


def test_a_kind_of_media_may_be_a_text() -> None:
    audio: Any = "audio"

    message = message_of(search.near_media(BOOKS, "YWJj", audio))

    assert message.near_audio.audio == "YWJj"


# ---- refusals

loose: Any = search  # for what its types do not allow

REFUSED: list[tuple[Callable[[], Any], str]] = [
    (lambda: loose.near_vector(BOOKS, []), "near_vector: "),
    (lambda: loose.near_vector(BOOKS, "abc"), "near_vector: "),
    (lambda: loose.near_vector(BOOKS, {"a": [1.0]}), "near_vector: .* target_vector"),
    (lambda: loose.near_vector(BOOKS, {}, target_vector="a"), "near_vector: has vectors for"),
    (lambda: loose.near_vector(BOOKS, {"a": [1.0]}, target_vector=["a", "b"]), "near_vector: has vectors for"),
    (lambda: loose.near_vector(BOOKS, {"a": ["x"]}, target_vector="a"), r"near_vector\['a'\]\[0\]: "),
    (lambda: loose.near_vector(BOOKS, [1.0], target_vector=5), "target_vector: "),
    (lambda: loose.near_vector(BOOKS, [1.0], target_vector=[5]), "target_vector: "),
    (lambda: loose.near_vector(BOOKS, [1.0], target_vector="\ud800"), "target_vector: .*UTF-8"),
    (lambda: loose.near_vector(BOOKS, [1.0], limit=-1), "limit: "),
    (lambda: loose.near_vector(BOOKS, [1.0], limit=2**32), "limit: "),
    (lambda: loose.near_vector(BOOKS, [1.0], limit=True), "limit: "),
    (lambda: loose.near_vector(BOOKS, [1.0], offset="1"), "offset: "),
    (lambda: loose.near_vector(BOOKS, [1.0], auto_limit=1.5), "auto_limit: "),
    (lambda: loose.near_vector(BOOKS, [1.0], distance="1"), "distance: "),
    (lambda: loose.near_vector(BOOKS, [1.0], certainty=float("nan")), "certainty: "),
    (lambda: loose.near_vector(BOOKS, [1.0], certainty=1.5), "certainty: must be a number between 0 and 1"),
    (lambda: loose.hybrid(BOOKS, "a", alpha=-1), "alpha: must be a number between 0 and 1"),
    (lambda: loose.near_vector(BOOKS, [1.0], filters=5), "filters: "),
    (lambda: loose.near_vector(BOOKS, [1.0], group_by=5), "group_by: "),
    (lambda: loose.near_vector(BOOKS, [1.0], rerank=5), "rerank: "),
    (lambda: loose.near_vector(BOOKS, [1.0], boost=5), "boost: "),
    (lambda: loose.near_vector(BOOKS, [1.0], diversity_selection=5), "diversity_selection: "),
    (lambda: loose.near_text(BOOKS, 5), "query: "),
    (lambda: loose.near_text(BOOKS, ["a", 5]), "query: "),
    (lambda: loose.near_text(BOOKS, "a", move_to=5), "move_to: "),
    (lambda: loose.near_text(BOOKS, "a", move_away=5), "move_away: "),
    (lambda: loose.near_object(BOOKS, "zz"), "near_object: "),
    (lambda: loose.near_image(BOOKS, b"abc"), "near_image: "),
    (lambda: loose.near_image(BOOKS, Path("/no/such/file")), "near_image: must be a string"),
    (lambda: search.media_text(Path("/no/such/file"), "media"), "media: /no/such/file cannot be read: No such"),
    (lambda: loose.near_media(BOOKS, "a", "smell"), r"media_type: must be NearMediaType\.AUDIO or "),
    (lambda: loose.near_media(BOOKS, 5, q.NearMediaType.IMU), "media: "),
    (lambda: loose.bm25(BOOKS, 5), "query: "),
    (lambda: loose.bm25(BOOKS, "a", query_properties="a"), "query_properties: "),
    (lambda: loose.bm25(BOOKS, "a", operator=5), "operator: "),
    (lambda: loose.hybrid(BOOKS, 5), "query: "),
    (lambda: loose.hybrid(BOOKS, "a", alpha="x"), "alpha: "),
    (lambda: loose.hybrid(BOOKS, "a", vector="x"), "vector: "),
    (lambda: loose.hybrid(BOOKS, "a", vector={"a": [1.0]}), "vector: .* target_vector"),
    (lambda: loose.hybrid(BOOKS, "a", fusion_type="x"), r"fusion_type: must be HybridFusion\.RANKED or "),
    (lambda: loose.hybrid(BOOKS, "a", bm25_operator="x"), "bm25_operator: "),
    (lambda: loose.hybrid(BOOKS, "a", max_vector_distance="x"), "max_vector_distance: "),
    (lambda: loose.fetch_objects(BOOKS, after="zz"), "after: "),
    (lambda: loose.fetch_objects(BOOKS, sort=5), "sort: "),
    (lambda: loose.fetch_objects_by_ids(BOOKS, ID), "ids: must be a list"),
    (lambda: loose.fetch_objects_by_ids(BOOKS, 5), "ids: must be a list"),
    (lambda: loose.fetch_objects_by_ids(BOOKS, [ID, "zz"]), r"ids\[1\]: "),
    (lambda: loose.fetch_object_by_id(BOOKS, 5), "uuid: "),
]


@pytest.mark.parametrize(("build", "message"), REFUSED)
def test_a_bad_argument_is_refused_by_its_name(build: Callable[[], Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=f"^{message}"):
        build()
