"""What rules about the place of elements need: blank lines before and after, indents in 字, neighbours.

A blank line that stands between two elements is an empty paragraph, or space before or after a paragraph of about a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.documents.certainty import Certainty
from assistant.documents.elements import Element
from assistant.documents.formatting import Indent, LineRule
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.units import FontSize, Length

_LINE = Length.of_pt(28.95)
# A grid for 五号 under text with a fixed distance says nothing of how far its lines are apart.
_WIDER, _SAMPLE = 1.25, 40
# 图1　流程图, 表 2-1 物资清单, and notes to them: a phrase, and no sentence that speaks of a table.
_CAPTION = re.compile(
    r"\s*(?:[附续]?[表图]\s*(?:\d+(?:[-－.–]\d+)*|[一二三四五六七八九十]+)(?:[\s　:：.．、]|$)|(?:计量)?单位\s*[：:]|(?:资料|数据)来源\s*[：:])"
)
_LONGEST_CAPTION = 45
_LABELLED = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,4}(?:部分|[章编篇节])|[一二三四五六七八九十]{1,3}、")
# More than any indent, and nearly the 28 字 of a line.
_PUSHED, _FULL = 5, 27
# Blanks within a line, or a line to write on, place its parts by hand: 联系人：张三　　　电话：….
_PLACED = re.compile(r"\S(?:[ \u00a0\u3000]{3,}|\t)\s*\S|[_＿]{3,}")
# 现通知如下： opens what follows; 各部门： and 联系人： do not.
_SENTENCE_END = re.compile(r"[。；！？](?:[”’）)》]*)\s*$|(?:如下|下列|以下.{0,6}|.{16}|包括|有|为)[：:]\s*$")


def main_part(document: IdentifiedDocument, *elements: Element) -> Iterator[IdentifiedParagraph]:
    """The paragraphs before the attachments that are one of the elements; all of them where none is named."""
    for paragraph in document.paragraphs:
        if paragraph.attachment is None and (not elements or paragraph.element in elements):
            yield paragraph


def type_size(paragraph: IdentifiedParagraph) -> Length:
    """The font size of a paragraph's first visible character, which is the width of its 字."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    size = runs[0].format.size.value if runs else paragraph.paragraph.mark_format.size.value
    return size if size.emu > 0 else FontSize.SAN_HAO.length


def in_characters(paragraph: IdentifiedParagraph, indent: Indent) -> float:
    """An indent of a paragraph in 字 of its own size."""
    return indent.in_characters(type_size(paragraph))


def first_indent(paragraph: IdentifiedParagraph) -> float:
    """How far from the left edge its first line begins, in 字; typed blanks are not counted."""
    form = paragraph.format
    return in_characters(paragraph, form.left.value) + in_characters(paragraph, form.first_line.value)


def width_of(text: str) -> float:
    """The width of a text in 字: half for digits, Latin letters and half-width signs."""
    return sum(0.5 if ord(each) < 0x2000 else 1.0 for each in text if each != "\t")


def line_pitch(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length:
    """The distance of lines at a paragraph: that of the grid, else the 28.95 pt of 22 lines a page."""
    page = document.page_of(paragraph)
    return page.grid.line_pitch if page.lines_per_page else _LINE


def text_pitch(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length:
    """The distance of the lines of the text: its fixed one where that is wider than the grid, else that of the grid."""
    grid, fixed = line_pitch(document, paragraph), _fixed_distance(document)
    return fixed if fixed.emu > grid.emu * _WIDER else grid


def _fixed_distance(document: IdentifiedDocument) -> Length:
    """The exact distance that most of the first paragraphs of the text have; 0 where most have none."""
    texts = document.of(Element.BODY)[:_SAMPLE]
    said = [each.format.line_spacing.value for each in texts]
    exact = [each.length for each in said if each.rule is LineRule.EXACT]
    known = Counter(each for each in exact if each is not None and each.emu > 0)
    usual, count = max(known.items(), key=lambda each: each[1], default=(Length(0), 0))
    return usual if count * 2 > len(texts) else Length(0)


def is_caption(paragraph: IdentifiedParagraph) -> bool:
    """Whether it is the caption of a table or a figure, which is placed and set in its own way."""
    text = paragraph.own_text.strip()
    return len(text) <= _LONGEST_CAPTION and not text.endswith("。") and _CAPTION.match(text) is not None


def is_labelled_line(paragraph: IdentifiedParagraph) -> bool:
    """Whether a short line that is no sentence opens as chapters and headings do, so that it is hardly running text."""
    text = paragraph.own_text.strip()
    return len(text) <= _LONGEST_CAPTION and _LABELLED.match(text) is not None and text[-1] not in "。；！？：:"


def is_doubtful(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether neither the document is plainly official nor the paragraph surely what it was taken for."""
    return paragraph.certainty is Certainty.UNSURE and not document.character.official


def is_placed_by_hand(paragraph: IdentifiedParagraph) -> bool:
    """Whether soft returns, tabs or blanks within it place its parts, so that what holds for running text may spoil it."""
    text = paragraph.own_text.strip()
    return "\n" in text or _PLACED.search(text) is not None


def turns_when_larger(paragraph: IdentifiedParagraph) -> bool:
    """Whether a line that blanks or a wide indent push aside would not fit its line any more in 三号."""
    text, size = paragraph.own_text.rstrip(), FontSize.SAN_HAO.length
    form = paragraph.format
    pushed = form.first_line.value.in_characters(size) + form.left.value.in_characters(size)
    pushed += width_of(text) - width_of(text.lstrip()) + 2 * text[: len(text) - len(text.lstrip())].count("\t")
    return pushed > _PUSHED and pushed + width_of(text.lstrip()) > _FULL


def is_sentence(paragraph: IdentifiedParagraph) -> bool:
    """Whether it ends as sentences do; lines of forms, captions and names do not."""
    return _SENTENCE_END.search(paragraph.own_text.strip()) is not None


def is_running(paragraph: IdentifiedParagraph) -> bool:
    """Whether it is running text without doubt: a heading with its label, or a sentence."""
    return paragraph.element.heading_level is not None or is_sentence(paragraph)


def neighbour_before(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> IdentifiedParagraph | None:
    """The nearest paragraph above that is not blank, and not a bare separator."""
    return next((each for each in _above(document, paragraph) if not is_gap(each)), None)


def neighbour_after(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> IdentifiedParagraph | None:
    """The nearest paragraph below that is not blank, and not a bare separator."""
    below = range(document.position(paragraph) + 1, len(document.paragraphs))
    return next((document.paragraphs[at] for at in below if not is_gap(document.paragraphs[at])), None)


def blank_lines_before(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> float:
    """How many lines stand empty between a paragraph and the nearest one above, to a tenth.

    Empty paragraphs count as the lines that they are high; space before and after counts in lines of the grid.
    """
    pitch = text_pitch(document, paragraph)
    lines = _space(paragraph.format.space_before.value.length, pitch)
    for each in _above(document, paragraph):
        form = each.format
        if not is_gap(each):
            return round(lines + _space(form.space_after.value.length, pitch), 1)
        if each.element is Element.SEPARATOR:
            lines += _below_drawn_line(document, each, pitch)
        elif not _is_beside_text(document, each):
            lines += _height(each, pitch)
        lines += _space(form.space_before.value.length, pitch) + _space(form.space_after.value.length, pitch)
    return round(lines, 1)


def blank_paragraphs_before(
    document: IdentifiedDocument, paragraph: IdentifiedParagraph
) -> tuple[IdentifiedParagraph, ...]:
    """The empty paragraphs directly above a paragraph, from top to bottom."""
    blank: list[IdentifiedParagraph] = []
    for each in _above(document, paragraph):
        if each.element is not Element.BLANK:
            break
        blank.append(each)
    return tuple(reversed(blank))


def is_gap(paragraph: IdentifiedParagraph) -> bool:
    """Whether a paragraph is only a gap between others."""
    return paragraph.element in (Element.BLANK, Element.SEPARATOR) and not paragraph.own_text.strip()


def _above(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[IdentifiedParagraph]:
    """The paragraphs above one, the nearest first; one at a time, since most callers need only a few."""
    return (document.paragraphs[at] for at in range(document.position(paragraph) - 1, -1, -1))


def _is_beside_text(document: IdentifiedDocument, blank: IdentifiedParagraph) -> bool:
    """Whether an empty paragraph stands in a row of a table whose other cells have text, so that it is no line of its own."""
    table, row = blank.place.table, blank.place.row
    if table is None or blank.place.text_box is not None:
        return False
    cells = document.document.tables[table].cells
    return any(cell.text.strip() for cell in cells if cell.row == row)


def _height(paragraph: IdentifiedParagraph, pitch: Length) -> float:
    """The height of an empty paragraph in lines: an exact distance counts as it is, all else as a line of the grid."""
    message = paragraph.format.line_spacing.value.length
    return round(message.emu / pitch.emu, 1) if message and message.emu > 0 else 1.0


def _below_drawn_line(document: IdentifiedDocument, separator: IdentifiedParagraph, pitch: Length) -> float:
    """How much of an empty paragraph stands below the line that is drawn in it, in lines; none where that is not told."""
    drawn = [
        picture.anchor.y
        for picture in document.document.pictures
        if picture.anchor.part == "body"
        and picture.anchor.paragraph == separator.place.paragraph
        and picture.anchor.vertical_from in ("paragraph", "line")
        and picture.anchor.y is not None
        and picture.kind == "line"
    ]
    return max(0.0, _height(separator, pitch) - _space(max(drawn), pitch)) if drawn and separator.flows else 0.0


def _space(length: Length, pitch: Length) -> float:
    return length.emu / pitch.emu if pitch.emu > 0 else 0.0
