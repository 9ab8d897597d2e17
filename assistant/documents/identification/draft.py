"""What the recognisers share: the lines, and the elements that were given so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from assistant.documents.certainty import Certainty, Doubt
from assistant.documents.elements import Element
from assistant.documents.identification import forms
from assistant.documents.identification.lines import Line

# A heading that is a label of what stands below it is no longer.
_LONGEST_HEADING = 30
# So many dates alone in their lines are no dates of signing.
_FEWEST_DAYS = 4


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
        doubts: What speaks against it.
        body_start: Index of the first line after the head.
        main_end: Index after the last line before the attachments.
        unmarked: Whether what is taken for an attachment has neither a mark nor a new page.
    """

    lines: tuple[Line, ...]
    verdicts: dict[int, Verdict] = field(default_factory=dict[int, Verdict])
    doubts: dict[int, list[Doubt]] = field(default_factory=dict[int, list[Doubt]])
    body_start: int = 0
    main_end: int = 0
    unmarked: bool = False

    def give(self, index: int, element: Element, evidence: str, attachment: int | None = None) -> None:
        """Decides a line; what was decided before stays."""
        self.verdicts.setdefault(index, Verdict(element, evidence, attachment))

    def doubt(self, index: int, left: Certainty, reason: str) -> None:
        """Says what speaks against what a line was decided to be, and how sure it still is."""
        self.doubts.setdefault(index, []).append(Doubt(left, reason))

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
        """The lines outside tables that are a date and nothing else, but for those that are a matter of the text."""
        written = [(at, line) for at, line in enumerate(self.lines) if not line.is_blank]
        lines = [line for _, line in written]
        return tuple(
            at
            for place, (at, line) in enumerate(written)
            if not line.in_table
            and forms.DATE.fullmatch(line.text)
            and not _is_under_a_heading(line, lines[place - 1] if place else None)
            and not _goes_on_below(lines, place)
        )

    @cached_property
    def is_diary(self) -> bool:
        """Whether dates alone in their lines head what was done on each of them, line by line."""
        below = [next((line for line in self.lines[at + 1 :] if not line.is_blank), None) for at in self.dates]
        told = [line for line in below if line is not None and not line.in_table and line.text.endswith("。")]
        return len(self.dates) >= _FEWEST_DAYS and len(told) * 2 > len(self.dates)

    def has_date_in(self, index: int) -> bool:
        """Whether a line ends with a date."""
        return forms.NAME_AND_DATE.fullmatch(self.text(index)) is not None or index in self.dates

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


def _is_under_a_heading(date: Line, above: Line | None) -> bool:
    """Whether it is what a heading or a label above it asks for, as under 一、时间."""
    if above is None or date.is_right or len(above.text) > _LONGEST_HEADING:
        return False
    heading = forms.heading_level(above.text) is not None and not above.text.endswith(("。", "；", "！"))
    return heading or above.text.endswith(("：", ":"))


def _goes_on_below(lines: list[Line], place: int) -> bool:
    """Whether the headings above it are continued right below: then the text has not ended yet."""
    step = forms.heading_step(lines[place + 1].text) if place + 1 < len(lines) else None
    if step is None or step[1] == 1:
        return False
    above = (forms.heading_step(lines[at].text) for at in range(place - 1, -1, -1))
    return next((each[1] for each in above if each is not None and each[0] == step[0]), 0) == step[1] - 1
