"""不加盖印章的公文，正文下空一行右空二字署名，成文日期首字比署名首字右移二字。

依据：GB/T 9704—2012 7.3.5.2；成文日期长于署名的，日期右空二字，署名相应右移。
错误示例：署名居中；署名与正文之间空四行。
正确示例：署名右空二字，日期首字右移二字。
修复方式：改右缩进和空行；请本人确认是否盖章；盖章而空行太多的，留多少要看印章大小，由本人改。
例外：署名处有印章图片的只按盖章判断；没有图片看不出是否盖章，盖章和不盖章两种排法合乎其一即可；盖章的署名与正文之间可以多空几行。
"""

from __future__ import annotations

from assistant.rules.layout import blank_lines_before, main_part, neighbour_before
from assistant.rules.repairs import set_blank_lines
from assistant.rules.signature._placing import BODY, close_of, set_right
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class UnsealedClosePlace(Rule):
    """Rule S005.

    Attributes:
        tolerance: How much places may differ, in 字.
    """

    code = "S005"
    title = "署名、日期的位置及与正文的距离"
    clause = "GB/T 9704—2012 7.3.5.2"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE)

    tolerance: float = 0.7

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Signatures and a date that are not where they stand without a seal, and no or too many blank lines above."""
        close = close_of(document, self.tolerance)
        if close is None:
            return
        if not close.placing.sealed:
            for paragraph, actual, wanted in (
                *close.wrong_signatures,
                *([close.wrong_date] if close.wrong_date else []),
            ):
                yield Violation(
                    in_paragraph(paragraph),
                    f"{paragraph.element.value}右空 {actual:.1f} 字；不盖章的公文应右空 {wanted:.1f} 字。",
                    f"右空 {actual:.1f} 字",
                    f"右空 {wanted:.1f} 字",
                    edits=tuple(set_right(paragraph, wanted)),
                )
        yield from _distance(document, sealed=close.placing.sealed)


def _distance(document: IdentifiedDocument, *, sealed: bool) -> Iterator[Verdict]:
    """Without a seal exactly one line is empty; with one its size decides, so that only none and very many are wrong."""
    first = next(main_part(document, Element.ISSUER_SIGNATURE), None)
    above = neighbour_before(document, first) if first else None
    if first is None or above is None or above.element not in BODY:
        return
    lines = blank_lines_before(document, first)
    least, most = (0.5, 4.4) if sealed else (0.5, 2.6)
    if sealed and lines > most:
        message = f"署名与正文之间空了 {lines:g} 行；印章顶端应当距正文一行之内，请减少空行。"
        yield Violation(
            in_paragraph(first), message, f"空 {lines:g} 行", "印章顶端距正文一行之内", repair=Repair.PERSON
        )
    elif not least <= lines <= most:
        message, edits = f"署名与正文之间空了 {lines:g} 行，应空一行。", set_blank_lines(document, first, 1)
        yield Violation(in_paragraph(first), message, f"空 {lines:g} 行", "空 1 行", edits=edits)
