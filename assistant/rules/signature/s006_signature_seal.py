# pyright: strict
"""加盖签发人签名章的公文，正文下空二行右空四字加盖签名章，左空二字标注职务，签名章下空一行右空四字编排日期。

依据：GB/T 9704—2012 7.3.5.3。
错误示例：职务、日期紧靠右边，或与正文之间不空行。
正确示例：正文下空二行，签名章右空四字；再下空一行，日期右空四字。
修复方式：由本人按签名章图片调整。
例外：签名章本身的位置文件里看不出来，不作判断；不是签名章落款的不在此列。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.layout import blank_lines_before, in_characters, main_part, neighbour_before
from assistant.rules.rule import CannotTell, Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.signature._placing import ROLE, space_on_the_right

_BODY = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)


@dataclass(frozen=True)
class SignatureSeal(Rule):
    """Rule S006.

    Attributes:
        tolerance: How much lines and places may differ.
    """

    code: ClassVar = "S006"
    name: ClassVar = "signature-seal"
    title: ClassVar = "签名章的位置"
    clause: ClassVar = "GB/T 9704—2012 7.3.5.3"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE)

    tolerance: float = 0.7

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A position and a date with a signature seal that are not four 字 from the right, or too near to the text."""
        signed = [each for each in main_part(document, Element.ISSUER_SIGNATURE) if ROLE.search(each.paragraph.text)]
        if not signed:
            return
        above = neighbour_before(document, signed[0])
        lines = blank_lines_before(document, signed[0])
        if above is not None and above.element in _BODY and abs(lines - 2) > self.tolerance:
            yield Violation(
                in_paragraph(signed[0]),
                f"签名章落款与正文之间空了 {lines:g} 行，应空二行。",
                f"空 {lines:g} 行",
                "空 2 行",
            )
        indent = in_characters(signed[0], signed[0].paragraph.format.right.value)
        if signed[0].paragraph.format.alignment.value is not Alignment.RIGHT or abs(indent - 4) > self.tolerance:
            yield Violation(
                in_paragraph(signed[0]),
                f"签名章右空 {indent:.1f} 字，应右空四字。",
                f"右空 {indent:.1f} 字",
                "右空 4 字",
            )
        for date in main_part(document, Element.SIGNING_DATE):
            if abs(blank_lines_before(document, date) - 1) > self.tolerance:
                yield Violation(
                    in_paragraph(date),
                    "成文日期应在签名章下空一行的位置。",
                    f"空 {blank_lines_before(document, date):g} 行",
                    "空 1 行",
                )
            right = space_on_the_right(document, date)
            if date.paragraph.format.alignment.value is Alignment.RIGHT and abs(right - 4) > self.tolerance:
                yield Violation(
                    in_paragraph(date),
                    f"成文日期右空 {right:.1f} 字，应右空四字。",
                    f"右空 {right:.1f} 字",
                    "右空 4 字",
                )
        yield CannotTell("签名章图片盖在哪里，要看排版后的页面；请人工核对。")
