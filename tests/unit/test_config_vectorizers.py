"""Modules that make vectors: what their factories refuse, and which of them are deprecated."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pytest

from weaviate.classes.config import Configure
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.config.vectorizers.multi2vec import Multi2VecField

# Without types: the arguments are wrong on purpose.
Vectors: Any = Configure.Vectors
MultiVectors: Any = Configure.MultiVectors
NamedVectors: Any = Configure.NamedVectors
Vectorizer: Any = Configure.Vectorizer

BEDROCK: dict[str, Any] = {"model": "m", "region": "us-east-1"}
GOOGLE: dict[str, Any] = {"location": "us-central1", "project_id": "p"}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Vectors.img2vec_neural(image_fields="photo"), "img2vec_neural.image_fields: input should be a valid"),
        (
            lambda: Vectors.text2vec_aws_bedrock(model="m", region=""),
            "text2vec_aws_bedrock.region: string should have at least 1 character",
        ),
        (
            lambda: Vectors.text2vec_aws_sagemaker(endpoint=3, region="us-east-1"),
            "text2vec_aws_sagemaker.endpoint: input should be a valid string",
        ),
        (lambda: NamedVectors.text2vec_aws("n", "us-east-1", service=None), "text2vec_aws.service: input should be"),
        (Vectorizer.text2vec_aws, "text2vec_aws.region: string should have at least 1 character"),
        (
            lambda: Vectors.multi2vec_aws_bedrock(dimensions="8"),
            "multi2vec_aws_bedrock.dimensions: input should be a valid integer",
        ),
        (
            lambda: Vectors.text2vec_azure_openai(resource_name="r", deployment_id=None),
            "text2vec_azure_openai.deployment_id: input should be a valid string",
        ),
        (lambda: Vectors.text2vec_cohere(truncate="MIDDLE"), "text2vec_cohere.truncate: input should be 'NONE'"),
        (
            lambda: NamedVectors.multi2vec_cohere("n", base_url="proxy"),
            "multi2vec_cohere.base_url: input should be a valid URL",
        ),
        (
            lambda: NamedVectors.text2vec_contextionary("n", vectorize_collection_name=1),
            "text2vec_contextionary.vectorize_collection_name: input should be a valid boolean",
        ),
        (
            lambda: Vectorizer.text2vec_databricks(endpoint=None),
            "text2vec_databricks.endpoint: input should be a valid string",
        ),
        (
            lambda: Vectors.text2vec_digitalocean(model="m", base_url="ftp://proxy"),
            "scheme should be 'http' or 'https'",
        ),
        (
            lambda: Vectors.text2vec_google_vertex(project_id=1),
            "text2vec_google_vertex.project_id: input should be a valid string",
        ),
        (
            lambda: Vectors.text2vec_google_gemini(dimensions=True),
            "text2vec_google_gemini.dimensions: input should be a valid integer",
        ),
        (
            lambda: Vectors.multi2vec_google_gemini(video_interval_seconds=1.5),
            "multi2vec_google_gemini.video_interval_seconds: input should be a valid integer",
        ),
        (
            lambda: Vectorizer.text2vec_gpt4all(vectorize_collection_name="yes"),
            "text2vec_gpt4all.vectorize_collection_name: input should be a valid boolean",
        ),
        (
            lambda: Vectors.text2vec_huggingface(use_gpu="yes"),
            "text2vec_huggingface.use_gpu: input should be a valid boolean",
        ),
        (lambda: Vectors.text2vec_openai(type_="image"), "text2vec_openai.type_: input should be 'text' or 'code'"),
        (
            lambda: Vectors.text2vec_openai(source_properties=[]),
            "source_properties: list should have at least 1 item",
        ),
        (
            lambda: Vectors.ref2vec_centroid(reference_properties=["author"], method="median"),
            "ref2vec_centroid.method: input should be 'mean'",
        ),
    ],
)
def test_a_bad_argument_is_refused_by_the_name_of_its_factory(make: Callable[[], object], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as refused:
        make()

    assert message in refused.value.message


@pytest.mark.parametrize(
    "make",
    [
        Vectors.multi2vec_aws_bedrock,
        Vectors.multi2vec_cohere,
        Vectors.multi2vec_google_gemini,
        lambda **fields: Vectors.multi2vec_google(**GOOGLE, **fields),
        lambda **fields: NamedVectors.multi2vec_google("n", **GOOGLE, **fields),
        Vectorizer.multi2vec_cohere,
    ],
)
def test_weights_for_some_of_the_properties_are_refused(make: Callable[..., object]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="image_fields: give all of them a weight, or none"):
        make(image_fields=["front", Multi2VecField(name="back", weight=0.5)])


@pytest.mark.parametrize(
    ("make", "arguments"),
    [
        (Vectors.text2vec_openai, {}),
        (Vectors.text2vec_aws_bedrock, BEDROCK),
        (Vectors.multi2vec_google_gemini, {}),
        (Vectorizer.text2vec_cohere, {}),
    ],
)
def test_an_argument_that_a_factory_does_not_have_is_refused(
    make: Callable[..., object], arguments: dict[str, Any]
) -> None:
    with pytest.raises(TypeError, match="wrong_one"):
        make(**arguments, wrong_one="m")


@pytest.mark.parametrize(
    ("make", "instead"),
    [
        (lambda: Vectors.text2vec_aws(**BEDROCK), "text2vec_aws_bedrock or text2vec_aws_sagemaker"),
        (Vectors.multi2vec_aws, "multi2vec_aws_bedrock"),
        (Vectors.text2vec_contextionary, "text2vec_model2vec"),
        (lambda: Vectors.text2vec_google(project_id="p"), "text2vec_google_vertex or text2vec_google_gemini"),
        (Vectors.text2vec_google_aistudio, "text2vec_google_gemini"),
        (Vectors.text2vec_gpt4all, "alternatives"),
        (lambda: NamedVectors.text2vec_palm("n", "p"), "text2vec_google"),
        (lambda: NamedVectors.multi2vec_palm("n", **GOOGLE), "multi2vec_google"),
        (lambda: Vectorizer.text2vec_palm("p"), "text2vec_google"),
        (lambda: Vectorizer.multi2vec_palm(**GOOGLE), "multi2vec_google"),
    ],
)
def test_a_deprecated_factory_names_its_successor_once_and_where_it_is_called(
    make: Callable[[], object], instead: str
) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()

    assert [(each.category, each.filename) for each in caught] == [(DeprecationWarning, __file__)]
    assert instead in str(caught[0].message)


@pytest.mark.parametrize(
    "make",
    [
        lambda: NamedVectors.text2vec_aws("n", "us-east-1"),
        lambda: NamedVectors.text2vec_contextionary("n"),
        lambda: NamedVectors.text2vec_google("n", "p"),
        lambda: NamedVectors.text2vec_google_aistudio("n"),
        lambda: NamedVectors.text2vec_gpt4all("n"),
        lambda: Vectorizer.text2vec_aws(region="us-east-1"),
        Vectorizer.text2vec_contextionary,
        lambda: Vectorizer.text2vec_google("p"),
        Vectorizer.text2vec_google_aistudio,
        Vectorizer.text2vec_gpt4all,
    ],
)
def test_the_older_families_do_not_warn_of_a_module_that_they_have_always_had(make: Callable[[], object]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()

    assert caught == []


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
