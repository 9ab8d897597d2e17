# pyright: strict
"""Which text of a paragraph a reader of its page sees: what is hidden or has the colour of its ground is in the file only."""

from __future__ import annotations

from assistant.documents.paragraph import Paragraph, Run

WHITE = "FFFFFF"
# Colours that differ no more than this in red, green and blue are not told apart on paper.
_ALIKE = 0x10


def seen_text(paragraph: Paragraph, paper: str | None) -> str:
    """The text without hidden runs and without those in the colour of their ground.

    Args:
        paragraph: The paragraph.
        paper: The colour RRGGBB of what it stands on where it has no shading of its own; None where that is not known, so that
            text of any colour counts as seen.
    """
    return "".join(run.text for run in paragraph.runs if _is_seen(run, paragraph.format.shading.value or paper))


def _is_seen(run: Run, paper: str | None) -> bool:
    look = run.format
    if look.hidden.value:
        return False
    ground = look.shading.value or paper
    if look.highlight.value:
        ground = WHITE if look.highlight.value == "white" else None
    return look.colour.value is None or ground is None or not _are_alike(look.colour.value, ground)


def _are_alike(one: str, other: str) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True))
