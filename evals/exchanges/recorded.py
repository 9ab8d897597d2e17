"""The recorded exchanges: what was asked, the passages that were given, what the model answered, and how people judged it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answering.passages import Passage
from assistant.errors import InputError
from assistant.library.source import SearchHit, Validity

EXCHANGES = Path(__file__).resolve().parent.parent / "datasets" / "exchanges" / "exchanges.jsonl"


@dataclass(frozen=True)
class Exchange:
    """One question and what a real model said to it.

    Attributes:
        passages: What it was given, as articles of a library.
        answer: Its words.
        wrong: Words of its sentences that are wrong: each must not be shown.
        right: Words of its sentences that are right and answer the question.
    """

    id: str
    question: str
    passages: tuple[Passage, ...]
    answer: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]


def load_exchanges(path: Path = EXCHANGES) -> list[Exchange]:
    """The exchanges of a file.

    Raises:
        InputError: The file is missing or not of this form.
    """
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [_exchange(row) for row in rows]
    except OSError as error:
        raise InputError(f"{path} 无法读取，请检查 --data。") from error
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"{path} 的格式不对，每行应有 id、question、passages、answer、right 和 wrong。") from error


def _exchange(row: dict[str, Any]) -> Exchange:
    right, wrong = tuple(row["right"]), tuple(row["wrong"])
    if any(words not in row["answer"] for words in (*right, *wrong)):
        raise ValueError(row["id"])
    passages = tuple(_passage(number, given) for number, given in enumerate(row["passages"], 1))
    return Exchange(row["id"], row["question"], passages, row["answer"], wrong, right)


def _passage(number: int, given: Sequence[str]) -> Passage:
    title, article, text = given
    hit = SearchHit(
        rank=number,
        source_id=f"recorded-{title}",
        title=title,
        document_number="",
        issuing_body="",
        level="",
        article=article,
        path=(),
        validity=Validity.IN_FORCE,
        replaced_by="",
        version="",
        file="",
        text=text,
        position=number,
    )
    return Passage(str(number), hit, text)
