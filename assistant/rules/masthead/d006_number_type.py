# pyright: strict
"""发文字号一般用三号仿宋体字，内部不空格、不断行。

依据：GB/T 9704—2012 5.2.2、7.2.5。
错误示例：发文字号用宋体；“清政发〔2026〕 12 号”。
正确示例：“清政发〔2026〕12号”三号仿宋。
修复方式：改字体字号，去掉空格。
例外：草稿里给顺序号留的空（“〔2026〕　号”）不算；数字用西文字体的不看。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.documents.units import FontSize
from assistant.rules.masthead._numbers import own_numbers
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.typography import in_other_size, in_other_typeface


@dataclass(frozen=True)
class NumberType(Rule):
    """Rule D006.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code: ClassVar = "D006"
    name: ClassVar = "number-type"
    title: ClassVar = "发文字号的字体和空格"
    clause: ClassVar = "GB/T 9704—2012 5.2.2、7.2.5"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (Element.DOCUMENT_NUMBER,)

    typefaces: tuple[str, ...] = (Typeface.FANGSONG.value,)
    size: str = FontSize.SAN_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Own numbers in other type, or with blanks inside."""
        for found in document.of(Element.DOCUMENT_NUMBER):
            span = found.spans[0]
            if found.paragraph.text.strip():
                faces = [Typeface(name) for name in self.typefaces]
                wrong = in_other_typeface(found, faces, span.start, span.end)
                wrong += in_other_size(found, [FontSize(self.size)], span.start, span.end)
                for stretch in wrong:
                    yield Violation(
                        in_paragraph(found, stretch.start, stretch.end),
                        f"发文字号这一处是{stretch.actual}，一般用{self.size}{'或'.join(self.typefaces)}体字。",
                        stretch.actual,
                        f"{self.size}{'或'.join(self.typefaces)}",
                    )
        for each in own_numbers(document):
            if any(each.match[name] for name in ("gap", "gap2", "gap3")):
                start, end = each.match.span()
                yield Violation(
                    in_paragraph(each.found, start, end), "发文字号内部不空格。", each.match[0], each.written
                )
