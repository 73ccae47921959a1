"""What the models that answer a query's prompts have in common."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from weaviate.models.checked import CheckedModel
from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.modules import ModuleName

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?=.)")


def _url(address: str) -> str:
    if not _SCHEME.match(address):
        raise ValueError("must be a URL, with a scheme such as https://")
    return address.rstrip("/")


def _host(address: str) -> str:
    return _SCHEME.sub("", address, count=1).rstrip("/")


GenerativeName = GenerativeSearches | ModuleName
Int = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
"""A whole number that the message can carry."""
Url = Annotated[str, AfterValidator(_url)]
"""A URL, without a slash at its end."""
Host = Annotated[str, AfterValidator(_host)]
"""A host, with or without a port and path. The scheme of a URL is left out."""


class GenerativeConfigRuntime(CheckedModel):
    """The model that answers a query's prompts, with its settings; made by `GenerativeConfig`.

    A subclass declares the settings of one module as fields. What is None is left to the module.

    Attributes:
        generative: The module.
    """

    # Every program that queries loads all providers, and uses one at most: each is built when it is used.
    model_config = ConfigDict(strict=True, defer_build=True)

    generative: GenerativeName
