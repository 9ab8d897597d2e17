"""What rules say to repair what they find: edits for the look of characters, the place of paragraphs and blank lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from assistant.documents.formatting import Alignment, Border, Indent, LineRule, LineSpacing
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.units import ZERO, FontSize
from assistant.rules.layout import blank_paragraphs_before, in_characters, neighbour_before, text_pitch

_FLAT = ParagraphChange(
    alignment=Alignment.LEFT, first_line=0, left=0, right=0, space_before=ZERO, space_after=ZERO, numbered=False
)

# Breaks are white space too, but they are no blanks that stand for an indent.
_BLANKS = " \t\u00a0\u2002\u2003\u3000"
# Indents that differ by less are the same, in 字; so are heights of blank lines, in parts of a line.
_SAME_INDENT, _UNSEEN_HEIGHT = 0.05, 0.2


def set_runs(
    paragraph: IdentifiedParagraph, change: RunChange, start: int = 0, end: int | None = None
) -> tuple[Edit, ...]:
    """Another look for characters of a paragraph; for the whole of it where no end is given."""
    return (SetRunFormat(paragraph.address, change, start, end),)


def set_paragraph(paragraph: IdentifiedParagraph, change: ParagraphChange) -> tuple[Edit, ...]:
    """Another place for a paragraph."""
    return (SetParagraphFormat(paragraph.address, change),)


def strip_blanks(paragraph: IdentifiedParagraph, *, trailing: bool = False) -> tuple[Edit, ...]:
    """Takes typed blanks away from the beginning of a paragraph, where they stand for an indent, or from its end too."""
    text, address = paragraph.own_text, paragraph.address
    first, last = len(text) - len(text.lstrip(_BLANKS)), len(text.rstrip(_BLANKS))
    gaps = [(0, first), *([(max(last, first), len(text))] if trailing else [])]
    return tuple(ReplaceText(address, start, end, "") for start, end in gaps if start < end)


def in_the_middle(paragraph: IdentifiedParagraph) -> tuple[Edit, ...]:
    """Centres a paragraph; indents and typed blanks that would push it aside go."""
    form = paragraph.format
    change = ParagraphChange(
        alignment=None if form.alignment.value is Alignment.CENTER else Alignment.CENTER,
        first_line=_instead(paragraph, form.first_line.value, 0),
        left=_instead(paragraph, form.left.value, 0),
        right=_instead(paragraph, form.right.value, 0),
    )
    return (*_placed(paragraph, change), *strip_blanks(paragraph, trailing=True))


def at_the_left(paragraph: IdentifiedParagraph, space: float = 0) -> tuple[Edit, ...]:
    """Begins a paragraph so many 字 from the left edge; typed blanks that stand for an indent go."""
    form = paragraph.format
    aside = form.alignment.value not in (Alignment.LEFT, Alignment.JUSTIFY)
    change = ParagraphChange(
        alignment=Alignment.LEFT if aside else None,
        first_line=_instead(paragraph, form.first_line.value, 0),
        left=_instead(paragraph, form.left.value, space),
    )
    return (*_placed(paragraph, change), *strip_blanks(paragraph))


def _instead(paragraph: IdentifiedParagraph, indent: Indent, wanted: float) -> float | None:
    """The wanted indent in 字, where it is another one."""
    return wanted if abs(in_characters(paragraph, indent) - wanted) > _SAME_INDENT else None


def _placed(paragraph: IdentifiedParagraph, change: ParagraphChange) -> tuple[Edit, ...]:
    return set_paragraph(paragraph, change) if stated(change) else ()


def set_blank_lines(document: IdentifiedDocument, paragraph: IdentifiedParagraph, lines: int) -> tuple[Edit, ...]:
    """Exactly so many blank lines between a paragraph and the one above it.

    Space before and after that stands there is taken back, superfluous blank paragraphs go, missing ones come.
    """
    blank = blank_paragraphs_before(document, paragraph)
    missing = lines - len(blank)
    free = [each for each in blank if not holds_something(document, each)]
    extra = free[: max(-missing, 0)]
    new = [blank_line(document, paragraph)] * max(missing, 0)
    taken = {each.place for each in extra}
    kept = [each for each in blank if each.place not in taken]
    removed = [RemoveParagraph(each.address) for each in extra]
    return (*_without_space(document, paragraph), *_of_usual_height(document, kept), *removed, *new)


def holds_something(document: IdentifiedDocument, blank: IdentifiedParagraph) -> bool:
    """Whether a blank paragraph holds a break, a note, a line, a picture or a text box, so that it must stay."""
    paragraph = blank.paragraph
    if paragraph.page_breaks or paragraph.references:
        return True
    if any(each.style not in ("none", "nil") for each in _lines_of(blank)):
        return True
    return blank.place.paragraph in document.document.holders


def _lines_of(paragraph: IdentifiedParagraph) -> list[Border]:
    form = paragraph.format
    return [each for each in (form.top_border.value, form.bottom_border.value) if each is not None]


def _of_usual_height(document: IdentifiedDocument, blank: Iterable[IdentifiedParagraph]) -> Iterator[Edit]:
    """Blank paragraphs that are lower or higher than a line become lines of the text."""
    for each in blank:
        pitch, message = text_pitch(document, each), each.format.line_spacing.value
        if (
            message.rule is LineRule.EXACT
            and message.length
            and not message.length.is_near(pitch, pitch * _UNSEEN_HEIGHT)
        ):
            yield SetParagraphFormat(each.address, ParagraphChange(line_spacing=LineSpacing(LineRule.EXACT, pitch)))


def blank_line(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> InsertParagraph:
    """An empty paragraph before a paragraph, as high as a line of the text."""
    like = next((each for each in document.of(Element.BODY) if each.place.table is None), paragraph)
    return InsertParagraph(
        paragraph.address,
        like=like.address,
        change=_FLAT,
        run=RunChange(size=FontSize.SAN_HAO.length, bold=False),
    )


def _without_space(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Edit]:
    if paragraph.format.space_before.value.length.emu > 0:
        yield SetParagraphFormat(paragraph.address, ParagraphChange(space_before=ZERO))
    above = neighbour_before(document, paragraph)
    if above is not None and above.format.space_after.value.length.emu > 0:
        yield SetParagraphFormat(above.address, ParagraphChange(space_after=ZERO))
