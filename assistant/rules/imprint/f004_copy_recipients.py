# pyright: strict
"""抄送机关一般用四号仿宋体字，左右各空一字，“抄送”后加全角冒号，最后一个名称后用句号。

依据：GB/T 9704—2012 7.4.2；回行与冒号后的首字对齐。
错误示例：抄送用三号字；“抄送:”；末尾没有句号。
正确示例：“抄送：市委办公室，市人大常委会办公室。”四号仿宋。
修复方式：改字体字号和缩进，换标点。
例外：抄送机关之间用逗号还是顿号国标没有统一规定，不作判断；主送机关移到版记的照此编排。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.documents.units import FontSize
from assistant.rules.imprint._type import type_verdicts
from assistant.rules.layout import in_characters, width_of
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_LABEL = re.compile(r"\s*(?P<word>抄\s*[送报发]|分送|主送)\s*(?P<colon>[：:,，]?)")


@dataclass(frozen=True)
class CopyRecipients(Rule):
    """Rule F004.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code: ClassVar = "F004"
    name: ClassVar = "copy-recipients"
    title: ClassVar = "抄送机关"
    clause: ClassVar = "GB/T 9704—2012 7.4.2"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.COPY_RECIPIENTS,)

    typefaces: tuple[str, ...] = (Typeface.FANGSONG.value,)
    size: str = FontSize.SI_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Copy recipients in other type, placed otherwise, or with other marks."""
        lines = [each for each in document.of(Element.COPY_RECIPIENTS) if each.paragraph.text.strip()]
        for found in lines:
            yield from type_verdicts(found, self.typefaces, self.size)
            yield from _place(found)
        if lines:
            yield from _marks(lines[0], lines[-1])


def _place(found: IdentifiedParagraph) -> Iterator[Verdict]:
    """One 字 on either side, the first line counted with blanks that were typed."""
    form, text = found.paragraph.format, found.paragraph.text
    first = in_characters(found, form.left.value) + in_characters(found, form.first_line.value)
    first += width_of(text[: len(text) - len(text.lstrip())])
    if _LABEL.match(text) and abs(first - 1) > _UNSEEN:
        yield Violation(
            in_paragraph(found), f"抄送左空 {first:.1f} 字，应左空一字。", f"左空 {first:.1f} 字", "左空 1 字"
        )
    right = in_characters(found, form.right.value)
    if abs(right - 1) > _UNSEEN:
        yield Violation(
            in_paragraph(found), f"抄送右空 {right:.1f} 字，应右空一字。", f"右空 {right:.1f} 字", "右空 1 字"
        )


def _marks(first: IdentifiedParagraph, last: IdentifiedParagraph) -> Iterator[Verdict]:
    label = _LABEL.match(first.paragraph.text)
    if label is not None and label["colon"] != "：":
        start, end = label.span("colon")
        actual = label["colon"] or "没有冒号"
        yield Violation(in_paragraph(first, start, end), "“抄送”后应当用全角冒号。", actual, "：")
    text = last.paragraph.text.rstrip()
    if not text.endswith("。"):
        end = len(text)
        start = end - 1 if text[-1:] in "；;，,、." else end
        yield Violation(
            in_paragraph(last, start, end), "最后一个抄送机关后应当用句号。", text[start:] or "没有句号", "。"
        )


_UNSEEN = 0.4
