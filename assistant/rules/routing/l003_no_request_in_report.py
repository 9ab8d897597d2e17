"""不得在报告等非请示性公文中夹带请示事项。

依据：《党政机关公文处理工作条例》第十五条（四）。
错误示例：报告里写“请市政府批准拨付资金”“妥否，请批示”。
正确示例：报告以“特此报告”结尾，请示事项另行文。
修复方式：由本人把请示事项移到请示里。
例外：“请审阅”“请指正”不是请示事项；叙述已经报请、提请、申请的不算；提建议不算；书名号、引号里的不算；意见可以提出请批转执行。
"""

from __future__ import annotations

import re

from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs, own_words, stated_kind
from assistant.rules.vocabulary import *

# 请 as a request begins a clause: 报请, 提请, 申请 and 邀请 within one tell what was done.
_BEGINS = r"(?:(?:^|(?<=[。；;，,：:！\s（“])|(?<=为此)|(?<=因此)|(?<=同时))(?:现|特|故|谨|并|诚|烦|务)?|恳|敬)"
_DECIDE = r"(?:批准|批示|批复|审批|审定|核准|批转|指示)"
_GIVE = (
    r"(?:拨付|拨款|划拨|下拨|核拨|增拨|拨给|追加|解决|予以?支持|给予[^，。；]{0,16}(?:支持|补助|帮助)"
    r"|(?:安排|增加|支持|补助)[^，。；]{0,14}(?:资金|经费|编制|指标|[万亿]元)"
    r"|(?:资金|经费|编制|指标)[^，。；]{0,10}(?:支持|倾斜|补助))"
)
# Whom a request is made to, or what follows where nobody is named; 请求解决 alone may be what others asked for.
_SUPERIOR = r"(?:上级|省|市|县|区|州|国家|中央|国务院|厅|局|部|委|政府|贵|给予|予|尽快|帮助|协调|拨|追加|增加|安排)"
_ASKS = re.compile(
    rf"{_BEGINS}请求?(?!示|假)[^，。；：！？的]{{0,20}}?{_DECIDE}(?![的后过书件文])"
    rf"|{_BEGINS}请(?:求?(?!示|假)(?=[^，。；：！？]{{0,10}}{_SUPERIOR})|(?=解决))[^，。；：！？]{{0,30}}?{_GIVE}"
    rf"|(?:现|特|谨)(?:报请|提请|呈请|申请)[^，。；的]{{0,20}}?(?:{_DECIDE}|{_GIVE}|同意)(?![的后过])"
    r"|(?<![期希渴盼])[望盼](?=[予请批早尽省市县国上])[^，。；的]{0,14}?(?:批准|批复|批示|解决|给予支持|予以支持)"
    r"|(?:[妥当可]否|是否(?:妥当|可行))[，,]?\s*请[^。；]{0,6}"
    # A heading or a line of its own that says what is asked for.
    r"|(?<![\u4e00-\u9fff])(?:有关)?(?:请示|请求|恳请[^，。]{0,6})的?(?:事项|问题)[：:。]?\s*$"
    r"|以上[^。；]{0,14}(?:如无不妥|[，,]\s*请)[^。；]{0,6}?(?:批|审定|指示|核准)[准示复转]?"
)


@dataclass(frozen=True)
class NoRequestInReport(TextRule):
    """Rule L003."""

    code = "L003"
    title = "报告不夹带请示事项"
    clause = "《党政机关公文处理工作条例》第十五条（四）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = RUNNING_BODY

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each phrase in a report that asks for approval."""
        if stated_kind(document) is not DocumentType.REPORT:
            return
        for paragraph in body_paragraphs(document):
            for match in own_words(_ASKS, paragraph.own_text):
                yield Violation(
                    in_paragraph(paragraph, *match.span()),
                    f"报告里不得夹带请示事项，“{match[0]}”应另用请示。",
                    match[0],
                    "另行请示",
                )
