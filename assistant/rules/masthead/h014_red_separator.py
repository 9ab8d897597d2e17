# pyright: strict
"""发文字号之下 4 mm 处居中印一条与版心等宽的红色分隔线。

依据：GB/T 9704—2012 7.2.7；线的粗细国标没有规定。
错误示例：分隔线是黑色，或没有分隔线，或紧贴发文字号。
正确示例：发文字号下 4 mm 处的红线。
修复方式：改线的颜色和距离，没有的加上；请本人确认。
例外：信函用双线，另有规则；纪要、命令不强求；线画成图形的只看颜色，距离看不出来。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentFormat
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.documents.units import Length
from assistant.rules.layout import main_part
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class RedSeparator(Rule):
    """Rule H014.

    Attributes:
        tolerance: How much the distance may differ, in mm.
    """

    code: ClassVar = "H014"
    name: ClassVar = "red-separator"
    title: ClassVar = "版头红色分隔线"
    clause: ClassVar = "GB/T 9704—2012 7.2.7"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.SEPARATOR, Element.DOCUMENT_NUMBER)

    tolerance: float = 1.5

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A masthead without a red line under its number."""
        number = next(iter(document.of(Element.DOCUMENT_NUMBER)), None)
        if (
            number is None
            or not document.character.has_masthead
            or document.format in (DocumentFormat.LETTER, DocumentFormat.ORDER)
        ):
            return
        lines = list(_lines(document, number))
        if not lines:
            # 10.3 leaves the form of minutes to the bodies that keep them.
            lighter = Severity.INFO if document.format is DocumentFormat.MINUTES else None
            yield Violation(
                in_paragraph(number),
                "发文字号之下没有红色分隔线。",
                "没有分隔线",
                "发文字号下 4 mm 处的红线",
                severity=lighter,
            )
            return
        at, colour, space = lines[0]
        if colour is not None and not _is_red(colour):
            yield Violation(in_paragraph(at), "版头的分隔线应为红色。", f"颜色 {colour}", "红色")
        elif colour is None and space is not None:
            yield Violation(in_paragraph(at), "版头的分隔线应为红色。", "自动颜色（黑色）", "红色")
        if space is not None and at is number and not space.is_near(Length.of_mm(4), Length.of_mm(self.tolerance)):
            yield Violation(
                in_paragraph(at), f"分隔线离发文字号 {space.mm:.1f} mm，应为 4 mm。", f"{space.mm:.1f} mm", "4 mm"
            )


def _lines(
    document: IdentifiedDocument, number: IdentifiedParagraph
) -> Iterator[tuple[IdentifiedParagraph, str | None, Length | None]]:
    """The lines between the number and the title: where, their colour, and their distance where a border states it."""
    title = next(main_part(document, Element.TITLE), None)
    start = document.position(number)
    end = document.position(title) if title else start + 6
    for found in document.paragraphs[start:end]:
        borders = (found.paragraph.format.bottom_border.value, found.paragraph.format.top_border.value)
        for border in borders:
            if border is not None and border.style not in ("none", "nil"):
                yield found, border.colour, border.space
        for picture in document.document.pictures:
            anchored = picture.anchor.part == "body" and found.place.table is None and found.place.text_box is None
            if anchored and picture.anchor.paragraph == found.place.paragraph and picture.kind in ("line", "shape"):
                yield found, picture.line_colour or "FF0000", None


def _is_red(colour: str) -> bool:
    if re.fullmatch(r"[0-9A-Fa-f]{6}", colour) is None:
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red >= 160 and green <= 90 and blue <= 90
