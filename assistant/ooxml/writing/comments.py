# pyright: basic
"""Comments on what was found (ECMA-376 part 1, 17.13.4), by the author of the revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.documents.document import AUTHOR
from assistant.documents.edits import Edit
from assistant.documents.paragraph import COLUMN_BREAK, PAGE_BREAK
from assistant.ooxml.values import integer
from assistant.ooxml.writing.line import Line
from assistant.ooxml.writing.nodes import Node, found, get, new
from assistant.ooxml.writing.parts import Parts
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.texts import fill
from assistant.ooxml.xml import W

_INITIALS = "公"
# Words that are quoted may go on over a page; a comment has no pages.
_ON_ONE_PAGE = str.maketrans({PAGE_BREAK: " ", COLUMN_BREAK: " "})


@dataclass(frozen=True)
class Comment:
    """A comment.

    Attributes:
        paragraph: Address of the paragraph.
        text: What it says.
        start: Offset of the first character that it is about; None for the whole paragraph.
        end: Offset after the last one.
        edits: What it speaks of; why any of them is not carried out is said below the text.
        rules: Codes of the rules that it speaks of.
        heading: A line before the text that later ones share: what they say is added to the comment that has it.
    """

    paragraph: int
    text: str
    start: int | None = None
    end: int | None = None
    edits: tuple[Edit, ...] = ()
    rules: tuple[str, ...] = ()
    heading: str = ""

    def complete(self, refused: Mapping[Edit, Reason]) -> str:
        """The text, with why edits were not carried out."""
        reasons = dict.fromkeys(refused[edit].value for edit in self.edits if edit in refused)
        return "\n".join((self.text, *reasons))


class CommentWriter:
    """Puts comments into a document: their marks before anything is changed, their words when all has been tried.

    Args:
        parts: The package.
        date: When they are made, as ``2026-03-20T09:00:00Z``.
    """

    def __init__(self, parts: Parts, date: str) -> None:
        self._parts = parts
        self._date = date
        self._root = parts.related("comments")
        existing = [] if self._root is None else self._root.findall(f"{W}comment")
        self._marked: list[tuple[str, Comment, tuple[Node, ...]]] = []
        self._next = 1 + max((integer(get(each, "id") or "") or 0 for each in existing), default=-1)
        self._said = {
            get(each, "id"): "".join(node.text or "" for node in each.iter(f"{W}t"))
            for each in existing
            if get(each, "author") == AUTHOR
        }

    def add(self, line: Line, comment: Comment) -> None:
        """Puts a comment round the characters, or round the whole paragraph; what is said there already is not repeated."""
        if comment.heading and any(text.startswith(comment.heading) for text in self._said.values()):
            self._marked.append(("", comment, ()))
            return
        own = f"{comment.heading}{comment.text}".translate(_ON_ONE_PAGE).replace("\n", "")
        marks = line.paragraph.iter(f"{W}commentReference")
        if any(self._said.get(get(mark, "id"), "").startswith(own) for mark in marks):
            return
        number, self._next = str(self._next), self._next + 1
        # Of rules that earlier comments speak of nothing may be left to say: then no run may have been parted for it.
        first, last = (None, None) if self._speaks_of(comment.rules) else _runs(line, comment)
        start, end = new("commentRangeStart", id=number), new("commentRangeEnd", id=number)
        if first is None or last is None:
            line.paragraph.insert(0 if found(line.paragraph, "pPr") is None else 1, start)
            line.paragraph.append(end)
        else:
            first.addprevious(start)
            last.addnext(end)
        reference = new("r")
        reference.append(new("commentReference", id=number))
        end.addnext(reference)
        self._marked.append((number, comment, (start, end, reference)))

    def write(self, refused: Mapping[Edit, Reason]) -> None:
        """Writes what the comments say, now that it is known which edits were not carried out."""
        for number, comment, marks in self._marked:
            if self._is_old(comment, refused):
                for mark in marks:
                    mark.getparent().remove(mark)
                continue
            text = comment.complete(refused).translate(_ON_ONE_PAGE)
            if number:
                self._write(number, "\n".join(filter(None, (comment.heading, text))))
            else:
                self._go_on(comment.heading, text)

    def _is_old(self, comment: Comment, refused: Mapping[Edit, Reason]) -> bool:
        """Whether nothing that a comment speaks of was done, and an earlier one speaks of the same rules."""
        nothing = bool(comment.edits) and all(edit in refused for edit in comment.edits)
        return nothing and self._speaks_of(comment.rules)

    def _speaks_of(self, rules: tuple[str, ...]) -> bool:
        return bool(rules) and all(any(rule in text for text in self._said.values()) for rule in rules)

    def _go_on(self, heading: str, text: str) -> None:
        """Adds to the comment with a heading."""
        if self._root is None:
            return
        old = next(number for number, said in self._said.items() if said.startswith(heading))
        made = next(each for each in self._root.findall(f"{W}comment") if get(each, "id") == old)
        run = [*made.iter(f"{W}r")][-1]
        fill(run, f"\n{text}")

    def _write(self, number: str, text: str) -> None:
        if self._root is None:
            self._root = new("comments")
            self._parts.add("comments", self._root)
        made = new("comment", id=number, author=AUTHOR, date=self._date, initials=_INITIALS)
        paragraph, run = new("p"), new("r")
        fill(run, text)
        paragraph.append(run)
        made.append(paragraph)
        self._root.append(made)


def _runs(line: Line, comment: Comment) -> tuple[Node | None, Node | None]:
    """The first and the last thing in the paragraph that the comment is about; None for all of it."""
    if comment.start is None or comment.end is None or comment.start >= comment.end:
        return None, None
    try:
        runs = line.runs_between(comment.start, comment.end)
    except Refused:
        return None, None
    tops = [_top(run, line.paragraph) for run in runs]
    return (tops[0], tops[-1]) if tops else (None, None)


def _top(run: Node, paragraph: Node) -> Node:
    """The child of the paragraph that a run stands in."""
    while run.getparent() is not paragraph:
        run = run.getparent()
    return run
