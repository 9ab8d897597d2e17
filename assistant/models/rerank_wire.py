# pyright: strict
"""The ``/rerank`` interface in its two shapes, read strictly: a score for every text, or a fault.

vLLM, Xinference, Jina and Cohere take ``{model, query, documents, top_n}`` and give ``{"results": [{index, relevance_score}]}``;
Text Embeddings Inference takes ``{query, texts}`` and gives ``[{index, score}]``. Both order their results by score.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from math import isfinite
from typing import Any, cast

from assistant.models.faults import FaultKind, ModelFault
from assistant.models.wire import kind_of_error

LONGEST_BODY = 1_000_000
"""Bytes; services that send the texts back send a twentieth of it."""


class Shape(Enum):
    """How a service wants to be asked."""

    DOCUMENTS = "documents"
    TEXTS = "texts"

    def request(self, model: str, query: str, texts: Sequence[str]) -> dict[str, Any]:
        """The body of a request for the scores of all texts."""
        if self is Shape.TEXTS:
            return {"query": query, "texts": list(texts), "truncate": True}
        return {"model": model, "query": query, "documents": list(texts), "top_n": len(texts)}


def read_scores(body: bytes, count: int) -> list[float]:
    """The scores in the order of the texts that were sent, whichever shape the answer has.

    Args:
        body: What the service answered.
        count: How many texts were sent.

    Raises:
        ModelFault: There is not one finite score for each text, or the service reports a fault.
    """
    answered = _parsed(body)
    if isinstance(answered, dict):
        fields = cast("dict[str, Any]", answered)
        if fields.get("error"):
            raise ModelFault(kind_of_error(0, json.dumps(fields["error"], ensure_ascii=False)))
        answered = fields.get("results")
    if not isinstance(answered, list):
        raise ModelFault(FaultKind.BAD_JSON)
    results = cast("list[Any]", answered)
    scores = dict(_scored(result) for result in results)
    if len(results) != count or scores.keys() != set(range(count)):
        raise ModelFault(FaultKind.BAD_JSON)
    return [scores[index] for index in range(count)]


def _parsed(body: bytes) -> object:
    if body.lstrip().startswith(b"<"):
        raise ModelFault(FaultKind.NOT_A_MODEL_SERVICE)
    try:
        return json.loads(body)
    except UnicodeDecodeError as error:
        raise ModelFault(FaultKind.BAD_ENCODING) from error
    except (ValueError, RecursionError) as error:
        raise ModelFault(FaultKind.BAD_JSON) from error


def _scored(result: object) -> tuple[int, float]:
    fields: Mapping[str, Any] = cast("dict[str, Any]", result) if isinstance(result, dict) else {}
    index, score = fields.get("index"), fields.get("relevance_score", fields.get("score"))
    if type(index) is not int or not isinstance(score, int | float) or isinstance(score, bool) or not _is_finite(score):
        raise ModelFault(FaultKind.BAD_JSON)
    return index, float(score)


def _is_finite(score: float) -> bool:
    try:
        return isfinite(score)
    except OverflowError:
        return False
