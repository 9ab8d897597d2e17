"""The text of one paragraph: runs joined, fields shown by their results, tracked changes accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from assistant.documents.formatting import RunFormat
from assistant.documents.paragraph import COLUMN_BREAK, LINE_BREAK, PAGE_BREAK, Field, NoteReference, Run
from assistant.ooxml.content_tree import INSERTED, is_removed, opened
from assistant.ooxml.sources import Piece
from assistant.ooxml.values import child, hexadecimal, value
from assistant.ooxml.xml import XML_SPACE, Element, M, W, is_character

_BREAKS = {"page": PAGE_BREAK, "column": COLUMN_BREAK}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": LINE_BREAK,
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_REFERENCES = {
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
    f"{W}commentReference": "comment",
}
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_MATHEMATICS = (f"{M}oMath", f"{M}oMathPara")
# White space of XML, which Word takes for a space inside a text; U+3000 is a character of its own.
_WHITE = str.maketrans("\t\r\n", "   ")


@dataclass
class OpenField:
    """A field that has begun.

    Attributes:
        instruction: Its instruction as far as it was read.
        in_code: Whether what comes still belongs to the instruction, and is not shown.
        start: Offset in the current paragraph where its result begins.
    """

    instruction: str = ""
    in_code: bool = True
    start: int = 0


@dataclass(frozen=True)
class _Context:
    hyperlink: bool = False
    inserted: bool = False


_Look: TypeAlias = tuple[RunFormat, str, _Context]


@dataclass
class _Stretch:
    start: int
    look: _Look
    pieces: list[str] = field(default_factory=list[str])

    def run(self) -> Run:
        run_format, style, context = self.look
        return Run("".join(self.pieces), self.start, run_format, style, context.hyperlink, context.inserted)


@dataclass
class InlineContent:
    """What was read of one paragraph.

    ``drawn`` holds drawings with the offsets where they stand, ``pieces`` the elements that hold the text.
    """

    text: str = ""
    runs: list[Run] = field(default_factory=list[Run])
    fields: list[Field] = field(default_factory=list[Field])
    references: list[NoteReference] = field(default_factory=list[NoteReference])
    drawn: list[tuple[Element, int]] = field(default_factory=list[tuple[Element, int]])
    pieces: list[Piece] = field(default_factory=list[Piece])


class InlineReader:
    """Reads paragraphs of one story one after another, since fields may run over several of them.

    Args:
        run_format: Gives the format of a run from its w:rPr.
        run_style: Gives the name of its character style.
        open_fields: Fields that the paragraphs before have left open; changed in place.
    """

    def __init__(
        self,
        run_format: Callable[[Element | None], RunFormat],
        run_style: Callable[[Element | None], str],
        open_fields: list[OpenField],
    ) -> None:
        self._run_format = run_format
        self._run_style = run_style
        self._open = open_fields
        self._content = InlineContent()
        self._stretches: list[_Stretch] = []
        self._length = 0
        for begun in self._open:
            begun.start = 0

    def read(self, paragraph: Element) -> InlineContent:
        """Reads a w:p."""
        for element, context in _inline(paragraph, self._begin_simple, self._end):
            if element.tag == f"{W}r":
                self._read_run(element, context)
            elif element.tag in _MATHEMATICS:
                text = "".join(t.text or "" for t in element.iter(f"{M}t"))
                self._append(text, None, context, Piece(self._length, text, element, element))
        self._content.runs = [stretch.run() for stretch in self._stretches]
        self._content.text = "".join(run.text for run in self._content.runs)
        self._close_paragraph()
        return self._content

    def _read_run(self, run: Element, context: _Context) -> None:
        properties = child(run, "rPr")
        for element in _run_children(run):
            if element.tag == f"{W}fldChar":
                self._field_character(element)
            elif element.tag == f"{W}instrText":
                self._instruct(element.text or "")
            elif element.tag in _DRAWN:
                self._content.drawn.append((element, self._length))
            elif element.tag in _REFERENCES:
                kind = _REFERENCES[element.tag]
                self._content.references.append(NoteReference(kind, value(element, "id"), self._length))
            elif element.tag == f"{W}pgNum":
                self._content.fields.append(Field("PAGE", "PAGE", self._length, self._length))
            else:
                text = _text_of(element)
                self._append(text, properties, context, Piece(self._length, text, element, run))

    def _append(self, text: str, properties: Element | None, context: _Context, piece: Piece) -> None:
        if not text or any(begun.in_code for begun in self._open):
            return
        look = (self._run_format(properties), self._run_style(properties), context)
        if not self._stretches or not _same_look(self._stretches[-1].look, look):
            self._stretches.append(_Stretch(self._length, look))
        self._stretches[-1].pieces.append(text)
        self._content.pieces.append(piece)
        self._length += len(text)

    def _begin_simple(self, element: Element) -> None:
        self._open.append(OpenField(value(element, "instr"), in_code=False, start=self._length))

    def _field_character(self, element: Element) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._open.append(OpenField(start=self._length))
        elif kind == "separate" and self._open:
            self._open[-1].in_code = False
            self._open[-1].start = self._length
        elif kind == "end":
            self._end()

    def _instruct(self, text: str) -> None:
        if self._open and self._open[-1].in_code:
            self._open[-1].instruction += text

    def _end(self) -> None:
        if self._open:
            self._record(self._open.pop())

    def _record(self, begun: OpenField) -> None:
        instruction = " ".join(begun.instruction.split())
        if instruction:
            name = instruction.split(" ", 1)[0].upper()
            self._content.fields.append(Field(name, instruction, begun.start, self._length))

    def _close_paragraph(self) -> None:
        """A field without an end must not hide the rest of the document, so its instruction ends with its paragraph."""
        for begun in self._open:
            if not begun.in_code:
                self._record(begun)
        self._open[:] = [begun for begun in self._open if not begun.in_code]
        self._content.fields.sort(key=lambda found: (found.start, -found.end))


def _same_look(one: _Look, other: _Look) -> bool:
    """Equal formats of one document are one object, so that telling costs nothing."""
    return one[0] is other[0] and one[1:] == other[1:]


def _text_of(element: Element) -> str:
    if element.tag == f"{W}t":
        text = (element.text or "").translate(_WHITE)
        return text if element.get(XML_SPACE, "") == "preserve" else text.strip(" ")
    if element.tag == f"{W}br":
        return _BREAKS.get(value(element, "type"), LINE_BREAK)
    if element.tag == f"{W}sym":
        return _symbol(value(element, "char"))
    return _SIGNS.get(element.tag, "")


def _symbol(code: str) -> str:
    """The character of w:sym; a symbol font's place in the private area stays there, since only the font tells it."""
    point = hexadecimal(code, 8)
    return chr(point) if point is not None and is_character(point) else ""


def _run_children(run: Element) -> Iterator[Element]:
    """The content of a run; alternatives chosen, of ruby text only the base."""
    stack = [iter(run)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{W}ruby":
            base = child(element, "rubyBase")
            stack.extend(iter(inner) for inner in reversed(base.findall(f"{W}r") if base is not None else []))
        else:
            inner = opened(element)
            if inner is not None:
                stack.append(iter(inner))
            else:
                yield element


def _inline(
    paragraph: Element, begin_field: Callable[[Element], None], end_field: Callable[[], None]
) -> Iterator[tuple[Element, _Context]]:
    """The runs and formulas of a paragraph in order, all wrappers opened; simple fields are told as they begin and end."""
    stack: list[tuple[Iterator[Element], _Context, bool]] = [(iter(paragraph), _Context(), False)]
    while stack:
        elements, context, is_field = stack[-1]
        element = next(elements, None)
        if element is None:
            stack.pop()
            if is_field:
                end_field()
        elif element.tag == f"{W}fldSimple":
            begin_field(element)
            stack.append((iter(element), context, True))
        elif element.tag == f"{W}hyperlink":
            stack.append((iter(element), replace(context, hyperlink=True), False))
        elif element.tag in INSERTED:
            stack.append((iter(element), replace(context, inserted=True), False))
        elif not is_removed(element):
            inner = opened(element)
            if inner is not None:
                stack.append((iter(inner), context, False))
            else:
                yield element, context


def mark_is_removed(paragraph: Element) -> bool:
    """Whether a tracked change deletes the paragraph mark, so that the next paragraph continues this one (17.13.5.15)."""
    mark = child(child(paragraph, "pPr"), "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None
