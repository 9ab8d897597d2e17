# pyright: strict
"""发文字号在发文机关标志下空二行的位置居中；上行文居左空一字，与最后一个签发人同一行。

依据：GB/T 9704—2012 7.2.5。
错误示例：下行文的发文字号居左；紧接标志下面；上行文左边不空字。
正确示例：标志下空二行，居中。
修复方式：改对齐、缩进和空行；请本人看一下版面。
例外：信函在右上角、命令和纪要另有规定；放在表格、文本框里的不看对齐。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentFormat
from assistant.documents.elements import Element
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.rules.layout import blank_lines_before, in_characters, neighbour_before, width_of
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class NumberPlace(Rule):
    """Rule D007.

    Attributes:
        tolerance: How much the one 字 may differ, in 字.
    """

    code: ClassVar = "D007"
    name: ClassVar = "number-place"
    title: ClassVar = "发文字号的位置"
    clause: ClassVar = "GB/T 9704—2012 7.2.5"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.DOCUMENT_NUMBER,)

    tolerance: float = 0.4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Own numbers that are not centred, or, upward, not one 字 from the left; and not two lines below the mark."""
        number = next(iter(document.of(Element.DOCUMENT_NUMBER)), None)
        if (
            number is None
            or number.place.text_box is not None
            or document.format in (DocumentFormat.LETTER, DocumentFormat.ORDER)
        ):
            return
        form = number.paragraph.format
        signed = document.of(Element.SIGNATORY) or len(number.spans) > 1
        in_table = number.place.table is not None
        if document.character.upward and (signed or form.alignment.value is not Alignment.CENTER):
            left = in_characters(number, form.left.value) + in_characters(number, form.first_line.value)
            left += width_of(number.paragraph.text[: len(number.paragraph.text) - len(number.paragraph.text.lstrip())])
            if abs(left - 1) > self.tolerance:
                yield Violation(
                    in_paragraph(number),
                    f"上行文的发文字号左空 {left:.1f} 字，应居左空一字。",
                    f"左空 {left:.1f} 字",
                    "左空 1 字",
                )
        elif form.alignment.value is not Alignment.CENTER and not in_table:
            align = form.alignment.value.value
            yield Violation(in_paragraph(number), f"发文字号{align}，应当居中。", align, "居中")
        yield from _distance(document, number)


def _distance(document: IdentifiedDocument, number: IdentifiedParagraph) -> Iterator[Verdict]:
    above = neighbour_before(document, number)
    lines = blank_lines_before(document, number)
    near = above is not None and above.element is Element.ISSUING_AUTHORITY_MARK and above.place.text_box is None
    if near and not 0.7 <= lines <= 3.5:
        yield Violation(
            in_paragraph(number),
            f"发文字号与标志之间空了 {lines:g} 行，应空二行。",
            f"空 {lines:g} 行",
            "空 2 行",
            severity=None if document.format is DocumentFormat.GENERAL else Severity.INFO,
        )
