"""Whether search finds an article that answers, by words alone and with vectors, beside baselines and a peer.

A hit is a gold article or one that is also acceptable; nDCG takes all of them as equally relevant. Of the same article
found twice only the better place counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.answering.searching import search_articles
from evals.baselines import all_baselines
from evals.harness.libraries import opened
from evals.harness.samples import ArticleKey, Case, Output, Sample
from evals.harness.scoring import failures, figures, groups_by_trait, score_cases
from evals.harness.task import Evaluation, Metrics, Setting, Task, answerable_samples, timed
from evals.ranking.baseline import Baseline, OpenRanking, Rank
from evals.ranking.measures import LIMIT

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

NAME = "retrieval"
LEXICAL, VECTORS = "lexical", "vectors"
OURS = (LEXICAL, VECTORS)
NO_VECTORS = "知识库的语义向量没有算全，以下是词法检索的数字；加 --full 先算向量。"


def generate(setting: Setting) -> Iterator[Output]:
    """The first articles for every question: ours at each stage that the library has reached, and every baseline."""
    for stage in OURS[: 2 if setting.vectors else 1]:
        with opened(setting.library_folder(), stage == VECTORS) as library:
            yield from _ranked(setting, stage, f"检索（{stage}）", setting.samples, library, _ours)
    for baseline in all_baselines():
        if baseline.missing():
            setting.progress.say(baseline.missing())
        elif setting.vectors or not baseline.needs_vectors:
            yield from _compared(setting, baseline)


def _compared(setting: Setting, baseline: Baseline) -> Iterator[Output]:
    samples = list(baseline.covers(setting.samples)) if baseline.covers else setting.samples
    if not samples:
        setting.progress.say(f"{baseline.title}：没有一道题的标准条文在它的库里，没有比较。")
        return
    with opened(setting.library_folder(), baseline.needs_vectors) as library:
        yield from _ranked(setting, baseline.name, baseline.title, samples, library, baseline.open)


def _ranked(
    setting: Setting,
    system: str,
    title: str,
    samples: Sequence[Sample],
    library: LibrarySearch,
    open_ranking: OpenRanking,
) -> Iterator[Output]:
    wanted = setting.wanted(samples, f"{system}/")
    if not wanted:
        return
    with open_ranking(library) as rank, setting.progress.stage(title, len(wanted)) as advance:
        for number, sample in enumerate(wanted, 1):
            hits, seconds = timed(lambda sample=sample: rank(sample))
            key = f"{system}/{sample.id}"
            found = {"hits": [list(hit) for hit in hits], "titles": _titles(library, hits)}
            yield {"id": sample.id, "key": key, "system": system, "seconds": seconds, **found}
            advance(number)


def _titles(library: LibrarySearch, hits: Sequence[ArticleKey]) -> dict[str, str]:
    found = {source_id: library.documents.get(source_id) for source_id, _ in hits}
    return {source_id: entry.document.title for source_id, entry in found.items() if entry}


@contextmanager
def _ours(library: LibrarySearch) -> Iterator[Rank]:
    def rank(sample: Sample) -> list[ArticleKey]:
        asked = sample.input
        hits = search_articles(asked.question, asked.history, library, asked.as_of, LIMIT)
        return list(dict.fromkeys((hit.source_id, hit.article) for hit in hits))

    yield rank


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """Hit, reciprocal rank and nDCG by system, question type and format; the metrics are those of our last stage."""
    by_system: dict[str, list[Case]] = {}
    for case in cases:
        by_system.setdefault(case.output["system"], []).append(case)
    scores = {system: score_cases(NAME, part) for system, part in by_system.items()}
    main = VECTORS if VECTORS in by_system else LEXICAL
    ours = by_system.get(main, [])
    groups: dict[str, Metrics] = {system: figures(NAME, scores[system], part) for system, part in by_system.items()}
    groups |= _same_questions(by_system, scores)
    for stage in OURS:
        if stage in by_system:
            groups |= groups_by_trait(NAME, scores[stage], by_system[stage], f"{stage}: ")
    return Evaluation(
        metrics=groups.get(main, {}),
        groups=groups,
        failures=failures(NAME, scores.get(main, {}), ours),
        cases=ours,
        scores=scores.get(main, {}),
        notes=() if main == VECTORS else (NO_VECTORS,),
    )


def _same_questions(by_system: Mapping[str, list[Case]], scores: Mapping[str, dict]) -> dict[str, Metrics]:
    """Ours on just the questions that a peer was asked, for every peer that was not asked all."""
    groups: dict[str, Metrics] = {}
    for system, part in by_system.items():
        asked = {case.sample.id for case in part}
        for stage in OURS:
            ours = [case for case in by_system.get(stage, []) if case.sample.id in asked]
            if system not in OURS and ours and len(asked) < len(by_system[stage]):
                groups[f"{stage}, questions of {system}"] = figures(NAME, scores[stage], ours)
    return groups


TASK = Task("检索：前几条中有没有能回答问题的条文", answerable_samples, generate, evaluate)
