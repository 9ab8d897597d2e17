# pyright: strict
"""附件说明写“附件”二字，后加全角冒号。

依据：GB/T 9704—2012 7.3.4。
错误示例：“附：清单”“附件:清单”“《附件》：清单”。
正确示例：“附件：防汛物资清单”。
修复方式：把字样改成“附件：”。
例外：第二个以后的附件不再写“附件”二字。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.attachment._items import items_of
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class AttachmentWord(Rule):
    """Rule A002."""

    code: ClassVar = "A002"
    name: ClassVar = "attachment-word"
    title: ClassVar = "“附件”二字及冒号"
    clause: ClassVar = "GB/T 9704—2012 7.3.4"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.ATTACHMENT_LIST,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A list of attachments that begins otherwise."""
        items = [item for item in items_of(document) if item.word]
        if not items or items[0].word is None or items[0].colon is None:
            return
        item = items[0]
        start, end = items[0].word[0], items[0].colon[1]
        text = item.found.paragraph.text[start:end]
        if text != "附件：":
            yield Violation(
                in_paragraph(item.found, start, end), "附件说明应写“附件：”，后面用全角冒号。", text, "附件：", "附件："
            )
