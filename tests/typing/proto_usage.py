"""Type checks of the generated stub of the protocol's messages; never run."""

from __future__ import annotations

from typing import Literal, assert_type

from weaviate._proto import v1


def build() -> bytes:
    """Build a request in every way that the builders do."""
    value = v1.Filters(
        operator=v1.Filters.OPERATOR_EQUAL,
        target=v1.FilterTarget(property="title"),
        value_text_array=v1.TextArray(values=["A"]),
    )
    request = v1.SearchRequest(
        collection="A", filters=value, consistency_level=v1.ConsistencyLevel.CONSISTENCY_LEVEL_ONE
    )
    request.near_vector.vectors.add().vector_bytes = b""
    request.near_vector.vectors.append(v1.Vectors(name="a", type=v1.Vectors.VECTOR_TYPE_MULTI_FP32))
    request.properties.non_ref_properties.extend(["title", "pages"])
    request.metadata.uuid = True
    request.metadata.CopyFrom(v1.MetadataRequest(vector=True))
    return request.SerializeToString()


def read(reply: bytes) -> None:
    """Read a reply in every way that the decoders do."""
    message = v1.SearchReply.FromString(reply)
    assert_type(message, v1.SearchReply)
    for result in message.results:
        assert_type(result.metadata.distance, float)
        assert_type(result.properties.non_ref_props.fields["title"].text_value, str)
        assert_type(result.metadata.vectors[0].type, v1.Vectors.VectorType)
    assert_type(message.HasField("query_profile"), bool)
    assert_type(
        v1.FilterTarget().WhichOneof("target"), Literal["property", "single_target", "multi_target", "count"] | None
    )
    assert_type(v1.AggregateRequest.Aggregation().int, v1.AggregateRequest.Aggregation.Integer)


def wrong() -> None:
    """What the checkers must refuse."""
    v1.SearchRequest(collection_name="A")  # type: ignore[call-arg]
    v1.SearchRequest(limit="3")  # type: ignore[arg-type]
    v1.SearchRequest().limits = 3  # type: ignore[attr-defined]
    v1.SearchReply().HasField("results")  # type: ignore[arg-type]
    v1.NoSuchMessage()  # type: ignore[attr-defined]
