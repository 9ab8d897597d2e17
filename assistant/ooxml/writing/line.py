# pyright: basic
"""The text of one paragraph while it is edited: which run holds which characters, and runs parted where needed."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.ooxml.sources import Piece
from assistant.ooxml.writing.nodes import Node, copied, found
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.xml import XML_SPACE, W


class Line:
    """The pieces of a paragraph's text, kept true while runs are parted; offsets stay those of the text as read.

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
        runs: list[Node] = []
        for piece in self.between(start, end):
            if not any(piece.run is run for run in runs):
                runs.append(piece.run)
        return runs

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces that share characters with a stretch."""
        return (piece for piece in self.pieces if piece.start < end and piece.start + len(piece.text) > start)

    def run_at(self, offset: int) -> Node | None:
        """The run of the character before an offset, else of that after it, else the first run; None without any."""
        before = [piece.run for piece in self.pieces if piece.start < offset]
        if before:
            return before[-1]
        return self.pieces[0].run if self.pieces else self.paragraph.find(f".//{W}r")

    def part_at(self, offset: int) -> None:
        """Sees to it that no run goes on over an offset.

        Raises:
            Refused: The run there is no plain one.
        """
        self._cut_text(offset)
        for before, after in zip(self.pieces, self.pieces[1:], strict=False):
            if after.start == offset and before.run is after.run:
                self._part_run(after)
                return

    def _cut_text(self, offset: int) -> None:
        for at, piece in enumerate(self.pieces):
            within = offset - piece.start
            if 0 < within < len(piece.text):
                first, rest = piece.text[:within], piece.text[within:]
                second = copied(plain_text(piece.node))
                write(piece.node, first)
                write(second, rest)
                piece.node.addnext(second)
                self.pieces[at : at + 1] = [
                    Piece(piece.start, first, piece.node, piece.run),
                    Piece(offset, rest, second, piece.run),
                ]
                return

    def _part_run(self, piece: Piece) -> None:
        run, node = piece.run, piece.node
        if node.getparent() is not run or run.tag != f"{W}r":
            raise Refused(Reason.HOLDS_OBJECT)
        # Without its namespaces, which lxml would want to be addresses: where it is put they are declared.
        second = run.makeelement(run.tag, dict(run.attrib))
        properties = found(run, "rPr")
        if properties is not None:
            second.append(copied(properties))
        moved = [node, *node.itersiblings()]
        second.extend(moved)
        run.addnext(second)
        self.pieces = [
            each._replace(run=second) if any(each.node is other for other in moved) else each for each in self.pieces
        ]


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
