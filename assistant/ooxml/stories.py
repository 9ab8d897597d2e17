"""Stories: the body, a header, a cell, a text box or a note, each a sequence of paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from assistant.documents.document import Block, paragraphs_of, tables_of
from assistant.documents.drawings import Anchor, Picture, TextBox
from assistant.documents.page_setup import GridType, PageSetup
from assistant.documents.paragraph import PAGE_BREAK, AutomaticNumber, Paragraph
from assistant.documents.tables import Table
from assistant.documents.units import Length
from assistant.errors import DocumentTooLarge
from assistant.ooxml.content_tree import contents
from assistant.ooxml.drawings import drawn_things
from assistant.ooxml.formats import CellStyle, Formats, ListReference
from assistant.ooxml.inline import InlineContent, InlineReader, OpenField, mark_is_removed
from assistant.ooxml.numbering import Counter, Numbering
from assistant.ooxml.sources import Sources
from assistant.ooxml.tables import read_table
from assistant.ooxml.values import child, value
from assistant.ooxml.xml import MAXIMUM_PARAGRAPHS, TOO_MANY_PARAGRAPHS, Element, W


@dataclass
class Collected:
    """What is met while stories are read, and the count that limits them."""

    text_boxes: list[TextBox] = field(default_factory=list[TextBox])
    pictures: list[Picture] = field(default_factory=list[Picture])
    sources: Sources = field(default_factory=Sources)

    def paragraph(self, element: Element) -> int:
        """Notes a paragraph and gives its address.

        Raises:
            DocumentTooLarge: There are too many.
        """
        if len(self.sources.paragraphs) >= MAXIMUM_PARAGRAPHS:
            raise DocumentTooLarge(TOO_MANY_PARAGRAPHS)
        self.sources.paragraphs.append(element)
        self.sources.pieces.append([])
        return len(self.sources.paragraphs) - 1

    def drawn(self, picture: Picture, element: Element) -> Picture:
        """Notes a drawn thing and gives it with its address."""
        self.sources.drawn.append(element)
        return replace(picture, address=len(self.sources.drawn) - 1)


class StoryReader:
    """Reads one story, paragraph after paragraph.

    Args:
        part: What the story is: body, table, textbox, header, footer, footnote, endnote or comment.
        formats: The formats of the document.
        numbering: Its lists.
        counter: The counting of numbered paragraphs that this story takes part in.
        collected: Where text boxes and pictures go.
        page: The page of the section in which the story begins.
    """

    def __init__(
        self,
        part: str,
        formats: Formats,
        numbering: Numbering,
        counter: Counter,
        collected: Collected,
        page: PageSetup,
    ) -> None:
        self._part = part
        self._formats = formats
        self._numbering = numbering
        self._counter = counter
        self._collected = collected
        self._open_fields: list[OpenField] = []
        self._page_is_due = False
        self._index = 0
        self._tables = 0
        self.page = page
        self.section = 0
        self.cell: CellStyle | None = None

    def read(
        self, elements: Iterable[Element], after_paragraph: Callable[[Element], None] | None = None
    ) -> list[Block]:
        """Reads the paragraphs and tables among some elements.

        Args:
            elements: What the story holds, wrappers opened.
            after_paragraph: Called after each w:p, so that the body can go on to the next section.
        """
        blocks: list[Block] = []
        for element in elements:
            if element.tag == f"{W}p":
                paragraph = self._paragraph(element)
                blocks += [paragraph] if paragraph is not None else []
                if after_paragraph is not None:
                    after_paragraph(element)
            elif element.tag == f"{W}tbl":
                blocks.append(self._table(element))
                self._page_is_due = False
        return blocks

    def begin_page(self) -> None:
        """The next paragraph stands on a new page."""
        self._page_is_due = True

    @property
    def next_index(self) -> int:
        """The index that the next paragraph will have."""
        return self._index

    def _paragraph(self, element: Element) -> Paragraph | None:
        """A paragraph; None where accepting the changes leaves nothing of it."""
        address = self._collected.paragraph(element)
        index, self._index = self._index, self._index + 1
        content = self._inline(element)
        self._collected.sources.pieces[address] = content.pieces
        runs_on = mark_is_removed(element)
        self._collect_drawn(content, index)
        if runs_on and not content.text:
            return None
        paragraph = self._finished(element, content, index, address, runs_on)
        self._collected.sources.read[address] = paragraph
        return paragraph

    def _inline(self, element: Element) -> InlineContent:
        style_id = value(child(child(element, "pPr"), "pStyle"))
        reader = InlineReader(
            lambda properties: self._formats.run(properties, style_id, self.cell),
            lambda properties: self._run_style(properties),
            self._open_fields,
        )
        return reader.read(element)

    def _run_style(self, properties: Element | None) -> str:
        style_id = value(child(properties, "rStyle"))
        return self._formats.style_name(style_id, "character") if style_id else ""

    def _finished(self, element: Element, content: InlineContent, index: int, address: int, runs_on: bool) -> Paragraph:
        properties = child(element, "pPr")
        style_id = value(child(properties, "pStyle"))
        mark = self._formats.run(child(properties, "rPr"), style_id, self.cell)
        character = content.runs[0].format.size.value if content.runs else mark.size.value
        reference = self._formats.list_of(properties)
        appearance = self._formats.paragraph(properties, reference, self.cell, character, self._line())
        due, self._page_is_due = self._page_is_due, content.text.rstrip(" 　\t").endswith(PAGE_BREAK)
        return Paragraph(
            index=index,
            text=content.text,
            runs=tuple(content.runs),
            format=appearance,
            mark_format=mark,
            style=self._formats.style_name(style_id),
            section=self.section,
            number=self._number(properties, style_id, reference),
            fields=tuple(content.fields),
            references=tuple(content.references),
            starts_page=due or appearance.page_break_before.value or content.text.startswith(PAGE_BREAK),
            runs_on=runs_on,
            address=address,
        )

    def _line(self) -> Length | None:
        grid = self.page.grid
        return grid.line_pitch if grid.type is not GridType.NONE and grid.line_pitch.emu > 0 else None

    def _number(
        self, properties: Element | None, style_id: str, reference: ListReference | None
    ) -> AutomaticNumber | None:
        level = self._numbering.level(reference.list_id, reference.level) if reference else None
        if reference is None or level is None:
            return None
        text, number = self._counter.next_label(reference.list_id, reference.level)
        look = self._formats.run(child(properties, "rPr"), style_id, self.cell, level)
        return AutomaticNumber(
            text, number, reference.level, reference.list_id, level.number_format, level.suffix, look
        )

    def _collect_drawn(self, content: InlineContent, index: int) -> None:
        for element, offset in content.drawn:
            for thing in drawn_things(element, Anchor(self._part, index, offset, inline=True)):
                picture = self._collected.drawn(thing.picture, thing.element)
                if thing.content is None:
                    self._collected.pictures.append(picture)
                else:
                    self._read_box(thing.content, picture)

    def _read_box(self, content: Element, frame: Picture) -> None:
        inner = self.inner("textbox", self._numbering.counter())
        number = len(self._collected.text_boxes)
        # Its place is kept while it is read, since boxes within it come later.
        self._collected.text_boxes.append(TextBox(number, frame.anchor, frame.width, frame.height, ()))
        blocks = inner.read(contents(content))
        self._collected.text_boxes[number] = TextBox(
            number, frame.anchor, frame.width, frame.height, paragraphs_of(blocks), tables_of(blocks)
        )

    def inner(self, part: str, counter: Counter | None = None) -> StoryReader:
        """A reader for a story within this one."""
        reader = StoryReader(part, self._formats, self._numbering, counter or self._counter, self._collected, self.page)
        reader.section = self.section
        return reader

    def _table(self, element: Element) -> Table:
        index, self._tables = self._tables, self._tables + 1
        self._collected.sources.tables.append(element)
        address = len(self._collected.sources.tables) - 1
        return replace(read_table(element, index, self, self._formats), address=address)
