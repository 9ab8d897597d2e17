"""句子里的括号内，末尾不用句号；句号写在括号外。

依据：GB/T 15834—2011 附录B.2.2，句内括号行文末尾可以用问号、叹号和省略号，不用句号。
错误示例：具体安排见附件1。）；（含乡镇。）。
正确示例：（具体安排见附件1）。
修复方式：把句号移到括号外，或删去重复的句号，请本人确认。
例外：单独成句、前面已有句号的括注，句号写在括号里。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.vocabulary import *

_BRACKETS = re.compile(r"（(?P<inside>[^（）]*[^（）。])(?P<stop>。）)(?P<after>[。；，]?)")
_ENDED = re.compile(r"(?:^|[。！？：])\s*$")


@dataclass(frozen=True)
class StopInBrackets(TextRule):
    """Rule M012."""

    code = "M012"
    title = "括号里的句号"
    clause = "GB/T 15834—2011 4.9、附录B.2.2"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stop before a closing bracket within a sentence."""
        for paragraph in running_text(document):
            yield from _within(paragraph)


def _within(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    text = paragraph.own_text
    for match in _BRACKETS.finditer(text):
        # A remark of its own, after a sentence that has ended, keeps its stop; so does one that holds several sentences.
        if _ENDED.search(text[: match.start()]) or "。" in match["inside"]:
            continue
        start, end = match.start("stop"), match.end("stop")
        wanted = "）" if match["after"] else "）。"
        message = "句子里的括号内末尾不用句号。"
        yield Violation(in_paragraph(paragraph, start, end), message, match["stop"], wanted, wanted)
