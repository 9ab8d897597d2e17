"""The form of an answer: a question for a number is answered by a text with one, a question for a list by a list."""

from __future__ import annotations

import re

_QUANTITY = re.compile(
    r"[零〇一二两三四五六七八九十百千万\d.]+\s*"
    r"(?:个?工作日|日|天|年|个?月|周岁|小时|元|万元|倍|%|％|人|次|名|户|厘米|mm|字|号)|百分之|分之"
)


def states_quantity(text: str) -> bool:
    """Whether a number with a unit stands in a text."""
    return bool(_QUANTITY.search(text))


def is_enumeration(text: str) -> bool:
    """Whether a text introduces a list and gives it, line by line."""
    return "：\n" in text or ":\n" in text
