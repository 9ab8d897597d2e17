"""What rules about text need: the stretches of running text, and where a pattern stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.rules.rule import Severity, Violation

HEADINGS = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
TEXT = (Element.BODY, *HEADINGS, Element.ATTACHMENT_BODY)
RUNNING = (*TEXT, Element.REMARKS, Element.CAPTION, Element.UNKNOWN)
LONGEST_SENTENCE = 1_000
"""How far a sentence is looked at around a place in it; none that people write is longer."""

# Addresses of the web and of mail keep their half-width signs; so does what stands in half-width brackets after code.
_UNTOUCHED = re.compile(r"(?:https?://|www\.)[\w\-.~:/?#\[\]@!$&'*+,;=%]+|(?<![\w.\-])[\w.\-]+@[\w\-]+(?:\.[\w\-]+)+")


def running_text(document: IdentifiedDocument, *elements: Element) -> Iterator[IdentifiedParagraph]:
    """The paragraphs of running text, those of tables and attachments included; or those of the elements named."""
    wanted = elements or RUNNING
    return (paragraph for paragraph in document.of(*wanted) if paragraph.own_text.strip())


def untouched(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that punctuation rules leave alone: addresses of the web and of mail."""
    # Without one of these there is no address, which spares most texts the search.
    if "://" not in text and "www." not in text and "@" not in text:
        return ()
    return tuple(match.span() for match in _UNTOUCHED.finditer(text))


def overlaps(stretches: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch shares a character with one of others, which stand in order and apart."""
    at = bisect_right(stretches, start, key=lambda each: each[1])
    return at < len(stretches) and stretches[at][0] < end


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern stands outside the stretches that are left alone."""
    kept: tuple[tuple[int, int], ...] | None = None
    for match in pattern.finditer(text):
        kept = untouched(text) if kept is None else kept
        if not overlaps(kept, *match.span()):
            yield match


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the part of it between semicolons, in which a stretch stands."""
    first, last = max(start - LONGEST_SENTENCE, 0), end + LONGEST_SENTENCE
    before = max(text.rfind(stop, first, start) + 1 for stop in "。；")
    after = [at for stop in "。；" if (at := text.find(stop, end, last)) >= 0]
    return text[max(before, first) : min(after, default=last)]


def replaced(
    paragraph: IdentifiedParagraph,
    match: re.Match[str],
    replacement: str,
    message: str,
    group: int | str = 0,
    severity: Severity | None = None,
) -> Violation:
    """A violation at a match (or one of its groups) that should read otherwise."""
    start, end = match.span(group)
    expected = replacement or f"删去“{match[group]}”"
    return Violation(
        in_paragraph(paragraph, start, end), message, match[group] or "缺少", expected, replacement, severity
    )


def each_match(
    document: IdentifiedDocument,
    pattern: re.Pattern[str],
    say: Callable[[IdentifiedParagraph, re.Match[str]], Violation | None],
    *elements: Element,
) -> Iterator[Violation]:
    """What a pattern finds in running text; ``say`` makes the violation, or None for a false alarm."""
    for paragraph in running_text(document, *elements):
        for match in matches(pattern, paragraph.own_text):
            if (violation := say(paragraph, match)) is not None:
                yield violation
