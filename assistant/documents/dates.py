"""Dates as official documents print them: 2018年12月29日, 2007-04-22, 二〇二六年一月五日."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from assistant.documents.numbering import chinese_to_int

_ZERO = "〇零○ＯO"
_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:1[89]|20)\d\d)\s*(?:"
    r"年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日"
    r"|(?P<sep>[-/.．－])\s*(?P<m2>\d{1,2})\s*(?P=sep)\s*(?P<d2>\d{1,2})(?![\d])"
    r")"
    rf"|(?P<cy>[一二][{_ZERO}一二三四五六七八九]{{3}})\s*年\s*(?P<cm>[一二三四五六七八九十元]{{1,2}})\s*月\s*"
    r"(?P<cd>[一二三四五六七八九十]{1,3})\s*日"
)


@dataclass(frozen=True)
class FoundDate:
    """A date in a text.

    Attributes:
        value: The date.
        start: Index of its first character.
        end: Index after its last character.
    """

    value: date
    start: int
    end: int


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every complete and possible date of the text, in order; a 31st of February is left out."""
    found = ((_value(match), match) for match in _DATE.finditer(text))
    return tuple(FoundDate(value, match.start(), match.end()) for value, match in found if value is not None)


def parse_date(text: str) -> date | None:
    """The first date of the text, or None where it has none."""
    found = find_dates(text)
    return found[0].value if found else None


def whole_date(text: str) -> date | None:
    """The date that a text is and nothing else, in whatever width of digits; None where it is none, or none that exists."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = find_dates(plain)
    return found[0].value if len(found) == 1 and (found[0].start, found[0].end) == (0, len(plain)) else None


def _value(match: re.Match[str]) -> date | None:
    if match["cy"]:
        year = chinese_to_int(re.sub(f"[{_ZERO}]", "〇", match["cy"]))
        month, day = chinese_to_int(match["cm"].replace("元", "一")), chinese_to_int(match["cd"])
    else:
        year, month, day = int(match["y"]), int(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
