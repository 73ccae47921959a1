"""Helpers for ids, files, vectors, versions and addresses."""

from __future__ import annotations

import base64
import functools
import logging
import re
import uuid as uuid_package
import warnings
from collections.abc import Callable, Mapping, Sequence
from io import BufferedReader
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from urllib.parse import quote

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import refused, text
from weaviate.models.connection import is_weaviate_domain
from weaviate.types import BLOB_INPUT, UUID

__all__ = [
    "BYTES_PER_CHUNK",
    "MAXIMUM_MINOR_VERSION_DELTA",
    "MINIMUM_NO_WARNING_VERSION",
    "check_batch_result",
    "docstring_deprecated",
    "escape_string",
    "file_decoder_b64",
    "file_encoder_b64",
    "generate_uuid5",
    "get_domain_from_weaviate_url",
    "get_valid_uuid",
    "get_vector",
    "image_decoder_b64",
    "image_encoder_b64",
    "is_object_url",
    "is_weaviate_client_too_old",
    "is_weaviate_domain",
    "is_weaviate_object_url",
    "is_weaviate_too_old",
    "parse_blob",
    "parse_version_string",
    "strip_newlines",
]

_PATH_MAX = 4096

_WeaviateUUIDInt = uuid_package.UUID  # the name that other packages know for the ids of results

BYTES_PER_CHUNK = 65535
"""How many bytes of a file to read at once: a multiple of 3, so that the pieces of base64 can be joined."""
MINIMUM_NO_WARNING_VERSION = "v1.16.0"
"""The first version of the server that `is_weaviate_too_old` does not call so."""
MAXIMUM_MINOR_VERSION_DELTA = 3
"""By how many minor versions a client may be behind before `is_weaviate_client_too_old` calls it so."""

_BEACON = re.compile(r"weaviate://(?:localhost|(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})/(?:[^/]+/)?([^/]+)")
_OBJECT_URL = re.compile(r".*/v1/objects/(?:[^/]+/)?([^/]+)", re.DOTALL)

_P = ParamSpec("_P")
_R = TypeVar("_R")


def generate_uuid5(identifier: Any, namespace: Any = "") -> str:
    """An id made from a value: the same value gives the same id, so that inserting it again replaces the object.

    Args:
        identifier: The value: what tells the object from others. Its `str()` counts.
        namespace: What tells values of one kind from those of another.

    Returns:
        A UUID of version 5.
    """
    return str(uuid_package.uuid5(uuid_package.NAMESPACE_DNS, f"{namespace}{identifier}"))


def get_valid_uuid(uuid: UUID) -> str:
    """An id as the server writes it.

    Args:
        uuid: A UUID, its text with or without dashes, or a beacon or URL that ends in it.

    Raises:
        TypeError: It is neither a string nor a UUID.
        ValueError: It is no UUID.
    """
    if isinstance(uuid, uuid_package.UUID):
        return str(uuid)
    if not isinstance(uuid, str):
        raise TypeError(f"a UUID is a str or a uuid.UUID, not {type(uuid).__name__}")
    try:
        return str(uuid_package.UUID(uuid.rpartition("/")[2] if "://" in uuid or is_object_url(uuid) else uuid))
    except ValueError:
        raise ValueError(f"{uuid!r} is not a UUID, nor does it end in one") from None


def is_weaviate_object_url(url: object) -> bool:
    """Whether a text is the address of an object that references use: `weaviate://localhost/Book/<id>`.

    Args:
        url: The text.
    """
    return isinstance(url, str) and _ends_in_uuid(_BEACON.fullmatch(url))


def is_object_url(url: str) -> bool:
    """Whether a text is the address of an object over REST: `http://localhost:8080/v1/objects/Book/<id>`.

    Args:
        url: The text. What comes before `/v1` does not matter.
    """
    return _ends_in_uuid(_OBJECT_URL.fullmatch(url))


def _ends_in_uuid(found: re.Match[str] | None) -> bool:
    try:
        return found is not None and uuid_package.UUID(found[1]) is not None
    except ValueError:
        return False


def get_domain_from_weaviate_url(url: str) -> str:
    """The host, and the port where there is one, of an address that begins with `weaviate://`.

    Args:
        url: The address.
    """
    return url[len("weaviate://") :].split("/", maxsplit=1)[0]


def file_encoder_b64(file_or_file_path: BLOB_INPUT) -> str:
    """The content of a file as base64.

    Args:
        file_or_file_path: Its path, or the file, open for reading bytes.

    Raises:
        ValueError: The file cannot be read.
        TypeError: It is none of these.
    """
    return _encoded(file_or_file_path, (str, Path, BufferedReader), "file_or_file_path")


def image_encoder_b64(image_or_image_path: str | BufferedReader) -> str:
    """The content of an image's file as base64.

    Args:
        image_or_image_path: Its path as text, or the file, open for reading bytes.

    Raises:
        ValueError: The file cannot be read.
        TypeError: It is none of these.
    """
    return _encoded(image_or_image_path, (str, BufferedReader), "image_or_image_path")


def _encoded(source: BLOB_INPUT, kinds: tuple[type, ...], name: str) -> str:
    if not isinstance(source, kinds):
        raise TypeError(f"{name}: must be a path or a file that is open for reading bytes, not {type(source).__name__}")
    try:
        return media_text(Path(source) if isinstance(source, str) else source, name)
    except WeaviateInvalidInputError as error:
        raise ValueError(str(error)) from error


def file_decoder_b64(encoded_file: str) -> bytes:
    """The content of a file from base64.

    Args:
        encoded_file: The base64.

    Raises:
        ValueError: It is not base64.
    """
    return base64.b64decode(encoded_file.encode())


def image_decoder_b64(encoded_image: str) -> bytes:
    """The content of an image's file from base64.

    Args:
        encoded_image: The base64.

    Raises:
        ValueError: It is not base64.
    """
    return file_decoder_b64(encoded_image)


def media_text(media: BLOB_INPUT, path: str) -> str:
    """A medium as the server takes it, in base64. A path is read, and so is a text that is the path of a file.

    Args:
        media: Base64, a path, or an open file.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is none of these, or the file cannot be read.
    """
    if isinstance(media, str) and not _is_file(media):
        return text(media, path)
    if not isinstance(media, str | Path | BufferedReader):
        raise refused(path, media, "base64, a path or an open binary file")
    try:
        content = media.read() if isinstance(media, BufferedReader) else Path(media).read_bytes()
    except (OSError, ValueError) as error:  # of which the second is a file that was closed, or a path with a null in it
        why = error.strerror if isinstance(error, OSError) else error
        raise WeaviateInvalidInputError(f"{path}: {media} cannot be read: {why}") from error
    return base64.b64encode(content).decode("ascii")


def _is_file(name: str) -> bool:
    try:
        # A medium in base64 is longer than a path may be, and long to take apart as one.
        return len(name) < _PATH_MAX and Path(name).is_file()
    except (OSError, ValueError):  # no name that the file system takes
        return False


def parse_blob(media: BLOB_INPUT) -> str:
    """The base64 of a file, for a property of type `blob` or a search near media.

    Args:
        media: A file's path, or the file, open for reading bytes. A text that is no file's path is taken as base64.

    Raises:
        WeaviateInvalidInputError: It is none of these, or the file cannot be read.
    """
    return media_text(media, "media")


def get_vector(vector: Sequence[Any]) -> Sequence[float]:
    """A vector as a list of numbers.

    Args:
        vector: A list, or what numpy, PyTorch, TensorFlow, pandas or polars have for one. A dimension of size 1 is
            left out.

    Raises:
        TypeError: It is none of these.
    """
    if isinstance(vector, list):
        return vector
    source: Any = vector
    if hasattr(source, "numpy") and not hasattr(source, "squeeze"):  # tensorflow.Tensor
        source = source.numpy()
    numbers: list[float] | None = None
    if hasattr(source, "squeeze"):  # numpy.ndarray, torch.Tensor, pandas.Series
        numbers = source.squeeze().tolist()
    elif hasattr(source, "to_list"):  # polars.Series
        numbers = source.to_list()
    if numbers is not None:
        return numbers
    raise TypeError(f"a vector is a list, an array, a tensor or a series, not {type(vector).__name__}")


def parse_version_string(ver_str: str) -> tuple[int, int]:
    """The major and the minor version in a version's text.

    Args:
        ver_str: The text, such as "v1.18.2", "1.18" or "1".

    Raises:
        ValueError: It does not begin with a version.
    """
    found = re.match(r"v?(\d+)(?:\.(\d+)|$)", ver_str)
    if found is None:
        raise ValueError(f"{ver_str!r} is not a version such as 'v1.18.2' or '1.18.0'")
    return int(found[1]), int(found[2] or 0)


def is_weaviate_too_old(current_version_str: str) -> bool:
    """Whether a server is older than `MINIMUM_NO_WARNING_VERSION`.

    Args:
        current_version_str: The server's version.

    Raises:
        ValueError: It is no version.
    """
    return parse_version_string(current_version_str) < parse_version_string(MINIMUM_NO_WARNING_VERSION)


def is_weaviate_client_too_old(current_version_str: str, latest_version_str: str) -> bool:
    """Whether a client is behind by a major version, or by more than `MAXIMUM_MINOR_VERSION_DELTA` minor ones.

    Args:
        current_version_str: The client's version.
        latest_version_str: The latest one. Where either is no version, the client is not called too old.
    """
    try:
        major, minor = parse_version_string(current_version_str)
        latest_major, latest_minor = parse_version_string(latest_version_str)
    except ValueError:
        return False
    return major < latest_major or (major == latest_major and latest_minor - minor > MAXIMUM_MINOR_VERSION_DELTA)


def escape_string(value: str) -> str:
    """A text as one part of an address: what is not a letter, a digit or one of `-._~/` is percent-encoded.

    Args:
        value: The text.
    """
    return quote(value)


def strip_newlines(s: str) -> str:
    """A text on one line: each line break is a blank.

    Args:
        s: The text.
    """
    return s.replace("\n", " ")


def check_batch_result(results: Sequence[Mapping[str, Any]] | None) -> None:
    """Log the errors in the answer to a batch over REST.

    Args:
        results: The answer.
    """
    for each in results or ():
        errors = each.get("result", {}).get("errors", {})
        if "error" in errors:
            logging.getLogger("weaviate").error("An object of a batch was not stored: %s", errors["error"])


def docstring_deprecated(details: str = "", deprecated_in: str = "") -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Mark a function as deprecated: calls warn with `DeprecationWarning`, and its docstring says so.

    Args:
        details: What to use instead.
        deprecated_in: The version since which it is; without one the docstring stays as it is.
    """

    def mark(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @functools.wraps(function)
        def warned(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            warnings.warn(
                f"{function.__name__} is deprecated since {deprecated_in}. {details}", DeprecationWarning, stacklevel=2
            )
            return function(*args, **kwargs)

        if deprecated_in:
            warned.__doc__ = f".. deprecated:: {deprecated_in}\n   {details}\n\n{function.__doc__ or ''}"
        return warned

    return mark
