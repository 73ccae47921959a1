"""What all modules that generate text have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from weaviate.models.base import WireModel
from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.modules import ModuleName

GenerativeName = Annotated[GenerativeSearches | ModuleName, Field(exclude=True)]


class GenerativeProvider(WireModel):
    """A module that generates text, with its settings.

    A subclass declares the settings of one module as fields, and gives `generative` its default.
    """

    generative: GenerativeName
