"""附件的格式要求同正文，一般用三号仿宋体字。

依据：GB/T 9704—2012 7.3.7，附件格式要求同正文；正文一般用 3 号仿宋体字（5.2.2）。
错误示例：附件内文用宋体五号。
正确示例：附件内文用三号仿宋。
修复方式：改字体字号，文字不动。
例外：附件里的表格、图和图题，规章的章节标题，居中的小标题，随附的外来文件，段首的层次标题不在此列；西文字母和数字不看字体。
"""

from __future__ import annotations

import re

from assistant.rules.typography import TypeRule
from assistant.rules.vocabulary import *

_CHAPTER = re.compile(r"\s*第[一二三四五六七八九十百]{1,4}[编章节]")


@dataclass(frozen=True)
class AttachmentBodyType(TypeRule):
    """Rule A013."""

    code = "A013"
    title = "附件内文字体字号"
    clause = "GB/T 9704—2012 7.3.7"
    level = Level.REQUIRED
    severity = Severity.INFO
    repair = Repair.SAFE
    elements = (Element.ATTACHMENT_BODY,)
    enabled = False

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of an attachment's text in another typeface or size."""
        message = "附件内文这一处是{actual}，格式同正文，一般用{expected}体字。"
        for paragraph in document.of(Element.ATTACHMENT_BODY):
            if paragraph.flows and not _is_heading(paragraph):
                yield from self.in_other_type(document, paragraph, message)


def _is_heading(paragraph: IdentifiedParagraph) -> bool:
    """Whether it heads a part of a regulation, or names a figure or a table."""
    centred = paragraph.format.alignment.value is Alignment.CENTER
    return centred or _CHAPTER.match(paragraph.own_text) is not None
