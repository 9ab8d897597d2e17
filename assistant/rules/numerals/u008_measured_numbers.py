"""统计、计量的数用阿拉伯数字，同类的数形式统一。

依据：GB/T 15835—2011 4.1.1、4.3，用于计量的数应采用阿拉伯数字；同一场合的数遵循“同类别同形式”；阿拉伯数字不与“百分之”连用。
错误示例：合格率达到百分之95；投入三百二十六万元，其中县级100万元。
正确示例：合格率达到95%；投入326万元，其中县级100万元。
修复方式：换成阿拉伯数字，请本人确认。
例外：概数、法律条文里的整数（十万元以下罚款）、全文都用汉字数字的不报。
"""

from __future__ import annotations

import re

from assistant.documents.numbering import chinese_to_int
from assistant.rules.numerals._private import DIGITS, NUMBER
from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.references._private import within_marks
from assistant.rules.vocabulary import *

_PER_CENT = re.compile(rf"百分之(?P<number>{NUMBER})(?![\d分])")
# An exact number: something stands after its tens, so that no law fines it and nobody estimates it.
_UNITS = r"(?:万元|亿元|元|人次|人|名|户|亩|公顷|吨|公里|家|件|套|台|辆|个百分点)"
_EXACT = re.compile(
    rf"(?<![第{DIGITS}十百千零两几数\d])(?P<number>(?:[{DIGITS}两]千)?(?:零|[{DIGITS}两]百)?(?:零|[{DIGITS}]?十)?[{DIGITS}])(?P<unit>{_UNITS})(?![多余])"
)
_ONE_TEN = re.compile(
    rf"(?<![百千万零{DIGITS}十])(?P<one>一)十(?=[{DIGITS}]?(?:个|名|人|户|家|项|条|天|年|元|万|亿|亩|件|次|岁))"
)
_DECIMAL = rf"[{DIGITS}十百零]{{1,6}}点[{DIGITS}零〇]{{1,3}}"
_IN_WORDS = re.compile(
    rf"百分之(?:{_DECIMAL}|[{DIGITS}]?十[{DIGITS}]?)(?![{DIGITS}十百点几多])|{_DECIMAL}(?=[万亿]?(?:元|公里|平方米|岁|吨|亩)|个百分点)"
)
_SHARE = re.compile(r"\d[%％]")
_SCALE = re.compile("[十百千]")


@dataclass(frozen=True)
class MeasuredNumbers(TextRule):
    """Rule U008."""

    code = "U008"
    title = "计量的数"
    clause = "GB/T 15835—2011 4.1.1、4.3"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 百分之 before an Arabic numeral, and each exact amount in Chinese where the others of its unit are in Arabic."""
        yield from each_match(document, _PER_CENT, _per_cent)
        message = "十几前面不加“一”。"
        yield from each_match(document, _ONE_TEN, lambda p, m: replaced(p, m, "", message, "one", Severity.INFO))
        yield from self._in_words(document)
        text = ""
        for violation in each_match(document, _EXACT, _exact):
            text = text or "\n".join(each.own_text for each in document.of(*RUNNING))
            unit = violation.actual[len(violation.actual.rstrip("万亿元人次名户亩公顷吨里家件套台辆个百分点")) :]
            if re.search(rf"\d{re.escape(unit)}", text):
                yield violation

    def _in_words(self, document: IdentifiedDocument) -> Iterator[Violation]:
        """Shares and decimals in Chinese, in a text that writes shares in Arabic numerals, as no law does."""
        found = [(each, match) for each in document.of(*RUNNING) for match in _IN_WORDS.finditer(each.own_text)]
        if not found or not any(_SHARE.search(each.own_text) for each in document.of(*RUNNING)):
            return
        for paragraph, match in found:
            message = "统计的数用阿拉伯数字，这里用了汉字。"
            place = in_paragraph(paragraph, *match.span())
            yield Violation(place, message, match[0], "阿拉伯数字", severity=Severity.INFO, repair=Repair.PERSON)


def _per_cent(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    number = f"{match['number']}%"
    return replaced(paragraph, match, number, f"阿拉伯数字不与“百分之”连用，写作“{number}”。")


def _exact(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if not _SCALE.search(match["number"]) or within_marks(match.string, *match.span()):
        return None
    try:
        number = f"{chinese_to_int(match['number'])}{match['unit']}"
    except ValueError:
        return None
    message = "本文同类的数用阿拉伯数字，这里用了汉字，形式应当统一。"
    return replaced(paragraph, match, number, message, severity=Severity.INFO)
