"""已经定型的词语里的数字用汉字。

依据：GB/T 15835—2011 4.2.3，汉语中长期使用已经稳定的包含汉字数字形式的词语，应采用汉字数字，如“星期五”“五四运动”“十四五规划”。
错误示例：定于星期3召开；“14五”时期；3农工作。
正确示例：定于星期三召开；“十四五”时期；三农工作。
修复方式：换成汉字数字，请本人确认。
例外：“5·12”一类由间隔号连接的月日名称用阿拉伯数字；编号、型号里的数字不动。
"""

from __future__ import annotations

import re

from assistant.rules.numerals._private import DIGITS
from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.vocabulary import *

_WORDS = (
    re.compile(
        r"(?:星期|礼拜)(?P<number>[1-6])(?![\d.～—\-])|周(?P<week>[1-6])(?=[（(，。、；至到上下晚）)和前召举开])"
    ),
    re.compile(r"(?<![\d.])(?P<number>1\d)五(?=[”’]?(?:规划|时期|期间|末|以来|开局|收官))"),
    re.compile(r"(?<![\d.、])(?P<number>3)农(?=[”问工政服领])"),
    re.compile(r"(?<![\d.、])(?P<number>[24])个(?=[”“]?(?:意识|自信|维护|确立|全面)[”，。、；])"),
    re.compile(r"(?<!\d)(?P<number>1\d|20)大(?=以来|精神|报告)"),
    re.compile(r"(?<!\d)(?P<number>1\d|20)届(?=[1-9一二三四五六七八九]中全会)"),
    re.compile(r"(?<=[十〇一二三四五六七八九\d]届)(?P<number>[1-9])(?=中全会)"),
    re.compile(r"(?<=质量|安全|生命|人民|健康|预防|服务)第(?P<number>1)(?=[，。；、”])"),
    re.compile(r"(?<![\d.、])(?P<number>1)带1路|1带(?P<second>1)路|万无(?P<third>1)失|(?<!\d)(?P<fourth>5)湖4海"),
    re.compile(r"(?<![\d.、])(?P<number>3)个代表|(?<![\d.、])(?P<eight>8)项规定精神"),
)


@dataclass(frozen=True)
class FixedWords(TextRule):
    """Rule U007."""

    code = "U007"
    title = "定型词语的数字"
    clause = "GB/T 15835—2011 4.2.3"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (*RUNNING, Element.TITLE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each Arabic numeral in a word that is written with a Chinese one."""
        for pattern in _WORDS:
            yield from each_match(document, pattern, _in_chinese, *self.elements)


def _in_chinese(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    group = match.lastgroup or "number"
    number = int(match[group])
    written = ("十" if number > 9 else "") + ("" if number % 10 == 0 else DIGITS[number % 10 - 1])
    return replaced(paragraph, match, written, f"定型的词语里用汉字数字，写作“{written}”。", group)
