"""What the fake says over HTTP where nothing is planned: enough to connect, and a dictionary for a schema."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import uuid4

from tests.support.fake.http import Reply
from tests.support.fake.schema import filled_class, filled_property
from tests.support.fake.transcript import HttpCall

_OPEN = ("/v1/.well-known/live", "/v1/.well-known/ready", "/v1/.well-known/openid-configuration")


class Answers:
    """The state behind the default answers; change it at any time.

    Attributes:
        version: The version that the server says it has.
        ready: Whether it says that it is ready.
        api_key: The key that calls must carry, None for any or none.
        max_message_size: The size in bytes that the server says it takes over gRPC.
        url: The address that the server says it has.
        classes: The schema: each class with the server's defaults, by its name.
    """

    def __init__(self, *, version: str, ready: bool, api_key: str | None, max_message_size: int) -> None:
        self.version = version
        self.ready = ready
        self.api_key = api_key
        self.max_message_size = max_message_size
        self.url = ""
        self.classes: dict[str, dict[str, Any]] = {}

    def refused(self, authorization: str | None) -> str | None:
        """Why a call with these credentials is refused."""
        if self.api_key is None or authorization == f"Bearer {self.api_key}":
            return None
        return "unauthorized: invalid api key"

    def __call__(self, call: HttpCall) -> Reply:
        """Answer a request."""
        if call.path not in _OPEN:
            if self.api_key is not None and call.header("authorization") is None:
                methods = "Please authenticate through one of the available methods: [API-keys]"
                return Reply(401, {"code": 401, "message": f"anonymous access not enabled. {methods}"})
            if (reason := self.refused(call.header("authorization"))) is not None:
                return Reply(401, {"code": 401, "message": reason})
        try:
            body = json.loads(call.body) if call.body else None
        except ValueError:
            return Reply(400, {"code": 400, "message": 'parsing body body from "" failed'})
        if call.path.startswith("/v1/schema"):
            return self._schema(call, body)
        if call.path.startswith("/v1/objects"):
            return _object(call, body)
        match call.method, call.path.removeprefix("/v1/"):
            case "GET", "meta":
                return Reply(body=self._meta())
            case "GET", ".well-known/live":
                return Reply()
            case "GET", ".well-known/ready":
                return Reply(200 if self.ready else 503)
            case "GET", ".well-known/openid-configuration":
                return Reply(404)
            case "GET", "nodes":
                node: dict[str, object] = {"name": "node1", "status": "HEALTHY", "version": self.version}
                return Reply(body={"nodes": [node | {"batchStats": {"queueLength": 0, "ratePerSecond": 0}}]})
        return Reply(404, {"code": 404, "message": f"path {call.path} was not found"})

    def _meta(self) -> dict[str, object]:
        return {
            "grpcMaxMessageSize": self.max_message_size,
            "hostname": self.url,
            "modules": {},
            "version": self.version,
        }

    def _schema(self, call: HttpCall, body: Any) -> Reply:
        name, _, rest = call.path.removeprefix("/v1/schema").strip("/").partition("/")
        if not name:
            return self._create(body) if call.method == "POST" else Reply(body={"classes": [*self.classes.values()]})
        if call.method == "DELETE" and not rest:
            self.classes.pop(name, None)
            return Reply()
        if name not in self.classes:
            return Reply(404)
        match call.method, rest:
            case "GET", "":
                return Reply(body=self.classes[name])
            case "PUT", "":
                self.classes[name] = filled_class(body)
                return Reply(body=self.classes[name])
            case "POST", "properties":
                self.classes[name]["properties"].append(filled_property(body))
                return Reply(body=self.classes[name]["properties"][-1])
            case "GET", "tenants":
                return Reply(body=[])
            case "GET", "shards":
                return Reply(body=[{"name": "shard1", "status": "READY", "vectorQueueSize": 0}])
        return Reply(body=body)

    def _create(self, body: Any) -> Reply:
        name = body["class"]
        if name in self.classes:
            reason = f"class name {name} already exists"
            return Reply(422, {"allowed": None, "error": [{"message": reason}]})
        self.classes[name] = filled_class(body)
        return Reply(body=self.classes[name])


def _object(call: HttpCall, body: Any) -> Reply:
    """Objects are not kept: what is sent comes back, what is asked for is not there."""
    match call.method:
        case "POST":
            return Reply(body={"id": str(uuid4())} | body)
        case "PUT":
            return Reply(body=body)
        case "GET":
            return Reply(body={"objects": []}) if call.path == "/v1/objects" else Reply(404)
    return Reply(204 if re.fullmatch("/v1/objects/.+", call.path) else 405)
