"""年份用六角括号“〔〕”括入。

依据：GB/T 9704—2012 7.2.5；《党政机关公文处理工作条例》第九条（五）。
错误示例：“清政发[2026]12号”“清政发（2026）12号”“清政发【2026】12号”“清政发2026年12号”。
正确示例：“清政发〔2026〕12号”。
修复方式：换成六角括号；引用的文号一并换。
例外：案件、证书、项目、合同等编号（如“（2026）京01民终1号”）另有规定，不在此列；公告的“2026年第3号”不用括号。
"""

from __future__ import annotations

from assistant.rules.masthead._numbers import FoundNumber, NumberRule, all_numbers
from assistant.rules.vocabulary import *

_FULL_YEAR = 4


@dataclass(frozen=True)
class NumberBrackets(NumberRule):
    """Rule D002."""

    code = "D002"
    title = "发文字号的括号"

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each document number whose year stands in other brackets, or in none."""
        for each in all_numbers(document):
            match = each.match
            right = (match["open"], match["close"]) == ("〔", "〕")
            # What has no code counts issues or announcements, and may stand in brackets as a whole.
            if right or (each.own and each.is_series and not match["code"]):
                continue
            start, end = match.start("open"), match.end("close")
            actual, wanted = each.paragraph.own_text[start:end], f"〔{match['year']}〕"
            # What the year lacks (D003, which a person confirms) and blanks in the document's own number (D006) are other matters.
            full = match["year"].isdigit() and len(match["year"]) == _FULL_YEAR and not match["nian"]
            full = full and (not each.own or len(actual.split()) == 1)
            alone = full or not (match["open"] and match["close"])
            yield Violation(
                in_paragraph(each.paragraph, start, end),
                f"发文字号的年份应当用六角括号“〔〕”括入，这里是“{actual}”。",
                actual,
                wanted,
                wanted if alone else None,
                edits=() if alone else _brackets(each),
            )


def _brackets(number: FoundNumber) -> tuple[Edit, ...]:
    """The brackets alone."""
    match, address = number.match, number.paragraph.address
    signs = (("open", "〔"), ("close", "〕"))
    return tuple(ReplaceText(address, *match.span(group), sign) for group, sign in signs if match[group] != sign)
