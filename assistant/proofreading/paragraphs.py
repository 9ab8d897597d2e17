"""The paragraphs of a checked document as JSON: what a preview of it needs, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import cast

from assistant.documents.fonts import typeface_of
from assistant.documents.formatting import Alignment, RunFormat
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.paragraph import Paragraph
from assistant.documents.places import in_paragraph
from assistant.proofreading.report_shapes import Layout, Look, ParagraphEntry, ParagraphPlace

_ALIGNMENTS = {
    Alignment.LEFT: "left",
    Alignment.CENTER: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFY: "justify",
    Alignment.DISTRIBUTE: "justify",
}
_PLACE = ("index", "row", "column", "paragraph")


def paragraphs_as_json(document: IdentifiedDocument, *, text_only: bool = False) -> list[ParagraphEntry]:
    """All paragraphs in reading order.

    Each has ``place`` (part, and those of index, row, column and paragraph that apply), ``element``, ``number`` (the
    automatic number as printed), ``text`` and ``starts_page``; with formatting also ``align``, ``first_line`` in 字 and
    ``runs``: ``[start, end, {"size" (points), "bold", "typeface", "colour"}]``, without what is not so.

    Args:
        document: The document.
        text_only: Whether its formatting means nothing and is left out.
    """
    return [_as_json(found, text_only) for found in document.paragraphs]


def _as_json(found: IdentifiedParagraph, text_only: bool) -> ParagraphEntry:
    where, paragraph = in_paragraph(found), found.paragraph
    place = {name: value for name in _PLACE if (value := getattr(where, name)) is not None}
    said: ParagraphEntry = {
        "place": cast(ParagraphPlace, {"part": where.part.value, **place}),
        "element": found.element.value,
        "number": paragraph.number_text,
        "text": paragraph.text,
        "starts_page": paragraph.starts_page,
    }
    return said if text_only else {**said, **_layout(paragraph)}


def _layout(paragraph: Paragraph) -> Layout:
    said: Layout = {"align": _ALIGNMENTS[paragraph.format.alignment.value]}
    size = (paragraph.runs[0].format if paragraph.runs else paragraph.mark_format).size.value
    if first_line := round(paragraph.format.first_line.value.in_characters(size), 2):
        said["first_line"] = first_line
    if runs := list(_runs(paragraph)):
        said["runs"] = runs
    return said


def _runs(paragraph: Paragraph) -> Iterator[tuple[int, int, Look]]:
    """The stretches that look alike; runs that differ only in what a preview does not show are one."""
    for look, alike in groupby(paragraph.runs, lambda run: _look(run.format)):
        runs = list(alike)
        yield runs[0].start, runs[-1].end, look


def _look(form: RunFormat) -> Look:
    typeface = typeface_of(form.east_asian_font.value)
    look = {
        "size": form.size.value.pt,
        "bold": form.bold.value,
        "typeface": typeface.value if typeface else form.east_asian_font.value,
        "colour": form.colour.value,
    }
    return cast(Look, {name: value for name, value in look.items() if value})
