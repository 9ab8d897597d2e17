"""Follow-ups completed from the conversation: the second of a list, another term of years, another place or level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.answer import Turn
from assistant.answering.places import place_names

_ORDINAL = re.compile(
    r"第([一二三四五六七八九十\d]+)(?:种|个|项|类|条|款|样|档|级|步)|(最后|末尾)(?:那|这|的)?(?:一)?(?:种|个|项|类|样|步)|(头一|第一)(?:种|个|样)"
)
_LISTED = re.compile(r"(?:^|[\n；;，,。：:、 ])\s*(?:\d{1,2}[.．、)）]|[（(][一二三四五六七八九十]{1,3}[）)]|[①-⑩])\s*")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)}
_QUANTITY = re.compile(
    r"[零一二两三四五六七八九十百千\d]+(?:个)?(?P<unit>年|月|天|日|小时|元|万元|万|人|级|岁|次|回|平米|平方米)"
)
_LEVELS = (("中央", "国家", "全国"), ("省里", "省级", "省"), ("市里", "市级", "地级市", "市"), ("县里", "县级", "区里", "县"), ("乡里", "镇里", "乡镇", "乡", "镇"), ("村里", "村"))  # fmt: skip
_SHORT_FOLLOW_UP = re.compile(r"呢[？?。]?$|^(?:那|换成|要是|如果|假如|他|她|咱)")
_PARTICLES = re.compile(r"[那换成要是如果的呢里级这边呀啊？?。，]")
LONGEST_REST = 2
"""What a follow-up may say besides the other name: 市级的馆呢."""

LONGEST_ELLIPSIS = 16
"""In characters; a longer question says itself what it is about."""


def completed(question: str, history: Sequence[Turn]) -> str:
    """The follow-up as a question of its own; empty where the conversation does not say how.

    Args:
        question: As it was asked.
        history: The conversation before it, oldest first.
    """
    asked = next((turn.content for turn in reversed(history) if turn.role == "user"), "")
    answered = next((turn.content for turn in reversed(history) if turn.role == "assistant"), "")
    if not asked:
        return ""
    named = _item_named(question, answered)
    if named:
        return named
    if len(question) > LONGEST_ELLIPSIS or not _SHORT_FOLLOW_UP.search(question):
        return ""
    return _with_other_quantity(question, asked) or _with_other_name(question, asked)


def _item_named(question: str, answered: str) -> str:
    """The question with the item of the last answer's list in place of its ordinal."""
    ordinal = _ORDINAL.search(question)
    items = _items(answered) if ordinal else []
    if not ordinal or len(items) < 2:
        return ""
    number = len(items) if ordinal[2] else 1 if ordinal[3] else _number(ordinal[1])
    if not 1 <= number <= len(items):
        return ""
    return f"{question[: ordinal.start()].removeprefix('那')}{items[number - 1]}{question[ordinal.end() :]}"


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _DIGITS.get(written, 0)


def _items(answered: str) -> list[str]:
    """What an answer lists, in order: numbered items, else what stands between 、 behind a colon."""
    pieces = _LISTED.split(answered)[1:]
    if len(pieces) < 2:
        listed = re.search(r"[：:]([^。；\n]*、[^。；\n]*)", answered) or re.search(
            r"^((?:[^。；、，\n]{1,12}、){2}[^。；\n]*)", answered
        )
        pieces = re.split(r"、|和", listed[1]) if listed else []
    return [re.split(r"[。；;，,：:\n（(]", piece.strip())[0].strip() for piece in pieces]


def _with_other_quantity(question: str, asked: str) -> str:
    """The earlier question with the term or amount that the follow-up names in place of its own."""
    new = _QUANTITY.search(question)
    if not new:
        return ""
    old = next((match for match in _QUANTITY.finditer(asked) if match["unit"] == new["unit"]), None)
    return asked[: old.start()] + new[0] + asked[old.end() :] if old else ""


def _with_other_name(question: str, asked: str) -> str:
    """The earlier question with another level of government, or another place, in place of its own."""
    levels = [name for level in _LEVELS for name in level]
    return _exchanged(question, asked, levels) or _exchanged(question, asked, place_names())


def _exchanged(question: str, asked: str, names: Sequence[str]) -> str:
    """The earlier question with the name that the follow-up gives for the first other one of the same kind."""
    new = next((name for name in names if name in question), "")
    if len(_PARTICLES.sub("", question.replace(new, "", 1))) > LONGEST_REST:
        return ""
    old = next((name for name in names if name in asked and name != new), "")
    return asked.replace(old, new, 1) if new and old else ""
