"""时间、地点的起止用一字线，数值的范围用浪纹线。

依据：GB/T 15834—2011 4.13，连接号有短横线、一字线、浪纹线三种，起止用“—”，数值范围用“～”，短横线用于型号、编号和复合词。
错误示例：2021-2025年；8:30~12:00；每组15-30人；7月10日——7月20日。
正确示例：2021—2025年；8:30—12:00；每组15～30人；7月10日—7月20日。
修复方式：时间和线路的起止换成“—”，数值范围换成“～”，请本人确认。
例外：数值范围用“—”也可以（GB/T 15835—2011 5.1.3）；用“至”的不动；型号、标准号、电话、编号里的短横线不动；书名号里的数值范围照原名。
"""

from __future__ import annotations

import re

from assistant.rules.numerals._private import NUMBER
from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import HAN, WrittenRule
from assistant.rules.vocabulary import *

_ALONE = r"(?<![\dA-Za-z_.,/:：—\-－–~～〔\[])"
_SHORT = r"\s?(?P<sign>——|--|[-－–~〜˜∼])\s?"
_ANY = _SHORT.replace("[-", "[-～")
_LONGEST_NAME = 60
_UNIT = (
    r"(?:%|％|‰|℃|°|个|[余多]?[万亿]|[万亿]?元|名|人|天|家|件|户|种|公里|千米|米|毫米|厘米|平方|立方|公顷|亩|吨|公斤|千克"
    r"|周岁|岁|小时|分钟|秒|倍|成|批|支|台|套|座|处|辆|所|位|场|份|次|篇|字|周(?!岁)|年(?!级)|级|分|折|度|k[mgW]|mm|cm|mg|m[²³]?(?![a-z]))"
)
_TIMES = re.compile(
    # Years, dates, months, clock times; with 年 the first may stand without it.
    rf"{_ALONE}(?P<start>(?:19|20)\d\d)年?{_ANY}(?:(?:19|20)\d\d)(?=年|学年|[）)])"
    rf"|\d日?{_ANY.replace('sign', 'day')}(?=(?:(?:19|20)\d\d年)?\d{{1,2}}月\d{{1,2}}日)"
    rf"|(?<=月)(?:\d{{1,2}}日?){_ANY.replace('sign', 'end')}(?=\d{{1,2}}日)"
    rf"|\d月{_ANY.replace('sign', 'month')}(?=(?:次年|翌年)?\d{{1,2}}月)"
    rf"|{_ALONE}\d{{1,2}}{_ANY.replace('sign', 'of_year')}(?=\d{{1,2}}月)"
    rf"|\d[:：]\d\d{_ANY.replace('sign', 'clock')}(?=\d{{1,2}}[:：]\d\d)|\d时{_ANY.replace('sign', 'hour')}(?=\d{{1,2}}时)"
)
_QUANTITIES = re.compile(rf"{_ALONE}(?P<low>{NUMBER})(?P<unit>{_UNIT})?{_SHORT}(?P<high>{NUMBER})(?={_UNIT})")
_ORDINALS = re.compile(rf"第(?P<low>\d+){_SHORT}(?P<high>\d+)(?=[条章节款项页期批届课季])")
_ROUTES = re.compile(
    rf"(?<=[{HAN}])(?P<sign>——|[-－–~])(?=[{HAN}]{{2,5}}(?:高速|铁路|高铁|公路|航线|客运专线|段(?![{HAN}])))"
)


@dataclass(frozen=True)
class Connectors(WrittenRule):
    """Rule M005."""

    code = "M005"
    title = "连接号"
    clause = "GB/T 15834—2011 4.13"
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each short or half-width sign that joins two times, two places or two numbers with a unit."""
        yield from each_match(document, _TIMES, _from_to, *self.elements)
        yield from each_match(document, _ROUTES, _from_to, *self.elements)
        yield from each_match(document, _QUANTITIES, _range, *self.elements)
        yield from each_match(document, _ORDINALS, _range, *self.elements)


def _from_to(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    group = match.lastgroup or "sign"
    message = f"时间、地点的起止用一字线“—”，这里用了“{match[group]}”。"
    # Years and days are numbers too, so that 浪纹线 between them is often met.
    return replaced(paragraph, match, "—", message, group, Severity.INFO if match[group] == "～" else None)


def _range(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if float(match["low"]) >= float(match["high"]) or _is_time(match) or _is_in_a_name(match):
        return None
    return replaced(paragraph, match, "～", f"数值的范围用浪纹线“～”，这里用了“{match['sign']}”。", "sign")


def _is_in_a_name(match: re.Match[str]) -> bool:
    """Whether it stands between 《 and 》, whose words are as they were published: 《3—6岁儿童学习与发展指南》."""
    before = match.string[max(match.start() - _LONGEST_NAME, 0) : match.start()]
    return before.rfind("《") > before.rfind("》")


def _is_time(match: re.Match[str]) -> bool:
    """Years are a time, which the other pattern finds."""
    return match["high"].isdigit() and len(match["high"]) == 4 and match.string[match.end()] == "年"
