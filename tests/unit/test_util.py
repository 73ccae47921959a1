"""Helpers for ids, files, vectors, versions and addresses."""

from __future__ import annotations

import base64
import errno
import logging
import typing
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from weaviate import types, util
from weaviate.exceptions import WeaviateInvalidInputError

ID = "1c9cd584-88fe-5010-83d0-017cb3fcb446"
BLOB = bytes(range(256)) * 300


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "blob.bin"
    path.write_bytes(BLOB)
    return path


@pytest.mark.parametrize(
    ("url", "is_beacon", "is_url"),
    [
        (f"weaviate://localhost/{ID}", True, False),
        (f"weaviate://localhost/Book/{ID}", True, False),
        (f"weaviate://some.domain/Book/{ID.replace('-', '')}", True, False),
        (f"weaviate://localhost/Book/more/{ID}", False, False),
        (f"weaviate://local host/{ID}", False, False),
        (f"weaviate://1.2.3.4/{ID}", False, False),
        ("weaviate://localhost/Book/no-id", False, False),
        (f"http://localhost:8080/v1/objects/{ID}", False, True),
        (f"https://host/below/v1/objects/Book/{ID}", False, True),
        (f"/v1/objects/{ID}", False, True),
        (f"v1/objects/{ID}", False, False),
        (f"http://host/v2/objects/{ID}", False, False),
        (f"http://host/v1/objects/{ID}/references", False, False),
        (ID, False, False),
        ("", False, False),
    ],
)
def test_addresses_of_objects_are_known(url: str, is_beacon: bool, is_url: bool) -> None:
    assert (util.is_weaviate_object_url(url), util.is_object_url(url)) == (is_beacon, is_url)
    if is_beacon or is_url:
        assert util.get_valid_uuid(url) == ID


def test_what_is_no_id_is_refused() -> None:
    assert util.get_valid_uuid(uuid.UUID(ID)) == ID
    assert not util.is_weaviate_object_url(5)
    with pytest.raises(ValueError, match="not a UUID"):
        util.get_valid_uuid(f"Book/{ID}")
    with pytest.raises(TypeError, match="not int"):
        util.get_valid_uuid(5)  # type: ignore[arg-type]  # as a caller without a type checker does


@pytest.mark.parametrize(
    ("url", "domain"), [("weaviate://localhost/Book/x", "localhost"), ("weaviate://a:80/b", "a:80"), ("", "")]
)
def test_the_host_of_a_beacon_is_found(url: str, domain: str) -> None:
    assert util.get_domain_from_weaviate_url(url) == domain


def test_files_become_base64(file: Path) -> None:
    encoded = base64.b64encode(BLOB).decode()

    assert (
        util.file_encoder_b64(file) == util.file_encoder_b64(str(file)) == util.image_encoder_b64(str(file)) == encoded
    )
    for encode in (util.file_encoder_b64, util.image_encoder_b64, util.parse_blob):
        with file.open("rb") as opened:
            assert encode(opened) == encoded
            assert not opened.closed
    assert util.parse_blob(file) == util.parse_blob(str(file)) == util.parse_blob(encoded) == encoded
    assert util.file_decoder_b64(encoded) == util.image_decoder_b64(encoded) == BLOB


@pytest.mark.parametrize("text", ["aGVsbG8=", "", "a\0b", "a" * 5000])
def test_a_text_that_is_no_file_is_taken_as_base64(text: str) -> None:
    assert util.parse_blob(text) == text


@pytest.mark.parametrize(
    ("encode", "source", "error"),
    [
        (util.file_encoder_b64, "/no/such/file", ValueError),
        (util.file_encoder_b64, b"raw", TypeError),
        (util.image_encoder_b64, "", ValueError),
        (util.image_encoder_b64, Path("/no/such/file"), TypeError),
        (util.parse_blob, b"raw", WeaviateInvalidInputError),
        (util.parse_blob, Path("/no/such/file"), WeaviateInvalidInputError),
        (util.parse_blob, Path("/no\0file"), WeaviateInvalidInputError),
        (util.file_decoder_b64, "aGVsbG8", ValueError),
    ],
)
def test_what_is_no_file_is_refused(encode: Callable[[Any], object], source: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        encode(source)


@pytest.mark.parametrize(
    ("encode", "error"), [(util.parse_blob, WeaviateInvalidInputError), (util.file_encoder_b64, ValueError)]
)
def test_a_file_that_cannot_be_read_is_refused(
    encode: Callable[[Any], object], error: type[Exception], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    with file.open("rb") as closed:
        pass

    with pytest.raises(error, match="cannot be read: Input/output error"):
        encode(str(file))
    with pytest.raises(error, match="cannot be read: read of closed file"):
        encode(closed)


class Tensor:
    """What TensorFlow and PyTorch have for a vector."""

    def numpy(self) -> np.ndarray[Any, Any]:
        return np.array([[1.0, 2.0]])


class Series:
    """What polars has for a vector."""

    def to_list(self) -> list[float]:
        return [1.0, 2.0]


@pytest.mark.parametrize(
    "vector", [[1.0, 2.0], np.array([1, 2], dtype="float32"), np.array([[1.0, 2.0]]), Tensor(), Series()]
)
def test_vectors_of_other_libraries_become_lists(vector: Any) -> None:
    assert util.get_vector(vector) == [1.0, 2.0]


@pytest.mark.parametrize("vector", [(1.0, 2.0), "ab", None, 5, {1: 2}])
def test_what_is_no_vector_is_refused(vector: Any) -> None:
    with pytest.raises(TypeError, match=type(vector).__name__):
        util.get_vector(vector)


@pytest.mark.parametrize(
    ("text", "version"),
    [("1.2.3", (1, 2)), ("v1.16.0-rc.1", (1, 16)), ("v1", (1, 0)), ("1.2a", (1, 2)), ("1.2.3.4", (1, 2))],
)
def test_versions_are_read(text: str, version: tuple[int, int]) -> None:
    assert util.parse_version_string(text) == version


@pytest.mark.parametrize("text", ["", "x", "v", " 1.2", "V1.2", "1.x", "1.", ".1", "1,2"])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a version"):
        util.parse_version_string(text)


def test_old_servers_and_clients_are_known() -> None:
    assert [util.is_weaviate_too_old(version) for version in ("v1.15.9", "v1.16.0", "2.0.0")] == [True, False, False]
    pairs = [("1.2", "1.6"), ("1.2", "1.5"), ("1.2", "2.0"), ("3.0", "2.9"), ("2.10", "3.1"), ("x", "1.0")]
    assert [util.is_weaviate_client_too_old(*pair) for pair in pairs] == [True, False, True, False, True, False]


@pytest.mark.parametrize(
    ("url", "is_cloud"),
    [
        ("https://a.weaviate.io", True),
        ("A.weaviate.cloud:443", True),
        ("localhost", False),
        ("https://weaviate.io.example.com", False),
        ("https://example.com/weaviate.io", False),
    ],
)
def test_hosts_of_the_cloud_are_known_by_their_domain(url: str, is_cloud: bool) -> None:
    assert util.is_weaviate_domain(url) is is_cloud


def test_texts_are_made_fit() -> None:
    assert util.escape_string('a"b\\n/é') == "a%22b%5Cn/%C3%A9"
    assert util.strip_newlines("a\nb\r") == "a b\r"


def test_errors_of_a_batch_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    refused = {"result": {"errors": {"error": [{"message": "boom"}]}}}

    with caplog.at_level(logging.ERROR, "weaviate"):
        util.check_batch_result([{}, {"result": {"errors": {}}}, refused])
        util.check_batch_result(None)

    (record,) = caplog.records
    assert "boom" in record.getMessage()


def test_a_function_is_marked_as_deprecated() -> None:
    def old(value: int = 3) -> int:
        """Give it back."""
        return value

    marked = util.docstring_deprecated(details="Use new.", deprecated_in="3.0")(old)

    with pytest.warns(DeprecationWarning, match=r"old is deprecated since 3\.0\. Use new\.") as warned:
        assert marked(5) == 5
    assert warned[0].filename == __file__
    assert marked.__doc__ == ".. deprecated:: 3.0\n   Use new.\n\nGive it back."
    assert util.docstring_deprecated("Use new.")(old).__doc__ == "Give it back."


def test_data_types_and_python_types_are_each_other_s_inverse() -> None:
    strings: Any = typing.List[str]  # noqa: UP006  # as programs look it up

    assert types.PYTHON_TYPE_TO_DATATYPE[strings] == "text[]"
    assert types.DATATYPE_TO_PYTHON_TYPE["number"] is float
    assert len(types.PYTHON_TYPE_TO_DATATYPE) == len(types.DATATYPE_TO_PYTHON_TYPE) == 13
