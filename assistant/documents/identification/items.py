"""Labels that run into a number, as 1.2025年7月底前 or 2.100%: told from decimals by the labels before and after them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from assistant.documents.identification import forms

_RUN_IN = re.compile(r"(?P<label>[1-9]\d?)[.．](?:(?P<plain>\d{3,}|\d{1,2}[月日])|\d[\d,.]*(?:[%％‰]|[\u4e00-\u9fff]))")


def run_in_items(texts: Sequence[str]) -> dict[int, int]:
    """The lines whose label runs into a number, by their index, with the number of the label.

    Such a line is an item where the numbers before or after it on its level count on: 1.2025年…, 2.8月底前…, 3.汛期…. Alone, as
    1.5亿元…, it may be a decimal.

    Args:
        texts: The lines of a part in order, without white space.
    """
    run_in = {at: match for at, text in enumerate(texts) if (match := _RUN_IN.match(text))}
    if not run_in:
        return {}
    maybe = {at: int(match["label"]) for at, match in run_in.items()}
    plain = {at for at, match in run_in.items() if match["plain"]}
    known = {at: step[1] for at, text in enumerate(texts) if (step := forms.heading_step(text)) and step[0] == 3}
    bounds = [at for at, text in enumerate(texts) if forms.heading_level(text) in (1, 2)]
    found: dict[int, int] = {}
    for lists in _divided(sorted({*maybe, *known}), bounds):
        numbers = [maybe.get(at, known.get(at, 0)) for at in lists]
        in_order = len(lists) > 1 and numbers == list(range(1, len(numbers) + 1))
        # 1.5亿元 and 2.3万人 may be decimals that happen to follow each other.
        if in_order and any(at in known or at in plain for at in lists):
            found |= {at: maybe[at] for at in lists if at in maybe}
    return found


def _divided(lines: list[int], bounds: list[int]) -> list[list[int]]:
    """The lines that no higher heading divides."""
    lists: dict[int, list[int]] = {}
    for at in lines:
        lists.setdefault(bisect_left(bounds, at), []).append(at)
    return list(lists.values())
