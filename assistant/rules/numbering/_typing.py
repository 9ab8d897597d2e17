"""How headings look: the stretch up to the full stop of a run-in heading, and the number that the program counts."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.edits import RunChange, SetNumberFormat
from assistant.documents.fonts import typeface_of
from assistant.documents.paragraph import Run
from assistant.documents.units import size_name
from assistant.rules.numbering._sequence import slipped
from assistant.rules.typography import SAME_SIZE, TypeRule, font_for, looking
from assistant.rules.vocabulary import *

# A longer sentence behind a label is the text itself rather than a heading.
_LONGEST, _OWN_FACES = 34, 2
_CHINESE = re.compile("[\u4e00-\u9fff]")
# 二、工作负责人：李明、王海: the label and what it asks for in one line, of which nobody says how it is set.
_FILLED_IN = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、)?[^：。；]{1,14}：\s*[^\s：。][^：。]*$")


@dataclass(frozen=True)
class HeadingType(TypeRule):
    """A rule on how the headings of one level look."""

    clause = "GB/T 9704—2012 7.3.3"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    bold = False

    @property
    def expected(self) -> str:
        """How they should look; bold type may be allowed."""
        return super().expected + ("" if self.bold else "，不加粗")

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of such a heading that looks otherwise."""
        elsewhere = slipped(document)
        for paragraph in document.of(*self.elements):
            if paragraph.place.table is not None or paragraph.place in elsewhere:
                continue
            if _FILLED_IN.match(paragraph.own_text):
                continue
            level, name, span = paragraph.element.heading_level, paragraph.element.value, paragraph.spans[0]
            bold = () if self.bold else looking(paragraph, _bold, span.start, span.end, RunChange(bold=False))
            message = f"{name}这一处是{{actual}}，一般用{{expected}}。"
            found = self.in_other_type(document, paragraph, message, span, also=bold)
            long = (
                level is not None
                and level <= _OWN_FACES
                and span.end - span.start > _LONGEST
                and paragraph.own_text[span.start : span.end].rstrip().endswith("。")
            )
            yield from (replace(each, severity=Severity.INFO, repair=Repair.PERSON) if long else each for each in found)
            yield from self._number(document, paragraph)

    def _number(self, document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
        faces, size, expected = [Typeface(name) for name in self.typefaces], FontSize(self.size), self.expected
        if actual := _number_look(paragraph, faces, size):
            message = f"{paragraph.element.value}的自动编号是{actual}，一般用{expected}；要改的是编号格式，同一级的编号都会跟着变。"
            edits = (SetNumberFormat(paragraph.address, _number_change(document, paragraph, faces, size)),)
            yield Violation(in_paragraph(paragraph), message, actual, expected, repair=Repair.CONFIRM, edits=edits)


def _bold(run: Run) -> str | None:
    return "加粗" if run.format.bold.value else None


def _number_change(
    document: IdentifiedDocument, paragraph: IdentifiedParagraph, faces: list[Typeface], size: FontSize
) -> RunChange:
    """The typeface and the size of an automatic number, as far as they are wrong."""
    number = paragraph.number
    assert number is not None
    other = _CHINESE.search(number.text) and typeface_of(number.format.east_asian_font.value) not in faces
    right = number.format.size.value.is_near(size.length, SAME_SIZE)
    return RunChange(
        east_asian_font=font_for(document, faces[0]) if other else None, size=None if right else size.length
    )


def _number_look(paragraph: IdentifiedParagraph, faces: list[Typeface], size: FontSize) -> str | None:
    """How an automatic number looks, where that is wrong."""
    number = paragraph.number
    if number is None or number.number_format == "bullet" or not number.text.strip():
        return None
    font, points = number.format.east_asian_font.value, number.format.size.value
    if _CHINESE.search(number.text) and typeface_of(font) not in faces:
        return font or "未指定字体"
    return None if points.is_near(size.length, SAME_SIZE) else size_name(points)
