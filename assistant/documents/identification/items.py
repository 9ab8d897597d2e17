"""Labels that run into a number, as 1.2025年7月底前 or 2.100%: told from decimals by the labels before and after them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from assistant.documents.identification import forms

_RUN_IN = re.compile(
    r"(?P<label>[1-9]\d?)[.．](?:(?:19|20)\d\d年|\d{1,2}月|\d{1,2}日|\d[\d,.]*(?:[%％‰]|[万亿千百余多]|[\u4e00-\u9fff])|\d{3,})"
)


def run_in_items(texts: Sequence[str]) -> dict[int, int]:
    """The lines whose label runs into a number, by their index, with the number of the label.

    Such a line is an item where the numbers before or after it on its level count on: 1.2025年…, 2.8月底前…, 3.汛期…. Alone, as
    1.5亿元…, it may be a decimal.

    Args:
        texts: The lines of a part in order, without white space.
    """
    maybe = {at: int(found["label"]) for at, text in enumerate(texts) if (found := _RUN_IN.match(text))}
    if not maybe:
        return {}
    known = {at: step[1] for at, text in enumerate(texts) if (step := forms.heading_step(text)) and step[0] == 3}
    bounds = [at for at, text in enumerate(texts) if forms.heading_level(text) in (1, 2)]
    found: dict[int, int] = {}
    for lists in _divided(sorted({*maybe, *known}), bounds):
        numbers = [maybe.get(at, known.get(at, 0)) for at in lists]
        if len(lists) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] == 1:
            found |= {at: maybe[at] for at in lists if at in maybe}
    return found


def _divided(lines: list[int], bounds: list[int]) -> list[list[int]]:
    """The lines that no higher heading divides."""
    lists: dict[int, list[int]] = {}
    for at in lines:
        lists.setdefault(bisect_left(bounds, at), []).append(at)
    return list(lists.values())
