"""附件说明写“附件”二字，后加全角冒号。

依据：GB/T 9704—2012 7.3.4。
错误示例：“附：清单”“附件:清单”“《附件》：清单”。
正确示例：“附件：防汛物资清单”。
修复方式：把字样改成“附件：”。
例外：方案、表格等不是公文的不判断；第二个以后的附件不再写“附件”二字。
"""

from __future__ import annotations

from assistant.rules.attachment._items import pieces_of
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class AttachmentWord(TextRule):
    """Rule A002."""

    code = "A002"
    title = "“附件”二字及冒号"
    clause = "GB/T 9704—2012 7.3.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.ATTACHMENT_LIST,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A list of attachments that begins otherwise."""
        if document.of(Element.TITLE) and not document.character.official:
            return
        stretches = [(each, each.word[0], each.colon[1]) for each in pieces_of(document) if each.word and each.colon]
        for at, (item, start, end) in enumerate(stretches):
            text = item.paragraph.own_text[start:end]
            place = in_paragraph(item.paragraph, start, end)
            if at == 0 and text.strip() != "附件：":
                yield Violation(place, "附件说明应写“附件：”，后面用全角冒号。", text, "附件：", "附件：")
            elif at > 0:
                yield Violation(place, "“附件”二字只写一次，第二个起只写顺序号和名称。", text, "不写“附件”", "")
