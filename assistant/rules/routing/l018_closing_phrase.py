# pyright: strict
"""结束语与文种相符：请示用“妥否，请批示”，报告用“特此报告”，批复用“此复”，函用“特此函达”，通知用“特此通知”。

依据：通行做法，《党政机关公文处理工作条例》没有规定结束语。
错误示例：请示用“特此通知”结尾。
正确示例：请示用“妥否，请批示”结尾。
修复方式：换成与文种相符的结束语；也可能是文种错了，请本人确认。
例外：没有结束语不算错；转引别的文件的结束语在书名号或引号里的不算。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.document_types import DocumentType
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs, stated_kind
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_CLOSINGS = {
    DocumentType.REQUEST: "妥否，请批示。",
    DocumentType.REPORT: "特此报告。",
    DocumentType.REPLY: "此复。",
    DocumentType.LETTER: "特此函达。",
    DocumentType.NOTICE: "特此通知。",
    DocumentType.CIRCULAR: "特此通报。",
    DocumentType.ANNOUNCEMENT: "特此公告。",
    DocumentType.PUBLIC_NOTICE: "特此通告。",
}
_CLOSING = re.compile(
    r"(?:(?P<NOTICE>[特专]此通知)|(?P<CIRCULAR>[特专]此通报)|(?P<REPORT>[特专]此(?:报告|汇报))|(?P<ANNOUNCEMENT>[特专]此公告)"
    r"|(?P<PUBLIC_NOTICE>[特专]此通告)|(?P<REPLY>^此复|[特专]此批复)|(?P<LETTER>[特专]此(?:函达|函复|致函|函告|复函))"
    r"|(?P<REQUEST>[妥当可]否[，,]?\s*请[^。，]{0,8}(?:批示|批复|审批|指示)|(?:以上|上述)请示[^。]{0,14}))[^。]{0,4}[。]?\s*$"
)
# Opinions that go up may ask, and replies by letter may close as replies do.
_ALSO = {DocumentType.REPLY: (DocumentType.LETTER,)}


@dataclass(frozen=True)
class ClosingPhrase(Rule):
    """Rule L018."""

    code: ClassVar = "L018"
    name: ClassVar = "closing-phrase"
    title: ClassVar = "结束语与文种相符"
    clause: ClassVar = "通行做法"
    level: ClassVar = Level.PRACTICE
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING_BODY
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Closing phrases of another kind at the end of the body."""
        kind = stated_kind(document)
        paragraphs = list(body_paragraphs(document))
        if kind is None or kind not in _CLOSINGS or not paragraphs:
            return
        last = paragraphs[-1]
        match = _CLOSING.search(last.paragraph.text)
        if match is None or _kind_of(match) is kind or kind in _ALSO.get(_kind_of(match), ()):
            return
        wanted = _CLOSINGS[kind]
        yield Violation(
            in_paragraph(last, match.start(), match.end()),
            f"{kind.value}不用“{match[0].rstrip('。')}”结尾。",
            match[0],
            wanted,
            wanted,
        )


def _kind_of(match: re.Match[str]) -> DocumentType:
    return DocumentType[next(name for name, text in match.groupdict().items() if text)]
