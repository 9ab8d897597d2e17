"""Which paragraph of a corrected document is which of the original: pairs, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from assistant.proofreading.report_shapes import ParagraphEntry

Pair: TypeAlias = tuple[ParagraphEntry | None, ParagraphEntry | None]

# Paragraphs whose texts have less in common are two paragraphs.
_ALIKE = 0.4
# Comparing each with each costs too much in longer blocks; there the order decides.
_LONGEST_BLOCK = 60
_LONG = 2_000


def paired(before: Sequence[ParagraphEntry], after: Sequence[ParagraphEntry]) -> Iterator[Pair]:
    """Pairs of paragraphs; one side is None where a paragraph was put in or taken out."""
    texts = [paragraph["text"] for paragraph in before], [paragraph["text"] for paragraph in after]
    # What comes again and again, as blank lines do, tells nothing of its place in a long document, and costs most there.
    junk = len(after) > _LONG
    for kind, start, end, first, last in SequenceMatcher(None, *texts, autojunk=junk).get_opcodes():
        if kind == "equal":
            yield from zip(before[start:end], after[first:last], strict=True)
        else:
            yield from _block(before[start:end], after[first:last])


def _block(before: Sequence[ParagraphEntry], after: Sequence[ParagraphEntry]) -> Iterator[Pair]:
    """Pairs of a stretch in which texts differ: each with the next that is like it."""
    rest = list(after)
    in_order = len(before) == len(after) or max(len(before), len(after)) > _LONGEST_BLOCK
    for paragraph in before:
        at = (0 if rest else None) if in_order else _like(paragraph, rest)
        if at is None:
            yield paragraph, None
            continue
        yield from ((None, each) for each in rest[:at])
        yield paragraph, rest[at]
        rest = rest[at + 1 :]
    yield from ((None, each) for each in rest)


def _like(paragraph: ParagraphEntry, others: Sequence[ParagraphEntry]) -> int | None:
    text = paragraph["text"]
    alike = (at for at, other in enumerate(others) if _similarity(text, other["text"]) >= _ALIKE)
    return next(alike, None)


def _similarity(one: str, other: str) -> float:
    if not one or not other:
        return 1.0 if one == other else 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
