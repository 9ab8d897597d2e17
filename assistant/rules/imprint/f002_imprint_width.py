# pyright: strict
"""版记的分隔线与版心等宽。

依据：GB/T 9704—2012 7.4.1。
错误示例：版记表格宽 145 mm。
正确示例：版记表格与版心等宽，156 mm。
修复方式：把表格宽度改为版心宽度。
例外：分隔线用段落边框的，与版心等宽只看左右缩进；表格宽度没有写明的不判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.documents.units import Length
from assistant.rules.imprint._lines import IMPRINT, imprint_table
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class ImprintWidth(Rule):
    """Rule F002.

    Attributes:
        tolerance: How much the width may differ, in mm; Word adds the margins of cells.
    """

    code: ClassVar = "F002"
    name: ClassVar = "imprint-width"
    title: ClassVar = "版记分隔线的长度"
    clause: ClassVar = "GB/T 9704—2012 7.4.1"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)

    tolerance: float = 4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """An imprint whose lines are not as wide as the type area."""
        table = imprint_table(document)
        elements = document.of(*IMPRINT)
        if table is None or not elements:
            return
        page = document.document.sections[table.section].page
        width = table.width or sum((each for each in table.grid), Length(0))
        if width and not width.is_near(page.text_width, Length.of_mm(self.tolerance)):
            yield Violation(
                in_paragraph(elements[0]),
                f"版记分隔线长 {width.mm:.0f} mm，应与版心等宽（{page.text_width.mm:.0f} mm）。",
                f"长 {width.mm:.0f} mm",
                f"长 {page.text_width.mm:.0f} mm",
            )
