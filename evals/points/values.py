"""Whether an answer holds a value: one spelling of it, not as a part of another number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from evals.harness.samples import Case

_MARK = re.compile(r"\[\d+\]")
_NUMERAL = "0-9０-９零〇两一二三四五六七八九十百千万亿"


def plain(text: str) -> str:
    """The text without white space and without the ``[1]`` marks of citations."""
    return without_space(_MARK.sub("", text))


def without_space(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


def holds_value(answer: str, spellings: Iterable[str]) -> bool:
    """Whether one of the spellings stands in the answer.

    A spelling that begins or ends with a numeral must not go on as a longer number there: 十五日 does not hold 五日.

    Args:
        answer: As :func:`plain` gives it.
        spellings: Spellings of one value; white space does not matter.
    """
    return any(_pattern(plain(spelling)).search(answer) for spelling in spellings)


def missing_values(case: Case) -> list[str]:
    """The key values of a sample that its answer does not hold, in their first spelling."""
    text = plain(case.output["text"])
    return [values[0] for values in case.sample.target.key_values if not holds_value(text, values)]


@lru_cache(maxsize=8192)
def _pattern(spelling: str) -> re.Pattern[str]:
    before = rf"(?<![{_NUMERAL}])(?<![0-9]\.)(?<![0-9][,，])" if re.match(f"[{_NUMERAL}]", spelling) else ""
    after = rf"(?![{_NUMERAL}])(?!\.[0-9])" if re.search(f"[{_NUMERAL}]$", spelling) else ""
    return re.compile(before + re.escape(spelling) + after)
