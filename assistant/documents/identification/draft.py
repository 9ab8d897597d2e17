"""What the recognisers share: the lines, and the elements that were given so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from assistant.documents.elements import Element
from assistant.documents.identification import forms
from assistant.documents.identification.lines import Line


@dataclass(frozen=True)
class Verdict:
    """An element and why, and for attachments the number of the attachment, from 1."""

    element: Element
    evidence: str
    attachment: int | None = None


@dataclass
class Draft:
    """Lines and verdicts by their index.

    Attributes:
        lines: All lines.
        verdicts: What was decided.
        body_start: Index of the first line after the head.
        main_end: Index after the last line before the attachments.
    """

    lines: tuple[Line, ...]
    verdicts: dict[int, Verdict] = field(default_factory=dict[int, Verdict])
    body_start: int = 0
    main_end: int = 0

    def give(self, index: int, element: Element, evidence: str, attachment: int | None = None) -> None:
        """Decides a line; what was decided before stays."""
        self.verdicts.setdefault(index, Verdict(element, evidence, attachment))

    def element(self, index: int) -> Element | None:
        """What a line was decided to be."""
        verdict = self.verdicts.get(index)
        return verdict.element if verdict else None

    def text(self, index: int) -> str:
        """The text of a line without white space."""
        return self.lines[index].text

    def open_between(self, start: int, end: int) -> Iterator[int]:
        """The lines with text that nothing was decided of."""
        return (at for at in range(start, end) if at not in self.verdicts and not self.lines[at].is_blank)

    def has_open(self, start: int, end: int) -> bool:
        """Whether any line with text is still undecided there."""
        return next(self.open_between(start, end), None) is not None

    @cached_property
    def dates(self) -> tuple[int, ...]:
        """The lines outside tables that are a date and nothing else, whatever was decided of them."""
        lines = enumerate(self.lines)
        return tuple(at for at, line in lines if not line.in_table and forms.DATE.fullmatch(line.text))

    def has_date(self, start: int, end: int) -> bool:
        """Whether any line there is a date."""
        at = bisect_left(self.dates, start)
        return at < len(self.dates) and self.dates[at] < end

    def given(self, *elements: Element) -> list[int]:
        """The lines that were given one of the elements."""
        return sorted(at for at, verdict in self.verdicts.items() if verdict.element in elements)

    def joined(self, element: Element) -> str:
        """The texts of an element's lines, joined."""
        return "".join(self.text(at) for at in self.given(element))

    def blank_verdict(self, index: int) -> Verdict:
        """What a line without text is: a separator, a picture of the text, or a blank line."""
        line = self.lines[index]
        if not line.is_blank:
            return Verdict(Element.UNKNOWN, "文字和位置都不能说明它是哪个要素。")
        if line.draws_line:
            return Verdict(Element.SEPARATOR, "没有文字，只有一条线。")
        if line.pictures:
            attached = index >= self.main_end
            return Verdict(Element.ATTACHMENT_BODY if attached else Element.BODY, "没有文字，有图片。")
        return Verdict(Element.BLANK, "没有文字。")
