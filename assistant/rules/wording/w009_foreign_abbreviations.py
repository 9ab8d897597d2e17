"""外文缩写首次出现时写中文名称。

依据：《党政机关公文处理工作条例》第十一条；国务院办公厅秘书局《关于加强对行政机关公文中涉及字母词审核把关的通知》（国办秘函〔2010〕14号），公文一般不用字母词，确需使用的，首次出现时注明汉语译名。
错误示例：推进GDP稳步增长；推广PPP模式。
正确示例：推进国内生产总值（GDP）稳步增长；推广政府和社会资本合作（PPP）模式。
修复方式：由本人改写为中文名称，或者在首次出现时加注。
例外：只查有通行译名的常见缩写；中文名称在全文中出现过的、缩写旁边有括号说明的、型号和网址里的不报；不是公文的不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, matches, running_text
from assistant.rules.vocabulary import *

# 《推荐使用外语词中文译名表》 and the names that laws and State Council documents use.
_NAMES = {
    "GDP": "国内生产总值",
    "CPI": "居民消费价格指数",
    "PPI": "工业生产者出厂价格指数",
    "PPP": "政府和社会资本合作",
    "GIS": "地理信息系统",
    "BIM": "建筑信息模型",
    "KPI": "关键绩效指标",
    "OKR": "目标与关键成果",
    "AI": "人工智能",
    "APP": "移动应用程序",
    "App": "移动应用程序",
    "VR": "虚拟现实",
    "IPO": "首次公开发行",
    "ICU": "重症监护",
    "EPC": "工程总承包",
    "ESG": "环境、社会和公司治理",
    "WTO": "世界贸易组织",
    "WHO": "世界卫生组织",
    "OA": "办公自动化",
    "ERP": "企业资源计划",
    "LNG": "液化天然气",
    "BRT": "快速公交",
    "ETC": "电子不停车收费",
    "AED": "自动体外除颤器",
    "NGO": "非政府组织",
    "CEO": "首席执行官",
}
_ABBREVIATION = re.compile(rf"(?<![A-Za-z\d\-—·/&_.（(《“])(?:{'|'.join(_NAMES)})(?![A-Za-z\d\-—·/&_.]|[（(）)])")


@dataclass(frozen=True)
class ForeignAbbreviations(TextRule):
    """Rule W009."""

    code = "W009"
    title = "外文缩写"
    clause = "《党政机关公文处理工作条例》第十一条；国办秘函〔2010〕14号"
    level = Level.REGULATION
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """The first place of each abbreviation whose Chinese name the document does not say."""
        if not document.character.official:
            return
        told: set[str] = set()
        for paragraph in running_text(document):
            for match in matches(_ABBREVIATION, paragraph.own_text):
                name = _NAMES[match[0]]
                if name not in told and not _says(document, name):
                    message = f"“{match[0]}”首次出现，应当写中文名称（{name}）或者加注。"
                    place = in_paragraph(paragraph, *match.span())
                    yield Violation(place, message, match[0], f"{name}（{match[0]}）")
                told.add(name)


def _says(document: IdentifiedDocument, name: str) -> bool:
    return any(name in each.own_text for each in document.paragraphs)
