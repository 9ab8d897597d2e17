"""加盖印章的公文，成文日期一般右空四字。

依据：GB/T 9704—2012 7.3.5.1。
错误示例：成文日期紧靠右边，或居中。
正确示例：成文日期右边空四字。
修复方式：改右缩进；请本人按印章位置调整。
例外：署名处有印章图片的只按盖章判断；没有图片看不出是否盖章，盖章和不盖章两种排法合乎其一即可；签名章件另有规则；用制表位或文本框定位的不判断；联合署名排在表格里的，日期只看靠边、居中和居左的。
"""

from __future__ import annotations

from assistant.rules.layout import main_part
from assistant.rules.signature._placing import close_of, is_on_a_line, set_right, space_on_the_right
from assistant.rules.vocabulary import *

# What stands between is where the seal or the names want it.
_LEAST, _MOST, _SEALED = 1, 8, 4


@dataclass(frozen=True)
class SealedDatePlace(Rule):
    """Rule S003.

    Attributes:
        tolerance: How much it may differ, in 字.
    """

    code = "S003"
    title = "盖章件成文日期的位置"
    clause = "GB/T 9704—2012 7.3.5.1"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.SIGNING_DATE,)

    tolerance: float = 0.7

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A signing date that is not where it stands with a seal, where the signature is."""
        close = close_of(document, self.tolerance)
        if close is None:
            yield from _under_a_table(document)
        if close is None or not close.placing.sealed or close.wrong_date is None:
            return
        paragraph, actual, wanted = close.wrong_date
        yield Violation(
            in_paragraph(paragraph),
            f"成文日期右空 {actual:.1f} 字；盖章的公文一般右空 {wanted:g} 字。",
            f"右空 {actual:.1f} 字",
            f"右空 {wanted:g} 字",
            edits=tuple(set_right(paragraph, wanted)),
        )


def _under_a_table(document: IdentifiedDocument) -> Iterator[Violation]:
    """A date under joint signatures that a table places: at the margin, in the middle or at the left it is nowhere right."""
    signatures, dates = (list(main_part(document, each)) for each in (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE))
    joint = len(signatures) > 1 and all(each.place.table is not None for each in signatures)
    if not joint or len(dates) != 1 or not is_on_a_line(dates[0]):
        return
    actual = space_on_the_right(document, dates[0])
    if actual < _LEAST or actual > _MOST:
        message = f"成文日期右空 {actual:.1f} 字；盖章的公文一般右空 4 字。"
        edits = tuple(set_right(dates[0], _SEALED))
        yield Violation(in_paragraph(dates[0]), message, f"右空 {actual:.1f} 字", "右空 4 字", edits=edits)
