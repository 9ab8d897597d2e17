"""密级与保密期限之间用“★”隔开，期限用阿拉伯数字，不超过法定最长期限。

依据：GB/T 9704—2012 7.2.2；《中华人民共和国保守国家秘密法》规定，除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。
错误示例：“机密*1年”“机密1年”“机密（1年）”“机密★一年”“秘密★15年”。
正确示例：“秘密★10年”。
修复方式：改符号和数字；期限超过法定最长期限的，由本人依法核定。
例外：可以写具体日期、解密条件或“长期”；只标密级不标期限的也可以。
"""

from __future__ import annotations

import re

from assistant.documents.numbering import chinese_to_int
from assistant.rules.prose import replaced
from assistant.rules.vocabulary import *

_LONGEST = {"绝密": 30, "机密": 20, "秘密": 10}
_NUMBER = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
_FORM = re.compile(
    r"(?P<level>绝密|机\s?密|秘\s?密|绝\s密)(?P<sign>\s*[☆*＊※·•:：—–★-]?\s*|[（(])"
    rf"(?P<term>{_NUMBER}\s*(?P<unit>年|个?月|[日天])(?!\d)|长期|至?\d{{4}}年.*)(?P<close>[)）]?)"
)


@dataclass(frozen=True)
class ClassificationPeriod(TextRule):
    """Rule H003."""

    code = "H003"
    title = "保密期限"
    clause = "GB/T 9704—2012 7.2.2；《中华人民共和国保守国家秘密法》"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = (Element.SECURITY_CLASSIFICATION,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Periods that are parted by another sign, written in Chinese numerals, or too long."""
        for paragraph in document.of(Element.SECURITY_CLASSIFICATION):
            match = _FORM.search(paragraph.own_text)
            if match is not None:
                yield from _separator(paragraph, match)
                yield from _term(paragraph, match)


def _separator(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Iterator[Violation]:
    if match["sign"].strip() == "★":
        return
    start, end = match.start("sign"), match.end()
    if match["sign"] in "(（" and match["sign"]:
        actual, wanted = match.string[start:end], f"★{match['term']}"
    else:
        end, wanted = match.end("sign"), "★"
        actual = match["sign"].strip() or "没有“★”"
    message = "密级与保密期限之间用“★”隔开。"
    yield Violation(in_paragraph(paragraph, start, end), message, actual, wanted, wanted)


def _term(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Iterator[Violation]:
    number, longest = match["number"], _LONGEST[re.sub(r"\s", "", match["level"])]
    if number is None:
        return
    count = chinese_to_int(number)
    if not number.isdigit():
        yield replaced(paragraph, match, str(count), "保密期限中的数字用阿拉伯数字。", "number")
    if match["unit"] == "年" and count > longest:
        message = f"{match['level']}级的保密期限除另有规定外不超过 {longest} 年。"
        place = in_paragraph(paragraph, *match.span("term"))
        yield Violation(place, message, match["term"], f"不超过 {longest} 年", repair=Repair.PERSON)
