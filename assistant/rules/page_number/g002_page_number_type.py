"""页码一般用四号半角宋体阿拉伯数字。

依据：GB/T 9704—2012 7.5。
错误示例：页码用 Times New Roman 五号字。
正确示例：页码用宋体四号（14 磅）。
修复方式：只改页码这一行的字体和字号。
例外：一字线两侧的空格不看字体；信函首页没有页码。
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents.edits import RunChange, SetRunFormat, stated
from assistant.documents.fonts import typeface_of
from assistant.documents.paragraph import Run
from assistant.documents.places import in_margin
from assistant.documents.units import size_name
from assistant.rules.page_number._footers import FoundNumber, page_numbers, span_of
from assistant.rules.typography import font_for
from assistant.rules.vocabulary import *

_SAME = Length.of_pt(0.25)


@dataclass(frozen=True)
class PageNumberType(Rule):
    """Rule G002.

    Attributes:
        size: Chinese name of the font size.
    """

    code = "G002"
    title = "页码字体字号"
    clause = "GB/T 9704—2012 7.5"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.PAGE_NUMBER,)

    size: str = FontSize.SI_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each page number that is in another typeface or size."""
        size = FontSize(self.size)
        for found in page_numbers(document):
            runs = [run for run in found.number.paragraph.runs if run.text.strip()]
            wrong = _wrong(runs, size)
            if found.number.is_field and wrong:
                yield Violation(
                    in_margin(found.section.index, found.margin, found.number.paragraph),
                    f"页码是{wrong}，一般用{self.size}半角宋体数字。",
                    wrong,
                    f"{self.size}宋体",
                    edits=_typed(document, found, size),
                )


def _typed(document: IdentifiedDocument, found: FoundNumber, size: FontSize) -> tuple[Edit, ...]:
    """The number and its dashes in 宋体 of that size, where they are not."""
    runs, (start, end) = found.number_runs, span_of(found.number)
    other = any(typeface_of(run.format.latin_font.value) is not Typeface.SONGTI for run in runs)
    change = RunChange(
        latin_font=font_for(document, Typeface.SONGTI) if other else None,
        size=None if all(run.format.size.value.is_near(size.length, _SAME) for run in runs) else size.length,
    )
    return (SetRunFormat(found.number.paragraph.address, change, start, end),) if stated(change) else ()


def _wrong(runs: Sequence[Run], size: FontSize) -> str:
    """How the first run departs; its digits are set in the Latin font, its dashes may be in either."""
    for run in runs:
        font, points = run.format.latin_font.value, run.format.size.value
        if any(each.isdigit() for each in run.text) and typeface_of(font) is not Typeface.SONGTI:
            return font or "未指定字体"
        if not points.is_near(size.length, _SAME):
            return size_name(points)
    return ""
