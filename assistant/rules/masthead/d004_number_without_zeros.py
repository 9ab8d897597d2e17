"""发文顺序号用阿拉伯数字，不编虚位，1 不编为 01。

依据：GB/T 9704—2012 7.2.5。
错误示例：“清政发〔2026〕012号”“清政发〔2026〕十二号”。
正确示例：“清政发〔2026〕12号”。
修复方式：去掉前面的 0；引用别人的文号，请本人核对原件再改。
例外：顺序号本身是“10”“100”的，0 不是虚位。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.numbering import chinese_to_int
from assistant.rules.masthead._numbers import FoundNumber, NumberRule, all_numbers
from assistant.rules.prose import replaced
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class NumberWithoutZeros(NumberRule):
    """Rule D004."""

    code = "D004"
    title = "顺序号不编虚位"

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each serial number that begins with 0 or is written in Chinese numerals."""
        for each in all_numbers(document):
            report = _fault(each)
            if report is not None:
                # What others issued is looked up before it is changed.
                yield report if each.own else replace(report, repair=Repair.CONFIRM)


def _fault(number: FoundNumber) -> Violation | None:
    serial = number.match["serial"]
    if serial.startswith("0") and serial.strip("0"):
        return replaced(
            number.paragraph, number.match, serial.lstrip("0"), "发文顺序号不编虚位，前面的 0 应去掉。", "serial"
        )
    if serial.isdigit() or number.is_series:
        return None
    return replaced(number.paragraph, number.match, str(chinese_to_int(serial)), "发文顺序号用阿拉伯数字。", "serial")
