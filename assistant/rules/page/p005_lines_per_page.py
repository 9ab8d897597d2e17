# pyright: strict
"""一般每面排 22 行，行间均匀，撑满版心。

依据：GB/T 9704—2012 5.2.3。国标没有给出行距的磅值；225 mm 除以 22 行约为 28.99 磅，28 磅和 29 磅左右都是通行做法。
错误示例：文档网格行距 15.6 磅；正文 1.5 倍行距。
正确示例：网格行距 28.95 磅，或正文固定行距 28 至 29 磅。
修复方式：把网格行距改为 28.95 磅，或把段落行距改为固定值 28.95 磅；改后请复查分页。
例外：标题、表格、版记和页码的行距另定；附件中的大表可以适当调整；28 磅不撑满版心，只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.formatting import LineRule
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph, on_page
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class LinesPerPage(Rule):
    """Rule P005.

    Attributes:
        lines: How many lines a page has.
    """

    code: ClassVar = "P005"
    name: ClassVar = "lines-per-page"
    title: ClassVar = "每面行数"
    clause: ClassVar = "GB/T 9704—2012 5.2.3"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (
        Element.BODY,
        Element.HEADING_1,
        Element.HEADING_2,
        Element.HEADING_3,
        Element.HEADING_4,
        Element.MAIN_RECIPIENTS,
        Element.ATTACHMENT_LIST,
        Element.ATTACHMENT_BODY,
    )

    lines: int = 22

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each section whose grid, and each paragraph of running text whose own distance of lines, gives another number of lines."""
        for section in document.document.sections:
            page = section.page
            lines = page.lines_per_page
            if not page.landscape and lines is not None and lines != self.lines:
                yield Violation(
                    on_page(section.index),
                    f"第 {section.index + 1} 节的网格行距 {page.grid.line_pitch.pt:g} 磅，每面排 {lines} 行，一般为 {self.lines} 行。",
                    f"网格行距 {page.grid.line_pitch.pt:g} 磅，每面 {lines} 行",
                    f"每面 {self.lines} 行，网格行距 28.95 磅",
                )
        for found in document.paragraphs:
            if found.element in self.elements and found.place.table is None and found.text.strip():
                yield from self._distance(document, found)

    def _distance(self, document: IdentifiedDocument, found: IdentifiedParagraph) -> Iterator[Verdict]:
        page = document.document.sections[found.paragraph.section].page
        said = found.paragraph.format.line_spacing.value
        if said.rule is LineRule.MULTIPLE:
            wrong = said.multiple is not None and abs(said.multiple - 1) > 0.02
            actual, lines = f"{said.multiple:g} 倍行距", None
        elif said.rule is LineRule.EXACT and said.length:
            lines, actual = page.lines_at(said.length), f"固定行距 {said.length.pt:g} 磅"
            wrong = lines is not None and lines != self.lines and not page.landscape
        else:
            return
        if wrong:
            count = f"，每面 {lines} 行" if lines else ""
            yield Violation(
                in_paragraph(found),
                f"这一段是{actual}{count}，一般每面排 {self.lines} 行。",
                actual,
                f"每面 {self.lines} 行，行距约 28.95 磅",
            )
