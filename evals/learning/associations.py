"""Associations of spoken words with words of the law: IBM model 1 over second texts and the articles that they ask for.

Brown et al. 1993, as Berger and Lafferty 1999 use it for retrieval: what is asked is seen as a translation of what is
written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from assistant.library.terms import content_words

ROUNDS = 5
MOST_WORDS = 60
"""How many words of an article are looked at: the rarest."""

KEPT, LEAST = 12, 0.03
"""How many words of the law are kept for each spoken one, and how probable each must be."""

_NOTHING = "<null>"
Pair = tuple[Sequence[str], Sequence[str]]
"""The words of a second text, and those of its article."""


def learned(texts: Iterable[tuple[str, str]]) -> Mapping[str, Mapping[str, float]]:
    """Probability by spoken word and word of the law.

    Args:
        texts: (second text, article).
    """
    pairs = _pairs(list(texts))
    table: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        table = _round(pairs, table)
    found: dict[str, dict[str, float]] = {}
    for of_law, spoken in table.items():
        for word, probability in spoken.items():
            if of_law not in (_NOTHING, word):
                found.setdefault(word, {})[of_law] = probability
    return {word: _best(of_law) for word, of_law in sorted(found.items()) if max(of_law.values()) >= LEAST}


def write(associations: Mapping[str, Mapping[str, float]], path: Path) -> None:
    """Writes the data file, one spoken word a line."""
    lines = ["\t".join([word, *(f"{w}={p:.2f}" for w, p in of_law.items())]) for word, of_law in associations.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pairs(texts: Sequence[tuple[str, str]]) -> list[Pair]:
    articles = {article: [word for word in content_words(article) if len(word) > 1] for _, article in texts}
    frequency = Counter(word for words in articles.values() for word in words)
    kept = {article: sorted(words, key=lambda word: (frequency[word], word))[:MOST_WORDS] for article, words in articles.items()}  # fmt: skip
    return [(content_words(asked), [*kept[article], _NOTHING]) for asked, article in texts]


def _round(pairs: Sequence[Pair], table: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """One round of expectation and maximisation."""
    counts: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for spoken, of_law in pairs:
        for word in spoken:
            likely = [table.get(other, {}).get(word, 1e-4) if table else 1.0 for other in of_law]
            whole = sum(likely)
            for other, value in zip(of_law, likely, strict=True):
                if value / whole > 0.01:
                    counts.setdefault(other, Counter())[word] += value / whole  # type: ignore[assignment]
                    totals[other] += value / whole  # type: ignore[assignment]
    return {
        other: {word: count / (totals[other] + 1.0) for word, count in words.items() if count / (totals[other] + 1.0) > 0.003}
        for other, words in counts.items()
    }  # fmt: skip


def _best(of_law: Mapping[str, float]) -> dict[str, float]:
    ranked = sorted(of_law.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    return {word: probability for word, probability in ranked if probability >= LEAST}
