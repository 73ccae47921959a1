"""Record what the peer sends for each aggregation of `aggregate_cases.py`, and what it reads out of a server's answers.

Run it with an interpreter that has weaviate-client 4.24.1 and not this package, and give it a server to ask, which is
left as it was:

    /path/to/peer/bin/python tests/parity/record_aggregate.py tests/unit/data/aggregate_peer.json HTTP_PORT GRPC_PORT

The requests are recorded from a server of its own, the answers by standing between the peer and the real one.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import sys
import uuid
from pathlib import Path
from typing import Any

import grpc

sys.path.append(str(Path(__file__).parents[2]))  # at the end: the peer is the one to be imported

from tests.parity.aggregate_cases import ID, OTHER, cases, described
from tests.parity.record_search import OLD, Versioned
from tests.parity.recording import NEWEST, SERVING, grpc_served, rest_served

sent: list[bytes] = []
answered: list[bytes] = []

TIMES = [datetime.datetime(2020, 1, day, 12, 30, 15, 123456, tzinfo=datetime.timezone.utc) for day in (1, 2, 3)]  # noqa: UP017


class WithGraphql(Versioned):
    """The old way to aggregate."""

    def do_POST(self) -> None:
        sent.append(self.rfile.read(int(self.headers["content-length"])))
        self.answer(200, {"data": {"Aggregate": {"Books": []}}})


class Rpc(grpc.GenericRpcHandler):
    """Answers, or passes on to the server behind a channel and answers what that does."""

    def __init__(self, channel: grpc.Channel | None = None) -> None:
        self.channel = channel

    def service(self, handler_call_details: Any) -> Any:
        method = handler_call_details.method
        aggregate = method == "/weaviate.v1.Weaviate/Aggregate"

        def answer(request: bytes, context: Any) -> bytes:
            if aggregate:
                sent.append(request)
            if self.channel is None:
                return b"" if aggregate else SERVING
            call: Any = self.channel.unary_unary(method)
            reply: bytes = call(request)
            if aggregate:
                answered.append(reply)
            return reply

        return grpc.unary_unary_rpc_method_handler(answer)


def requests(weaviate: Any, q: Any, group_by: Any, version: str) -> dict[str, bytes]:
    """What is sent for each case to a server of a version; nothing for those that the peer refuses."""
    WithGraphql.version = version
    recorded = {}
    with (
        rest_served(WithGraphql) as http_port,
        grpc_served(Rpc()) as port,
        weaviate.connect_to_custom("127.0.0.1", http_port, False, "127.0.0.1", port, False) as client,
    ):
        books = client.collections.use("Books")
        all_cases = {name: (books, case) for name, case in cases().items()}
        all_cases["scope: tenant"] = (books.with_tenant("T"), ("over_all", lambda q, g: ((), {})))
        for name, (collection, (method, make)) in all_cases.items():
            args, kwargs = make(q, group_by)
            sent.clear()
            with contextlib.suppress(Exception):  # the peer's own, or its failure to read an answer without rows
                getattr(collection.aggregate, method)(*args, **kwargs)
            if sent:
                recorded[name] = sent[0]
    return recorded


def fill(client: Any, c: Any) -> Any:
    """A collection with all that can be aggregated, each of which is missing in one object."""
    client.collections.delete(["AggregateBooks", "AggregateAuthors"])
    authors = client.collections.create("AggregateAuthors")
    authors.data.insert({}, uuid=ID)
    kinds = ["TEXT", "INT", "NUMBER", "BOOL", "DATE", "UUID"]
    books = client.collections.create(
        "AggregateBooks",
        properties=[
            *(c.Property(name=kind.lower(), data_type=c.DataType[kind]) for kind in kinds),
            *(c.Property(name=f"{kind.lower()}s", data_type=c.DataType[f"{kind}_ARRAY"]) for kind in kinds),
        ],
        references=[c.ReferenceProperty(name="by", target_collection="AggregateAuthors")],
        vectorizer_config=c.Configure.Vectorizer.none(),
    )
    columns: dict[str, list[Any]] = {
        "text": ["white whale", "white whale", "ship"],
        "int": [0, 0, 7],
        "number": [0.0, 0.5, 0.5],
        "bool": [True, False, False],
        "date": TIMES,
        "uuid": [ID, ID, OTHER],
    }
    for position in range(3):
        values = {name: column[position] for name, column in columns.items()}
        values |= {f"{name}s": column[: position + 1] for name, column in columns.items()}
        books.data.insert(
            values,
            uuid=uuid.UUID(int=position + 1),
            vector=[1.0, float(position)],
            references={"by": ID} if position else None,
        )
    books.data.insert({"int": -1}, uuid=uuid.UUID(int=4), vector=[-1.0, 0.0])
    return books


def replies(weaviate: Any, c: Any, q: Any, group_by: Any, http_port: int, grpc_port: int) -> dict[str, Any]:
    """What the server answers, in hex, and what the peer makes of it."""
    metrics = [
        *(q.Metrics(name).text() for name in ("text", "texts")),
        *(q.Metrics(name).integer() for name in ("int", "ints")),
        *(q.Metrics(name).number() for name in ("number", "numbers")),
        *(q.Metrics(name).boolean() for name in ("bool", "bools")),
        *(q.Metrics(name).date_() for name in ("date", "dates")),
        q.Metrics("by").reference(),
    ]
    nothing = q.Filter.by_property("text").equal("no such text")
    zero = q.Filter.by_property("int").equal(0)
    asked: dict[str, tuple[str, tuple[Any, ...], dict[str, Any]]] = {
        "count": ("over_all", (), {}),
        "all": ("over_all", (), {"return_metrics": metrics}),
        "all, of nothing": ("over_all", (), {"return_metrics": metrics, "filters": nothing}),
        "all, of zeros": ("over_all", (), {"return_metrics": metrics, "filters": zero}),
        "some": (
            "over_all",
            (),
            {
                "total_count": False,
                "return_metrics": [
                    q.Metrics("text").text(top_occurrences_count=True, limit=1),
                    q.Metrics("int").integer(minimum=True, sum_=True),
                    q.Metrics("bool").boolean(percentage_true=True),
                    q.Metrics("date").date_(median=True),
                ],
            },
        ),
        "groups of nothing": ("over_all", (), {"group_by": "int", "filters": nothing}),
        "groups with all": ("over_all", (), {"group_by": "bool", "return_metrics": metrics}),
        "groups without count": (
            "over_all",
            (),
            {"group_by": "bool", "total_count": False, "return_metrics": q.Metrics("int").integer(count=True)},
        ),
        "groups with limit": ("over_all", (), {"group_by": group_by(prop="int", limit=1)}),
        "near": ("near_vector", ([1.0, 0.0],), {"distance": 0.1, "return_metrics": q.Metrics("int").integer()}),
        "near, in groups": ("near_vector", ([1.0, 0.0],), {"object_limit": 3, "group_by": "text"}),
        "hybrid": ("hybrid", ("whale",), {"alpha": 0, "object_limit": 2, "return_metrics": q.Metrics("text").text()}),
        "hybrid by vector": ("hybrid", ("whale",), {"alpha": 1, "vector": [1.0, 0.0], "object_limit": 2}),
    }
    names = ("text", "int", "number", "bool", "date", "uuid")  # the server groups by no place
    properties = (*names, *(f"{name}s" for name in names), "by")
    asked |= {f"groups by {name}": ("over_all", (), {"group_by": name}) for name in properties}
    recorded = {}
    with (
        grpc.insecure_channel(f"127.0.0.1:{grpc_port}") as channel,
        grpc_served(Rpc(channel)) as port,
        weaviate.connect_to_custom("127.0.0.1", http_port, False, "127.0.0.1", port, False) as client,
    ):
        books = fill(client, c)
        for name, (method, args, kwargs) in asked.items():
            read = described(getattr(books.aggregate, method)(*args, **kwargs))
            recorded[name] = {"reply": answered.pop().hex(), "read": read}
        client.collections.delete(["AggregateBooks", "AggregateAuthors"])
    return recorded


def main() -> None:
    import weaviate  # the peer
    import weaviate.classes.config as c
    import weaviate.classes.query as q
    from weaviate.classes.aggregate import GroupByAggregate

    path, http_port, grpc_port = sys.argv[1:]
    data = {
        "peer": weaviate.__version__,
        NEWEST: {name: body.hex() for name, body in requests(weaviate, q, GroupByAggregate, NEWEST).items()},
        OLD: {name: json.loads(body)["query"] for name, body in requests(weaviate, q, GroupByAggregate, OLD).items()},
        "replies": replies(weaviate, c, q, GroupByAggregate, int(http_port), int(grpc_port)),
    }
    Path(path).write_text(json.dumps(data, indent=1) + "\n")


if __name__ == "__main__":
    main()
