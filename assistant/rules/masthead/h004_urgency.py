# pyright: strict
"""紧急公文标注“特急”“加急”，一般用三号黑体字，顶格编排在版心左上角。

依据：GB/T 9704—2012 7.2.3；《党政机关公文处理工作条例》第九条（三）。
错误示例：“紧急”“急件”；普通公文写“特提”；用宋体。
正确示例：“特急”三号黑体，左上角顶格。
修复方式：改用词、字体和对齐；紧急程度由本人核定。
例外：电报标“特提”“特急”“加急”“平急”。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.documents.units import FontSize
from assistant.rules.masthead._corner import in_other_type, off_the_corner
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_WORDS = ("特急", "加急")
_TELEGRAM = (*_WORDS, "特提", "平急")


@dataclass(frozen=True)
class Urgency(Rule):
    """Rule H004.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code: ClassVar = "H004"
    name: ClassVar = "urgency"
    title: ClassVar = "紧急程度"
    clause: ClassVar = "GB/T 9704—2012 7.2.3；《党政机关公文处理工作条例》第九条（三）"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.URGENCY,)

    typefaces: tuple[str, ...] = (Typeface.HEITI.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Urgencies in other words or other type, or off the corner."""
        for found in document.of(Element.URGENCY):
            text = found.paragraph.text.strip()
            telegram = "电" in document.text_of(Element.DOCUMENT_NUMBER) or "电报" in document.text_of(
                Element.ISSUING_AUTHORITY_MARK
            )
            if text not in (_TELEGRAM if telegram else _WORDS):
                yield Violation(in_paragraph(found), "紧急程度写“特急”或“加急”。", text, "特急、加急")
            yield from in_other_type(found, self.typefaces, self.size)
            yield from off_the_corner(found)
