# pyright: strict
"""除规定套红的要素外，公文中的文字为黑色。

依据：GB/T 9704—2012 5.2.4。
错误示例：正文里有红字，或标题用了蓝字、加了黄色底纹。
正确示例：文字颜色为自动或黑色，没有突出显示。
修复方式：把颜色改为自动、去掉突出显示；彩色可能是起草时的标记，请本人确认。
例外：发文机关标志、信函和命令的标志、红色分隔线、印章可以是红色；超链接的蓝色、单元格里的底纹只作提示以外的处理，不报。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.paragraph import Run
from assistant.documents.places import in_paragraph
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.typography import looking

_MAY_BE_RED = (Element.ISSUING_AUTHORITY_MARK, Element.SEPARATOR, Element.SEAL, Element.PAGE_NUMBER)
# Dark greys print as black does.
_DARK = 0x40
_NAMES = {"FF0000": "红色", "C00000": "深红色", "0000FF": "蓝色", "0070C0": "蓝色", "00B050": "绿色", "FFFF00": "黄色"}
_HIGHLIGHTS = {"yellow": "黄色", "green": "绿色", "red": "红色", "cyan": "青色", "magenta": "粉色", "lightGray": "灰色"}


@dataclass(frozen=True)
class TextColour(Rule):
    """Rule P008."""

    code: ClassVar = "P008"
    name: ClassVar = "text-colour"
    title: ClassVar = "文字颜色"
    clause: ClassVar = "GB/T 9704—2012 5.2.4"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = tuple(element for element in Element if element not in _MAY_BE_RED)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of text that is neither black nor an element that may be red."""
        for found in document.paragraphs:
            if found.element in _MAY_BE_RED:
                continue
            for stretch in looking(found, _colour):
                yield Violation(
                    in_paragraph(found, stretch.start, stretch.end),
                    f"这一处文字是{stretch.actual}，公文文字应为黑色。",
                    stretch.actual,
                    "黑色",
                )


def _colour(run: Run) -> str | None:
    """How a run departs from black on white; None where it does not."""
    colour, highlight = run.format.colour.value, run.format.highlight.value
    if highlight and highlight != "none":
        return f"{_HIGHLIGHTS.get(highlight, '彩色')}突出显示"
    if run.hyperlink or colour is None or colour.lower() == "auto" or _is_dark(colour):
        return None
    return _NAMES.get(colour.upper(), f"彩色（{colour}）")


def _is_dark(colour: str) -> bool:
    try:
        parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return True
    return max(parts) <= _DARK
