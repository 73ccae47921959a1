"""What a model is asked about the objects that a query finds."""

from __future__ import annotations

from collections.abc import Iterable
from io import BufferedReader
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, PlainSerializer, PlainValidator

from weaviate.models.checked import CheckedModel
from weaviate.types import BLOB_INPUT

_BLOBS = str | Path | BufferedReader


def _images(given: Any) -> list[BLOB_INPUT] | None:
    """Images are kept as they are: files are read when the message is made."""
    if given is None:
        return None
    if isinstance(given, _BLOBS):
        return [given]
    images = list(given) if isinstance(given, Iterable) else [given]
    if not all(isinstance(image, _BLOBS) for image in images):
        raise ValueError("must be base64, a path or an open binary file, or a list of them")
    return images


# Without its own serializer, pydantic would warn that a list is no iterator.
Images = Annotated[
    Iterable[BLOB_INPUT] | None, PlainValidator(_images), PlainSerializer(lambda images: images, return_type=Any)
]


class SinglePrompt(CheckedModel):
    """What is asked about each object; made by `GenerativeParameters.single_prompt`.

    Attributes:
        prompt: The question.
        image_properties: The properties of type `blob` whose images the model sees.
        images: Further images that it sees.
        metadata: Whether what the provider says about the answer comes back.
        debug: Whether the prompt that the provider got comes back.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, strict=True)
    made_by: ClassVar[str] = "GenerativeParameters.single_prompt"

    prompt: str
    image_properties: list[str] | None
    images: Images
    metadata: bool = False
    debug: bool = False


class GroupedTask(CheckedModel):
    """What is asked about all objects together; made by `GenerativeParameters.grouped_task`.

    Attributes:
        prompt: The question.
        non_blob_properties: The properties that the model sees.
        image_properties: The properties of type `blob` whose images it sees.
        images: Further images that it sees.
        metadata: Whether what the provider says about the answer comes back.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, strict=True)
    made_by: ClassVar[str] = "GenerativeParameters.grouped_task"

    prompt: str
    non_blob_properties: list[str] | None
    image_properties: list[str] | None
    images: Images
    metadata: bool = False


class GenerativeParameters:
    """Makes prompts that are more than a text.

    ```python
    await books.generate.near_text(
        "whales",
        single_prompt=GenerativeParameters.single_prompt("What is in the picture?", image_properties=["cover"]),
        generative_provider=GenerativeConfig.anthropic(),
    )
    ```
    """

    @staticmethod
    def single_prompt(
        prompt: str,
        *,
        image_properties: list[str] | None = None,
        images: BLOB_INPUT | Iterable[BLOB_INPUT] | None = None,
        metadata: bool = False,
        debug: bool = False,
    ) -> SinglePrompt:
        """What is asked about each object.

        Args:
            prompt: The question. `{name}` in it stands for the value of a property.
            image_properties: The properties of type `blob` whose images the model sees. Like `images`, they need a
                `generative_provider`.
            images: Further images that it sees: base64, a path or an open binary file, or several of them.
            metadata: Whether what the provider says about the answer comes back, where there is a
                `generative_provider`.
            debug: Whether the prompt that the provider got comes back.
        """
        return SinglePrompt(
            prompt=prompt,
            image_properties=image_properties,
            images=[images] if isinstance(images, _BLOBS) else images,
            metadata=metadata,
            debug=debug,
        )

    @staticmethod
    def grouped_task(
        prompt: str,
        *,
        non_blob_properties: list[str] | None = None,
        image_properties: list[str] | None = None,
        images: BLOB_INPUT | Iterable[BLOB_INPUT] | None = None,
        metadata: bool = False,
    ) -> GroupedTask:
        """What is asked about all objects together.

        Args:
            prompt: The question.
            non_blob_properties: The properties that the model sees; all of them by default.
            image_properties: The properties of type `blob` whose images it sees. Like `images`, they need a
                `generative_provider`.
            images: Further images that it sees: base64, a path or an open binary file, or several of them.
            metadata: Whether what the provider says about the answer comes back, where there is a
                `generative_provider`.
        """
        return GroupedTask(
            prompt=prompt,
            non_blob_properties=non_blob_properties,
            image_properties=image_properties,
            images=[images] if isinstance(images, _BLOBS) else images,
            metadata=metadata,
        )


class Generate(CheckedModel):
    """What a model is asked about the objects that a query finds, in words alone.

    Attributes:
        single_prompt: About each object.
        grouped_task: About all of them together.
        grouped_properties: The properties that the model sees for the latter.
    """

    single_prompt: str | None = None
    grouped_task: str | None = None
    grouped_properties: list[str] | None = None
