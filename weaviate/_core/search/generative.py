"""What a model is asked about the objects that a search finds, added to the search's message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from weaviate._core.search.parts import names
from weaviate._core.transport import GrpcRequest
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import refused, text
from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime
from weaviate.models.generate.prompts import GenerativeParameters, GroupedTask, SinglePrompt
from weaviate.util import media_text

_KINDS = {
    module.value: "google" if module is GenerativeSearches.PALM else module.value.removeprefix("generative-")
    for module in GenerativeSearches
}
"""What the message calls a provider, by the name of its module."""


def generating(
    request: GrpcRequest,
    *,
    single_prompt: str | SinglePrompt | None = None,
    grouped_task: str | GroupedTask | None = None,
    grouped_properties: list[str] | None = None,
    generative_provider: GenerativeConfigRuntime | None = None,
) -> GrpcRequest:
    """A search that lets a model answer too. Images are base64 here: `with_images_read` reads those that are files.

    Args:
        request: The search, as its builder made it.
        single_prompt: What is asked about each object.
        grouped_task: What is asked about all objects together.
        grouped_properties: The properties that the model sees for the latter, where that does not name them itself.
        generative_provider: The model that is asked, instead of the collection's.

    Raises:
        WeaviateInvalidInputError: An argument is not what it must be, or the model takes no images.
    """
    addition = v1.SearchRequest()
    message = addition.generative
    message.SetInParent()
    properties = None if grouped_properties is None else names(grouped_properties, "grouped_properties")
    if generative_provider is not None and not isinstance(generative_provider, GenerativeConfigRuntime):
        raise refused("generative_provider", generative_provider, "what GenerativeConfig makes")
    if single_prompt is not None:
        if not isinstance(single_prompt, SinglePrompt):
            single_prompt = GenerativeParameters.single_prompt(text(single_prompt, "single_prompt"))
        message.single.prompt = single_prompt.prompt
        message.single.debug = single_prompt.debug
        message.single.SetInParent()
        _ask(message.single, single_prompt, generative_provider, "single_prompt")
    if grouped_task is not None:
        if not isinstance(grouped_task, GroupedTask):
            grouped_task = GenerativeParameters.grouped_task(text(grouped_task, "grouped_task"))
        message.grouped.task = grouped_task.prompt
        if grouped_task.non_blob_properties is not None:
            properties = names(grouped_task.non_blob_properties, "grouped_task.non_blob_properties")
        if properties is not None:
            message.grouped.properties.SetInParent()
            message.grouped.properties.values.extend(properties)
        message.grouped.SetInParent()
        _ask(message.grouped, grouped_task, generative_provider, "grouped_task")
    # Two messages in a row are one with the fields of both.
    return replace(request, message=request.message + addition.SerializeToString(), what=f"{request.what} and generate")


def with_images_read(question: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of `generating` with images in base64. Those that are files are read, which may take long.

    Args:
        question: The arguments.

    Raises:
        WeaviateInvalidInputError: A file cannot be read.
    """
    return {name: _with_images_read(value, f"{name}.images") for name, value in question.items()}


def _with_images_read(value: Any, path: str) -> Any:
    if not isinstance(value, SinglePrompt | GroupedTask) or value.images is None:
        return value
    return value.model_copy(update={"images": [media_text(image, path) for image in value.images]})


def _ask(
    message: v1.GenerativeSearch.Single | v1.GenerativeSearch.Grouped,
    prompt: SinglePrompt | GroupedTask,
    provider: GenerativeConfigRuntime | None,
    path: str,
) -> None:
    """Say which model is asked, and what it sees beside the objects' texts."""
    images, image_properties = prompt.images, prompt.image_properties
    if provider is None:
        if images is not None or image_properties is not None:
            raise WeaviateInvalidInputError(f"{path}: images and image_properties need a generative_provider")
        return
    query = message.queries.add(return_metadata=prompt.metadata)
    module = provider.generative.value
    kind = _KINDS.get(module)
    if kind is None:
        raise refused("generative_provider", module, "a module that the server takes with a query")
    settings: Any = getattr(query, kind)  # one of the providers' messages, which have nothing in common
    settings.SetInParent()
    for name in type(provider).model_fields:
        value = getattr(provider, name)
        if name != "generative" and value is not None:
            _write(settings, name, value)
    if images is not None or image_properties is not None:
        if "images" not in settings.DESCRIPTOR.fields_by_name:
            raise WeaviateInvalidInputError(f"{path}: {module} takes no images or image_properties")
        if images is not None:
            _write(settings, "images", [text(image, f"{path}.images") for image in images])
        if image_properties is not None:
            _write(settings, "image_properties", image_properties)


def _write(settings: Any, name: str, value: Any) -> None:
    if isinstance(value, list):
        field = getattr(settings, name)
        field.SetInParent()
        field.values.extend(names(value, f"generative_provider.{name}"))
    elif (choices := settings.DESCRIPTOR.fields_by_name[name].enum_type) is not None:
        setattr(settings, name, choices.values_by_name[f"{name}_{value}".upper()].number)
    else:
        setattr(settings, name, value)
