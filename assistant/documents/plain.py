"""Text without formatting as a document, so that rules about text work on what was pasted or taken from a PDF."""

from __future__ import annotations

from assistant.documents.document import OfficialDocument
from assistant.documents.formatting import (
    Alignment,
    Border,
    Effective,
    Indent,
    LineRule,
    LineSpacing,
    Origin,
    ParagraphFormat,
    RunFormat,
    Spacing,
    T,
    VerticalAlign,
)
from assistant.documents.page_setup import DocumentGrid, PageSetup, Section
from assistant.documents.paragraph import Paragraph, Run
from assistant.documents.units import ZERO, FontSize, Length


def plain_document(text: str, name: str) -> OfficialDocument:
    """A document whose paragraphs are the lines of a text; its formatting means nothing and is the same everywhere.

    Args:
        text: The text, a paragraph a line. Blank lines are blank paragraphs, but none is made of a last line end.
        name: What people call it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    paragraphs = tuple(_paragraph(index, line) for index, line in enumerate(lines))
    return OfficialDocument(name, paragraphs, (Section(0, _PAGE, (), 0, len(paragraphs) - 1),))


def _paragraph(index: int, text: str) -> Paragraph:
    runs = (Run(text, 0, _RUN),) if text else ()
    return Paragraph(index, text, runs, _PARAGRAPH, _RUN)


def _said_by_nobody(value: T) -> Effective[T]:
    return Effective(value, Origin.APPLICATION)


_SIZE = FontSize.SAN_HAO.length
_NO_FONT = _said_by_nobody("")
_NO = _said_by_nobody(False)
_YES = _said_by_nobody(True)
_NO_COLOUR: Effective[str | None] = Effective(None, Origin.APPLICATION)
_NO_BORDER: Effective[Border | None] = Effective(None, Origin.APPLICATION)
_RUN = RunFormat(
    east_asian_font=_NO_FONT,
    latin_font=_NO_FONT,
    high_ansi_font=_NO_FONT,
    complex_font=_NO_FONT,
    east_asian_context=_YES,
    size=_said_by_nobody(_SIZE),
    bold=_NO,
    italic=_NO,
    underline=_said_by_nobody("none"),
    strike=_NO,
    colour=_NO_COLOUR,
    highlight=_NO_COLOUR,
    shading=_NO_COLOUR,
    character_spacing=_said_by_nobody(ZERO),
    scale=_said_by_nobody(100),
    hidden=_NO,
    vertical_align=_said_by_nobody(VerticalAlign.BASELINE),
    raised=_said_by_nobody(ZERO),
    emphasis=_said_by_nobody("none"),
    snap_to_grid=_YES,
    outline=_NO,
    shadow=_NO,
)
_NO_INDENT = _said_by_nobody(Indent(ZERO))
_NO_SPACE = _said_by_nobody(Spacing(ZERO))
_PARAGRAPH = ParagraphFormat(
    alignment=_said_by_nobody(Alignment.JUSTIFY),
    first_line=_NO_INDENT,
    left=_NO_INDENT,
    right=_NO_INDENT,
    space_before=_NO_SPACE,
    space_after=_NO_SPACE,
    contextual_spacing=_NO,
    line_spacing=_said_by_nobody(LineSpacing(LineRule.MULTIPLE, multiple=1.0)),
    keep_next=_NO,
    keep_lines=_NO,
    page_break_before=_NO,
    snap_to_grid=_YES,
    outline_level=Effective(None, Origin.APPLICATION),
    top_border=_NO_BORDER,
    bottom_border=_NO_BORDER,
    left_border=_NO_BORDER,
    right_border=_NO_BORDER,
    shading=_NO_COLOUR,
    tabs=Effective((), Origin.APPLICATION),
    frame=Effective(None, Origin.APPLICATION),
)
_MARGIN = Length.of_mm(25)
_PAGE = PageSetup(
    width=Length.of_mm(210),
    height=Length.of_mm(297),
    landscape=False,
    top=_MARGIN,
    bottom=_MARGIN,
    left=_MARGIN,
    right=_MARGIN,
    gutter=ZERO,
    header_distance=ZERO,
    footer_distance=ZERO,
    grid=DocumentGrid(),
    default_size=_SIZE,
)
