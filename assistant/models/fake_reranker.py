# pyright: strict
"""A reranking service on the loopback interface, in either shape, that scores by a plain function: no model, and no oracle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from assistant.models.loopback import Loopback, LoopbackHandler
from assistant.models.rerank_wire import Shape


def shared_pairs(query: str, text: str) -> float:
    """Which share of the question's pairs of characters stands in a text."""
    pairs = {query[n : n + 2] for n in range(len(query) - 1)}
    return sum(pair in text for pair in pairs) / max(1, len(pairs))


class _Handler(LoopbackHandler):
    def do_POST(self) -> None:
        owner = cast(FakeReranker, self.owner)
        body = self.body()
        if self.path != "/rerank":
            self.send_json(404, {"detail": "Not Found"})
        elif not self.bears_the_key:
            self.send_json(401, {"error": "Unauthorized"})
        elif owner.shape.value not in body:
            self.send_json(422, {"detail": f"missing field `{owner.shape.value}`"})
        else:
            owner.asked.append(body)
            self.send_json(200, _answer(owner, body))


class FakeReranker(Loopback):
    """Serves one function while the ``with`` block lasts.

    Args:
        score: Says how well a text answers a question.
        shape: How it wants to be asked; the other shape is refused with 422, as the real services do.
        api_key: What clients must send; empty accepts everybody.
    """

    handler = _Handler

    def __init__(
        self,
        score: Callable[[str, str], float] = shared_pairs,
        shape: Shape = Shape.DOCUMENTS,
        api_key: str = "",
    ) -> None:
        super().__init__(api_key)
        self.score = score
        self.shape = shape

    @property
    def url(self) -> str:
        """What ``GONGWU_RERANK_BASE_URL`` is set to."""
        return self.address


def _answer(owner: FakeReranker, body: Mapping[str, Any]) -> object:
    """The results, best first, as each kind of service writes them."""
    scores = [owner.score(body["query"], text) for text in body[owner.shape.value]]
    best = sorted(enumerate(scores), key=lambda scored: -scored[1])
    if owner.shape is Shape.TEXTS:
        return [{"index": index, "score": score} for index, score in best]
    results = [{"index": index, "relevance_score": score, "document": {"text": ""}} for index, score in best]
    return {"id": "rerank-1", "model": body["model"], "results": results[: body["top_n"]]}
