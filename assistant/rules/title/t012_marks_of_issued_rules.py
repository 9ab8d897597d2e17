"""印发条例、规定、办法、细则一类规章制度的标题，规章制度的名称一般加书名号。

依据：通行做法；标题中法规、规章名称用书名号。
错误示例：清江市人民政府关于印发城市防汛管理办法的通知。
正确示例：清江市人民政府关于印发《城市防汛管理办法》的通知。
修复方式：由本人给规章制度的名称加书名号，“（试行）”属于名称的放在书名号里。
例外：方案、计划、要点、预案、意见不加书名号也常见，不提示；已经用了书名号、引号的不提示。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_ISSUED = re.compile(
    r"(?:印发|发布|公布|施行)(?P<name>[^《》“”〈〉]{2,40}?(?:条例|规定|办法|细则|规则|章程|规程|准则|守则)"
    r"(?:[（(](?:试行|暂行|修订|修订稿|草案)[)）])?)的(?:通知|公告|决定|通告)$"
)


@dataclass(frozen=True)
class MarksOfIssuedRules(TextRule):
    """Rule T012."""

    code = "T012"
    title = "印发规章用书名号"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A title that issues rules by their name without 《》."""
        lines = list(main_part(document, Element.TITLE))
        match = _ISSUED.search(document.text_of(Element.TITLE).rstrip("。"))
        if not lines or match is None or not document.character.official:
            return
        name = match["name"]
        holder = next((each for each in lines if name in each.own_text), None)
        start = holder.own_text.index(name) if holder else 0
        place = in_paragraph(holder, start, start + len(name)) if holder else in_paragraph(lines[0])
        yield Violation(place, f"印发的规章制度“{name}”一般加书名号。", name, f"《{name}》")
