"""What some factories of vectorizers refuse and warn about, and the weights of properties of several media."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from weaviate.classes.config import Configure
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.config.vectorizers.multi2vec import Multi2VecField

Vectors: Any = Configure.Vectors
MultiVectors: Any = Configure.MultiVectors
NamedVectors: Any = Configure.NamedVectors
Vectorizer: Any = Configure.Vectorizer


@pytest.mark.parametrize(
    ("factory", "arguments", "message"),
    [
        (Vectors.multi2vec_bind, {"imu_fields": "abc"}, "multi2vec_bind.imu_fields: "),
        (Vectors.multi2vec_clip, {"inference_url": 5}, "multi2vec_clip.inference_url: input should be a valid string"),
        (Vectors.multi2vec_clip, {"image_fields": [3]}, "multi2vec_clip.image_fields: "),
        (Vectors.multi2vec_jinaai, {"base_url": "localhost:8080"}, "multi2vec_jinaai.base_url: "),
        (MultiVectors.text2vec_jinaai, {"dimensions": "64"}, "Configure.MultiVectors.text2vec_jinaai.dimensions: "),
        (MultiVectors.multi2vec_jinaai, {"model": b"x"}, "multi2vec_jinaai.model: input should be a valid string"),
        (Vectors.text2vec_mistral, {"base_url": ""}, "text2vec_mistral.base_url: input should be a valid URL"),
        (Vectors.text2vec_model2vec, {"vectorize_collection_name": None}, "vectorize_collection_name: "),
        (Vectors.text2vec_morph, {"endpoint": 3}, "text2vec_morph.endpoint: input should be a valid string"),
        (Vectors.text2vec_nvidia, {"truncate": "END"}, "text2vec_nvidia.truncate: input should be a valid boolean"),
        (Vectors.multi2vec_nvidia, {"truncation": 1}, "multi2vec_nvidia.truncation: input should be a valid boolean"),
        (Vectors.text2vec_ollama, {"api_endpoint": 5}, "text2vec_ollama.api_endpoint: input should be a valid string"),
        (Vectors.text2vec_ollama, {"source_properties": []}, "source_properties: "),
        (Vectors.multi2vec_twelvelabs, {"base_url": "nonsense"}, "multi2vec_twelvelabs.base_url: "),
        (Vectors.text2vec_voyageai, {"dimensions": True}, "text2vec_voyageai.dimensions: "),
        (Vectors.multi2vec_voyageai, {"base_url": "ftp://a.b"}, "multi2vec_voyageai.base_url: "),
        (Vectors.text2vec_weaviate, {"dimensions": 1.5}, "text2vec_weaviate.dimensions: "),
        (MultiVectors.multi2vec_weaviate, {"image_field": 3}, "multi2vec_weaviate.image_field: "),
        (
            Vectorizer.multi2vec_clip,
            {"interference_url": "http://a", "inference_url": "http://a"},
            "Configure.Vectorizer.multi2vec_clip: give inference_url or interference_url, not both",
        ),
    ],
)
def test_refuses_bad_settings_and_names_them(
    factory: Callable[..., object], arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError) as caught:
        factory(**arguments)

    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("factory", "arguments", "message"),
    [
        (Vectors.text2vec_ollama, {"models": "x"}, "'models'"),
        (Vectors.multi2vec_clip, {"vectorize_collection_name": True}, "'vectorize_collection_name'"),
        (NamedVectors.text2vec_nvidia, {"name": "a", "dimensions": 3}, "'dimensions'"),
        (NamedVectors.text2vec_jinaai, {}, "'name'"),
        (Vectorizer.multi2vec_voyageai, {}, "'output_encoding'"),
        (MultiVectors.multi2vec_weaviate, {}, "'image_field'"),
    ],
)
def test_refuses_unknown_and_missing_arguments(
    factory: Callable[..., object], arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        factory(**arguments)


def test_the_misspelled_url_of_clip_is_deprecated_and_still_used() -> None:
    with pytest.warns(DeprecationWarning, match="use inference_url") as caught:
        module = Vectorizer.multi2vec_clip(interference_url="http://clip:8080")

    assert module.to_wire() == {"inferenceUrl": "http://clip:8080"}
    assert [warning.filename for warning in caught] == [__file__]


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        (Vectorizer.text2vec_nvidia(truncate=True), {"truncate": "END", "vectorizeClassName": True}),
        (Vectorizer.text2vec_nvidia(truncate=False), {"truncate": "NONE", "vectorizeClassName": True}),
        (Vectorizer.text2vec_nvidia(), {"vectorizeClassName": True}),
        (Vectorizer.multi2vec_voyageai(truncation=False, output_encoding="base64"), {"truncate": False}),
        (Vectorizer.multi2vec_nvidia(output_encoding="float", vectorize_collection_name=False), {}),
    ],
)
def test_settings_are_said_as_the_server_reads_them(module: Any, expected: dict[str, Any]) -> None:
    assert module.to_wire() == expected


def weighed(*weights: float | None) -> list[Multi2VecField]:
    """A property for each weight: `a`, `b` and so on."""
    return [Multi2VecField(name="abc"[index], weight=weight) for index, weight in enumerate(weights)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"image_fields": []}, {"imageFields": []}),
        ({"image_fields": ("a", "b")}, {"imageFields": ["a", "b"]}),
        ({"image_fields": ["a", *weighed(None)]}, {"imageFields": ["a", "a"]}),
        (
            {"image_fields": weighed(0.0, 1), "text_fields": ["t"]},
            {"imageFields": ["a", "b"], "textFields": ["t"], "weights": {"imageFields": [0.0, 1.0]}},
        ),
        (
            {"image_fields": weighed(0.25), "imu_fields": weighed(0.75)},
            {"imageFields": ["a"], "IMUFields": ["a"], "weights": {"imageFields": [0.25], "IMUFields": [0.75]}},
        ),
    ],
)
def test_names_and_weights_of_properties_are_sent_apart(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    assert Vectorizer.multi2vec_bind(**fields).to_wire() == expected


@pytest.mark.parametrize("fields", [["a", *weighed(0.5)], weighed(0.5, None)])
def test_refuses_weights_for_some_properties_of_a_medium(fields: list[str | Multi2VecField]) -> None:
    with pytest.raises(WeaviateInvalidInputError) as caught:
        Vectors.multi2vec_clip(image_fields=fields)

    assert str(caught.value) == "Configure.Vectors.multi2vec_clip: image_fields: give all of them a weight, or none"


@pytest.mark.parametrize("weight", ["0.5", True, float("nan"), float("inf")])
def test_refuses_weights_that_are_no_numbers_of_json(weight: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"Multi2VecField\.weight: "):
        Multi2VecField(name="a", weight=weight)
