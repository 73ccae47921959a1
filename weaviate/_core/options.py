"""What `with_options` changes, checked."""

from __future__ import annotations

from weaviate.config import LONGEST, AdditionalConfig, RetryPolicy, Timeout
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import number, refused
from weaviate.types import NUMBER


def changed(config: AdditionalConfig, timeout: NUMBER | Timeout | None, retry: RetryPolicy | None) -> AdditionalConfig:
    """A client's configuration with other timeouts and retries.

    Args:
        config: The configuration. It is not changed.
        timeout: Seconds for every kind of call, or one number for each kind; None leaves them.
        retry: When and how often a call is tried again; None leaves it.

    Raises:
        WeaviateInvalidInputError: An argument is not of its kind, or a time is negative.
    """
    changes: dict[str, object] = {}
    if timeout is not None:
        changes["timeout_"] = timeout if isinstance(timeout, Timeout) else _everywhere(timeout)
    if retry is not None:
        if not isinstance(retry, RetryPolicy):
            raise WeaviateInvalidInputError(f"retry: must be a RetryPolicy, not {type(retry).__name__}")
        changes["retry"] = retry
    return config.model_copy(update=changes)


def _everywhere(timeout: NUMBER) -> Timeout:
    seconds = number(timeout, "timeout")
    if not 0 <= seconds <= LONGEST:
        raise refused("timeout", timeout, f"between 0 and {LONGEST} seconds")
    return Timeout(query=seconds, insert=seconds, init=seconds, stream=seconds)
