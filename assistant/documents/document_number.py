"""发文字号, numbers of orders (令) and of standards, in one spelling.

The number of an official document is 机关代字, 年份 in 〔〕, 发文顺序号 (GB/T 9704—2012, 7.2.5). Other brackets, inner white
space and a 第 before the serial number are common slips and are read; what is returned is the right spelling.
"""

from __future__ import annotations

import re

_NUMERAL = "一二三四五六七八九十百千零〇"
_ISSUED = re.compile(
    r"(?P<agency>[\u4e00-\u9fffA-Za-z]{1,16})\s*[〔\[(（【﹝［]\s*(?P<year>(?:19|20)\d\d)\s*年?\s*[〕\])）】﹞］]\s*"
    r"(?:第\s*)?(?P<serial>\d{1,5})\s*号"
)
_ORDER = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,30}?)令\s*[（(]?\s*第\s*"
    rf"(?P<serial>\d{{1,5}}|[{_NUMERAL}]{{1,6}})\s*号"
)
_STANDARD = re.compile(
    r"(?<![A-Za-z])(?P<code>[A-Z]{2,5}\d{0,2}(?:\s?/\s?[A-Z]{1,2})?)\s*(?P<number>\d{1,6}(?:\.\d{1,3})?)\s*"
    r"[-—–－]{1,2}\s*(?P<year>(?:19|20)\d\d)(?!\d)"
)
# Words that lead up to a number in a sentence and are no part of it: whole words, and particles after another character.
_LEAD = re.compile(r"^.*(?:根据|按照|依据|依照|印发|以及|参照|文件|通知|修改|决定|详见)|^见|^.+[的和与及]")
_LEAD_OF_ORDER = re.compile(r"^.*(?:根据|按照|依据|依照|以及|参照|[日的以]|修改|决定|(?<!共)和)")


def find_document_numbers(text: str) -> tuple[str, ...]:
    """The document numbers of a text in one spelling, in order, without repeats.

    ``财库[2014]214号`` becomes ``财库〔2014〕214号``, ``中华人民共和国国务院令 第495号`` becomes ``国务院令第495号``, and
    ``GB/T9704-2012`` becomes ``GB/T 9704—2012``.
    """
    found = [(match.start(), _issued(match)) for match in _ISSUED.finditer(text)]
    found += [(match.start(), _order(match)) for match in _ORDER.finditer(text)]
    found += [(match.start(), _standard(match)) for match in _STANDARD.finditer(text)]
    return tuple(dict.fromkeys(number for _, number in sorted(found)))


def parse_document_number(text: str) -> str | None:
    """The first document number of a text in the right spelling, or None where it has none."""
    found = find_document_numbers(text)
    return found[0] if found else None


def leading_document_number(text: str) -> tuple[str, str]:
    """The document number that a text begins with, and what follows it; two empty strings where it begins otherwise."""
    text = text.strip()
    match = _ISSUED.match(text)
    if match is not None and _LEAD.search(match["agency"]) is None:
        return _issued(match), text[match.end() :].strip()
    match = _ORDER.match(text)
    if match is not None and _LEAD_OF_ORDER.search(match["body"]) is None:
        return _order(match), text[match.end() :].strip()
    return "", ""


def _issued(match: re.Match[str]) -> str:
    agency = _LEAD.sub("", match["agency"]) or match["agency"]
    return f"{agency}〔{match['year']}〕{int(match['serial'])}号"


def _order(match: re.Match[str]) -> str:
    body = _LEAD_OF_ORDER.sub("", match["body"]) or match["body"]
    body = re.sub("^中华人民共和国(?=主席|国务院)", "", body)
    return f"{body}令第{match['serial']}号"


def _standard(match: re.Match[str]) -> str:
    code = re.sub(r"\s", "", match["code"])
    return f"{code} {match['number']}—{match['year']}"
