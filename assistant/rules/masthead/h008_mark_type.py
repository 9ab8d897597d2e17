"""发文机关标志居中排布，推荐用小标宋体字。

依据：GB/T 9704—2012 7.2.4；字号以醒目、美观、庄重为原则，国标没有定数。
错误示例：标志用黑体，或左对齐，或虽居中而带首行缩进。
正确示例：标志用小标宋，居中。
修复方式：改字体和对齐；请本人看一下效果。
例外：联合行文的几个名称可以两端分散对齐；标志放在文本框、图文框、表格里的不看对齐；标志是图片的看不出字体。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.masthead._marks import marks
from assistant.rules.masthead._place import floats, misplaced
from assistant.rules.repairs import in_the_middle, retype
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.typography import in_other_typeface


@dataclass(frozen=True)
class MarkType(Rule):
    """Rule H008.

    Attributes:
        typefaces: Chinese names of the typefaces that are recommended.
    """

    code: ClassVar = "H008"
    name: ClassVar = "mark-type"
    title: ClassVar = "发文机关标志的字体和位置"
    clause: ClassVar = "GB/T 9704—2012 7.2.4"
    level: ClassVar = Level.RECOMMENDED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.ISSUING_AUTHORITY_MARK,)

    typefaces: tuple[str, ...] = (Typeface.XIAOBIAOSONG.value,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Marks in another typeface or not centred."""
        faces, names = [Typeface(name) for name in self.typefaces], "或".join(self.typefaces)
        for found in marks(document):
            for stretch in in_other_typeface(found, faces):
                place = in_paragraph(found, stretch.start, stretch.end)
                message = f"发文机关标志是{stretch.actual}，推荐用{names}体字。"
                yield Violation(place, message, stretch.actual, names, edits=retype(document, found, stretch))
            inside = found.place.table is not None or floats(found)
            actual = "" if inside else misplaced(document, found)
            if actual:
                message = f"发文机关标志{actual}，应当居中。"
                yield Violation(in_paragraph(found), message, actual, "居中", edits=in_the_middle(found))
