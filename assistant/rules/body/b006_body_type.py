"""正文一般用三号仿宋体字。

依据：GB/T 9704—2012 5.2.2、7.3.3，公文各要素一般用 3 号仿宋体字，正文亦同。
错误示例：正文用宋体四号。
正确示例：正文用仿宋_GB2312 三号（16 磅）。
修复方式：只改不合要求的那一段文字的字体或字号，文字不动。
例外：段首的层次标题（“一、”用黑体、“（一）”用楷体）另有规定，只判断其后的正文；纪要的“出席”“请假”“列席”用黑体；西文字母和数字的字体国标没有规定，不作判断。
"""

from __future__ import annotations

from assistant.rules.body._attendance import attendance_label
from assistant.rules.repairs import retype
from assistant.rules.typography import in_other_size, in_other_typeface
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class BodyType(Rule):
    """Rule B006.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code = "B006"
    title = "正文字体字号"
    clause = "GB/T 9704—2012 7.3.3"
    level = Level.USUAL
    severity = Severity.ERROR
    repair = Repair.SAFE
    changes = Change.LAYOUT
    elements = (Element.BODY,)

    typefaces: tuple[str, ...] = (Typeface.FANGSONG.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of body text in another typeface or size."""
        faces, expected = [Typeface(name) for name in self.typefaces], f"{self.size}{'或'.join(self.typefaces)}"
        for found in document.paragraphs:
            if found.place.table is not None:
                continue
            for span in found.spans:
                if span.element not in self.elements:
                    continue
                start = span.start + attendance_label(document, found)
                wrong = in_other_typeface(found, faces, start, span.end)
                wrong += in_other_size(found, [FontSize(self.size)], span.start, span.end)
                for stretch in wrong:
                    yield Violation(
                        in_paragraph(found, stretch.start, stretch.end, span.element),
                        f"正文这一处是{stretch.actual}，一般用{expected}体字。",
                        stretch.actual,
                        expected,
                        edits=retype(document, found, stretch),
                    )
