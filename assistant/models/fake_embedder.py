# pyright: strict
"""An OpenAI-compatible ``/embeddings`` on the loopback interface, whose vectors count pairs of characters: no model at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from zlib import crc32

from assistant.models.loopback import Loopback, LoopbackHandler

DIMENSIONS = 256


def counted_pairs(text: str, dimensions: int = DIMENSIONS) -> list[float]:
    """How often pairs of characters stand in a text, each pair in one of so many places."""
    vector = [0.0] * dimensions
    for start in range(len(text) - 1):
        vector[crc32(text[start : start + 2].encode()) % dimensions] += 1.0
    return vector if any(vector) else [1.0] * dimensions


class _Handler(LoopbackHandler):
    def do_POST(self) -> None:
        owner = cast(FakeEmbedder, self.owner)
        body = self.body()
        if self.path != "/v1/embeddings":
            self.send_json(404, {"detail": "Not Found"})
        elif not self.bears_the_key:
            self.send_json(401, {"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}})
        elif body["model"] != owner.model:
            self.send_json(404, {"error": {"message": f"The model `{body['model']}` does not exist."}})
        elif owner.busy > 0:
            owner.busy -= 1
            self.send_json(429, {"error": {"message": "Too many requests"}})
        else:
            owner.asked.append(body)
            self.send_json(200, _answer(owner, body["input"]))


def _answer(owner: FakeEmbedder, texts: Sequence[str]) -> object:
    data = [
        {"object": "embedding", "index": index, "embedding": counted_pairs(text, owner.dimensions)}
        for index, text in enumerate(texts)
    ]
    return {"object": "list", "model": owner.model, "data": data}


class FakeEmbedder(Loopback):
    """Serves while the ``with`` block lasts.

    Args:
        model: Its name.
        dimensions: How many numbers a vector has.
        api_key: What clients must send; empty accepts everybody.
        busy: So many requests are refused with 429 first.
    """

    handler = _Handler

    def __init__(self, model: str = "pairs", dimensions: int = DIMENSIONS, api_key: str = "", busy: int = 0) -> None:
        super().__init__(api_key)
        self.model = model
        self.dimensions = dimensions
        self.busy = busy

    @property
    def url(self) -> str:
        """What ``GONGWU_EMBEDDING_BASE_URL`` is set to."""
        return f"{self.address}/v1"
