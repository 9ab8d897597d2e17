# pyright: strict
"""“签发人”三字加全角冒号和姓名，居右空一字，与发文字号同一行；三字用三号仿宋，姓名用三号楷体。

依据：GB/T 9704—2012 7.2.6。
错误示例：姓名用仿宋；冒号用半角；右边不空字。
正确示例：“签发人：张明”，姓名用楷体，右边空一字。
修复方式：改字体、标点和缩进。
例外：签发人与发文字号用制表位分在一行两端的，右空几字不好推算，不作判断；多个签发人分行排列。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.documents.units import FontSize
from assistant.rules.layout import in_characters
from assistant.rules.masthead._signatories import signatories
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.typography import in_other_size, in_other_typeface


@dataclass(frozen=True)
class SignatoryForm(Rule):
    """Rule H012.

    Attributes:
        label: Chinese names of the typefaces of the word 签发人.
        name_type: Those of the name.
        size: Chinese name of the font size.
    """

    code: ClassVar = "H012"
    name: ClassVar = "signatory-form"
    title: ClassVar = "签发人的编排"
    clause: ClassVar = "GB/T 9704—2012 7.2.6"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.SIGNATORY,)

    label: tuple[str, ...] = (Typeface.FANGSONG.value,)
    name_type: tuple[str, ...] = (Typeface.KAITI.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Signatories in other type, with another colon, or without the 字 on the right."""
        for given in signatories(document):
            found = given.found
            label, name = [Typeface(each) for each in self.label], [Typeface(each) for each in self.name_type]
            wrong = [(s, f"{self.size}{self.label[0]}") for s in in_other_typeface(found, label, *given.label)]
            wrong += [(s, f"{self.size}{self.name_type[0]}") for s in in_other_typeface(found, name, *given.names)]
            wrong += [
                (s, self.size) for s in in_other_size(found, [FontSize(self.size)], given.label[0], given.names[1])
            ]
            for stretch, expected in wrong:
                yield Violation(
                    in_paragraph(found, stretch.start, stretch.end, Element.SIGNATORY),
                    f"签发人这一处是{stretch.actual}，应为{expected}。",
                    stretch.actual,
                    expected,
                )
            colon = found.paragraph.text[slice(*given.colon)]
            if colon != "：":
                yield Violation(
                    in_paragraph(found, *given.colon, Element.SIGNATORY),
                    "“签发人”后用全角冒号。",
                    colon or "没有冒号",
                    "：",
                )
            right = in_characters(found, found.paragraph.format.right.value)
            if (
                found.element is Element.SIGNATORY
                and found.paragraph.format.alignment.value is Alignment.RIGHT
                and abs(right - 1) > 0.4
            ):
                yield Violation(
                    in_paragraph(found), f"签发人右空 {right:.1f} 字，应右空一字。", f"右空 {right:.1f} 字", "右空 1 字"
                )
