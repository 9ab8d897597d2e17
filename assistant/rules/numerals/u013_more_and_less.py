"""概数只说一次；减少不用倍数；“由……”与“到”相接，百分数之差用百分点。

依据：通行做法，“约”“近”“超过”与“左右”“余”“以上”等意思重复或者矛盾，只用一个；“倍”只用于增加，减少用百分数、分数或者“减少到”。
错误示例：完成投资约300万元左右；险情起数减少了两倍；由100户增加了150户；占比由15%提高到20%，提高5%。
正确示例：完成投资约300万元；险情起数减少了三分之二；由100户增加到150户；占比由15%提高到20%，提高5个百分点。
修复方式：重复的留一个，减少的换算成百分数；由本人核对原数。
例外：“近十余年来”等说时间的不报；“减少到”“降为”后面不是倍数的不报。
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.rules.numerals._private import DIGITS, NUMBER
from assistant.rules.prose import RUNNING, each_match
from assistant.rules.vocabulary import *

_AMOUNT = rf"(?:{NUMBER}|[{DIGITS}两百千][{DIGITS}十百千零两]*|十[{DIGITS}]?)[十百千万亿]*"
_ABOUT = rf"(?:大约|大概|约(?:为|有|占|计|达)?(?=[\d{DIGITS}十两百千])|接近|将近)"
# 公约, 节约, 预约 end in 约 and are no 约.
_NO_ABOUT = r"(?<![公节条违预合制签特契简履集隐邀誓盟和婚爽守缔续租相])"
_UNIT = r"[^\d，。；：、（）“”《》\s]{0,4}?"
_TWICE = (
    re.compile(rf"(?P<first>大约|大概)(?:需要?|有|花费){_AMOUNT}{_UNIT}(?P<second>左右|上下(?!游|级|班))"),
    re.compile(rf"(?P<first>超过){_AMOUNT}(?P<more>[余多])(?=[家户人个名亩件])"),
    re.compile(rf"(?P<first>{_NO_ABOUT}约)\d+[—～\-]\d+{_UNIT}(?P<second>左右|上下)"),
    re.compile(
        rf"(?P<first>{_NO_ABOUT}{_ABOUT}){_AMOUNT}(?:(?P<more>[余多])(?!边|元化|样|种形){_UNIT}|{_UNIT}(?P<second>左右|上下(?!游|级|班)))"
    ),
    re.compile(rf"(?P<first>{_NO_ABOUT}{_ABOUT}){_AMOUNT}{_UNIT}(?P<second>以上|以下)(?!学历|文化|职务|职称|干部)"),
    re.compile(rf"(?P<first>(?<![最附就临邻靠远亲相新])近){_AMOUNT}(?P<more>[余多])(?![边年月天日周个]|元化)"),
    re.compile(
        rf"(?P<first>(?<![最附就临邻靠远亲相新])近){_AMOUNT}[万亿]?(?:元|人|户|吨|亩|家|件|公里|公斤|人次|平方米)(?P<second>左右|上下|以上)"
    ),
    re.compile(rf"(?P<first>超过|超出|至少|不少于|不低于|高于|多于){_AMOUNT}{_UNIT}(?P<second>以上|左右|上下)"),
    re.compile(rf"(?P<first>不足|至多|最多|不超过|不多于|不高于|低于|少于){_AMOUNT}{_UNIT}(?P<second>以下|以内|左右)"),
)
_TWICE_AFTER = re.compile(
    r"\d[^，。；\d]{0,4}(?P<first>左右|上下)(?P<second>以上|以下|以内)|\d[^，。；\d]{0,4}(?P<more>以上|以下|以内)(?P<last>左右)"
)
_FALLEN = r"(?:减少|降低|下降|缩短|缩小|缩减|压缩|压减|减小|下跌|下滑|回落)"
_TIMES = re.compile(
    rf"{_FALLEN}(?:了|近|约|超过|将近|达|至少|\s)*(?P<times>(?:{NUMBER}|[{DIGITS}两几十数]+)[多余]?(?:[十百千万])?(?:多)?倍)(?![数增频率])"
)
# 由100户增加了150户: from one number one grows to another, not by it.
_FROM_TO = re.compile(
    rf"(?<![缘事来])[由从](?P<first>{NUMBER})(?P<unit>[万亿]?(?:元|人次|人|户|亩|吨|家|件|起|公里|台|辆|个|所|%))"
    rf"(?:增加|增长|提高|上升|扩大|减少|下降|降低|压减)(?P<by>了)(?P<second>{NUMBER})(?P=unit)(?!的?百分点)"
)
# 由15%提高到20%，提高5%: what lies between two percentages are 百分点.
_POINTS = re.compile(
    rf"[由从](?:[^，。；\d]{{0,8}}的)?(?P<first>{NUMBER})%(?:增加|增长|提高|上升|提升|减少|下降|降低)(?:到了?|至|为)(?P<second>{NUMBER})%，"
    rf"(?:同比|较上年|比上年)?(?:增加|增长|提高|上升|提升|减少|下降|降低)(?:了|达)?(?P<between>{NUMBER})(?P<sign>%)(?!个?百分点)"
)


@dataclass(frozen=True)
class MoreAndLess(TextRule):
    """Rule U013."""

    code = "U013"
    title = "概数与增减"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each amount that is called vague twice, and each decrease by times."""
        for pattern in _TWICE:
            yield from each_match(document, pattern, _twice)
        yield from each_match(document, _TWICE_AFTER, _twice_after)
        yield from each_match(document, _TIMES, _by_times)
        yield from each_match(document, _FROM_TO, _grown_to)
        yield from each_match(document, _POINTS, _points)


def _twice(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    groups = match.groupdict()
    second = groups.get("second") or groups.get("more") or ""
    first = match["first"]
    message = f"“{first}”与“{second}”表示概数，意思重复或者矛盾，只用一个。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], f"“{first}”“{second}”只留一个")


def _twice_after(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    first, second = match["first"] or match["more"], match["second"] or match["last"]
    message = f"“{first}”与“{second}”表示概数，意思重复或者矛盾，只用一个。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], f"“{first}”“{second}”只留一个")


def _by_times(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    message = "减少、降低不用倍数，应当换算成百分数或者分数，或者写“减少到……”。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], "百分数或者分数")


def _grown_to(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    message = "“由……”“从……”后面接“到”，“了”说的是增减的数；请核对是增减到多少，还是增减了多少。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], "“由……增加到……”或者“增加了……”")


def _points(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    first, second, between = (Decimal(match[each]) for each in ("first", "second", "between"))
    if abs(second - first) != between:
        return None
    place = in_paragraph(paragraph, match.start("between"), match.end("sign"))
    message = f"两个百分数相差的是“{match['between']}个百分点”，不是“{match['between']}%”。"
    return Violation(place, message, place.text, f"{match['between']}个百分点")
