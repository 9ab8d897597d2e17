"""Finds the words that official writing uses every day where one of their two characters is another one: 负但, 设记, 主恃.

Such a word is meant on weaker evidence than others, because it is so frequent; in return both characters must stand alone
between words, and neither may be one that stands alone everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.rules.terms import names
from assistant.rules.wording._misspellings import (
    FREE,
    Misspelling,
    gain_of,
    in_a_name,
    is_word,
    lone_characters,
    similar_to,
    sounds,
)

_HAN = re.compile(r"[一-鿿]{4,}")
# By how much the sentence must become more probable: where both sound the same, and where they only look alike.
_SAME_SOUND, _LIKE_SHAPE = 6.5, 8.0
# Function words, numerals, directions and units of administration: they stand beside any other character.
_ANYWHERE = frozenset(
    "的之于一不中只所应以可更很最也都就又再还将把被让使与和及或而但因由从自向对在至到按每各该此其这那哪何我你他她它们某未具是"
    "两三四五六七八九十百千万亿个位名人大小多少新老高低长短上下内外前后左右东西南北年月日市县区乡镇村省国州"
)
# Terms that the dictionary lacks.
_TERMS = frozenset("共益 标石 拒报 指界 发站 提离 成蚊 视程 设司 认足 世范 深查 严查 快报 首报 续报 终报".split())


def core_misspellings(text: str) -> Iterator[Misspelling]:
    """The misspelt words of every day in a text, in order."""
    for match in _HAN.finditer(text):
        run = match[0]
        alone = frozenset(lone_characters(run))
        for at in sorted(alone):
            if at + 1 in alone and not alone & {at - 1, at + 2}:
                best = max(_meant(run, at), key=lambda each: each.gain, default=None)
                if best is not None:
                    yield Misspelling(match.start() + at, match.start() + at + 2, best.right, best.gain)


def _meant(run: str, at: int) -> Iterator[Misspelling]:
    written = run[at : at + 2]
    if written in _TERMS or _ANYWHERE & set(written) or is_word(written) or in_a_name(run, at, at + 2):
        return
    for place, one in enumerate(written):
        for other in similar_to(one):
            right = written[:place] + other + written[place + 1 :]
            if right in _core() and one + other not in FREE:
                gain = gain_of(run, at, at + 2, right)
                if gain >= (_SAME_SOUND if sounds().get(one) == sounds().get(other) else _LIKE_SHAPE):
                    yield Misspelling(at, at + 2, right, gain)


@cache
def _core() -> frozenset[str]:
    return frozenset(names("core_words"))
