# pyright: basic
"""The text of one paragraph while it is edited: which run holds which characters, and runs parted where needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

from assistant.ooxml.sources import Piece
from assistant.ooxml.writing.nodes import Node, copied, found
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.xml import XML_SPACE, W


class Line:
    """The pieces of a paragraph's text, kept true while runs are parted; offsets stay those of the text as read.

    They stand in order and none is empty, so that a place is found without looking at all of them.

    Args:
        paragraph: The w:p.
        pieces: Its text, as the reader tells it.
    """

    def __init__(self, paragraph: Node, pieces: list[Piece]) -> None:
        self.paragraph = paragraph
        self.pieces = list(pieces)

    @property
    def end(self) -> int:
        """Offset after the last character."""
        last = self.pieces[-1] if self.pieces else None
        return last.start + len(last.text) if last else 0

    def runs_between(self, start: int, end: int) -> list[Node]:
        """The runs with exactly the characters between two offsets.

        Raises:
            Refused: They cannot be parted from what stands around.
        """
        self.part_at(start)
        self.part_at(end)
        return [run for run, _ in groupby(self.between(start, end), key=lambda piece: piece.run)]

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces that share characters with a stretch."""
        for at in range(max(self._first_at(start + 1) - 1, 0), len(self.pieces)):
            piece = self.pieces[at]
            if piece.start >= end:
                return
            if piece.start + len(piece.text) > start:
                yield piece

    def holding(self, start: int, end: int) -> int | None:
        """Where the piece stands that holds a whole stretch, the one before a place between two; None where none does."""
        for at in range(max(self._first_at(start) - 1, 0), len(self.pieces)):
            piece = self.pieces[at]
            if piece.start > start:
                return None
            if end <= piece.start + len(piece.text):
                return at
        return None

    def forget(self, start: int, end: int) -> None:
        """Takes the pieces out whose characters stand between two offsets at which runs are parted."""
        self.pieces[self._first_at(start) : self._first_at(end)] = []

    def run_before(self, offset: int) -> Node | None:
        """The run of the character before an offset; None at the beginning."""
        at = self._first_at(offset)
        return self.pieces[at - 1].run if at else None

    def run_at(self, offset: int) -> Node | None:
        """The run of the character before an offset, else of that after it, else the first run; None without any."""
        before = self.run_before(offset)
        if before is not None:
            return before
        return self.pieces[0].run if self.pieces else self.paragraph.find(f".//{W}r")

    def part_at(self, offset: int) -> None:
        """Sees to it that no run goes on over an offset.

        Raises:
            Refused: The run there is no plain one.
        """
        self._cut_text(offset)
        at = self._first_at(offset)
        if not 0 < at < len(self.pieces):
            return
        before, after = self.pieces[at - 1], self.pieces[at]
        if after.start == offset and before.run is after.run:
            self._part_run(at)

    def _first_at(self, offset: int) -> int:
        """Where the first piece stands that begins at an offset or behind it."""
        return bisect_left(self.pieces, offset, key=lambda piece: piece.start)

    def _cut_text(self, offset: int) -> None:
        at = self._first_at(offset) - 1
        piece = self.pieces[at] if at >= 0 else None
        if piece is None or offset >= piece.start + len(piece.text):
            return
        first, rest = piece.text[: offset - piece.start], piece.text[offset - piece.start :]
        second = copied(plain_text(piece.node))
        write(piece.node, first)
        write(second, rest)
        piece.node.addnext(second)
        self.pieces[at : at + 1] = [
            Piece(piece.start, first, piece.node, piece.run),
            Piece(offset, rest, second, piece.run),
        ]

    def _part_run(self, at: int) -> None:
        """Parts the run of a piece before it; all that follows in the run goes along."""
        run, node = self.pieces[at].run, self.pieces[at].node
        if node.getparent() is not run or run.tag != f"{W}r":
            raise Refused(Reason.HOLDS_OBJECT)
        # Without its namespaces, which lxml would want to be addresses: where it is put they are declared.
        second = run.makeelement(run.tag, dict(run.attrib))
        properties = found(run, "rPr")
        if properties is not None:
            second.append(copied(properties))
        second.extend([node, *node.itersiblings()])
        run.addnext(second)
        for behind in range(at, len(self.pieces)):
            if self.pieces[behind].run is not run:
                return
            if self.pieces[behind].node.getparent() is second:
                self.pieces[behind] = self.pieces[behind]._replace(run=second)


def plain_text(node: Node) -> Node:
    """The w:t itself.

    Raises:
        Refused: It is another element, or holds comments.
    """
    if node.tag != f"{W}t" or len(node):
        raise Refused(Reason.HOLDS_OBJECT)
    return node


def write(node: Node, text: str) -> None:
    """Puts a text into a w:t, its blanks kept."""
    node.text = text
    if text != text.strip():
        node.set(XML_SPACE, "preserve")
