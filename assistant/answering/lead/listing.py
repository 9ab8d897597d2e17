"""The items of a list in few words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.extract import Unit, is_item, relevance, units_of, without_number
from assistant.answering.lead.lead import Lead

FEWEST, MOST, LONGEST = 2, 9, 90
LONGEST_ITEM = 24
"""In characters; where an item says more, the list is read itself."""

_KINDS = re.compile(r"几[种类项]|哪几|哪些")
_GIVES = re.compile(r"(?:分为|包括|种类[是有为]?|方式[是有为])[：:]?[^，。；]{2,20}、[^。；]+。?$")
_NUMERALS = "零一二三四五六七八九十"
_ASKED = re.compile(
    r"哪些|哪几|几[样步道条种类项]|有哪|(?:什么|啥)(?:条件|材料|情形|情况|程序|流程|要求|手续|内容)|程序|步骤|流程|都.{0,3}[啥什]"
)
_STEPS = re.compile(r"步|程序|流程|顺序|先.*后")


def lead(question: str, quoted: Sequence[str]) -> Lead | None:
    """``共五步：动议、民主推荐……`` where the items are short."""
    if not _ASKED.search(question):
        return None
    inline = _inline(question, quoted)
    if inline is not None:
        return inline
    lists = [unit for unit in units_of("\n".join(quoted)) if unit.is_list]
    if not lists:
        return None
    best = max(lists, key=lambda unit: (relevance(question, Unit(0, unit.text)), -unit.order))
    items = [_words(item) for item in best.text.split("\n")[1:] if is_item(item)]
    # An item that holds 、 itself would be taken for two.
    whole = ("；" if any("、" in item for item in items) else "、").join(items)
    if not FEWEST <= len(items) <= MOST or len(whole) > LONGEST or any(len(item) > LONGEST_ITEM for item in items):
        return None
    opening = f"共{_NUMERALS[len(items)]}{'步' if _STEPS.search(question) else '项'}"
    return Lead(f"{opening}：{whole}。", best.text)


def _inline(question: str, quoted: Sequence[str]) -> Lead | None:
    """A sentence that gives the list itself: 处分分为：警告、记过……"""
    if not _KINDS.search(question):
        return None
    said = [unit for unit in units_of("\n".join(quoted)) if not unit.is_list and _GIVES.search(unit.text)]
    if not said:
        return None
    best = max(said, key=lambda unit: (relevance(question, unit), -unit.order))
    return Lead(best.text, best.text) if len(best.text) <= LONGEST else None


def _words(item: str) -> str:
    """An item without its number; where it is named in front of a colon, its name."""
    bare = without_number(item).strip().rstrip("；;。")
    return re.split(r"[：:]", bare)[0]
