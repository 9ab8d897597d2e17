"""Takes out of what was found what is written to the machine, before anything is quoted, shown or sent to a model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from assistant.answering.injection.passages import OMITTED, disarmed
from assistant.answering.inquiry import Inquiry
from assistant.library.source import SearchHit

REMEMBERED = 4096
"""Articles whose reading is remembered: the same ones are found again and again."""


LOOKED_AT = 8
"""Of so many of the best hits it is said that something was left out; what nobody sees needs no notice."""

LEFT_OUT = "找到的文件里夹有写给程序的文字，已经略去，请管理员核对该文件。"


def disarm(inquiry: Inquiry) -> Inquiry:
    """The inquiry with harmless hits: titles, headings and texts without hidden characters and orders to the machine."""
    hits = harmless(inquiry.hits)
    found = any(OMITTED in f"{hit.title}{hit.text}" for hit in hits[:LOOKED_AT])
    return replace(
        inquiry,
        hits=hits,
        notice=inquiry.notice + LEFT_OUT if found else inquiry.notice,
        part_hits=tuple(harmless(hits) for hits in inquiry.part_hits),
        outdated=harmless(inquiry.outdated),
    )


def harmless(hits: Iterable[SearchHit]) -> tuple[SearchHit, ...]:
    """The hits without hidden characters and orders to the machine; most are given back as they are."""
    return tuple(_without_orders(hit) for hit in hits)


def _without_orders(hit: SearchHit) -> SearchHit:
    kept = {name: getattr(hit, name) for name in ("text", "title", "document_number", "issuing_body", "file")}
    clean: dict[str, Any] = {name: _clean(said) for name, said in kept.items()}
    clean |= {"path": tuple(_clean(heading) for heading in hit.path)}
    clean |= {"source_id": _name_of(hit.source_id), "replaced_by": _name_of(hit.replaced_by)}
    changed = {name: said for name, said in clean.items() if said != getattr(hit, name)}
    return replace(hit, **changed) if changed else hit


def harmless_title(title: str) -> str:
    """The title of a document as it may be named: most are given back as they are."""
    return _clean(title)


def _name_of(source_id: str) -> str:
    """The document's id; where it is the name of a file that speaks to the machine, another one that is as good to tell apart."""
    if _clean(source_id) == source_id:
        return source_id
    return f"文件-{sha256(source_id.encode('utf-8')).hexdigest()[:12]}"


@lru_cache(maxsize=REMEMBERED)
def _clean(text: str) -> str:
    return disarmed(text).text
