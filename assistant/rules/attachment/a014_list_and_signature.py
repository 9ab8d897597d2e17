"""附件说明与署名之间：不加盖印章的空一行，加盖签发人签名章的空二行。

依据：GB/T 9704—2012 7.3.5.2、7.3.5.3；加盖印章的，以印章顶端距附件说明一行之内定位。
错误示例：附件说明下面紧接着写署名。
正确示例：附件说明下空一行写署名。
修复方式：增减空行；盖章的请本人按印章位置调整。
例外：加盖印章的，空几行由印章大小决定，一至三行都可以。
"""

from __future__ import annotations

from assistant.rules.layout import blank_lines_before, main_part, neighbour_before
from assistant.rules.repairs import set_blank_lines
from assistant.rules.signature._placing import ROLE
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class ListAndSignature(Rule):
    """Rule A014.

    Attributes:
        least: The fewest lines that may stand empty.
        most: The most of them, which leave room for a seal.
    """

    code = "A014"
    title = "附件说明与署名的距离"
    clause = "GB/T 9704—2012 7.3.5"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ISSUER_SIGNATURE,)

    least: float = 0.5
    most: float = 4.2

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A signature that follows the list of attachments without a blank line."""
        signature = next(main_part(document, Element.ISSUER_SIGNATURE), None)
        above = neighbour_before(document, signature) if signature else None
        if signature is None or above is None or above.element is not Element.ATTACHMENT_LIST:
            return
        lines = blank_lines_before(document, signature)
        by_seal = ROLE.search(signature.own_text) is not None
        least, most, wanted = (1.4, 2.6, 2) if by_seal else (self.least, self.most, 1)
        if not least <= lines <= most:
            message = f"署名与附件说明之间空了 {lines:g} 行，应空{'二行，再盖签名章' if by_seal else '一行'}。"
            edits = set_blank_lines(document, signature, wanted)
            yield Violation(in_paragraph(signature), message, f"空 {lines:g} 行", f"空 {wanted} 行", edits=edits)
