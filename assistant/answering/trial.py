"""A search with all that decided its order, for those who keep a library: which words, which second text, which rank."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean, pstdev

from assistant.answering.gathering.gather import GROUNDING, gather
from assistant.answering.gathering.harmless import harmless
from assistant.answering.inquiry import Inquiry
from assistant.answering.ranking.features import Wanted, features_of
from assistant.answering.ranking.outside import RerankUse
from assistant.answering.ranking.rerank import LOOKED_AT, weights_for
from assistant.answering.steps.rewrite import rewrite
from assistant.answering.understanding.speech import Translation
from assistant.answering.versions.asked_time import find_versions, read_time
from assistant.errors import InputError
from assistant.library.search import LibrarySearch
from assistant.library.source import SearchHit
from assistant.library.terms import bigrams


@dataclass(frozen=True)
class Sign:
    """One thing that spoke for an article.

    Attributes:
        name: As in ``weights.toml``.
        value: On a scale of its own.
        weighed: What it adds to the score.
        ahead: What it adds beyond the middle of all that were found, in spreads of their scores.
    """

    name: str
    value: float
    weighed: float
    ahead: float


@dataclass(frozen=True)
class Ranked:
    """An article with what decided its place.

    Attributes:
        signs: Empty where the question names the article itself, or a guide led to it.
        by_guide: Whether a guide was found, and this article stands for it as the law that it names.
        words: Words of the question that stand in it.
        missing: Words of the question that do not.
        second_text: The second text that is nearest to the question; empty where none shares anything with it.
    """

    hit: SearchHit
    signs: tuple[Sign, ...]
    words: tuple[str, ...]
    missing: tuple[str, ...]
    second_text: str
    by_guide: bool = False


@dataclass(frozen=True)
class Trial:
    """What a search found, and why.

    Attributes:
        ranked: Best first.
        outdated: What was found and left out, because it is law no more, or not yet.
        translations: What was said in everyday words, and searched in the words of the law as well.
        named: Documents that the question names and the library holds.
        by_vectors: Whether every article could be compared by its vector.
        notice: What the order goes without; empty for nothing.
    """

    ranked: tuple[Ranked, ...]
    outdated: tuple[SearchHit, ...]
    translations: tuple[Translation, ...]
    named: tuple[str, ...]
    by_vectors: bool
    notice: str


def try_search(
    question: str,
    library: LibrarySearch,
    today: date,
    limit: int,
    reranking: RerankUse | None = None,
    as_of: date | None = None,
) -> Trial:
    """The articles that speak to a question, each with what decided its place.

    Args:
        question: What to look for.
        library: Where.
        today: The day on which validity is judged.
        limit: How many articles at most.
        reranking: As for :func:`assistant.answering.searching.search_articles`.
        as_of: As for it.

    Raises:
        InputError: The question is empty.
    """
    if not question.strip():
        raise InputError("请输入要试搜的问题或字词。")
    asked = Inquiry.about(question, (), today, library, reranking=reranking, as_of=as_of)
    inquiry = gather(find_versions(rewrite(read_time(asked))), limit)
    wanted = Wanted.of(inquiry.query, library.lexical)
    hits = harmless(replace(hit, rank=rank) for rank, hit in enumerate(inquiry.hits[:limit], 1))
    found = {hit.key for hit in inquiry.searches.ranking(inquiry.query, LOOKED_AT, GROUNDING).hits}
    by_guide = {hit.key for hit in hits if hit.signs and hit.key not in found}
    return Trial(
        tuple(replace(each, by_guide=each.hit.key in by_guide) for each in _ranked(wanted, hits, by_guide)),
        tuple(inquiry.outdated[:limit]),
        wanted.translations,
        tuple(dict.fromkeys(each.document.title for named in inquiry.references for each in named.documents)),
        inquiry.by_vectors,
        "".join(filter(None, (*inquiry.notices, inquiry.searches.notice or library.notice))),
    )


def _ranked(wanted: Wanted, hits: Sequence[SearchHit], by_guide: Collection[tuple[str, int]]) -> tuple[Ranked, ...]:
    features = [features_of(wanted, hit) if hit.signs and hit.key not in by_guide else {} for hit in hits]
    weighed = [
        {name: weights_for(hit)[name] * value for name, value in each.items()}
        for hit, each in zip(hits, features, strict=True)
    ]
    found = [each for each in weighed if each]
    spread = pstdev([sum(each.values()) for each in found] or [0.0]) or 1.0
    middle = {name: fmean(each[name] for each in found) for name in (found[0] if found else {})}
    return tuple(
        _with_signs(wanted, hit, values, points, middle, spread)
        for hit, values, points in zip(hits, features, weighed, strict=True)
    )


def _with_signs(
    wanted: Wanted,
    hit: SearchHit,
    values: Mapping[str, float],
    weighed: Mapping[str, float],
    middle: Mapping[str, float],
    spread: float,
) -> Ranked:
    signs = (
        Sign(name, value, weighed[name], (weighed[name] - middle[name]) / spread) for name, value in values.items()
    )
    wording = " ".join([hit.text, *hit.path, hit.title])
    held = [word for word in wanted.words if word in wording]
    return Ranked(
        hit,
        tuple(sorted(signs, key=lambda sign: -sign.ahead)),
        tuple(held),
        tuple(word for word in wanted.words if word not in held),
        _nearest_text(wanted, hit),
    )


def _nearest_text(wanted: Wanted, hit: SearchHit) -> str:
    """The second text that shares most with the question."""
    shared = {text: sum(wanted.pairs.get(pair, 0.0) for pair in set(bigrams(text))) for text in hit.second_texts}
    best = max(shared, key=lambda text: shared[text], default="")
    return best if best and shared[best] > 0 else ""
