"""A model server whose answers can be worked out by hand."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]


def counted(text: str) -> list[float]:
    """How often each of the letters a, b and c is in a text."""
    return [text.lower().count(letter) for letter in "abc"]


def shown(image: str) -> str:
    """The text that stands for an image: a medium is a text, in base64."""
    return base64.b64decode(image).decode()


def _vector(asked: Payload) -> Payload:
    """What the modules `text2vec-transformers` and `img2vec-neural` ask."""
    return {**asked, "dims": 3, "vector": counted(shown(asked["image"]) if "image" in asked else asked["text"])}


def _vectors(asked: Payload) -> Payload:
    """What the modules `multi2vec-clip` and `multi2vec-bind` ask: texts and media by their kind."""
    return {
        f"{kind.removesuffix('s')}Vectors": [counted(one if kind == "texts" else shown(one)) for one in media]
        for kind, media in asked.items()
    }


def _scores(asked: Payload) -> Payload:
    """What the module `reranker-transformers` asks: a text's score is how often the letters of the query are in it."""
    query, documents = asked["query"], asked["documents"]
    scores = [{"document": one, "score": sum(one.count(letter) for letter in query)} for one in documents]
    return {"query": query, "scores": scores}


def _completion(asked: Payload) -> Payload:
    """What the module `generative-ollama` asks: the answer is the model, the question and what the images show."""
    seen = [shown(image) for image in asked.get("images") or []]
    return {"response": " ".join([f"{asked['model']}:", asked["prompt"], *seen]), "done": True}


def _message(asked: Payload) -> Payload:
    """What the module `generative-anthropic` asks: the answer is the question; characters count as tokens."""
    answer = asked["messages"][0]["content"]
    usage = {"input_tokens": len(answer), "output_tokens": len(answer) + 1}
    return {"content": [{"type": "text", "text": answer}], "usage": usage}


ANSWERS: Mapping[str, Callable[[Payload], Payload]] = {
    "/api/generate": _completion,
    "/rerank": _scores,
    "/v1/messages": _message,
    "/vectorize": _vectors,
    "/vectors": _vector,
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ready = self.path.startswith("/.well-known/")
        self._answer(204 if ready else 200, b"" if ready else b"{}")

    def do_POST(self) -> None:
        asked: Any = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self._answer(200, json.dumps(ANSWERS[self.path](asked)).encode())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def letter_counter() -> Iterator[str]:
    """Serve vectors that count the letters a, b and c, and answers that repeat the question; gives the URL."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
