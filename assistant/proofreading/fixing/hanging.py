"""What hangs on which style: the paragraphs and runs that take a property from it, and what becomes of each.

A style may be changed in place of its paragraphs only where all that takes the property from it is to have the same value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from assistant.documents.edits import Edit, SetPage, SetParagraphFormat, SetRunFormat
from assistant.documents.formatting import Effective, FontSlot, LineRule, Origin, RunFormat, font_slot
from assistant.documents.page_setup import DocumentGrid, GridType
from assistant.documents.paragraph import Paragraph, Run
from assistant.documents.units import Length
from assistant.ooxml.sources import Sources
from assistant.ooxml.xml import W

RUN_PROPERTIES = (
    *("east_asian_font", "latin_font", "size", "bold", "italic", "underline", "colour", "character_spacing", "scale"),
)
PARAGRAPH_PROPERTIES = (
    *("alignment", "first_line", "left", "right", "line_spacing", "space_before", "space_after", "snap_to_grid"),
)
# Of blank paragraphs nobody sees these; their space and the height of their line can be seen.
_UNSEEN_WHERE_BLANK = ("alignment", "first_line", "left", "right", "line_spacing", "snap_to_grid")
_SEEN_IN_BLANKS = ("size", "underline", "character_spacing", "scale")
_DRAWN = tuple(W + name for name in ("drawing", "pict", "object"))
# A line of single distance is about so many times as high as its characters.
_LINE_PER_SIZE = 1.3


class Cause(NamedTuple):
    """A property that a paragraph style states, or the defaults of the document where its name is empty."""

    style: str
    name: str


def cause_of(held: Effective[Any], name: str) -> Cause | None:
    """The style or the defaults that gave a value; None where anything else did."""
    if held.level is Origin.DOC_DEFAULTS:
        return Cause("", name)
    return Cause(held.style, name) if held.level is Origin.PARAGRAPH_STYLE and held.style else None


def shows(text: str, form: RunFormat, name: str) -> bool:
    """Whether a property of a run can be seen in its text: a Chinese font cannot where all is digits."""
    if name not in ("east_asian_font", "latin_font"):
        return bool(text.strip())
    context = form.east_asian_context.value
    slots = {font_slot(each, east_asian_context=context) for each in text if not each.isspace()}
    return bool(slots & {FontSlot.EAST_ASIAN} if name == "east_asian_font" else slots - {FontSlot.EAST_ASIAN})


class Wishes:
    """What edits want of runs and paragraphs, and of the grids of pages.

    Args:
        edits: All that is to be done.
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._runs: dict[int, list[SetRunFormat]] = {}
        self._paragraphs: dict[int, list[SetParagraphFormat]] = {}
        self._grids: dict[int, DocumentGrid] = {}
        for edit in edits:
            if isinstance(edit, SetRunFormat):
                self._runs.setdefault(edit.paragraph, []).append(edit)
            elif isinstance(edit, SetParagraphFormat):
                self._paragraphs.setdefault(edit.paragraph, []).append(edit)
            elif isinstance(edit, SetPage) and edit.change.grid is not None:
                self._grids[edit.section] = edit.change.grid

    def of_run(self, address: int, run: Run, name: str) -> Any:
        """The value that all visible characters of a run are to have; None where there is no such."""
        start, end = run.end - len(run.text.lstrip()), run.start + len(run.text.rstrip())
        for edit in self._runs.get(address, ()):
            value = getattr(edit.change, name)
            if value is not None and edit.start <= start and (edit.end is None or edit.end >= end):
                return value
        return None

    def of_paragraph(self, address: int, name: str) -> Any:
        """The value that a paragraph is to have; None where there is no such."""
        values = (getattr(edit.change, name) for edit in self._paragraphs.get(address, ()))
        return next((value for value in values if value is not None), None)

    def grid(self, section: int, given: DocumentGrid) -> DocumentGrid:
        """The grid that the page of a section is to have."""
        return self._grids.get(section, given)


class Hanging:
    """Collects, for each property of each style, which values its paragraphs are to have.

    Args:
        wishes: What is to be done.
        sources: The elements behind the addresses.
        grids: The grids of the sections.
    """

    def __init__(self, wishes: Wishes, sources: Sources, grids: list[DocumentGrid]) -> None:
        self._wishes, self._sources, self._grids = wishes, sources, grids
        self._values: dict[Cause, set[Any]] = {}
        self._sizes: dict[Cause, Length] = {}
        self._barred: set[str] = set()

    def add(self, address: int, paragraph: Paragraph) -> None:
        """Looks at a paragraph."""
        for name in PARAGRAPH_PROPERTIES:
            self._add_paragraph(address, paragraph, name)
        for name in RUN_PROPERTIES:
            causes = {self._add_run(address, run, name) for run in paragraph.runs if run.text.strip()}
            self._add_beside(address, paragraph, name, causes)

    def wanted(self) -> dict[Cause, Any]:
        """The styles that can be changed, and the value that each property is to have there."""
        agreed = {cause: next(iter(values)) for cause, values in self._values.items() if len(values) == 1}
        return {
            cause: value for cause, value in agreed.items() if value is not None and self._may(cause, value, agreed)
        }

    def _may(self, cause: Cause, value: Any, agreed: Mapping[Cause, Any]) -> bool:
        # Quotes in a Western face are no reason to give another one to all digits to come.
        if cause.name == "latin_font" and agreed.get(Cause(cause.style, "east_asian_font")) is None:
            return False
        return cause.name not in self._barred and (cause not in self._sizes or value <= self._sizes[cause])

    def _say(self, held: Effective[Any], name: str, value: Any) -> Cause | None:
        # How a style of tables and the default style share a size or an alignment, no standard says.
        if held.level is Origin.TABLE_STYLE:
            self._barred.add(name)
        cause = cause_of(held, name)
        if cause is not None:
            self._values.setdefault(cause, set()).add(value)
        return cause

    def _add_run(self, address: int, run: Run, name: str) -> Cause | None:
        value = self._wishes.of_run(address, run, name)
        if value is None and not shows(run.text, run.format, name):
            return None
        forms = (run.format.latin_font, run.format.high_ansi_font) if name == "latin_font" else ()
        causes = {self._say(held, name, value) for held in forms or (getattr(run.format, name),)}
        return causes.pop() if len(causes) == 1 and value is not None else None

    def _add_beside(self, address: int, paragraph: Paragraph, name: str, done: set[Cause | None]) -> None:
        """What stands beside the words: white space, the number and the mark follow words that become another."""
        number = paragraph.number
        seen = [number.format] if number is not None and shows(number.text, number.format, name) else []
        empty = [run.format for run in paragraph.runs if not run.text.strip()] if name in _SEEN_IN_BLANKS else []
        for form in seen if paragraph.is_blank and name == "size" else [*seen, *empty]:
            if cause_of(getattr(form, name), name) not in done:
                self._say(getattr(form, name), name, None)
        for form in [paragraph.mark_format, *(empty if paragraph.is_blank else [])] if name == "size" else []:
            cause = cause_of(form.size, name)
            if cause is not None and cause not in done:
                size = self._height_left(address, paragraph)
                self._sizes[cause] = min(size, self._sizes.get(cause, size))

    def _height_left(self, address: int, paragraph: Paragraph) -> Length:
        """How large a mark may become without making its line higher."""
        spacing = paragraph.format.line_spacing.value
        if spacing.rule is LineRule.EXACT and spacing.length is not None:
            return spacing.length
        seen = [run.format.size.value for run in paragraph.runs if run.text.strip()]
        if seen:
            return max(seen)
        given = self._grids[paragraph.section]
        grid = self._wishes.grid(paragraph.section, given)
        flows = grid.type is not GridType.NONE and paragraph.format.snap_to_grid.value and not self._in_table(address)
        now = paragraph.mark_format.size.value
        return max(now, Length.of_pt(grid.line_pitch.pt / _LINE_PER_SIZE)) if flows else now

    def _add_paragraph(self, address: int, paragraph: Paragraph, name: str) -> None:
        value = self._wishes.of_paragraph(address, name)
        blank = paragraph.is_blank and not self._holds(address) and not self._in_table(address)
        if value is not None or not blank or name not in _UNSEEN_WHERE_BLANK:
            self._say(getattr(paragraph.format, name), name, value)

    def _holds(self, address: int) -> bool:
        return next(self._sources.paragraphs[address].iter(*_DRAWN), None) is not None

    def _in_table(self, address: int) -> bool:
        return next(self._sources.paragraphs[address].iterancestors(f"{W}tc"), None) is not None


def read_paragraphs(sources: Sources, left_out: frozenset[int]) -> Iterator[tuple[int, Paragraph]]:
    """All paragraphs with their addresses, but for some."""
    return ((address, each) for address, each in sources.read.items() if address not in left_out)
