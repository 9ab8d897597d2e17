"""“等”前不用顿号、逗号。

依据：GB/T 15834—2011 附录B.1.2，用顿号并列的成分后面接“等”“等等”时，“等”前不再用顿号或者别的点号。
错误示例：民政、财政、等部门。
正确示例：民政、财政等部门。
修复方式：去掉“等”前的点号。
例外：“等级”“等额”“等待”一类的词不是列举的“等”；用逗号并列的较长成分可以写成“……，等等”。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match
from assistant.rules.punctuation._private import HAN, WrittenRule
from assistant.rules.vocabulary import *

_WORDS = "待候级次额价值比同于到差距离效式号边腰高温压量速闲身份量分位距值外"
_AFTER_LIST = re.compile(rf"(?<=[{HAN}\dA-Za-z”》）%])、(?=等(?:等|[^等{_WORDS}]|$))")
# After a comma 等 may be the verb, to wait; it ends a list where that has 、 and a stop, a number or such a noun follows.
_NOUNS = (
    "部门|单位|机关|机构|法律|法规|规定|文件|制度|政策|措施|办法|方式|形式|手段|渠道|手续|环节|内容|信息|数据|资料|材料|设施|设备|物资"
    "|场所|服务|行为|活动|工作|事项|任务|项目|工程|行业|领域|产业|产品|企业|人员|群体|方面|问题|情况|因素|地区|区域|重点|功能|技术|平台|资源"
    "|权益|职责|要求|原则|指标|要素|费用|资金|费|物品|灾害|事故|风险|隐患|作物|疾病|证件|证明|职业|岗位|专业|课程|场景|系统|网络|载体"
)
_AFTER_CLAUSE = re.compile(
    rf"(?<=[{HAN}”》）])(?P<comma>，)(?=等(?:[，。；）]|\s*$|[\d一二三四五六七八九十多各]+[个项种类家]|[{HAN}]{{0,6}}?(?:{_NOUNS})))"
)
_VERB = re.compile(rf"等(?:[{_WORDS}我你他她它这那一会再有着了]|[^，。；：]{{0,16}}(?:了|再|之后|以后|才))")
_CLAUSE = re.compile(r"[^。！？；：]*$")


@dataclass(frozen=True)
class NoCommaBeforeAndSoOn(WrittenRule):
    """Rule M007."""

    code = "M007"
    title = "“等”前不用点号"
    clause = "GB/T 15834—2011 附录B.1.2"
    severity = Severity.ERROR
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 、 before 等, and each ， that parts 等 from its list."""
        yield from each_match(document, _AFTER_LIST, _superfluous, *self.elements)
        yield from each_match(document, _AFTER_CLAUSE, _if_list, *self.elements)


def _superfluous(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    place = in_paragraph(paragraph, match.start(), match.end())
    return Violation(place, f"“等”前不用“{match[0]}”。", match[0], "不用点号", "")


def _if_list(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    text = match.string
    before = _CLAUSE.search(text[: match.start()])
    listed = before and "、" in before[0].rpartition("，")[2]
    return _superfluous(paragraph, match) if listed and not _VERB.match(text, match.end()) else None
