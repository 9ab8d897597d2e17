"""Mends the cause: where all that hangs on a style is to look otherwise, the style is changed once, and no paragraph.

A change of styles is tried on the file by itself, which is read again: it stands only where nothing else looks otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.documents.document import AUTHOR, OfficialDocument
from assistant.documents.edits import (
    Edit,
    ParagraphChange,
    RunChange,
    SetParagraphFormat,
    SetRunFormat,
    SetStyle,
    stated,
)
from assistant.documents.formatting import FontSlot, font_slot
from assistant.documents.paragraph import Paragraph, Run
from assistant.documents.units import FontSize, Length
from assistant.ooxml.package import Package
from assistant.ooxml.reader import read_for_editing
from assistant.ooxml.sources import Sources
from assistant.ooxml.writer import Tracking, apply_edits
from assistant.proofreading.fixing.hanging import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    Cause,
    Hanging,
    Wishes,
    cause_of,
    read_paragraphs,
    shows,
)
from assistant.proofreading.fixing.looks import only_looks_as_wanted

_Causes = Mapping[Cause, Any]


@dataclass(frozen=True)
class Mended:
    """Edits of which some are made in styles.

    Attributes:
        edits: What is to be done.
        instead: For each edit that stands for what is left of another one, that other one.
        styles: The styles that are changed; an empty name stands for the defaults of the document.
    """

    edits: Sequence[Edit]
    instead: Mapping[Edit, Edit] = field(default_factory=dict[Edit, Edit])
    styles: tuple[str, ...] = ()


def at_the_cause(data: bytes, name: str, edits: Sequence[Edit], tracking: Tracking | None) -> Mended:
    """The same edits, those in styles that can be mended there.

    Args:
        data: The bytes of the file.
        name: Its name.
        edits: What is to be done.
        tracking: How changes are tracked; where the look is, everything stays with the paragraphs.
    """
    if (tracking and tracking.layout) or not any(isinstance(edit, SetRunFormat | SetParagraphFormat) for edit in edits):
        return Mended(edits)
    document, sources = read_for_editing(Package(data, editable=True), name)
    if set(document.changes.authors) - {AUTHOR} or document.not_read:
        return Mended(edits)
    silent = replace(tracking, comments=()) if tracking else None
    causes = _causes(document, sources, edits)
    # The grid of characters is built on the size of the default style, which has to stay where there is such a grid.
    for tried in (causes, {cause: value for cause, value in causes.items() if cause.name != "size"}):
        styles = [*_styles(tried, sources, edits)]
        if not styles:
            break
        written = apply_edits(data, name, styles, silent)
        if not written.refused and _holds(written.data, name, document, sources, tried):
            left: dict[Edit, Edit] = {}
            others = [each for edit in edits for each in _left(edit, sources, tried, left)]
            return Mended([*others, *styles], left, tuple(each.style for each in styles))
    return Mended(edits)


def _causes(document: OfficialDocument, sources: Sources, edits: Sequence[Edit]) -> _Causes:
    hanging = Hanging(Wishes(edits), sources, [each.page.grid for each in document.sections])
    for address, paragraph in read_paragraphs(sources, _beside(document)):
        hanging.add(address, paragraph)
    return hanging.wanted()


def _holds(data: bytes, name: str, document: OfficialDocument, sources: Sources, causes: _Causes) -> bool:
    after, changed = read_for_editing(Package(data, editable=True), name)
    grids = [[each.page.characters_per_line for each in one.sections] for one in (document, after)]
    return grids[0] == grids[1] and all(
        only_looks_as_wanted(paragraph, changed.read[address], causes)
        for address, paragraph in read_paragraphs(sources, _beside(document))
    )


def _beside(document: OfficialDocument) -> frozenset[int]:
    """The paragraphs of comments, which stand on no page."""
    return frozenset(each.address for comment in document.comments for each in comment.paragraphs)


def _styles(causes: _Causes, sources: Sources, edits: Sequence[Edit]) -> Iterator[SetStyle]:
    widths = _widths(sources, edits)
    for style in dict.fromkeys(cause.style for cause in causes):
        values = {cause.name: value for cause, value in causes.items() if cause.style == style}
        run = RunChange(**{key: value for key, value in values.items() if key in RUN_PROPERTIES})
        paragraph = ParagraphChange(**{key: value for key, value in values.items() if key in PARAGRAPH_PROPERTIES})
        yield SetStyle(style, run, paragraph, run.size or widths.get(style, FontSize.SAN_HAO.length))


def _widths(sources: Sources, edits: Sequence[Edit]) -> dict[str, Length]:
    """The width of one 字 in the paragraphs that take their indent from a style."""
    widths: dict[str, Length] = {}
    for edit in edits:
        paragraph = sources.read.get(edit.paragraph) if isinstance(edit, SetParagraphFormat) else None
        cause = cause_of(paragraph.format.first_line, "first_line") if paragraph else None
        if paragraph and cause:
            first = paragraph.runs[0].format if paragraph.runs else paragraph.mark_format
            widths.setdefault(cause.style, first.size.value)
    return widths


def _left(edit: Edit, sources: Sources, causes: _Causes, left: dict[Edit, Edit]) -> Iterator[Edit]:
    """What of an edit is not done by the change of a style."""
    if not isinstance(edit, SetRunFormat | SetParagraphFormat) or edit.paragraph not in sources.read:
        yield edit
        return
    paragraph = sources.read[edit.paragraph]
    done = {name for name in stated(edit.change) if _is_done(edit, paragraph, name, causes)}
    if not done:
        yield edit
        return
    rest = replace(edit, change=replace(edit.change, **dict.fromkeys(done)))
    for each in (*([rest] if stated(rest.change) else []), *_hints(edit, paragraph, done)):
        left[each] = edit
        yield each


def _is_done(edit: SetRunFormat | SetParagraphFormat, paragraph: Paragraph, name: str, causes: _Causes) -> bool:
    if isinstance(edit, SetParagraphFormat):
        return name in PARAGRAPH_PROPERTIES and cause_of(getattr(paragraph.format, name), name) in causes
    if name not in RUN_PROPERTIES:
        return False
    forms = [run.format for run in _within(edit, paragraph) if _needs(run, name)]
    forms += [paragraph.mark_format] if edit.end is None else []
    return all(cause_of(getattr(form, name), name) in causes for form in forms)


def _needs(run: Run, name: str) -> bool:
    return name not in ("east_asian_font", "latin_font") or shows(run.text, run.format, name)


def _hints(edit: SetRunFormat | SetParagraphFormat, paragraph: Paragraph, done: set[str]) -> Iterator[Edit]:
    """Quotes and dashes follow the Chinese font only where their run says so; no style can."""
    if isinstance(edit, SetParagraphFormat) or "east_asian_font" not in done:
        return
    for run in _within(edit, paragraph):
        context = run.format.east_asian_context.value
        if not context and any(_is_ambiguous(each) for each in run.text):
            last = run.end if edit.end is None else min(run.end, edit.end)
            yield SetRunFormat(edit.paragraph, RunChange(east_asian_context=True), max(run.start, edit.start), last)


def _is_ambiguous(character: str) -> bool:
    slots = [font_slot(character, east_asian_context=context) for context in (True, False)]
    return slots[0] is FontSlot.EAST_ASIAN and slots[1] is not FontSlot.EAST_ASIAN


def _within(edit: SetRunFormat, paragraph: Paragraph) -> Iterator[Run]:
    return paragraph.runs_between(edit.start, len(paragraph.text) if edit.end is None else edit.end)
