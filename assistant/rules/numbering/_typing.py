"""How headings look: the stretch up to the full stop of a run-in heading, and the number that the program counts."""

from __future__ import annotations

import re

from assistant.documents.edits import RunChange, SetNumberFormat
from assistant.documents.fonts import typeface_of
from assistant.documents.paragraph import Run
from assistant.documents.units import size_name
from assistant.rules.numbering._sequence import slipped
from assistant.rules.repairs import font_for, retype
from assistant.rules.typography import SAME_SIZE, in_other_size, in_other_typeface, looking
from assistant.rules.vocabulary import *

_CHINESE = re.compile("[\u4e00-\u9fff]")


def mistyped_headings(
    document: IdentifiedDocument, rule: Rule, typefaces: tuple[str, ...], size: str, *, bold: bool
) -> Iterator[Violation]:
    """What looks otherwise in the headings that a rule speaks of.

    Args:
        document: The document.
        rule: The rule.
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
        bold: Whether bold type is allowed.
    """
    expected = f"{size}{'或'.join(typefaces)}" + ("" if bold else "，不加粗")
    faces, points = [Typeface(name) for name in typefaces], FontSize(size)
    elsewhere = slipped(document)
    for paragraph in document.of(*rule.elements):
        if paragraph.place.table is not None or paragraph.place in elsewhere:
            continue
        span = paragraph.spans[0]
        wrong = in_other_typeface(paragraph, faces, span.start, span.end)
        wrong += in_other_size(paragraph, [points], span.start, span.end)
        wrong += () if bold else looking(paragraph, _bold, span.start, span.end, RunChange(bold=False))
        for stretch in wrong:
            message = f"{paragraph.element.value}这一处是{stretch.actual}，一般用{expected}。"
            place, edits = in_paragraph(paragraph, stretch.start, stretch.end), retype(document, paragraph, stretch)
            yield Violation(place, message, stretch.actual, expected, edits=edits)
        if actual := _number_look(paragraph, faces, points):
            message = f"{paragraph.element.value}的自动编号是{actual}，一般用{expected}；要改的是编号格式，同一级的编号都会跟着变。"
            edits = (SetNumberFormat(paragraph.address, _number_change(document, paragraph, faces, points)),)
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
