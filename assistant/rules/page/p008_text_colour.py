"""除规定套红的要素外，公文中的文字为黑色。

依据：GB/T 9704—2012 5.2.4。
错误示例：正文里有红字，或标题用了蓝字、加了黄色底纹。
正确示例：文字颜色为自动或黑色，没有突出显示。
修复方式：把颜色改为自动、去掉突出显示；彩色可能是起草时的标记，请本人确认。
例外：发文机关标志、信函和命令的标志、红色分隔线、印章可以是红色；超链接的蓝色、单元格的底纹不判断；近于黑色的深灰印出来与黑色无异，不报，较浅的灰色只作警告。
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.documents.edits import RunChange, stated
from assistant.documents.paragraph import Run
from assistant.rules.repairs import set_paragraph, set_runs
from assistant.rules.typography import Stretch, looking
from assistant.rules.vocabulary import *

_MAY_BE_RED = (Element.ISSUING_AUTHORITY_MARK, Element.SEPARATOR, Element.SEAL, Element.PAGE_NUMBER)
# Up to here a grey prints as black does.
_DARK = 0x20
# A grey that is not much lighter is rarely meant as a colour.
_GREY = 0x80
_NAMES = {
    "FF0000": "红色",
    "C00000": "深红色",
    "0000FF": "蓝色",
    "0070C0": "蓝色",
    "00B0F0": "浅蓝色",
    "00B050": "绿色",
    "FFC000": "橙色",
    "7030A0": "紫色",
    "FFFF00": "黄色",
    "FFFFFF": "白色",
}
_HIGHLIGHTS = {
    "yellow": "黄色",
    "green": "绿色",
    "red": "红色",
    "cyan": "青色",
    "magenta": "粉色",
    "blue": "蓝色",
    "lightGray": "灰色",
    "darkGray": "灰色",
}
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PAPER = ("FFFFFF", "AUTO")
_NO_HIGHLIGHT = ("none", "white")


@dataclass(frozen=True)
class TextColour(Rule):
    """Rule P008."""

    code = "P008"
    title = "文字颜色"
    clause = "GB/T 9704—2012 5.2.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = tuple(element for element in Element if element not in _MAY_BE_RED)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of text that is neither black nor an element that may be red."""
        for paragraph in document.paragraphs:
            if paragraph.element in _MAY_BE_RED:
                continue
            for stretch in looking(paragraph, _look(paragraph)):
                grey = stretch.format.colour.value or ""
                yield Violation(
                    in_paragraph(paragraph, stretch.start, stretch.end),
                    f"这一处文字是{stretch.actual}，公文文字应为黑色、不加底色。",
                    stretch.actual,
                    "黑色",
                    edits=_blackened(paragraph, stretch),
                    severity=Severity.WARNING if stretch.actual == _colour_name(grey) and _is_grey(grey) else None,
                )


def _blackened(paragraph: IdentifiedParagraph, stretch: Stretch) -> tuple[Edit, ...]:
    """Black without a ground; where the ground is that of the paragraph, the paragraph's goes."""
    form, paper = stretch.format, paragraph.format.shading.value
    highlighted = (form.highlight.value or "none") not in _NO_HIGHLIGHT
    coloured = stretch.actual == _colour_name(form.colour.value or "")
    change = RunChange(
        colour="auto" if coloured else None,
        highlight="none" if highlighted else None,
        shading="none" if _is_ground(form.shading.value) else None,
    )
    edits = set_runs(paragraph, change, stretch.start, stretch.end) if stated(change) else ()
    return edits + (set_paragraph(paragraph, ParagraphChange(shading="none")) if _is_ground(paper) else ())


def _look(paragraph: IdentifiedParagraph) -> Callable[[Run], str | None]:
    """A test of how runs depart from black on white."""
    paper = paragraph.format.shading.value

    def look(run: Run) -> str | None:
        colour, highlight = run.format.colour.value, run.format.highlight.value
        if highlight and highlight not in _NO_HIGHLIGHT:
            return f"{_HIGHLIGHTS.get(highlight, '彩色')}突出显示"
        if not run.hyperlink and colour and _is_coloured(colour):
            return _colour_name(colour)
        shading = run.format.shading.value or paper
        if shading and _is_ground(shading):
            return f"带底纹（{_NAMES.get(shading.upper(), shading)}）"
        return None

    return look


def _is_ground(shading: str | None) -> bool:
    return shading is not None and shading.upper() not in (*_PAPER, "")


def _colour_name(colour: str) -> str:
    if _is_grey(colour):
        return f"灰色（{colour}）"
    return _NAMES.get(colour.upper(), f"彩色（{colour}）")


def _is_coloured(colour: str) -> bool:
    parts = _parts(colour)
    return parts is not None and max(parts) > _DARK


def _is_grey(colour: str) -> bool:
    parts = _parts(colour)
    return parts is not None and max(parts) - min(parts) <= _DARK // 2 and _DARK < max(parts) <= _GREY


def _parts(colour: str) -> tuple[int, ...] | None:
    """Red, green and blue; None for automatic."""
    return tuple(bytes.fromhex(colour)) if _HEX.fullmatch(colour) else None
