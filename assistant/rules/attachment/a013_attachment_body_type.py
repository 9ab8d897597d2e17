"""附件的格式要求同正文，一般用三号仿宋体字。

依据：GB/T 9704—2012 7.3.7，附件格式要求同正文；正文一般用 3 号仿宋体字（5.2.2）。
错误示例：附件内文用宋体五号。
正确示例：附件内文用三号仿宋。
修复方式：改字体字号，文字不动。
例外：附件里的表格、图和图题，规章的章节标题，居中的小标题，随附的外来文件，段首的层次标题不在此列；西文字母和数字不看字体。
"""

from __future__ import annotations

import re

from assistant.rules.repairs import retype
from assistant.rules.typography import in_other_size, in_other_typeface
from assistant.rules.vocabulary import *

_CHAPTER = re.compile(r"\s*第[一二三四五六七八九十百]{1,4}[编章节]")


@dataclass(frozen=True)
class AttachmentBodyType(Rule):
    """Rule A013.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code = "A013"
    title = "附件内文字体字号"
    clause = "GB/T 9704—2012 7.3.7"
    level = Level.REQUIRED
    severity = Severity.INFO
    repair = Repair.SAFE
    changes = Change.LAYOUT
    elements = (Element.ATTACHMENT_BODY,)
    enabled = False

    typefaces: tuple[str, ...] = (Typeface.FANGSONG.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of an attachment's text in another typeface or size."""
        expected = f"{self.size}{'或'.join(self.typefaces)}"
        for found in document.of(Element.ATTACHMENT_BODY):
            if found.place.table is not None or found.place.text_box is not None or _is_heading(found):
                continue
            wrong = in_other_typeface(found, [Typeface(name) for name in self.typefaces])
            for stretch in wrong + in_other_size(found, [FontSize(self.size)]):
                yield Violation(
                    in_paragraph(found, stretch.start, stretch.end),
                    f"附件内文这一处是{stretch.actual}，格式同正文，一般用{expected}体字。",
                    stretch.actual,
                    expected,
                    edits=retype(document, found, stretch),
                )


def _is_heading(found: IdentifiedParagraph) -> bool:
    """Whether it heads a part of a regulation, or names a figure or a table."""
    centred = found.paragraph.format.alignment.value is Alignment.CENTER
    return centred or _CHAPTER.match(found.paragraph.text) is not None
