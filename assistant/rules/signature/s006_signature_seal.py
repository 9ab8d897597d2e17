"""加盖签发人签名章的公文，正文下空二行右空四字加盖签名章，左空二字标注职务，签名章下空一行右空四字编排日期。

依据：GB/T 9704—2012 7.3.5.3。
错误示例：职务、日期紧靠右边，或与正文之间不空行。
正确示例：正文下空二行，签名章右空四字；再下空一行，日期右空四字。
修复方式：由本人按签名章图片调整。
例外：签名章本身的位置文件里看不出来，不作判断；不是签名章落款的不在此列。
"""

from __future__ import annotations

from assistant.rules.layout import blank_lines_before, in_characters, main_part, neighbour_before
from assistant.rules.signature._placing import BODY, ROLE, is_on_a_line, space_on_the_right
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class SignatureSeal(Rule):
    """Rule S006.

    Attributes:
        tolerance: How much lines and places may differ.
    """

    code = "S006"
    title = "签名章的位置"
    clause = "GB/T 9704—2012 7.3.5.3"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE)

    tolerance: float = 0.7

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A position and a date with a signature seal that are not four 字 from the right, or too near to the text."""
        signed = [each for each in main_part(document, Element.ISSUER_SIGNATURE) if ROLE.search(each.own_text)]
        if not signed and document.format is not DocumentFormat.ORDER:
            return
        if signed:
            yield from self._role(document, signed[0])
        for date in main_part(document, Element.SIGNING_DATE):
            yield from self._date(document, date)
        yield CannotTell("签名章图片盖在哪里，要看排版后的页面；请人工核对。")

    def _role(self, document: IdentifiedDocument, signed: IdentifiedParagraph) -> Iterator[Violation]:
        """Two lines under the text; under a list of attachments the distance is looked at elsewhere."""
        above, lines = neighbour_before(document, signed), blank_lines_before(document, signed)
        if above is not None and above.element in BODY and abs(lines - 2) > self.tolerance:
            yield _wrong(signed, f"签名章落款与正文之间空了 {lines:g} 行，应空二行。", f"空 {lines:g} 行", "空 2 行")
        indent = in_characters(signed, signed.format.right.value)
        if signed.format.alignment.value is not Alignment.RIGHT or abs(indent - 4) > self.tolerance:
            yield _wrong(signed, f"签名章右空 {indent:.1f} 字，应右空四字。", f"右空 {indent:.1f} 字", "右空 4 字")

    def _date(self, document: IdentifiedDocument, date: IdentifiedParagraph) -> Iterator[Violation]:
        """One line under the seal, four 字 from the right."""
        lines, right = blank_lines_before(document, date), space_on_the_right(document, date)
        if abs(lines - 1) > self.tolerance:
            yield _wrong(date, "成文日期应在签名章下空一行的位置。", f"空 {lines:g} 行", "空 1 行")
        if is_on_a_line(date) and abs(right - 4) > self.tolerance:
            yield _wrong(date, f"成文日期右空 {right:.1f} 字，应右空四字。", f"右空 {right:.1f} 字", "右空 4 字")


def _wrong(paragraph: IdentifiedParagraph, message: str, actual: str, expected: str) -> Violation:
    return Violation(in_paragraph(paragraph), message, actual, expected)
