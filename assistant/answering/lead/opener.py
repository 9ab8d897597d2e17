"""A section of a guide that begins with the answer to its own heading: 不能。, 要。, 可以，但要批准。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.asked import asked
from assistant.answering.lead.framing import Frame, Framing, framing
from assistant.answering.lead.judging import DEPENDS
from assistant.answering.lead.lead import Lead
from assistant.answering.lead.length import shortened
from assistant.answering.lead.matching import shared

_OPENS = re.compile(
    r"(?P<word>要看[^。，]{0,12}|不一定|不能|不可以|不行|能|可以|不用|不要|要|不算|算|不是|是|有)(?P<more>(?:[，,][^。；]{1,16})?)。(?P<why>[^。；]+)"
)
_NUMBER = re.compile(r"^[（(][一二三四五六七八九十]+[)）]")
ALIKE, WORTH = 0.4, 2.0
"""Which share of the heading must be asked about, and how much of it."""


def lead(question: str, quoted: Sequence[str], heading: str) -> Lead | None:
    """``不能：不得混用、挤占、挪用……``, where the question is that of the heading."""
    heading = _NUMBER.sub("", heading)
    opens = _OPENS.match(quoted[0]) if quoted and heading else None
    mine, its = framing(question), framing(heading)
    if opens is None or mine is None or its is None or not mine.marked or asked(question).comparison:
        return None
    if mine.negated != its.negated or mine.frame is not its.frame or not _about_the_same(question, heading):
        return None
    word = "不能" if opens["word"] in ("不可以", "不行") else opens["word"]
    why = f"{opens['more'].lstrip('，,')}，{opens['why']}" if opens["more"] else opens["why"]
    restricted = "，但有条件" if opens["more"] and word in ("能", "可以") else ""
    return Lead(f"{_in_its_words(word, mine)}{restricted}：{shortened(why, 0)}。", opens[0])


def _about_the_same(question: str, heading: str) -> bool:
    both = shared(heading, question), shared(question, heading)
    return max(each.worth for each in both) >= WORTH and max(each.share for each in both) >= ALIKE


def _in_its_words(word: str, put: Framing) -> str:
    if word.startswith("要看") or word == "不一定":
        return DEPENDS
    if put.frame is Frame.NEEDED:
        return "不用" if word.startswith("不") else "要"
    return word
