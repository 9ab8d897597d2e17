"""不用带歧视的称呼，不把港澳台称作国家。

依据：《中华人民共和国残疾人保障法》第三条、第六十二条，禁止侮辱残疾人；通行做法，称呼依新闻媒体的禁用和慎用规定。
错误示例：关心残废人的生活；安置弱智儿童；接待台湾国的客商；与香港、台湾等国家开展合作。
正确示例：关心残疾人的生活；安置智力障碍儿童；接待台湾地区的客商；与香港、台湾等地区开展合作。
修复方式：换成规范的称呼，由本人改写。
例外：成语（瞎子摸象、聋子的耳朵）、引号和书名号里的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.vocabulary import *

_WORDS = {
    "残废人": "残疾人",
    "残废儿童": "残疾儿童",
    "瞎子": "盲人",
    "聋子": "听力障碍者",
    "哑巴": "言语障碍者",
    "弱智": "智力障碍",
    "低能儿": "智力障碍儿童",
    "台湾国": "台湾地区",
    "香港国": "香港特别行政区",
    "低端人口": "具体的人群名称",
}
_AVOIDED = re.compile(
    rf"(?P<word>{'|'.join(_WORDS)})(?!摸象|点灯|的耳朵|吃黄连|算命)|(?P<lands>(?:香港|澳门|台湾)等国家?(?=[开进交合往])|(?:香港|澳门|台湾)等国家)"
)
_QUOTED = re.compile("“[^”]*”|《[^》]*》")


@dataclass(frozen=True)
class WordsToAvoid(TextRule):
    """Rule W012."""

    code = "W012"
    title = "不当的称呼"
    clause = "《中华人民共和国残疾人保障法》第三条；通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (*RUNNING, Element.TITLE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each such word outside quotations."""
        return each_match(document, _AVOIDED, _avoided, *self.elements)


def _avoided(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if any(start.start() <= match.start() < start.end() for start in _QUOTED.finditer(match.string)):
        return None
    wanted = _WORDS[match["word"]] if match["word"] else "等地区"
    message = f"“{match[0]}”的称呼不当，应当用“{wanted}”。" if match["word"] else "港澳台是地区，不称国家。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], wanted)
