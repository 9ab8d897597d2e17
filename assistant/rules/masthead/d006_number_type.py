"""发文字号一般用三号仿宋体字，内部不空格、不断行。

依据：GB/T 9704—2012 5.2.2、7.2.5。
错误示例：发文字号用宋体；“清政发〔2026〕 12 号”。
正确示例：“清政发〔2026〕12号”三号仿宋。
修复方式：改字体字号，去掉空格。
例外：草稿里给年份、顺序号留的空（“〔2026〕　号”）不算；数字用西文字体的不看；纪要的期号另定，只作提示；标题下注明的文号不看字体。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.rules.masthead._numbers import masthead_numbers
from assistant.rules.typography import TypeRule
from assistant.rules.vocabulary import *

# What is left open in a draft, and several numbers in one line, which is another fault.
_BLANK = re.compile(r"(?<=[〔\[(（【])\s+(?=[〕\])）】])|(?<=[〕\])）】第])\s+(?=[号期])|(?<=号)\s+(?=\S)")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True)
class NumberType(TypeRule):
    """Rule D006."""

    code = "D006"
    title = "发文字号的字体和空格"
    clause = "GB/T 9704—2012 5.2.2、7.2.5"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    changes = Change.TEXT
    elements = (Element.DOCUMENT_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Own numbers in other type, or with blanks inside."""
        # 10.3 leaves the form of minutes to the bodies that keep them.
        lighter = Severity.INFO if document.format is DocumentFormat.MINUTES else None
        for paragraph in masthead_numbers(document):
            for report in self.in_other_type(document, paragraph, span=paragraph.spans[0]):
                yield replace(report, severity=lighter)
            if document.format in (DocumentFormat.GENERAL, DocumentFormat.LETTER):
                yield from _blanks(paragraph)


def _blanks(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    text = paragraph.own_text[: paragraph.spans[0].end]
    number = text.strip()
    if re.search(r"\s", _BLANK.sub("", number)):
        start = text.index(number)
        kept = [match.span() for match in _BLANK.finditer(number)]
        gaps = [gap for gap in _GAP.finditer(number) if gap.span() not in kept]
        place, expected = in_paragraph(paragraph, start, start + len(number)), re.sub(r"\s", "", number)
        address = paragraph.address
        edits = tuple(ReplaceText(address, start + gap.start(), start + gap.end(), "") for gap in gaps)
        yield Violation(place, "发文字号内部不空格、不断行。", number, expected, edits=edits)
