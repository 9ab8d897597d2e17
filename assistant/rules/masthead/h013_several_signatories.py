"""多个签发人的，发文字号与最后一个签发人同一行，一般每行排两个姓名，回行与上行第一个姓名对齐。

依据：GB/T 9704—2012 7.2.5、7.2.6。
错误示例：第一行写“清财〔2026〕9号　　签发人：张明”，李华排在下一行。
正确示例：第一行写“签发人：张明”，第二行写“清财〔2026〕9号　　　　李华”。
修复方式：由本人把发文字号移到最后一个签发人的那一行。
例外：只有一个签发人的另有规则；签发人写在表格、文本框里的看不出是否同行，不判断；一行里姓名超过两个的只提示。
"""

from __future__ import annotations

import re

from assistant.rules.masthead._numbers import masthead_numbers
from assistant.rules.masthead._signatories import signatories
from assistant.rules.vocabulary import *

_USUAL = 2
_BETWEEN = re.compile("(?<=[\u4e00-\u9fff])[、，；](?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class SeveralSignatories(TextRule):
    """Rule H013."""

    code = "H013"
    title = "多个签发人的编排"
    clause = "GB/T 9704—2012 7.2.5、7.2.6"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.SIGNATORY, Element.DOCUMENT_NUMBER)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A number above the last of several signatories, and more than two names in a line."""
        numbers, signed = masthead_numbers(document), document.of(Element.SIGNATORY)
        given = signatories(document)
        if len(numbers) == 1 and signed and given and all(each.flows for each in (*numbers, *signed)):
            beside = len(numbers[0].spans) > 1
            if beside and document.position(signed[-1]) > document.position(numbers[0]):
                message = "发文字号应当与最后一个签发人同一行，这里在它上面。"
                yield Violation(in_paragraph(numbers[0]), message, "在最后一个签发人之上", "与最后一个签发人同行")
        for each in given:
            names = each.paragraph.own_text[slice(*each.names)]
            if (match := _BETWEEN.search(names)) is not None:
                start = each.names[0] + match.start()
                place = in_paragraph(each.paragraph, start, start + 1, Element.SIGNATORY)
                yield Violation(
                    place, "签发人姓名之间用空格分开，不用标点。", match[0], "空一字", severity=Severity.INFO
                )
        for each in given:
            names = each.paragraph.own_text[slice(*each.names)].split()
            whole = [name for name in names if len(name) > 1]
            if len(whole) > _USUAL:
                place = in_paragraph(each.paragraph, *each.names, Element.SIGNATORY)
                message = f"一行排了 {len(whole)} 个签发人，一般每行排两个姓名。"
                yield Violation(place, message, f"{len(whole)} 个", "每行两个", severity=Severity.INFO)
