"""What a candidate shares with a question, each feature between 0 and 1 or on the scale of the search's own signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from assistant.answering.form import forms_wanted, is_enumeration, kinds_wanted, states_kind, states_quantity
from assistant.answering.question import wants_list, wants_quantity
from assistant.answering.ranking.associations import associations
from assistant.answering.understanding.speech import Translation, statute_terms
from assistant.library.chunks import short_title
from assistant.library.lexical import LexicalIndex
from assistant.library.source import SearchHit
from assistant.library.terms import bigrams, content_words

# Characters of speech that say nothing of the matter: a pair of two such is none that could be looked for.
_LOOSE = frozenset(
    "的了吗呢吧啊么着过之其该此这那哪谁我你他她它们有没不能可要会怎样如何什几多久少啥咋是在和与就还也都又再给把被让去来说到得行成中用个一两三种次天年月日"
)

_IDENTIFIER = re.compile(r"[0-9A-Za-z]{6,}")
"""Somebody's number says nothing of the matter, and no article holds it."""

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Wanted:
    """What is looked for, with how much each word and pair of characters says.

    Attributes:
        words: Rarity by content word.
        pairs: Rarity by pair of characters.
        quantity: Whether a number is asked for.
        kinds: Of which kinds, see :func:`kinds_wanted`.
        enumeration: Whether a list is asked for.
        forms: Whether a text has a form that the question asks for: a consequence, a decision, a situation, a procedure.
        translations: What everyday words of the question mean in the words of the law.
    """

    words: Weights
    pairs: Weights
    quantity: bool
    kinds: frozenset[str]
    enumeration: bool
    forms: tuple[Callable[[str], object], ...]
    translations: tuple[Translation, ...]

    @classmethod
    def of(cls, question: str, index: LexicalIndex) -> Wanted:
        """What a question asks for, with the rarities of a library."""
        question = _IDENTIFIER.sub(" ", question)
        pairs = {pair for pair in bigrams(question) if not all(character in _LOOSE for character in pair)}
        return cls(
            {word: log(1 + index.size / (1 + index.word_frequency(word))) for word in content_words(question)},
            {pair: log(1 + index.size / (1 + index.pair_frequency(pair))) for pair in pairs},
            wants_quantity(question),
            kinds_wanted(question),
            wants_list(question),
            forms_wanted(question),
            statute_terms(question),
        )


def features_of(wanted: Wanted, hit: SearchHit) -> dict[str, float]:
    """The features that the weights are for, by name."""
    wording = " ".join([hit.text, *hit.path, short_title(hit.title)])
    everything = " ".join([wording, *hit.second_texts])
    nearest, together = _associated(wanted.words, wording)
    return {
        **hit.signs,
        "words_in_wording": _share(wanted.words, wording),
        "words_in_all": _share(wanted.words, everything),
        "pairs_in_wording": _share(wanted.pairs, wording),
        "pairs_in_all": _share(wanted.pairs, everything),
        "pairs_in_second_text": max((_share(wanted.pairs, text) for text in hit.second_texts), default=0.0),
        "nearest_association": nearest,
        "associations": together,
        "terms_in_wording": _translated(wanted.translations, hit.text),
        "translated_article": float(any(_is_meant(translation, hit) for translation in wanted.translations)),
        "has_second_texts": float(bool(hit.second_texts)),
        "quantity": float(wanted.quantity and states_quantity(hit.text)),
        "kind": float(bool(wanted.kinds) and states_kind(hit.text, wanted.kinds)),
        "enumeration": float(wanted.enumeration and is_enumeration(hit.text)),
        "form": float(any(answers(hit.text) for answers in wanted.forms)),
    }


def _translated(translations: Sequence[Translation], wording: str) -> float:
    """Which share of what was said in everyday words stands in an article, in the words of the law."""
    held = [translation for translation in translations if any(term in wording for term in translation.terms)]
    return len(held) / len(translations) if translations else 0.0


def _is_meant(translation: Translation, hit: SearchHit) -> bool:
    """Whether it is the article from which the words of the law were taken."""
    return translation.article == hit.article and translation.law in (hit.title, hit.source_id)


def _share(weights: Weights, text: str) -> float:
    """Which share of the weight stands in a text."""
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in text) / total if total else 0.0


def _associated(words: Weights, wording: str) -> tuple[float, float]:
    """How likely an article is asked for with these words: by the best association of each, and by all of them."""
    total = sum(words.values()) or 1.0
    nearest = together = 0.0
    for word, weight in words.items():
        found = list(_probabilities(word, wording))
        nearest += weight * min(1.0, max(found, default=0.0))
        together += weight * min(1.0, sum(found))
    return nearest / total, together / total


def _probabilities(word: str, wording: str) -> Iterable[float]:
    if word in wording:
        yield 1.0
    for of_law, probability in associations().get(word, {}).items():
        if of_law in wording:
            yield probability
