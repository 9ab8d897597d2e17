"""2012 版标准取消了主题词，公文不再标注。

依据：GB/T 9704—2012 前言，与 1999 版相比删除了主题词。
错误示例：版记上方写“主题词：城市管理　防汛　通知”。
正确示例：没有主题词。
修复方式：删去这一行；请本人确认，写在表格里的请人工删去。
例外：论文、材料中说到“主题词”的句子不在此列。
"""

from __future__ import annotations

import re

from assistant.documents.edits import RemoveParagraph
from assistant.rules.vocabulary import *

_KEYWORDS = re.compile(r"\s*(?:主\s*题\s*词|关键词(?=[：:]))(?:\s*[：:]|\s+(?=[^\s。，]+(?:\s+[^\s。，]+)*\s*$))")


@dataclass(frozen=True)
class NoKeywords(TextRule):
    """Rule F011.

    Attributes:
        longest: What is longer, in characters, is a sentence.
    """

    code = "F011"
    title = "不标主题词"
    clause = "GB/T 9704—2012 前言"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM

    longest: int = 60

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each line of keywords."""
        for paragraph in document.paragraphs:
            match = _KEYWORDS.match(paragraph.own_text)
            # Papers have 关键词 of their own.
            ours = document.character.official or "关键词" not in paragraph.own_text
            if match is not None and ours and len(paragraph.own_text) <= self.longest:
                alone = paragraph.place.table is None
                yield Violation(
                    in_paragraph(paragraph),
                    "现行国家标准不再标注主题词。",
                    paragraph.own_text.strip(),
                    "不标注主题词",
                    repair=None if alone else Repair.PERSON,
                    edits=(RemoveParagraph(paragraph.address),) if alone else (),
                )
