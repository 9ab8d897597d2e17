# pyright: strict
"""版记首条和末条分隔线用粗线，中间用细线，推荐 0.35 mm 和 0.25 mm。

依据：GB/T 9704—2012 7.4.1。
错误示例：三条线一样粗；中间没有线；线是红色。
正确示例：首末 1 磅，中间 0.75 磅，黑色。
修复方式：改线的粗细和颜色，补上中间的线。
例外：只有一个要素的没有中间线；信函的版记不加分隔线；主送与抄送之间不加线。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentFormat
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.imprint._lines import imprint_lines
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_NAMES = {"first": "首条", "middle": "中间", "last": "末条"}


@dataclass(frozen=True)
class ImprintLines(Rule):
    """Rule F003.

    Attributes:
        thick: Width of the first and the last line, in pt.
        thin: Width of those between, in pt.
    """

    code: ClassVar = "F003"
    name: ClassVar = "imprint-lines"
    title: ClassVar = "版记分隔线的粗细"
    clause: ClassVar = "GB/T 9704—2012 7.4.1"
    level: ClassVar = Level.RECOMMENDED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)

    thick: float = 1.0
    thin: float = 0.75

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each line of the imprint that is missing, too thick, too thin or coloured."""
        if document.format is DocumentFormat.LETTER:
            return
        wanted = {"first": self.thick, "last": self.thick, "middle": self.thin}
        for line in imprint_lines(document):
            name, width = _NAMES[line.where], wanted[line.where]
            if line.border is None:
                yield Violation(in_paragraph(line.at), f"版记缺{name}分隔线。", "没有线", f"{width:g} 磅的线")
            elif not _fits(line.border.width.pt, width, thick=line.where != "middle"):
                yield Violation(
                    in_paragraph(line.at),
                    f"版记{name}分隔线粗 {line.border.width.pt:g} 磅，推荐约 {width:g} 磅。",
                    f"{line.border.width.pt:g} 磅",
                    f"约 {width:g} 磅",
                )
            elif line.border.colour is not None and line.border.colour not in ("auto", "000000"):
                yield Violation(in_paragraph(line.at), f"版记{name}分隔线不是黑色。", line.border.colour, "黑色")


def _fits(points: float, wanted: float, *, thick: bool) -> bool:
    """Whether a width is near enough: thick ones from 0.9 to 1.5 pt, thin ones from 0.4 to 0.8 pt."""
    return 0.9 * wanted <= points <= 1.5 * wanted if thick else 0.55 * wanted <= points <= 1.1 * wanted
