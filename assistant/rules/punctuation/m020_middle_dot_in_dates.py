"""用月日作名称的节日、事件，月和日之间怎样用间隔号。

依据：GB/T 15834—2011 4.14.3.5，月日用阿拉伯数字时中间用间隔号；用汉字数字时只有一月、十一月、十二月才用间隔号。
错误示例：“3.15”消费者权益日；“五·四”运动；“一二九”运动。
正确示例：“3·15”消费者权益日；五四运动；“一二·九”运动。
修复方式：把点换成间隔号，或者添上、去掉间隔号，请本人确认。
例外：引号里的小数（不能当作月日的，如“0.5”）、并列的章节号和版本号（“3.1”、“3.2”）不算；普通日期写“3月15日”。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_MONTH_AND_DAY = r"(?:1[0-2]|0?[1-9])(?P<dot>[.．。、•・\-])(?:3[01]|[12]\d|0?[1-9])"
_NAMED = r"(?:事件|运动|惨案|事变|起义|讲话精神|指示|特大|地震|国际|消费者|晚会|火灾|爆炸|事故|重大|恐怖|全国|世界|普法|专案)"
_DIGITS = re.compile(rf"“{_MONTH_AND_DAY}”|(?<![\d.．:：]){_MONTH_AND_DAY.replace('dot', 'bare')}(?=”?{_NAMED})")
# “3.1”、“3.2” are numbers of chapters or versions, one beside the other.
_BESIDE, _BEFORE = re.compile(r"[、和与至到]?“\d+[.．]\d+”"), re.compile(r"“\d+[.．]\d+”[、和与至到]?$")
_DOTTED = re.compile(
    r"(?<![一二三四五六七八九十])(?:[二三四五六七八九]|(?<!一)十)(?P<dot>[·•・.])(?:三十|二?十?[一二三四五六七八九]|二?十)(?![·一二三四五六七八九十])"
)
_JOINED = re.compile(
    r"(?P<date>(?P<month>一二)(?P<day>九)(?=”?(?:运动|精神|学生))|(?P<january>一)(?P<days>二八)(?=”?(?:事变|抗战)))"
)


@dataclass(frozen=True)
class MiddleDotInDates(WrittenRule):
    """Rule M020."""

    code = "M020"
    title = "月日名称的间隔号"
    clause = "GB/T 15834—2011 4.14.3.5"
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each name made of a month and a day with another dot, one too many, or none."""
        yield from each_match(document, _DIGITS, _other_dot, *self.elements)
        yield from each_match(document, _DOTTED, _superfluous, *self.elements)
        yield from each_match(document, _JOINED, _missing, *self.elements)


def _other_dot(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    group = match.lastgroup or "dot"
    if _BESIDE.match(match.string, match.end()) or _BEFORE.search(match.string[: match.start()]):
        return None
    return replaced(
        paragraph, match, "·", f"月日名称用阿拉伯数字时，中间用间隔号“·”，这里用了“{match[group]}”。", group
    )


def _superfluous(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    bare = match[0].replace(match["dot"], "")
    return replaced(paragraph, match, bare, "月日名称用汉字数字时，只有一月、十一月、十二月才用间隔号。")


def _missing(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    dotted = f"{match['month'] or match['january']}·{match['day'] or match['days']}"
    return replaced(paragraph, match, dotted, f"这个名称的月和日之间用间隔号，写作“{dotted}”。")
