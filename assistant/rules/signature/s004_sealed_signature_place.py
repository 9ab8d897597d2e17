"""加盖印章的公文，署名在成文日期之上，以成文日期为准居中。

依据：GB/T 9704—2012 7.3.5.1。
错误示例：署名紧靠右边或居左，与日期不对中。
正确示例：署名以成文日期为准居中编排。
修复方式：改右缩进；请本人按印章位置调整。
例外：署名太长、对中后右边不足二字的，可以右空二字而日期随之左移；署名处有印章图片的只按盖章判断；没有图片看不出是否盖章，盖章和不盖章两种排法合乎其一即可；联合行文各署名排成几行几列的，请人工核对。
"""

from __future__ import annotations

from assistant.rules.signature._names import signed_name
from assistant.rules.signature._placing import close_of, set_right
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class SealedSignaturePlace(Rule):
    """Rule S004.

    Attributes:
        tolerance: How much it may differ, in 字.
    """

    code = "S004"
    title = "盖章件署名的位置"
    clause = "GB/T 9704—2012 7.3.5.1"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ISSUER_SIGNATURE,)

    tolerance: float = 0.7

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Signatures that are not centred on the date, where the date is where it stands with a seal."""
        close = close_of(document, self.tolerance)
        signed = signed_name(document)
        if close is None or not close.placing.sealed or (signed and signed.is_short):
            # A name that has to be written out has another place afterwards.
            return
        for paragraph, actual, wanted in close.wrong_signatures:
            yield Violation(
                in_paragraph(paragraph),
                f"署名右空 {actual:.1f} 字；以成文日期为准居中，应右空 {wanted:.1f} 字。",
                f"右空 {actual:.1f} 字",
                f"右空 {wanted:.1f} 字",
                edits=tuple(set_right(paragraph, wanted)),
            )
