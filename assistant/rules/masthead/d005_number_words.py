"""发文顺序号前不加“第”，数字后加“号”。

依据：GB/T 9704—2012 7.2.5。
错误示例：“清政发〔2026〕第12号”“清政发〔2026〕12”。
正确示例：“清政发〔2026〕12号”。
修复方式：去掉“第”，补上“号”；引用别人的文号，请本人核对原件再改。
例外：命令的“第12号”、公告的“2026年第3号”、纪要的“第8期”不在此列。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.rules.masthead._marks import is_public
from assistant.rules.masthead._numbers import FoundNumber, NumberRule, all_numbers
from assistant.rules.prose import replaced
from assistant.rules.vocabulary import *

_MORE = re.compile(r"文件?(?=\s*$)")


@dataclass(frozen=True)
class NumberWords(NumberRule):
    """Rule D005."""

    code = "D005"
    title = "“第”和“号”"

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number with 第 or without 号; series of announcements and minutes are numbered so."""
        series = document.format is DocumentFormat.MINUTES or is_public(document)
        for each in all_numbers(document):
            report = None if each.is_series or (each.own and series) else _fault(each)
            if report is not None:
                # What others issued is looked up before it is changed.
                yield report if each.own else replace(report, repair=Repair.CONFIRM)


def _fault(number: FoundNumber) -> Violation | None:
    match = number.match
    if match["ordinal"]:
        return replaced(number.paragraph, match, "", "发文顺序号前不加“第”。", "ordinal")
    at = match.end("serial")
    if number.own and match["end"] == "号" and (more := _MORE.match(match.string, match.end("end"))):
        place = in_paragraph(number.paragraph, *more.span())
        return Violation(place, "发文顺序号写到“号”为止。", more[0], "不写", "")
    if match["end"] or (number.own and "号" in match.string[at:].split("签发")[0]):
        return None
    return Violation(in_paragraph(number.paragraph, at, at), "发文顺序号后应当加“号”。", "没有“号”", "号", "号")
