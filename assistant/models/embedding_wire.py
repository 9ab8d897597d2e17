# pyright: strict
"""OpenAI's ``/embeddings``, read strictly: a vector for every text, all of one length, or a fault."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, cast

from assistant.models.faults import FaultKind, ModelFault
from assistant.models.wire import kind_of_error

LONGEST_BODY = 64_000_000
"""Bytes; 256 vectors of 4,096 numbers with all their digits are half of it."""

LARGEST_DIMENSION = 8192


def request(model: str, texts: Sequence[str]) -> dict[str, Any]:
    """The body of a request for the vectors of texts."""
    return {"model": model, "input": list(texts), "encoding_format": "float"}


def read_vectors(body: bytes, count: int) -> list[list[float]]:
    """The vectors in the order of the texts that were sent, each of length 1.

    Args:
        body: What the service answered.
        count: How many texts were sent.

    Raises:
        ModelFault: There is not one vector of finite numbers for each text, or the service reports a fault.
    """
    answered = _parsed(body)
    if answered.get("error"):
        raise ModelFault(kind_of_error(0, json.dumps(answered["error"], ensure_ascii=False)))
    data: object = answered.get("data")
    results = cast("list[Any]", data) if isinstance(data, list) else []
    vectors = dict(_indexed(result) for result in results)
    if len(results) != count or vectors.keys() != set(range(count)):
        raise ModelFault(FaultKind.BAD_JSON)
    ordered = [vectors[index] for index in range(count)]
    if len({len(vector) for vector in ordered}) > 1:
        raise ModelFault(FaultKind.BAD_JSON)
    return ordered


def _parsed(body: bytes) -> Mapping[str, Any]:
    if body.lstrip().startswith(b"<"):
        raise ModelFault(FaultKind.NOT_A_MODEL_SERVICE)
    try:
        answered = json.loads(body)
    except UnicodeDecodeError as error:
        raise ModelFault(FaultKind.BAD_ENCODING) from error
    except (ValueError, RecursionError) as error:
        raise ModelFault(FaultKind.BAD_JSON) from error
    if not isinstance(answered, dict):
        raise ModelFault(FaultKind.BAD_JSON)
    return cast("Mapping[str, Any]", answered)


def _indexed(result: object) -> tuple[int, list[float]]:
    fields: Mapping[str, Any] = cast("dict[str, Any]", result) if isinstance(result, dict) else {}
    index, numbers = fields.get("index"), fields.get("embedding")
    if type(index) is not int or not isinstance(numbers, list):
        raise ModelFault(FaultKind.BAD_JSON)
    return index, _of_length_1(cast("list[Any]", numbers))


def _of_length_1(numbers: list[Any]) -> list[float]:
    """The same direction; similarity is a product only where all vectors have one length."""
    if not 0 < len(numbers) <= LARGEST_DIMENSION or not all(type(number) in (int, float) for number in numbers):
        raise ModelFault(FaultKind.BAD_JSON)
    try:
        length = sum(float(number) ** 2 for number in numbers) ** 0.5
    except OverflowError as error:
        raise ModelFault(FaultKind.BAD_JSON) from error
    if not isfinite(length) or length == 0:
        raise ModelFault(FaultKind.BAD_JSON)
    return [number / length for number in numbers]
