"""最后一个主送机关名称后用全角冒号。

依据：GB/T 9704—2012 7.3.2。
错误示例：“各县人民政府:”“各县人民政府，”，或没有冒号。
正确示例：“各县（市、区）人民政府：”。
修复方式：把末尾的符号换成全角冒号，没有的加上。
例外：主送机关写成几行的，只看最后一行。
"""

from __future__ import annotations

import re

from assistant.documents.identification.placeholders import is_placeholder
from assistant.documents.paragraph import LINE_BREAK
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_END = re.compile(r"[：:，,。.；;、]*$")


@dataclass(frozen=True)
class RecipientsColon(TextRule):
    """Rule B002."""

    code = "B002"
    title = "主送机关后的冒号"
    clause = "GB/T 9704—2012 7.3.2"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.MAIN_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """The last line of the main recipients, where it does not end with a full-width colon."""
        lines = list(main_part(document, Element.MAIN_RECIPIENTS))
        if not lines:
            return
        last = lines[-1]
        # What a soft return joins to it is told with the place of the recipients; [主送机关] is to be filled in.
        if LINE_BREAK in last.own_text.strip() or is_placeholder(last.own_text.strip()):
            return
        text = last.own_text.rstrip()
        match = _END.search(text)
        if match is None or match[0] == "：":
            return
        actual = match[0] or "没有标点"
        yield Violation(
            in_paragraph(last, match.start(), match.end()),
            "最后一个主送机关名称后应当用全角冒号。",
            actual,
            "：",
            "：",
        )
