"""发文机关标志居中排布，推荐用小标宋体字。

依据：GB/T 9704—2012 7.2.4；字号以醒目、美观、庄重为原则，国标没有定数。
错误示例：标志用黑体，或左对齐，或虽居中而带首行缩进。
正确示例：标志用小标宋，居中。
修复方式：改字体和对齐；请本人看一下效果。
例外：字体国标只是推荐，只提示；另用文本框放“文件”的、名称里用制表位的不看对齐；联合行文的几个名称可以两端分散对齐；标志放在文本框、图文框、表格里的不看对齐；标志是图片的看不出字体。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.layout import type_size, width_of
from assistant.rules.masthead._marks import marks
from assistant.rules.masthead._place import floats, misplaced
from assistant.rules.repairs import in_the_middle
from assistant.rules.typography import in_other_typeface, mistyped
from assistant.rules.vocabulary import *

# A narrower box may stand beside others; of one that is nearly filled nobody sees how its line is aligned.
_WIDE, _FILLED = Length.of_mm(140), 0.85


@dataclass(frozen=True)
class MarkType(Rule):
    """Rule H008.

    Attributes:
        typefaces: Chinese names of the typefaces that are recommended.
    """

    code = "H008"
    title = "发文机关标志的字体和位置"
    clause = "GB/T 9704—2012 7.2.4"
    level = Level.RECOMMENDED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ISSUING_AUTHORITY_MARK,)

    typefaces: tuple[str, ...] = (Typeface.XIAOBIAOSONG.value,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Marks in another typeface or not centred."""
        faces, names = [Typeface(name) for name in self.typefaces], "或".join(self.typefaces)
        for paragraph in marks(document):
            message = "发文机关标志是{actual}，推荐用{expected}体字。"
            told = mistyped(document, paragraph, in_other_typeface(paragraph, faces), message, names)
            # A face is recommended only, and bodies have their own.
            yield from (replace(each, severity=Severity.INFO) for each in told)
            inside = paragraph.place.table is not None or floats(paragraph) or _stands_beside(document, paragraph)
            actual = "" if inside else misplaced(document, paragraph)
            actual = actual or _aside_in_its_box(document, paragraph)
            if actual:
                message = f"发文机关标志{actual}，应当居中。"
                yield Violation(in_paragraph(paragraph), message, actual, "居中", edits=in_the_middle(paragraph))


def _stands_beside(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether tabs divide it, or something is drawn beside it, as a box with 文件 is."""
    return "\t" in paragraph.own_text.strip() or paragraph.place.paragraph in document.document.holders


def _aside_in_its_box(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> str:
    """How the only mark stands in a box or a frame as wide as the type area, which is centred itself."""
    form, box, text = paragraph.format, paragraph.place.text_box, paragraph.own_text
    frame = form.frame.value
    width = document.document.text_boxes[box].width if box is not None else frame.width if frame else None
    alone = len(list(marks(document))) == 1 and not text[:1].isspace() and "\t" not in text
    if width is None or width < _WIDE or not alone or form.alignment.value in (Alignment.CENTER, Alignment.DISTRIBUTE):
        return ""
    room = width.in_characters(type_size(paragraph))
    return form.alignment.value.value if width_of(text.strip()) < _FILLED * room else ""
