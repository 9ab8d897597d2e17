"""Mobile numbers of the mainland (号段 13 to 19), with or without country code, in one piece or in groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.labels import is_amount, labelled, names_a_thing
from assistant.answering.sensitive.reading import Reading

_NUMBER = re.compile(
    r"(?:(?<![0-9A-Za-z])(?<!\d[.,-])|(?<=tel)|(?<=phone)|(?<=mobile)|(?<=mob)|(?<=cell)|(?<![0-9A-Za-z])(?<=M)|(?<=号M))(?:\(?(?:\+|00)?86\)?[ .-]{0,2})?"
    r"1[3-9]\d(?:[ .-]{0,2}\d{4}[ .-]{0,2}\d{4}|[ .-]\d{3}[ .-]\d{5}|\d[ .-]\d{3}[ .-]\d{4}|[ .-]\d{2}(?:[ .-]\d{2}){3})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_PREFIX = r"1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])"
_APART = re.compile(
    rf"(?<![0-9A-Za-z])(?<![0-9][_~-]){_PREFIX}(?:(?P<same> ?[_~] ?| {{1,2}}-{{1,2}} {{1,2}})\d{{4}}(?P=same)|[(]\d{{4}}[)])\d{{4}}(?![0-9A-Za-z]|[_~-]\d)"
)
"""Groups as nobody writes other numbers."""

_SAID = re.compile(
    rf"(?<![0-9A-Za-z]){_PREFIX}(?P<gap> ?[,/|*\".·:;+] ?|\s{{1,3}}|[_~-]{{1,3}})\d{{4}}(?P=gap)\d{{4}}(?![0-9A-Za-z])|(?<![0-9A-Za-z])1[ -]?[3-9](?:[ -]?\d){{9}}(?![0-9A-Za-z])"
)
"""Groups that may as well be several numbers or sizes: only where the words in front say what it is."""

_MISREAD = re.compile(r"(?<![0-9A-Za-z])[1Il][3-9][0-9OoIl]{9}(?![0-9A-Za-z])")
_AS_DIGITS = str.maketrans("OoIl", "0011")
_LABEL = re.compile(r"电话|手机|联系|热线|咨询|值班|传真|微信|致电|拨打|号码|tel|phone|mobile", re.IGNORECASE)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NUMBER.finditer(reading.plain):
        if labelled(reading, match.start(), _LABEL) or not _is_something_else(reading, match):
            yield match.span()
    for match in _APART.finditer(reading.plain):
        if not names_a_thing(reading, match.start()):
            yield match.span()
    for match in _SAID.finditer(reading.plain):
        if labelled(reading, match.start(), _LABEL):
            yield match.span()
    for match in _MISREAD.finditer(reading.plain):
        if not match[0].isdigit() and re.match(_PREFIX, match[0].translate(_AS_DIGITS)):
            yield match.span()


def _is_something_else(reading: Reading, match: re.Match[str]) -> bool:
    return names_a_thing(reading, match.start()) or is_amount(reading, *match.span())


DETECTOR = Detector("mobile", "手机号", _spans, rank=25)
