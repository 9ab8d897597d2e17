"""命令由签发人署职务、加盖签名章，编排成文日期，不署机关名称。

依据：GB/T 9704—2012 10.2、7.3.5.3。
错误示例：命令署“清江市人民政府”。
正确示例：署“市长”加签名章。
修复方式：由本人改署签发人职务。
例外：签名章是图片，文件里看不出是谁的，不作判断；机关名称后面写了职务的（“清江市人民政府市长”）不算错。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_ROLE = re.compile(
    r"主席|总理|省长|市长|县长|区长|州长|主任|部长|局长|厅长|院长|署长|行长|司令|乡长|镇长|旗长|盟长|关长|会长|审计长|检察长|政治委员|政委"
)


@dataclass(frozen=True)
class OrderSignature(TextRule):
    """Rule K012."""

    code = "K012"
    title = "命令的落款"
    clause = "GB/T 9704—2012 10.2"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.ISSUER_SIGNATURE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Orders that are signed by a body."""
        if document.format is not DocumentFormat.ORDER:
            return
        signed = [each for each in main_part(document, Element.ISSUER_SIGNATURE) if each.own_text.strip()]
        texts = [re.sub(r"\s", "", each.own_text) for each in signed]
        if signed and not any(_ROLE.search(text) for text in texts):
            yield Violation(
                in_paragraph(signed[0]),
                "命令署签发人的职务并加盖签名章，不署机关名称。",
                "、".join(texts),
                "签发人职务",
            )
