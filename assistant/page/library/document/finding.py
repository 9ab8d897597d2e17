"""Finds words, or an article by its number, within one document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.documents.numbering import chinese_to_int, int_to_chinese
from assistant.errors import InputError
from assistant.page.library.document.opened import OpenedDocument

MOST_SHOWN = 200
LONGEST = 100
_NUMBER = re.compile(r"第?\s*([零〇一二三四五六七八九十百千\d]{1,12})\s*条?(之[一二三四五六七八九十])?")
_BEFORE, _AFTER = 12, 36


@dataclass(frozen=True)
class Found:
    """Where the words stand.

    Attributes:
        places: (position, name, words around) of the first articles that hold them.
        total: How many articles hold them.
    """

    places: tuple[tuple[int, str, str], ...]
    total: int

    def as_json(self) -> dict[str, Any]:
        """For the page's script."""
        places = [{"position": position, "name": name, "around": around} for position, name, around in self.places]
        return {"places": places, "total": self.total}


def find_in(document: OpenedDocument, words: str) -> Found:
    """The articles that hold some words, in their order; a number leads to the article that bears it, before all others.

    Raises:
        InputError: Nothing is looked for, or too much.
    """
    wanted = words.strip()
    if not wanted or len(wanted) > LONGEST:
        raise InputError(f"请输入要找的字词或条号，不超过 {LONGEST} 字。")
    first = document.position_of(_as_number(wanted))
    holding = [at for at, article in enumerate(document.articles) if wanted in article.text and at != first]
    positions = [*([] if first is None else [first]), *holding]
    shown = positions[:MOST_SHOWN]
    return Found(tuple((at, document.names[at], _around(document, at, wanted)) for at in shown), len(positions))


def _as_number(words: str) -> str:
    """``34``, ``第34条`` and ``三十四条`` as an article is numbered: 第三十四条."""
    match = _NUMBER.fullmatch(words)
    try:
        return f"第{int_to_chinese(chinese_to_int(match[1]))}条{match[2] or ''}" if match else words
    except ValueError:
        return words


def _around(document: OpenedDocument, position: int, words: str) -> str:
    text = document.articles[position].text.replace("\n", " ")
    at = max(0, text.find(words) - _BEFORE)
    return ("……" if at else "") + text[at : at + _BEFORE + len(words) + _AFTER]
