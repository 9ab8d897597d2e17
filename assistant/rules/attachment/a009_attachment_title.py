# pyright: strict
"""附件标题居中编排在版心第三行，即标识下空一行。

依据：GB/T 9704—2012 7.3.7。字体字号国标只说格式要求同正文，多数用二号小标宋，这是通行做法，不作判断。
错误示例：附件标题左对齐，或紧接在“附件”下面。
正确示例：“附件”下空一行，标题居中。
修复方式：改为居中，并使标识与标题之间空一行。
例外：标题与标识写在同一行的、附件是独立文件（自带红头）的不判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.layout import blank_lines_before, neighbour_before
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class AttachmentTitle(Rule):
    """Rule A009.

    Attributes:
        tolerance: How much the blank line may differ.
    """

    code: ClassVar = "A009"
    name: ClassVar = "attachment-title"
    title: ClassVar = "附件标题的位置"
    clause: ClassVar = "GB/T 9704—2012 7.3.7"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.ATTACHMENT_TITLE,)

    tolerance: float = 0.5

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Titles of attachments that are not centred, or not one line below the label."""
        seen: set[int | None] = set()
        for found in document.of(Element.ATTACHMENT_TITLE):
            if found.place.table is not None:
                continue
            if found.paragraph.format.alignment.value is not Alignment.CENTER:
                actual = found.paragraph.format.alignment.value.value
                yield Violation(in_paragraph(found), f"附件标题{actual}，应当居中。", actual, "居中")
            above = neighbour_before(document, found)
            lines = blank_lines_before(document, found)
            first, seen = found.attachment not in seen, seen | {found.attachment}
            if (
                first
                and above is not None
                and above.element is Element.ATTACHMENT_LABEL
                and abs(lines - 1) > self.tolerance
            ):
                yield Violation(
                    in_paragraph(found),
                    f"附件标题与附件标识之间空了 {lines:g} 行，应空一行，排在第三行。",
                    f"空 {lines:g} 行",
                    "空 1 行",
                )
