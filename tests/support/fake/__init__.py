"""A fake Weaviate server, for faults and transcripts: what goes wrong and when is up to the test.

>>> with FakeServer() as fake:
...     fake.rest("GET", "/v1/schema/Books").reply(200, {"class": "Books"})
...     fake.grpc("Search").fail("UNAVAILABLE", "going down", times=2)
...     stalled = fake.rest("POST", "/v1/objects").stall(times=1)
"""

from __future__ import annotations

from tests.support.fake.fault import Fault
from tests.support.fake.http import HTML, Reply
from tests.support.fake.server import FakeServer
from tests.support.fake.tls import Authority
from tests.support.fake.transcript import GrpcCall, HttpCall, Transcript

__all__ = ["HTML", "Authority", "FakeServer", "Fault", "GrpcCall", "HttpCall", "Reply", "Transcript"]
