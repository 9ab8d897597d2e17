"""Says what every paragraph of an official document is, with the evidence why, and what the document is as a whole.

Text and place decide; formatting supports them where they leave doubt, because a document to be proofread may be wrong in it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from assistant.documents.certainty import Certainty, Doubt, least
from assistant.documents.document import OfficialDocument
from assistant.documents.document_types import NOTHING_STATED, Direction, DocumentFormat, FoundType, StatedKind
from assistant.documents.elements import Element
from assistant.documents.formatting import ParagraphFormat
from assistant.documents.identification.attachments import find_attachments, recognise_attachments
from assistant.documents.identification.body import recognise_body
from assistant.documents.identification.character import Character, character_of
from assistant.documents.identification.doubts import weigh
from assistant.documents.identification.draft import Draft
from assistant.documents.identification.foot import recognise_close, recognise_imprint
from assistant.documents.identification.head import recognise_head
from assistant.documents.identification.lines import Place, lines_of
from assistant.documents.identification.spans import Span, spans_of
from assistant.documents.identification.surroundings import recognise_captions
from assistant.documents.page_setup import PageSetup
from assistant.documents.paragraph import AutomaticNumber, Paragraph, Run


@dataclass(frozen=True)
class IdentifiedParagraph:
    """A paragraph and what it is.

    Attributes:
        place: Where it stands: in the body, a table or a text box.
        paragraph: The paragraph.
        element: What it is.
        evidence: A Chinese sentence that says why.
        doubts: What speaks against it.
        attachment: Number of the attachment that it belongs to, from 1; None before the attachments.
        spans: Its parts where it holds several elements: a run-in heading and the text after it, 发文字号 and 签发人, 署名 and
            成文日期; else the whole as one part. Offsets are those of the paragraph's text.
    """

    place: Place
    paragraph: Paragraph
    element: Element
    evidence: str
    attachment: int | None
    spans: tuple[Span, ...]
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def certainty(self) -> Certainty:
        """How sure it is that it is that element."""
        return least(doubt.left for doubt in self.doubts)

    @property
    def text(self) -> str:
        """Its text with its automatic number."""
        return self.number_text + self.own_text

    @property
    def flows(self) -> bool:
        """Whether it stands in the body itself, and neither in a table nor in a text box."""
        return self.place.table is None and self.place.text_box is None

    @property
    def own_text(self) -> str:
        """Its text without its automatic number; offsets count in it."""
        return self.paragraph.text

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its runs."""
        return self.paragraph.runs

    @property
    def format(self) -> ParagraphFormat:
        """Where and how it stands."""
        return self.paragraph.format

    @property
    def number(self) -> AutomaticNumber | None:
        """The number that the program counts; None where it counts none."""
        return self.paragraph.number

    @property
    def number_text(self) -> str:
        """That number as printed; empty where there is none."""
        return self.paragraph.number_text

    @property
    def section(self) -> int:
        """Index of its section, from 0."""
        return self.paragraph.section

    @property
    def address(self) -> int:
        """By which edits name it."""
        return self.paragraph.address

    @property
    def starts_page(self) -> bool:
        """Whether it begins on a new page."""
        return self.paragraph.starts_page

    @property
    def page_breaks(self) -> tuple[int, ...]:
        """Offsets of the page breaks in its text."""
        return self.paragraph.page_breaks


@dataclass(frozen=True)
class IdentifiedDocument:
    """A document with its elements.

    Attributes:
        document: The document as read.
        paragraphs: All paragraphs in reading order, those of tables and text boxes included.
        character: What it is as a whole.
    """

    document: OfficialDocument
    paragraphs: tuple[IdentifiedParagraph, ...]
    character: Character

    @property
    def document_type(self) -> FoundType | None:
        """Its 文种 and what tells it; None where nothing does."""
        return self.character.document_type

    @property
    def format(self) -> DocumentFormat:
        """Its format."""
        return self.character.format

    @property
    def direction(self) -> Direction | None:
        """Its direction; None where it cannot be told."""
        return self.character.direction

    @cached_property
    def _by_place(self) -> dict[Place, IdentifiedParagraph]:
        return {each.place: each for each in self.paragraphs}

    @cached_property
    def _by_element(self) -> dict[tuple[Element, ...], tuple[IdentifiedParagraph, ...]]:
        """What was asked of :meth:`of` before."""
        return {}

    @cached_property
    def fonts(self) -> Counter[str]:
        """The Chinese fonts in order of appearance, each with the number of characters that are set in it."""
        used: Counter[str] = Counter()
        for found in self.paragraphs:
            for run in found.paragraph.runs:
                used[run.format.east_asian_font.value] += len(run.text)
        return used

    @cached_property
    def _positions(self) -> dict[Place, int]:
        return {each.place: at for at, each in enumerate(self.paragraphs)}

    def position(self, found: IdentifiedParagraph) -> int:
        """Where a paragraph stands among all paragraphs in reading order, from 0."""
        return self._positions[found.place]

    def of(self, *elements: Element) -> tuple[IdentifiedParagraph, ...]:
        """The paragraphs that are one of the elements, in order; what holds one as a part only is not among them."""
        if elements not in self._by_element:
            self._by_element[elements] = tuple(each for each in self.paragraphs if each.element in elements)
        return self._by_element[elements]

    def at(self, place: Place) -> IdentifiedParagraph:
        """The paragraph at a place."""
        return self._by_place[place]

    def page_of(self, paragraph: IdentifiedParagraph) -> PageSetup:
        """The page on which a paragraph stands."""
        return self.document.sections[paragraph.section].page

    def text_of(self, element: Element) -> str:
        """The texts of an element's paragraphs joined without white space, as of a title over several lines."""
        return "".join("".join(each.text.split()) for each in self.of(element))


def identify(document: OfficialDocument, stated: StatedKind = NOTHING_STATED) -> IdentifiedDocument:
    """Gives every paragraph its element, with what speaks against it, and the document its 文种, format and direction.

    The order of the recognisers is the design: what has the plainest text is taken first, and what is left over is body.

    Args:
        document: The document.
        stated: What somebody has said that it is.
    """
    draft = Draft(lines_of(document))
    recognise_head(draft)
    recognise_captions(draft)
    recognise_imprint(draft)
    starts = find_attachments(draft)
    recognise_attachments(draft, starts)
    recognise_close(draft)
    recognise_body(draft, starts)
    character = character_of(draft, stated)
    weigh(draft)
    return IdentifiedDocument(document, _identified(draft), character)


def _identified(draft: Draft) -> tuple[IdentifiedParagraph, ...]:
    found: list[IdentifiedParagraph] = []
    for at, line in enumerate(draft.lines):
        verdict = draft.verdicts.get(at) or draft.blank_verdict(at)
        spans = spans_of(verdict.element, line.paragraph)
        given = (line.place, line.paragraph, verdict.element, verdict.evidence, verdict.attachment, spans)
        found.append(IdentifiedParagraph(*given, tuple(draft.doubts.get(at, ()))))
    return tuple(found)
