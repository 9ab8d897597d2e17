"""点号不叠用。

依据：GB/T 15834—2011 4.2.3.3、5.1，一处停顿只用一个点号；问号、叹号可以叠用，最多三个。
错误示例：全市形势持续向好，，各单位要再接再厉。。
正确示例：全市形势持续向好，各单位要再接再厉。
修复方式：相同的留一个；不同的留哪一个请本人确认；冒号后面多半漏了内容，由本人补。
例外：省略号“……”、破折号“——”和“！！”“？！”不算叠用；文件路径前面的点（“、./configure”）不是点号；标题里本不该有的点号，由“标题中的标点”一条指出。
"""

from __future__ import annotations

import re

from assistant.rules.prose import running_text
from assistant.rules.punctuation._doubled import DoubledStop, doubled_stops, goes_from_title
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

# What such a sign opens has been left out: 采购人：。
_OPENING = "：:"
_STRESSED = re.compile(r"(?<=[\u4e00-\u9fff])(?:！{2,3}|？{2,3})(?![！？])")


@dataclass(frozen=True)
class DoubledStops(WrittenRule):
    """Rule M011."""

    code = "M011"
    title = "点号叠用"
    clause = "GB/T 15834—2011 4.2.3.3"
    severity = Severity.ERROR
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each row of stops of which one would do."""
        for paragraph in running_text(document, *self.elements):
            for row in doubled_stops(paragraph.own_text):
                if not goes_from_title(paragraph, row.start, row.end):
                    yield _superfluous(paragraph, row)
            if document.character.official:
                yield from _stressed(paragraph)


def _stressed(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """Exclamation marks in a row, which the standard allows in strong feeling only (4.3.3); an official text has none."""
    for match in _STRESSED.finditer(paragraph.own_text):
        message = f"公文语气平实，“{match[0]}”不叠用，用一个就够了。"
        place, one = in_paragraph(paragraph, *match.span()), match[0][0]
        yield Violation(place, message, match[0], one, one, Severity.INFO, Repair.CONFIRM)


def _superfluous(paragraph: IdentifiedParagraph, row: DoubledStop) -> Violation:
    place = in_paragraph(paragraph, row.start, row.end)
    return Violation(
        place,
        f"一处停顿只用一个点号，这里叠用了“{place.text}”。",
        place.text,
        row.kept if row.same else f"只留一个，如“{row.kept}”",
        row.kept,
        repair=None if row.same else Repair.PERSON if place.text[0] in _OPENING else Repair.CONFIRM,
    )
