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
    with pytest.raises(TypeError, match="modell"):
        make(**arguments, modell="m")


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
