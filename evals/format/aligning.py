"""Which paragraph of one state of a document is which of another: labels are carried over by what paragraphs say.

Fixers give back files without labels, with paragraphs put in, taken out, moved and reworded.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from evals.format.draft import BLANK, Draft, label_of
from evals.format.names import LABEL, w
from evals.format.opening import kind_of
from evals.format.reader import paragraph_text
from evals.format.xml import Node

STRAY = "stray"
Signature = tuple[str, str, str]
Pair = tuple[int, int]
_SAME_WORDS = 0.5


def signature(paragraph: Node) -> Signature:
    """In what a paragraph stands, what it draws, and what it says."""
    inside = "cell" if paragraph.getparent().tag == w("tc") else "body"
    return inside, kind_of(paragraph), paragraph_text(paragraph).strip()


def aligned(old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
    """Numbers of paragraphs that correspond, in order; what is moved has no partner here."""
    before, after = [signature(p) for p in old], [signature(p) for p in new]
    found: list[Pair] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += zip(range(a, b), range(c, d), strict=True)
        elif tag == "replace":
            found += [(a + i, c + j) for i, j in _closest(before[a:b], after[c:d])]
    return found


def moved(old: Sequence[Node], new: Sequence[Node], pairs: Sequence[Pair]) -> list[Pair]:
    """Paragraphs with the same words that stand elsewhere, among those without a partner."""
    left_old, left_new = without_partner(old, new, pairs)
    found: list[Pair] = []
    for j in left_new:
        said = signature(new[j])[1:]
        at = next((i for i in left_old if said != ("", "") and signature(old[i])[1:] == said), None)
        if at is not None:
            left_old.remove(at)
            found.append((at, j))
    return found


def without_partner(old: Sequence[Node], new: Sequence[Node], pairs: Sequence[Pair]) -> tuple[list[int], list[int]]:
    """The numbers of those that no pair names, on either side."""
    first, second = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in range(len(old)) if i not in first], [j for j in range(len(new)) if j not in second]


def all_pairs(old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
    """Those that correspond in order, and those that moved."""
    pairs = aligned(old, new)
    return [*pairs, *moved(old, new, pairs)]


def text_distance(before: str, after: str) -> int:
    """How many characters were put in, taken out or replaced."""
    changes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in changes if tag != "equal")


def carry_labels(labelled: Draft, plain: Draft, reference: Draft | None = None) -> None:
    """Gives the paragraphs of ``plain`` the labels of those that they were.

    Args:
        labelled: The state before.
        plain: The state after; its labels are set.
        reference: A state that is right, which tells what a new paragraph is; one that it does not know is ``stray``.
    """
    old, new = labelled.paragraphs(), plain.paragraphs()
    pairs = all_pairs(old, new)
    for i, j in pairs:
        new[j].set(LABEL, label_of(old[i]))
    known = {} if reference is None else _known(reference, new)
    for j in without_partner(old, new, pairs)[1]:
        new[j].set(LABEL, known.get(j) or (STRAY if signature(new[j])[1:] != ("", "") else BLANK))


def _known(reference: Draft, new: Sequence[Node]) -> dict[int, str]:
    right = reference.paragraphs()
    return {j: label_of(right[i]) for i, j in all_pairs(right, new) if _alike(signature(right[i]), signature(new[j]))}


def _alike(one: Signature, other: Signature) -> bool:
    return one[1] == other[1] and bool(one[2]) == bool(other[2]) and _unlike(one[2], other[2]) <= _SAME_WORDS


def _closest(before: Sequence[Signature], after: Sequence[Signature]) -> Iterator[Pair]:
    """The cheapest alignment of two short stretches (Needleman and Wunsch, 1970)."""
    gap = 0.6
    costs = [[gap * (i + j) for j in range(len(after) + 1)] for i in range(len(before) + 1)]
    for i, one in enumerate(before, 1):
        for j, other in enumerate(after, 1):
            pair = costs[i - 1][j - 1] + _distance(one, other)
            costs[i][j] = min(pair, costs[i - 1][j] + gap, costs[i][j - 1] + gap)
    found: list[Pair] = []
    i, j = len(before), len(after)
    while i and j:
        if costs[i][j] == costs[i - 1][j] + gap:
            i -= 1
        elif costs[i][j] == costs[i][j - 1] + gap:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return reversed(found)


def _distance(one: Signature, other: Signature) -> float:
    """0 for the same, over 1.2 (two gaps) where they cannot be the same."""
    if bool(one[2]) != bool(other[2]):
        return 1.3
    apart = 0.2 * (one[0] != other[0]) + 0.5 * (one[1] != other[1])
    return apart + _unlike(one[2], other[2])


def _unlike(one: str, other: str) -> float:
    return 0.0 if one == other else 1 - difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
