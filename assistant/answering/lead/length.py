"""How much of a clause stands in a lead."""

from __future__ import annotations

LONGEST = 48
"""In characters; the whole clause stands in the quotation beneath."""

LEFT_OUT = "……"


def shortened(clause: str, needed: int, longest: int = LONGEST) -> str:
    """A clause that is no longer than it may be, cut at a comma in front of what is needed, with a mark.

    Args:
        clause: Without the point at its end.
        needed: Where what must stand begins.
        longest: In characters.
    """
    if len(clause) <= longest:
        return clause
    starts = [0, *(n + 1 for n, character in enumerate(clause) if character in "，,：")]
    start = max((at for at in starts if at <= needed), default=0)
    fitting = [at for at in starts if at <= start and len(clause) - at <= longest]
    start = min(fitting) if fitting else start
    kept = clause[start:]
    if len(kept) > longest:
        ends = [n for n, character in enumerate(kept) if character in "，,、" and needed - start < n <= longest]
        kept = kept[: ends[-1]] + LEFT_OUT if ends else kept[:longest] + LEFT_OUT
    return (LEFT_OUT if start else "") + kept
