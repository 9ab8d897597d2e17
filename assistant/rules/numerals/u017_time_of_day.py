"""时刻的写法：24小时制前不加“下午”，时与分之间用半角冒号。

依据：GB/T 15835—2011 5.1.4，时间采用24小时制，时、分之间用冒号“:”分隔；“上午15时”前后矛盾。
错误示例：下午15:30召开；9：00报到；上午15时集合。
正确示例：15:30召开；9:00报到；15时集合。
修复方式：全角冒号换成半角；“上午”“下午”与时刻矛盾、重复的，由本人核对。
例外：“下午3时”是12小时制，不报；比例、比分（1：500）里的冒号不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.vocabulary import *

_HALF_DAY = re.compile(r"(?P<half>上午|下午|早上|凌晨|晚上|傍晚)\s?(?P<hour>1[3-9]|2[0-4])(?=[:：时点])")
_COLON = re.compile(
    r"(?:(?<=[日午上晨晚间于在定）)])|(?<=^)|(?<=[，。；—～至到]))(?P<hour>[01]?\d|2[0-4])(?P<colon>：)(?=[0-5]\d(?!\d))"
)
_WITH_WORDS = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-4])(?:[:：][0-5]\d分(?!钟)|点[0-5]\d(?![\d分]))|(?<![A-Za-z])(?:AM|PM|am|pm)\s?\d{1,2}[:：]\d\d"
    r"|(?<!\d)\d{1,2}[:：]\d\d\s?(?:AM|PM|am|pm)(?![A-Za-z])|(?:上午|下午|早上|晚上)[一二三四五六七八九十]{1,2}点(?:半|钟|整)?"
)
_MORNING = frozenset({"上午", "早上", "凌晨"})


@dataclass(frozen=True)
class TimeOfDay(TextRule):
    """Rule U017."""

    code = "U017"
    title = "时刻的写法"
    clause = "GB/T 15835—2011 5.1.4"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 上午 or 下午 before an hour after noon, and each full-width colon in a time."""
        yield from each_match(document, _HALF_DAY, _half_day)
        yield from each_match(document, _COLON, _colon)
        yield from each_match(document, _WITH_WORDS, _with_words)


def _half_day(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    half, hour = match["half"], match["hour"]
    place = in_paragraph(paragraph, *match.span())
    if half in _MORNING:
        message = f"“{half}”与“{hour}”时矛盾，请核对时间。"
        return Violation(place, message, match[0], "先后相合的时间", repair=Repair.PERSON)
    message = f"24小时制的时刻前不加“{half}”。"
    return Violation(place, message, match[0], hour, severity=Severity.INFO, repair=Repair.PERSON)


def _colon(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    message = "时与分之间用半角冒号“:”。"
    return replaced(paragraph, match, ":", message, "colon", Severity.INFO)


def _with_words(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    message = f"“{match[0]}”的写法不规范，时刻写作“15时30分”或者“15:30”。"
    place = in_paragraph(paragraph, *match.span())
    return Violation(place, message, match[0], "15时30分、15:30", severity=Severity.INFO, repair=Repair.PERSON)
