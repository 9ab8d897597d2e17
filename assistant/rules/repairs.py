"""What rules say to repair what they find: edits for the look of characters, the place of paragraphs and blank lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.documents.edits import (
    Edit,
    InsertParagraph,
    ParagraphChange,
    RemoveParagraph,
    ReplaceText,
    RunChange,
    SetParagraphFormat,
    SetRunFormat,
    stated,
)
from assistant.documents.elements import Element
from assistant.documents.fonts import DEFAULT_FONTS, Typeface, typeface_of
from assistant.documents.formatting import Alignment, Border, Indent, LineRule, LineSpacing
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.units import ZERO, FontSize
from assistant.rules.layout import blank_paragraphs_before, in_characters, line_pitch, neighbour_before
from assistant.rules.typography import Stretch

_FLAT = ParagraphChange(
    alignment=Alignment.LEFT, first_line=0, left=0, right=0, space_before=ZERO, space_after=ZERO, numbered=False
)

# Breaks are white space too, but they are no blanks that stand for an indent.
_BLANKS = " \t\u00a0\u2002\u2003\u3000"
# Indents that differ by less are the same, in 字; so are heights of blank lines, in parts of a line.
_SAME_INDENT, _UNSEEN_HEIGHT = 0.05, 0.2


def font_for(document: IdentifiedDocument, typeface: Typeface) -> str:
    """The font that a document uses most for a typeface, so that a repair does not bring in another cut of it."""
    used: Counter[str] = Counter()
    for found in document.paragraphs:
        for run in found.paragraph.runs:
            font = run.format.east_asian_font.value
            if typeface_of(font) is typeface:
                used[font] += len(run.text)
    return used.most_common(1)[0][0] if used else DEFAULT_FONTS[typeface]


def retype(document: IdentifiedDocument, found: IdentifiedParagraph, stretch: Stretch) -> tuple[Edit, ...]:
    """What makes a stretch look as the rule that found it wants."""
    change, typeface = stretch.change, typeface_of(stretch.change.east_asian_font or "")
    if typeface is not None:
        font = font_for(document, typeface)
        # Digits that were set in the same wrong face go with it.
        together = stretch.format.latin_font.value == stretch.format.east_asian_font.value
        latin = font if together and typeface_of(stretch.format.latin_font.value) else None
        change = replace(change, east_asian_font=font, latin_font=latin)
    # Blanks at the ends of the paragraph go with what is seen: as an indent they should be as wide as its characters.
    text = found.paragraph.text
    start = stretch.start if text[: stretch.start].strip() else 0
    end = stretch.end if text[stretch.end :].strip() else len(text)
    return set_runs(found, change, start, end)


def set_runs(found: IdentifiedParagraph, change: RunChange, start: int = 0, end: int | None = None) -> tuple[Edit, ...]:
    """Another look for characters of a paragraph; for the whole of it where no end is given."""
    return (SetRunFormat(found.paragraph.address, change, start, end),)


def set_paragraph(found: IdentifiedParagraph, change: ParagraphChange) -> tuple[Edit, ...]:
    """Another place for a paragraph."""
    return (SetParagraphFormat(found.paragraph.address, change),)


def strip_blanks(found: IdentifiedParagraph, *, trailing: bool = False) -> tuple[Edit, ...]:
    """Takes typed blanks away from the beginning of a paragraph, where they stand for an indent, or from its end too."""
    text, address = found.paragraph.text, found.paragraph.address
    first, last = len(text) - len(text.lstrip(_BLANKS)), len(text.rstrip(_BLANKS))
    gaps = [(0, first), *([(max(last, first), len(text))] if trailing else [])]
    return tuple(ReplaceText(address, start, end, "") for start, end in gaps if start < end)


def in_the_middle(found: IdentifiedParagraph) -> tuple[Edit, ...]:
    """Centres a paragraph; indents and typed blanks that would push it aside go."""
    form = found.paragraph.format
    change = ParagraphChange(
        alignment=None if form.alignment.value is Alignment.CENTER else Alignment.CENTER,
        first_line=_instead(found, form.first_line.value, 0),
        left=_instead(found, form.left.value, 0),
        right=_instead(found, form.right.value, 0),
    )
    return (*_placed(found, change), *strip_blanks(found, trailing=True))


def at_the_left(found: IdentifiedParagraph, space: float = 0) -> tuple[Edit, ...]:
    """Begins a paragraph so many 字 from the left edge; typed blanks that stand for an indent go."""
    form = found.paragraph.format
    aside = form.alignment.value not in (Alignment.LEFT, Alignment.JUSTIFY)
    change = ParagraphChange(
        alignment=Alignment.LEFT if aside else None,
        first_line=_instead(found, form.first_line.value, 0),
        left=_instead(found, form.left.value, space),
    )
    return (*_placed(found, change), *strip_blanks(found))


def _instead(found: IdentifiedParagraph, indent: Indent, wanted: float) -> float | None:
    """The wanted indent in 字, where it is another one."""
    return wanted if abs(in_characters(found, indent) - wanted) > _SAME_INDENT else None


def _placed(found: IdentifiedParagraph, change: ParagraphChange) -> tuple[Edit, ...]:
    return set_paragraph(found, change) if stated(change) else ()


def set_blank_lines(document: IdentifiedDocument, found: IdentifiedParagraph, lines: int) -> tuple[Edit, ...]:
    """Exactly so many blank lines between a paragraph and the one above it.

    Space before and after that stands there is taken back, superfluous blank paragraphs go, missing ones come.
    """
    blank = blank_paragraphs_before(document, found)
    missing = lines - len(blank)
    free = [each for each in blank if not holds_something(document, each)]
    extra = free[: max(-missing, 0)]
    new = [blank_line(document, found)] * max(missing, 0)
    kept = [each for each in blank if each not in extra]
    removed = [RemoveParagraph(each.paragraph.address) for each in extra]
    return (*_without_space(document, found), *_of_usual_height(document, kept), *removed, *new)


def holds_something(document: IdentifiedDocument, blank: IdentifiedParagraph) -> bool:
    """Whether a blank paragraph holds a break, a note, a line, a picture or a text box, so that it must stay."""
    paragraph = blank.paragraph
    if paragraph.page_breaks or paragraph.references:
        return True
    if any(each.style not in ("none", "nil") for each in _lines_of(blank)):
        return True
    drawn = (*document.document.pictures, *document.document.text_boxes)
    return any(each.anchor.part == "body" and each.anchor.paragraph == blank.place.paragraph for each in drawn)


def _lines_of(found: IdentifiedParagraph) -> list[Border]:
    form = found.paragraph.format
    return [each for each in (form.top_border.value, form.bottom_border.value) if each is not None]


def _of_usual_height(document: IdentifiedDocument, blank: Iterable[IdentifiedParagraph]) -> Iterator[Edit]:
    """Blank paragraphs that are lower or higher than a line become lines of the text."""
    for each in blank:
        pitch, said = line_pitch(document, each), each.paragraph.format.line_spacing.value
        if said.rule is LineRule.EXACT and said.length and not said.length.is_near(pitch, pitch * _UNSEEN_HEIGHT):
            yield SetParagraphFormat(
                each.paragraph.address, ParagraphChange(line_spacing=LineSpacing(LineRule.EXACT, pitch))
            )


def blank_line(document: IdentifiedDocument, found: IdentifiedParagraph) -> InsertParagraph:
    """An empty paragraph before a paragraph, as high as a line of the text."""
    like = next((each for each in document.of(Element.BODY) if each.place.table is None), found)
    return InsertParagraph(
        found.paragraph.address,
        like=like.paragraph.address,
        change=_FLAT,
        run=RunChange(size=FontSize.SAN_HAO.length, bold=False),
    )


def _without_space(document: IdentifiedDocument, found: IdentifiedParagraph) -> Iterator[Edit]:
    if found.paragraph.format.space_before.value.length.emu > 0:
        yield SetParagraphFormat(found.paragraph.address, ParagraphChange(space_before=ZERO))
    above = neighbour_before(document, found)
    if above is not None and above.paragraph.format.space_after.value.length.emu > 0:
        yield SetParagraphFormat(above.paragraph.address, ParagraphChange(space_after=ZERO))
