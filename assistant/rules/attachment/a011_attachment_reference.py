"""正文里说到的附件确实有，序号与附件说明一致。

依据：通行做法；附件与附件说明一致见 GB/T 9704—2012 7.3.7。
错误示例：只有两个附件，正文写“（见附件3）”；没有附件，正文写“（见附件）”。
正确示例：两个附件，正文写“（见附件2）”。
修复方式：由本人核对序号，或者补上附件。
例外：说到别的文件的附件（“〔2026〕5号文件附件3”“《通知》附件1”“原附件2”）不在此列；段落里自己列出名称的附件、合同和表格一类文件所说的附件、附件里面的文字不判断；全文就是一个附件的（第一行是“附件4”），别的附件在别的文件里，不判断。
"""

from __future__ import annotations

import re

from assistant.documents.numbering import chinese_to_int
from assistant.rules.attachment._items import attachments_of, items_of
from assistant.rules.prose import running_text
from assistant.rules.vocabulary import *

_REFERENCE = re.compile(
    r"附件\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d.．]|[个份项类种张页])"
    r"|(?<=[见按照])(?:后附的|所附的|本)?附件(?=[）)，。；、]|要求|执行|所列)"
)
# A list of attachments within a paragraph names them itself.
_LISTED = re.compile(r"\s*[：:]\s*[《“\u4e00-\u9fff]")
_OF_ANOTHER = re.compile(r"(?:[》〕\]）)]|号|文件|通知|文件夹|压缩包|原|其|该)(?:中|内)?的?$")


@dataclass(frozen=True)
class AttachmentReference(TextRule):
    """Rule A011."""

    code = "A011"
    title = "正文所指的附件"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each attachment that the text speaks of and the document has not."""
        count = max(len(items_of(document)), len(attachments_of(document)))
        # Contracts, forms and notes number files that lie elsewhere.
        if not document.character.official and not attachments_of(document):
            return
        first = next((each for each in document.paragraphs if each.own_text.strip()), None)
        if first is not None and first.element is Element.ATTACHMENT_LABEL:
            return
        for paragraph in running_text(document, *self.elements):
            if paragraph.attachment is not None:
                continue
            text = paragraph.own_text
            for match in _REFERENCE.finditer(text):
                number = chinese_to_int(match["number"]) if match["number"] else 1
                if (
                    1 <= number <= count
                    or _OF_ANOTHER.search(text[: match.start()])
                    or _LISTED.match(text, match.end())
                ):
                    continue
                has = f"本文只有 {count} 个附件" if count else "本文没有附件"
                yield Violation(in_paragraph(paragraph, *match.span()), f"正文说到“{match[0]}”，{has}。", match[0], has)
