"""数字和单位没有录入差错。

依据：《党政机关公文处理工作条例》第二十条，公文的文字和数据应当准确；单位写两遍、数字里混进字母是录入时最常见的差错。
错误示例：2O25年工作要点；完成投资3.5亿元元；提高3.2%个百分点；新建5个公里；每县选派2名名代表；湿地面积30平方公理。
正确示例：2025年工作要点；完成投资3.5亿元；提高3.2个百分点；新建5公里；每县选派2名代表；湿地面积30平方公里。
修复方式：重复的单位删去一个，写错的单位改正，请本人确认；混进数字的字母由本人改。
例外：型号、代号里的字母不报；“3个个体户”“2名名师”一类两个词碰在一起的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WRITTEN
from assistant.rules.vocabulary import *

_LETTERS = re.compile(
    r"(?<![A-Za-z\d.\-—/])(?P<number>(?=\d*[OolＯ])[12][\dOolＯ]{3})(?=年)|(?<![A-Za-z\d.\-/])(?P<part>(?=\d?[OolＯ])\d[OolＯ]|[lO]\d)(?=月|日|%)"
)
_DIGITS = str.maketrans("OoＯl", "0001")
_TWICE = re.compile(
    r"(?<=[\d万亿千百十])(?P<unit>元|吨|亩|公里|公斤|平方米|人次|名(?!名[师校家企医牌录单额称胜优])|户|家(?!家[庭长政具电属族乡务风])|"
    r"项|件|米|天|个(?!个[体人性案别])|台|辆|公顷|小时|分钟)(?P=unit)|(?<=[\d万亿千百]人)(?P<times>次)次|(?<=[\d一二三四五六七八九十])(?P<years>年)年(?=[，。；、）])|(?<=\d公)(?P<tail>[里斤顷])(?P=tail)|(?<=[\d万亿]平方)(?P<metre>米)米|(?<=[\d万亿]立方)(?P<cubic>米)米"
)
_TWO_WAYS = re.compile(r"(?<=\d)(?:㎡|m²)(?P<more>平方米)|(?<=\d)km(?P<long>公里|千米)|(?<=\d)kg(?P<heavy>公斤|千克)")
_DOWN = re.compile(r"(?<![\d.\-—～由从降])(?P<low>\d+(?:\.\d+)?)%?(?:～|~|至|—)(?P<high>\d+(?:\.\d+)?)[%％]")
_POINTS = re.compile(r"\d(?P<sign>[%％])个?百分点|个百分点(?P<after>[%％])")
_COUNTED = re.compile(r"(?<=\d)(?P<one>个)(?:公里|千米|平方米|立方米|平方公里|公顷|公斤|千克|毫米|厘米)(?!级|长|范围)")
_MISTYPED = {
    "平方公理": "平方公里",
    "公理": "公里",
    "立方来": "立方米",
    "平方来": "平方米",
    "公项": "公顷",
    "公倾": "公顷",
    "万园": "万元",
    "亿园": "亿元",
    "平方未": "平方米",
}
_NAMES = re.compile(
    r"(?<=[\d万亿百千])(?P<name>平方公理|公理|立方来|平方来|平方未|公项|公倾)|(?<=\d)(?P<money>[万亿]园)(?![区林])"
)


@dataclass(frozen=True)
class TypedNumbers(TextRule):
    """Rule U021."""

    code = "U021"
    title = "数字和单位的录入"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = WRITTEN

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each letter in a number, each unit that stands twice or is misspelt."""
        yield from each_match(document, _LETTERS, _letter, *WRITTEN)
        yield from each_match(document, _TWICE, _twice, *WRITTEN)
        yield from each_match(document, _POINTS, _either, *WRITTEN)
        for pattern, message in (
            (_COUNTED, "计量单位前面不用“个”。"),
            (_TWO_WAYS, "单位的符号和名称只用一个。"),
        ):
            yield from each_match(document, pattern, lambda p, m, said=message: _too_much(p, m, said), *WRITTEN)
        yield from each_match(document, _NAMES, _misspelt, *WRITTEN)
        yield from each_match(document, _DOWN, _downward, *WRITTEN)


def _letter(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    group = match.lastgroup or "number"
    wanted = match[group].translate(_DIGITS)
    # No program changes a number by itself.
    message = f"“{match[group]}”里混进了字母，应当是“{wanted}”。"
    return Violation(in_paragraph(paragraph, *match.span(group)), message, match[group], wanted, repair=Repair.PERSON)


def _twice(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    unit = match[match.lastgroup or "unit"]
    return replaced(paragraph, match, unit, f"“{match[0]}”重复，多了“{unit}”。")


def _either(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    # A share and a difference of shares are two numbers: which one is meant is the author's to say.
    place = in_paragraph(paragraph, *match.span(match.lastgroup or 0))
    message = "“%”与“百分点”只用一个，请核对是比例还是比例之差。"
    return Violation(place, message, match[match.lastgroup or 0], "百分点或者%", repair=Repair.PERSON)


def _too_much(paragraph: IdentifiedParagraph, match: re.Match[str], message: str) -> Violation:
    return replaced(paragraph, match, "", message, match.lastgroup or 0)


def _misspelt(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    group = match.lastgroup or "name"
    wanted = _MISTYPED[match[group]]
    return replaced(paragraph, match, wanted, f"“{match[group]}”疑为“{wanted}”之误，请核对。", group)


def _downward(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if float(match["low"]) <= float(match["high"]):
        return None
    place = in_paragraph(paragraph, *match.span())
    return Violation(
        place, f"范围“{match[0]}”的起点大于终点，请核对。", match[0], "从小到大的范围", repair=Repair.PERSON
    )
