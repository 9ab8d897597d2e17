"""Two versions of a text set side by side: which article became which, and what of its wording is different.

Articles are aligned by their likeness first and their number second, so that a renumbered article is found again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from assistant.library.source import Article
from assistant.library.terms import bigrams

ALIKE = 0.4
"""Two articles with this share of common pairs of characters are one, wherever they stand."""

ALIKE_OF_ONE_NUMBER = 0.2
"""Two articles of the same number are one though little of the wording is left."""

SAME_NUMBER = 0.08
"""What the same number adds to the likeness of two articles: it decides between candidates that are nearly as alike."""

MOST_COMMON = 60
"""A pair of characters that stands in more articles than this tells none of them apart."""

_CLAUSE = re.compile(r"[^，；。：\n]*[，；。：\n]?")
_MARKS = "，；。：、 \n"
_PUNCTUATION = re.compile(r"\W+")
_SPACE = re.compile(r"\s+")


class ChangeKind(Enum):
    """What became of an article. The name greps in code and JSON, the value is what people read."""

    UNCHANGED = "未变"
    CHANGED = "修改"
    ADDED = "新增"
    REMOVED = "删除"
    MOVED = "移动"

    @property
    def code(self) -> str:
        """The spelling of JSON."""
        return self.name.lower()


@dataclass(frozen=True)
class Piece:
    """A run of words of one of two texts.

    Attributes:
        kind: ``same``, ``removed`` (in the old text alone) or ``added`` (in the new text alone).
    """

    kind: str
    text: str


@dataclass(frozen=True)
class ArticleChange:
    """What became of one article.

    Attributes:
        old: The article of the old version; None where it is new.
        new: The article of the new version; None where it is gone.
        old_position: Where it stood in the old version, from 0; None where it did not.
        new_position: Where it stands in the new version.
    """

    kind: ChangeKind
    old: Article | None
    new: Article | None
    old_position: int | None
    new_position: int | None

    @property
    def renumbered(self) -> bool:
        """Whether it bears another number now."""
        return self.old is not None and self.new is not None and self.old.number != self.new.number

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The wording of both versions, word by word."""
        return differences(self.old.text if self.old else "", self.new.text if self.new else "")


def compare(old: Sequence[Article], new: Sequence[Article]) -> tuple[ArticleChange, ...]:
    """What became of every article, in the order of the new text; what is gone stands where it was."""
    partner = _aligned(old, new)
    changes = [
        _change(old[partner[n]] if n in partner else None, article, partner.get(n), n) for n, article in enumerate(new)
    ]
    for n in sorted(set(range(len(old))) - set(partner.values())):
        changes.insert(_place_of(n, changes), _change(old[n], None, n, None))
    return tuple(changes)


def of_number(changes: Iterable[ArticleChange], number: str) -> tuple[ArticleChange, ...]:
    """What became of the article that bears this number in either version, that of the new version first."""
    changes = list(changes)
    new = [change for change in changes if change.new is not None and change.new.number == number]
    old = [change for change in changes if change.old is not None and change.old.number == number]
    return tuple(dict.fromkeys((*new, *old)))


@lru_cache(maxsize=256)
def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The wording of two texts, word by word: what both have, what only the old one has, what only the new one.

    Clauses are aligned before their words, so that a clause that is new is not taken for parts of its neighbours.
    """
    before, after = _clauses(old), _clauses(new)
    pieces: list[Piece] = []
    at, to = 0, 0
    for of_old, of_new in [*_aligned_clauses(before, after), (len(before), len(after))]:
        pieces += [Piece("removed", clause) for clause in before[at:of_old]]
        pieces += [Piece("added", clause) for clause in after[to:of_new]]
        if of_old < len(before):
            pieces += _differing_words(before[of_old], after[of_new])
        at, to = of_old + 1, of_new + 1
    return tuple(pieces)


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause]


def _aligned_clauses(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of clauses that are the same or nearly so, in their order, together as alike as can be."""
    pairs = [[frozenset(bigrams(clause)) for clause in side] for side in (before, after)]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for n in range(len(before) - 1, -1, -1):
        for m in range(len(after) - 1, -1, -1):
            alike = 1.0 if before[n] == after[m] else _likeness(pairs[0][n], pairs[1][m])
            together = best[n + 1][m + 1] + (alike if alike >= ALIKE else -1.0)
            best[n][m] = max(together, best[n + 1][m], best[n][m + 1])
    found: list[tuple[int, int]] = []
    n = m = 0
    while n < len(before) and m < len(after):
        if best[n][m] == best[n + 1][m]:
            n += 1
        elif best[n][m] == best[n][m + 1]:
            m += 1
        else:
            found.append((n, m))
            n, m = n + 1, m + 1
    return found


def _differing_words(old: str, new: str) -> list[Piece]:
    before, after = _words(old), _words(new)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(after[c:d])))
            continue
        sides = (("removed", before[a:b]), ("added", after[c:d]))
        pieces.extend(Piece(kind, "".join(words)) for kind, words in sides if words)
    return pieces


class Edit(NamedTuple):
    """Words of the old text and what stands in their place; one of both may be empty."""

    removed: str
    added: str


def edits_of(change: ArticleChange) -> tuple[Edit, ...]:
    """What is different between both versions of an article, neighbouring differences as one."""
    edits: list[Edit] = []
    open_edit = False
    for piece in change.pieces:
        if piece.kind == "same":
            open_edit = False
            continue
        last = edits.pop() if open_edit else Edit("", "")
        removed = last.removed + (piece.text if piece.kind == "removed" else "")
        edits.append(Edit(removed, last.added + (piece.text if piece.kind == "added" else "")))
        open_edit = True
    trimmed = (Edit(edit.removed.strip(_MARKS), edit.added.strip(_MARKS)) for edit in edits)
    return tuple(edit for edit in trimmed if _PUNCTUATION.sub("", edit.removed) != _PUNCTUATION.sub("", edit.added))


def _words(text: str) -> list[str]:
    import rjieba

    return rjieba.cut(text)


def _change(old: Article | None, new: Article | None, old_position: int | None, position: int | None) -> ArticleChange:
    return ArticleChange(_kind(old, new), old, new, old_position, position)


def _kind(old: Article | None, new: Article | None) -> ChangeKind:
    if old is None:
        return ChangeKind.ADDED
    if new is None:
        return ChangeKind.REMOVED
    if _compact(old.text) != _compact(new.text):
        return ChangeKind.CHANGED
    return ChangeKind.UNCHANGED if old.number == new.number else ChangeKind.MOVED


def _place_of(position: int, changes: Sequence[ArticleChange]) -> int:
    """Behind the last change that is about an earlier article of the old version."""
    earlier = [n for n, each in enumerate(changes) if each.old_position is not None and each.old_position < position]
    return earlier[-1] + 1 if earlier else 0


def _aligned(old: Sequence[Article], new: Sequence[Article]) -> dict[int, int]:
    """The position in the old version of every article of the new one that was there before."""
    pairs = sorted(_candidates(old, new), key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1]))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, of_old, of_new in pairs:
        if of_new not in partner and of_old not in taken:
            partner[of_new] = of_old
            taken.add(of_old)
    return partner


def _candidates(old: Sequence[Article], new: Sequence[Article]) -> Iterator[tuple[float, int, int]]:
    """Pairs of articles that may be one: likeness, position in the old version, position in the new."""
    old_pairs, new_pairs = [_pairs(each) for each in old], [_pairs(each) for each in new]
    standing: dict[str, list[int]] = defaultdict(list)
    for n, pairs in enumerate(old_pairs):
        for pair in pairs:
            standing[pair].append(n)
    numbers: dict[str | None, list[int]] = defaultdict(list)
    for n, article in enumerate(old):
        numbers[article.number].append(n)
    for m, article in enumerate(new):
        shared = Counter(
            n for pair in new_pairs[m] for n in standing.get(pair, ()) if len(standing[pair]) <= MOST_COMMON
        )
        same = set(numbers[article.number]) if article.number else set[int]()
        for n in same | set(shared):
            alike = _likeness(old_pairs[n], new_pairs[m])
            if alike >= (ALIKE_OF_ONE_NUMBER if n in same else ALIKE):
                yield alike + SAME_NUMBER * (n in same), n, m


def _pairs(article: Article) -> frozenset[str]:
    return frozenset(bigrams(article.text))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _compact(text: str) -> str:
    return _SPACE.sub("", text)
