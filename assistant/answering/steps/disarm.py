"""Takes out of what was found what is written to the machine, before anything is quoted, shown or sent to a model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.answering.gathering.harmless import harmless
from assistant.answering.injection.passages import OMITTED
from assistant.answering.inquiry import Inquiry
from assistant.library.source import SearchHit

SEEN = 8
"""Of so many of the best hits it is said that something was left out; what nobody sees needs no notice."""

LEFT_OUT = "找到的文件里夹有写给程序的文字，已经略去，请管理员核对该文件。"


def disarm(inquiry: Inquiry) -> Inquiry:
    """The inquiry with harmless hits: titles, headings and texts without hidden characters and orders to the machine."""
    hits = harmless(inquiry.hits)
    found = any(OMITTED in f"{hit.title}{hit.text}" for hit in hits[:SEEN])
    clean = replace(
        inquiry,
        hits=_speaking(hits),
        part_hits=tuple(_speaking(harmless(hits)) for hits in inquiry.part_hits),
        outdated=_speaking(harmless(inquiry.outdated)),
    )
    return clean.noting(LEFT_OUT) if found else clean


def _speaking(hits: Iterable[SearchHit]) -> tuple[SearchHit, ...]:
    """Those of which something is left: an article that was an order and nothing else grounds no answer."""
    return tuple(hit for hit in hits if hit.text.replace(OMITTED, "").strip())
