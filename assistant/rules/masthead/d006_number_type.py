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
from assistant.rules.repairs import retype
from assistant.rules.typography import in_other_size, in_other_typeface
from assistant.rules.vocabulary import *

# What is left open in a draft, and several numbers in one line, which is another fault.
_BLANK = re.compile(r"(?<=[〔\[(（【])\s+(?=[〕\])）】])|(?<=[〕\])）】第])\s+(?=[号期])|(?<=号)\s+(?=\S)")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True)
class NumberType(Rule):
    """Rule D006.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code = "D006"
    title = "发文字号的字体和空格"
    clause = "GB/T 9704—2012 5.2.2、7.2.5"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    changes = Change.TEXT
    elements = (Element.DOCUMENT_NUMBER,)

    typefaces: tuple[str, ...] = (Typeface.FANGSONG.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Own numbers in other type, or with blanks inside."""
        # 10.3 leaves the form of minutes to the bodies that keep them.
        lighter = Severity.INFO if document.format is DocumentFormat.MINUTES else None
        for found in masthead_numbers(document):
            for violation in self._in_other_type(document, found):
                yield replace(violation, severity=lighter)
            if document.format in (DocumentFormat.GENERAL, DocumentFormat.LETTER):
                yield from _blanks(found)

    def _in_other_type(self, document: IdentifiedDocument, found: IdentifiedParagraph) -> Iterator[Violation]:
        faces, expected = [Typeface(name) for name in self.typefaces], f"{self.size}{'或'.join(self.typefaces)}"
        span = found.spans[0]
        wrong = in_other_typeface(found, faces, span.start, span.end)
        for stretch in wrong + in_other_size(found, [FontSize(self.size)], span.start, span.end):
            yield Violation(
                in_paragraph(found, stretch.start, stretch.end),
                f"发文字号这一处是{stretch.actual}，一般用{expected}体字。",
                stretch.actual,
                expected,
                edits=retype(document, found, stretch),
            )


def _blanks(found: IdentifiedParagraph) -> Iterator[Violation]:
    text = found.paragraph.text[: found.spans[0].end]
    number = text.strip()
    if re.search(r"\s", _BLANK.sub("", number)):
        start = text.index(number)
        kept = [match.span() for match in _BLANK.finditer(number)]
        gaps = [gap for gap in _GAP.finditer(number) if gap.span() not in kept]
        place, expected = in_paragraph(found, start, start + len(number)), re.sub(r"\s", "", number)
        address = found.paragraph.address
        edits = tuple(ReplaceText(address, start + gap.start(), start + gap.end(), "") for gap in gaps)
        yield Violation(place, "发文字号内部不空格、不断行。", number, expected, edits=edits)
