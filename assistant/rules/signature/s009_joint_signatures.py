"""联合行文的，各发文机关都署名，一个机关一枚印章，印章之间不相交、不相切。

依据：GB/T 9704—2012 7.3.5.1；《党政机关公文处理工作条例》第九条（十一）。
错误示例：标志列了两个机关，署名只有一个。
正确示例：标志列的机关都署名，顺序一致。
修复方式：由本人补上署名，按顺序排齐。
例外：标志只用主办机关名称的，署名仍是各机关；印章的位置文件里看不出来，列为未判断。
"""

from __future__ import annotations

from assistant.documents.issuers import mark_issuers, same_issuer, signatures
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class JointSignatures(TextRule):
    """Rule S009."""

    code = "S009"
    title = "联合行文的署名"
    clause = "GB/T 9704—2012 7.3.5.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.ISSUER_SIGNATURE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Joint documents whose mark names bodies that do not sign, or sign in another order."""
        marks, signed = mark_issuers(document), signatures(document)
        if len(marks) < 2 or not signed:
            return
        missing = [mark for mark in marks if not any(same_issuer(mark, name) for name in signed)]
        last = document.of(Element.ISSUER_SIGNATURE)[-1]
        if missing:
            yield Violation(
                in_paragraph(last), f"联合行文的 {'、'.join(missing)} 没有署名。", "、".join(signed), "、".join(marks)
            )
        elif _order(marks, signed) != sorted(_order(marks, signed)):
            yield Violation(
                in_paragraph(last),
                "署名的顺序与发文机关标志不同，主办机关应在前。",
                "、".join(signed),
                "、".join(marks),
            )
        yield CannotTell("联合行文一个机关一枚印章，印章是否压住各自的署名、是否相交，文件里看不出来，请人工核对。")


def _order(marks: tuple[str, ...], signed: tuple[str, ...]) -> list[int]:
    """The place in the mark of each signature that is there."""
    found = [[at for at, mark in enumerate(marks) if same_issuer(mark, name)] for name in signed]
    return [places[0] for places in found if places]
