"""一字线上距版心下边缘 7 mm。

依据：GB/T 9704—2012 7.5。换算到 Word，页脚距纸边约 25 mm，22 至 28 mm 之间都落在这个位置附近。
错误示例：页脚距纸边 15 mm（Word 的默认值）。
正确示例：页脚距纸边约 25 mm。
修复方式：把页脚距边界改为 25 mm；页脚里有空行或图片的请本人看一下。
例外：页脚里除页码外还有别的段落的，以及页码在文本框或表格里的，位置不好推算，不作判断；横排的节不判断。
"""

from __future__ import annotations

from assistant.documents.edits import PageChange, SetPage
from assistant.documents.page_setup import HeaderFooter, Section
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class PageNumberHeight(Rule):
    """Rule G004.

    Attributes:
        distance: From the edge of the paper to the footer, in mm.
        tolerance: How much it may differ, in mm.
    """

    code = "G004"
    title = "页码位置"
    clause = "GB/T 9704—2012 7.5"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    distance: float = 25
    tolerance: float = 3.2

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each upright section with a page number whose footer is too near to the edge of the paper, or too far from it."""
        for section in document.document.sections:
            distance = section.page.footer_distance
            if distance.is_near(Length.of_mm(self.distance), Length.of_mm(self.tolerance)):
                continue
            if not section.page.landscape and any(_is_bare(margin) for margin in _shown(section)):
                yield Violation(
                    on_page(section.index),
                    f"页脚距纸边 {distance.mm:.0f} mm，页码一字线应距版心下边缘 7 mm，页脚距纸边约 {self.distance:g} mm。",
                    f"页脚距纸边 {distance.mm:.0f} mm",
                    f"页脚距纸边约 {self.distance:g} mm",
                    edits=(SetPage(section.index, PageChange(footer_distance=Length.of_mm(self.distance))),),
                )


def _shown(section: Section) -> Iterator[HeaderFooter]:
    return (margin for margin in section.margins if margin.is_footer and margin.page_numbers)


def _is_bare(footer: HeaderFooter) -> bool:
    """Whether a footer is one paragraph with its number, which no frame lifts out of it."""
    if len(footer.paragraphs) != 1 or footer.tables or footer.text_boxes:
        return False
    return footer.paragraphs[0].format.frame.value is None
