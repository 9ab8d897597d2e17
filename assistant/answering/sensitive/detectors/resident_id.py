"""居民身份证号码: 18 characters with date of birth and check character (GB 11643—1999), or the old form of 15 digits.

The table of counties has gaps in every library that we know, so only the province, the date and the check character are
looked at. A number that is said to be one is taken for one even where a digit was mistyped: it still points at a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import labelled, names_a_thing
from assistant.answering.sensitive.reading import Reading

_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_GAP = r"[ .\n-]{0,3}"
_NEW = re.compile(rf"(?<![0-9]){_PROVINCE}(?:{_GAP}\d){{15}}{_GAP}[0-9Xx×*](?![0-9A-Za-z])")
_WIDE_GAP = r"[ \t\n.,、，_()/|~:*\"-]{0,4}"
_GROUPED = re.compile(rf"(?<![0-9A-Za-z]){_PROVINCE}(?:{_WIDE_GAP}\d){{15}}{_WIDE_GAP}[0-9Xx×](?![0-9A-Za-z])")
_MOST_GROUPS = 6
_MISREAD = re.compile(r"(?<![0-9A-Za-z])(?=[0-9OoIl]*\d[0-9OoIl]*\d)[0-9OoIl]{17}[0-9OoIlXx](?![0-9A-Za-z])")
"""The letters that look like 0 and 1 among the digits."""

_AS_DIGITS = str.maketrans("OoIl", "0011")
_OLD = re.compile(rf"(?<![0-9A-Za-z]){_PROVINCE}(?:{_GAP}\d){{13}}(?![0-9A-Za-z])")
_LABEL = re.compile(r"身份证|身份号码|证件号|居民证|公民身份|身份证明|ID号|证号")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def is_checked(number: str) -> bool:
    """Whether the last of 18 characters is the check character of the others (GB 11643—1999, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17]


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NEW.finditer(reading.plain):
        number = _bare(match[0])
        if _is_birthday(number[6:14]) and (is_checked(number) or _is_said_to_be_one(reading, match.start())):
            yield match.span()
    yield from _disguised(reading)
    for match in _OLD.finditer(reading.plain):
        if _is_birthday(f"19{_bare(match[0])[6:12]}") and _may_be_old(reading, match):
            yield match.span()


def _disguised(reading: Reading) -> Iterator[Span]:
    """Numbers in other groups and with letters for digits: only with a right check character, as nothing else tells them."""
    for match in _GROUPED.finditer(reading.plain):
        groups = re.findall(r"[0-9Xx×]+", match[0])
        if len(groups) <= _MOST_GROUPS and _is_right("".join(groups).upper().replace("×", "X")):
            yield match.span()
    for match in _MISREAD.finditer(reading.plain):
        if _is_right(match[0].translate(_AS_DIGITS).upper()):
            yield match.span()


def _is_right(number: str) -> bool:
    return re.match(_PROVINCE, number) is not None and _is_birthday(number[6:14]) and is_checked(number)


def _bare(written: str) -> str:
    return re.sub(r"[ .\n-]", "", written).upper().replace("×", "X").replace("*", "X")


def _is_said_to_be_one(reading: Reading, start: int) -> bool:
    return labelled(reading, start, _LABEL) and not names_a_thing(reading, start)


def _may_be_old(reading: Reading, match: re.Match[str]) -> bool:
    """15 digits have no check digit: in groups or with the name of another thing in front they are something else."""
    if _is_said_to_be_one(reading, match.start()):
        return True
    return match[0].isdigit() and not names_a_thing(reading, match.start())


def _is_birthday(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1880, 1, 1) <= born <= date.today()


DETECTOR = Detector("resident_id", "身份证号", _spans, rank=10)
