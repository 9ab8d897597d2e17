"""标题回行时词意完整，不把机关名称、书名号里短的名称拆开，“的”不放在行首，末行不只剩一两个字。

依据：GB/T 9704—2012 7.3.1，回行时要做到词意完整、排列对称、长短适宜、间距恰当。
错误示例：第一行“清江市人民”，第二行“政府关于做好防汛工作的通知”；第二行以“的通知”开头。
正确示例：第一行“清江市人民政府关于”，第二行“做好防汛工作的通知”。
修复方式：由本人另选回行的地方。
例外：只看分成几段或者用软回车回行的标题，自动回行的位置要看实际排版；书名号里的名称比一行长的不算。
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.documents.identification import forms
from assistant.documents.issuers import mark_issuers, signatures
from assistant.rules.layout import main_part, width_of
from assistant.rules.vocabulary import *

_LED = re.compile(r"[的、，》）〉”]")
# A line of 二号 holds 20 字 (7.3.1, 156 mm).
_LINE = 20
_FEWEST = 2


@dataclass(frozen=True)
class TitleTurnedLines(TextRule):
    """Rule T005."""

    code = "T005"
    title = "标题回行"
    clause = "GB/T 9704—2012 7.3.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each break of a title within a word that is known, or that leaves what is no word at an end."""
        if not document.character.official:
            return
        lines = [
            (paragraph, text)
            for paragraph in main_part(document, Element.TITLE)
            for line in paragraph.own_text.split("\n")
            if (text := "".join(line.split()))
        ]
        names = {name for name in (*mark_issuers(document), *signatures(document)) if forms.is_organisation(name)}
        for (_, above), (paragraph, text) in pairwise(lines):
            if fault := _fault(above, text, names, last=(paragraph, text) == lines[-1]):
                yield Violation(in_paragraph(paragraph), f"标题回行{fault}。", f"{above}／{text}", "词意完整的回行")


def _fault(above: str, text: str, names: set[str], *, last: bool) -> str:
    if _LED.match(text):
        return f"把“{text[0]}”放在了行首"
    if broken := next((name for name in sorted(names) if _breaks(name, above, text)), ""):
        return f"拆开了机关名称“{broken}”"
    if above[-1:].isdecimal() and text[:1].isdecimal():
        return "拆开了数字"
    named = re.search(r"《[^《》]*$", above)
    rest = re.match(r"[^《》]*》", text)
    if named and rest and width_of(named[0] + rest[0]) <= _LINE:
        return f"拆开了“{named[0]}{rest[0]}”"
    return "末行只剩一两个字" if last and len(text) <= _FEWEST else ""


def _breaks(name: str, above: str, text: str) -> bool:
    """Whether a line ends within a name that goes on in the next one."""
    if width_of(name) > _LINE:
        return False
    return any(above.endswith(name[:at]) and text.startswith(name[at:]) for at in range(2, len(name)))
