# pyright: strict
"""印发机关和印发日期一般用四号仿宋体字，印发机关左空一字，印发日期右空一字，日期后加“印发”二字，月日不编虚位。

依据：GB/T 9704—2012 7.4.3。
错误示例：“2026.3.18印发”“2026年03月18日”；用三号字；左边不空字。
正确示例：“清江市人民政府办公室　2026年3月18日印发”。
修复方式：改字体字号和缩进，改日期写法，补“印发”。
例外：日期用制表位或表格靠右的，右空几字不好推算，不作判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.dates import parse_date
from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.documents.units import FontSize
from assistant.rules.imprint._type import type_verdicts
from assistant.rules.layout import in_characters, width_of
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_UNSEEN = 0.4
_ANY_DATE = re.compile(
    r"(?P<date>(?:\d{2,4}|[一二][〇零○ＯO一二三四五六七八九]{3})\s*(?:年|[.．/-])\s*[\d一二三四五六七八九十]{1,3}\s*(?:月|[.．/-])\s*"
    r"[\d一二三四五六七八九十]{1,3}\s*[日号]?)\s*(?P<word>\S*)"
)
_ONLY_DATE = re.compile(_ANY_DATE.pattern)
_RIGHT = re.compile(r"(?:19|20)\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")


@dataclass(frozen=True)
class PrintingAuthority(Rule):
    """Rule F009.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code: ClassVar = "F009"
    name: ClassVar = "printing-authority"
    title: ClassVar = "印发机关和印发日期"
    clause: ClassVar = "GB/T 9704—2012 7.4.3"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.PRINTING_AUTHORITY,)

    typefaces: tuple[str, ...] = (Typeface.FANGSONG.value,)
    size: str = FontSize.SI_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A printing line in other type, placed otherwise, or with a date that is written otherwise."""
        for found in document.of(Element.PRINTING_AUTHORITY):
            text = found.paragraph.text
            if not text.strip():
                continue
            yield from type_verdicts(found, self.typefaces, self.size)
            form = found.paragraph.format
            left = in_characters(found, form.left.value) + in_characters(found, form.first_line.value)
            left += width_of(text[: len(text) - len(text.lstrip())])
            starts = not _ONLY_DATE.fullmatch(text.strip())
            if starts and form.alignment.value is not Alignment.RIGHT and abs(left - 1) > _UNSEEN:
                yield Violation(
                    in_paragraph(found), f"印发机关左空 {left:.1f} 字，应左空一字。", f"左空 {left:.1f} 字", "左空 1 字"
                )
            yield from _date(found)


def _date(found: IdentifiedParagraph) -> Iterator[Verdict]:
    match = _ANY_DATE.search(found.paragraph.text)
    if match is None:
        return
    if not _RIGHT.fullmatch(match["date"]):
        parsed = parse_date(match["date"])
        wanted = f"{parsed.year}年{parsed.month}月{parsed.day}日" if parsed else "××××年×月×日"
        start, end = match.span("date")
        yield Violation(
            in_paragraph(found, start, end),
            "印发日期用阿拉伯数字把年、月、日标全，月、日不编虚位。",
            match["date"],
            wanted,
        )
    if match["word"] != "印发":
        start, end = match.span("word")
        yield Violation(
            in_paragraph(found, start, end), "印发日期后应加“印发”二字。", match["word"] or "没有“印发”", "印发"
        )
