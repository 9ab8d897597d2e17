"""请示、报告等上行文不抄送下级机关。

依据：《党政机关公文处理工作条例》第十五条（一）。
错误示例：请示抄送“各县（市、区）人民政府”“局属各单位”。
正确示例：请示只抄送相关上级机关和同级机关。
修复方式：由本人删去下级机关。
例外：写明是上级机关的部门、单位（“省直各有关单位”）和各民主党派不算；单独列出的机关是不是下级，文件里看不出来，不作判断。
"""

from __future__ import annotations

import re

from assistant.rules.routing._kind import stated_kind
from assistant.rules.vocabulary import *

_BELOW = re.compile(
    r"(?<!直)各(?:县|市|区|旗|乡|镇|街道|村|社区|科|股|处室|所|站|分局|基层|二级)[^，。；：]{0,16}"
    r"|(?<!直)(?:[局厅委院校]属|所属|下属|下辖|直属)各?[^，。；：]{0,6}(?:单位|机构|部门|学校|企业|站|所|县|乡|镇|街道)"
)


@dataclass(frozen=True)
class NoCopyDownward(TextRule):
    """Rule L005."""

    code = "L005"
    title = "上行文不抄送下级"
    clause = "《党政机关公文处理工作条例》第十五条（一）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.COPY_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Requests and reports copied to the bodies below."""
        if stated_kind(document) not in (DocumentType.REQUEST, DocumentType.REPORT):
            return
        for paragraph in document.of(Element.COPY_RECIPIENTS):
            match = _BELOW.search(paragraph.own_text)
            if match is not None:
                yield Violation(
                    in_paragraph(paragraph, *match.span()),
                    f"上行文不抄送下级机关“{match[0]}”。",
                    match[0],
                    "不抄送下级机关",
                )
