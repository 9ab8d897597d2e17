"""量词与名词相配。

依据：《现代汉语词典》（第7版）附录“现代汉语量词表”的量词与名词搭配。
错误示例：印发三座通知；召开两支会议；新录用5件公务员；购置3名车辆。
正确示例：印发三份通知；召开两次会议；新录用5名公务员；购置3辆车辆。
修复方式：由本人换成合适的量词。
例外：名词后面还有别的名词时（“3所学生公寓”“5件群众反映的问题”）不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.references._private import within_marks
from assistant.rules.vocabulary import *

# What is counted, the measure words that never go with it, and those that do. What is disputed is not among them.
_COUNTED = (
    ("通知|文件|通报|请示|批复|办法|方案", "座|支|辆|台|名|位|头|只|栋|艘|户|亩", "份、个"),
    (
        "(?:专题|现场|工作|全体|联席|视频|调度|推进)?会议|座谈会|推进会|调度会",
        "支|座|辆|台|张|名|栋|头|只|份|户|条",
        "次、个、场",
    ),
    (
        "公务员|干部|职工|党员|代表|教师|工作人员|医生|专家|志愿者|同志|民警|辅警|村民|居民|委员|负责人|学生",
        "件|座|辆|台|份|张|栋|只|匹|艘|项|篇|支|条",
        "名、位",
    ),
    ("车辆|汽车|客车|货车|公交车|消防车|救护车|警车|轿车", "名|位|件|座|张|份|栋|支|头|只|艘|户|项", "辆"),
    ("学校|医院|幼儿园|养老院|卫生院", "名|位|辆|件|张|台|支|只|头|份|艘", "所、家"),
    ("桥梁|大桥|水库|电站|水电站", "名|位|辆|件|张|台|支|份|只|家|头|户", "座"),
    ("问题|隐患", "名|位|座|辆|台|艘|栋|支|头|只|户", "个"),
    ("项目|工程", "名|位|辆|张|支|只|头|艘|户|份", "个、项"),
    ("队伍|救援队|工作队|志愿服务队", "件|座|辆|台|张|栋|头|只|份|项|户", "支"),
    ("船舶|渔船|货船|客船|巡逻艇", "名|位|件|座|张|份|栋|支|头|辆|户", "艘"),
)
_NUMBER = r"(?<![第\d])(?:\d{1,6}|[一二两三四五六七八九十百千几多]{1,4})"
_END = r"(?=[，。；、）]|和|参加|到场|到岗|已|被|未|均|全部|进行|正在)"
_PATTERNS = tuple(
    (re.compile(rf"{_NUMBER}(?P<measure>{wrong})(?P<what>{what}){_END}"), right) for what, wrong, right in _COUNTED
)


@dataclass(frozen=True)
class MeasureWords(TextRule):
    """Rule U022."""

    code = "U022"
    title = "量词"
    clause = "《现代汉语词典》（第7版）附录"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each measure word that does not go with what is counted."""
        for pattern, right in _PATTERNS:
            yield from each_match(document, pattern, lambda p, m, wanted=right: _unfit(p, m, wanted))


def _unfit(paragraph: IdentifiedParagraph, match: re.Match[str], right: str) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    message = f"“{match['what']}”的量词用“{right}”，不用“{match['measure']}”。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], f"量词用“{right}”")
