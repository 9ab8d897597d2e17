"""主送机关写全称、规范化简称或者同类型机关统称，不写口语里的简称。

依据：《党政机关公文处理工作条例》第九条（八）。
错误示例：主送写“省府”；主送写“云溪县府、市公安”。
正确示例：主送写“东原省人民政府”；主送写“云溪县人民政府，清江市公安局”。
修复方式：由本人改成全称或者规范化简称。
例外：“各县（市、区）人民政府”“市直各部门”一类的统称可以用；写给个人的另有规则；“区府”“县府”是地名、路名一部分的不算。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_NAME = re.compile(r"[^，,、；;：:。\s]+")
_SPOKEN = re.compile(
    r"各?[\u4e00-\u9fff]{0,4}[省市县区州](?:府|府办)"
    r"|[\u4e00-\u9fff]{0,4}[省市县区州](?:公安|财政|民政|教育|水利|发改|人社|卫健|住建|交通|农业|林业|文旅|工信|应急|审计|统计|税务)"
)


@dataclass(frozen=True)
class RecipientsName(TextRule):
    """Rule B004."""

    code = "B004"
    title = "主送机关的名称"
    clause = "《党政机关公文处理工作条例》第九条（八）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.MAIN_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each recipient that is called as people call it when they speak."""
        if not document.character.official:
            return
        for paragraph in main_part(document, Element.MAIN_RECIPIENTS):
            for match in _NAME.finditer(paragraph.own_text):
                if _SPOKEN.fullmatch(match[0]):
                    message = f"主送机关要写全称或者规范化简称，“{match[0]}”是口语里的简称。"
                    place = in_paragraph(paragraph, *match.span())
                    yield Violation(place, message, match[0], "全称或者规范化简称")
