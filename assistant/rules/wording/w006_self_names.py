"""自称全文一致，“我局”“本局”不混用。

依据：通行做法，同一份公文里发文机关的自称只用一种，不写“我们”“咱们”。
错误示例：我局负责统筹，本局各科室配合，我们将加强督促。
正确示例：我局负责统筹，我局各科室配合，我局将加强督促。
修复方式：统一成一种自称，由本人改写。
例外：引号里的不报；“本市”“本校”是地域、范围的说法，不算自称；决心书、倡议书、讲话等不是公文的不判断；只用“我们”不报。
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.references._private import within_marks
from assistant.rules.vocabulary import *

_OWN = re.compile(
    "(?<![自根基样成版文课标资])(?P<own>[我本])(?P<body>[局厅委])(?![部员内外管])|(?P<we>我们|咱们|俺[们局])(?!党|国|的)"
)


@dataclass(frozen=True)
class SelfNames(TextRule):
    """Rule W006."""

    code = "W006"
    title = "自称一致"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each name for oneself that is not the one used most, where a document has two of the same body."""
        if not document.character.official:
            return
        found = [
            (paragraph, match)
            for paragraph in running_text(document)
            for match in _OWN.finditer(paragraph.own_text)
            if not within_marks(match.string, *match.span())
        ]
        counts = Counter(match[0] for _, match in found if match["own"])
        usual, _ = counts.most_common(1)[0] if counts else ("", 0)
        for paragraph, match in found:
            if usual and match[0] != usual and (match["we"] or match["body"] == usual[1]):
                place = in_paragraph(paragraph, *match.span())
                message = f"前后的自称不一致，“{match[0]}”与“{usual}”统一用一种。"
                yield Violation(place, message, match[0], usual)
