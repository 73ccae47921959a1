"""What `with_options` changes, checked."""

from __future__ import annotations

from weaviate.config import AdditionalConfig, RetryPolicy, Timeout
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import number
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
    if not seconds >= 0:
        raise WeaviateInvalidInputError(f"timeout: {timeout!r} is negative")
    return Timeout(query=seconds, insert=seconds, init=seconds, stream=seconds)
