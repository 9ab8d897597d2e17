"""Whether search finds an article that answers, by words alone and with vectors.

A hit is a gold article or one that is also acceptable; nDCG takes all of them as equally relevant. Of the same article
found twice only the better place counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.answering.searching import search_articles
from evals.data import DataSet, Sample
from evals.evaluation import Evaluation, Failure, Metrics, Output, Setting, Task
from evals.figures import average, share_of
from evals.libraries import opened
from evals.progress import track

if TYPE_CHECKING:
    from ir_measures.measures import Measure

LIMIT = 10
LEXICAL, VECTORS = "lexical", "vectors"
NO_VECTORS = "知识库的语义向量没有算全，以下是词法检索的数字；加 --full 先算向量。"


def generate(setting: Setting) -> list[Output]:
    """The first articles for every question with gold articles, at each stage that the library has reached."""
    outputs: list[Output] = []
    for stage in (LEXICAL, VECTORS)[: 2 if setting.vectors else 1]:
        with opened(setting.library_folder(), stage == VECTORS) as library:
            for sample in track(setting.data.answerable, f"检索（{stage}）"):
                asked = sample.input
                hits = search_articles(asked.question, asked.history, library, asked.as_of, LIMIT)
                found = list(dict.fromkeys((hit.source_id, hit.article) for hit in hits))
                outputs.append({"id": sample.id, "stage": stage, "hits": [list(key) for key in found]})
    return outputs


def evaluate(data: DataSet, outputs: Sequence[Output]) -> Evaluation:
    """Hit, reciprocal rank and nDCG by stage, question type and format; the metrics are those of the last stage."""
    groups: dict[str, Metrics] = {}
    failures: list[Failure] = []
    stages = list(dict.fromkeys(output["stage"] for output in outputs))
    for stage in stages:
        asked = {output["id"]: output for output in outputs if output["stage"] == stage}
        samples = [sample for sample in data.answerable if sample.id in asked]
        scores = _scores(samples, asked)
        groups[stage] = _metrics(scores, samples)
        for trait in ("type", "format"):
            for kind in sorted({sample.metadata[trait] for sample in samples}):
                part = [sample for sample in samples if sample.metadata[trait] == kind]
                groups[f"{stage}: by {trait} {kind}"] = _metrics(scores, part)
        failures = [Failure(s.id, _why(asked[s.id])) for s in samples if not scores[s.id][f"hit@{LIMIT}"]]
    return Evaluation(groups[stages[-1]], groups, failures, () if VECTORS in stages else (NO_VECTORS,))


def _why(output: Output) -> str:
    first = "".join(part or "" for part in output["hits"][0]) if output["hits"] else "无"
    return f"前 {LIMIT} 条中没有标准条文，排在首位的是 {first}"


def _measures() -> dict[str, Measure]:
    from ir_measures import RR, Success, nDCG

    hits = {f"hit@{k}": Success @ k for k in (1, 3, 5, 10)}
    return {**hits, f"mrr@{LIMIT}": RR @ LIMIT, f"ndcg@{LIMIT}": nDCG @ LIMIT}


def _scores(samples: Sequence[Sample], asked: Mapping[str, Output]) -> dict[str, dict[str, float]]:
    """Every measure of every question, by question and name; a question for which nothing was found scores 0."""
    from ir_measures import Qrel, ScoredDoc, iter_calc

    measures = _measures()
    names = {measure: name for name, measure in measures.items()}
    qrels = [Qrel(sample.id, _label(key), 1) for sample in samples for key in sample.target.articles]
    hits = [(name, rank, key) for name, output in asked.items() for rank, key in enumerate(output["hits"])]
    run = [ScoredDoc(name, _label(key), -rank) for name, rank, key in hits]
    scores = {sample.id: dict.fromkeys(measures, 0.0) for sample in samples}
    for score in iter_calc(list(names), qrels, run):
        scores[score.query_id][names[score.measure]] = score.value
    return scores


def _label(key: Sequence[str | None]) -> str:
    return f"{key[0]} {key[1] or ''}"


def _metrics(scores: Mapping[str, Mapping[str, float]], samples: Sequence[Sample]) -> Metrics:
    of = {name: [scores[sample.id][name] for sample in samples] for name in _measures()}
    return {
        name: share_of([value > 0 for value in values]) if name.startswith("hit") else average(values)
        for name, values in of.items()
    }


TASK = Task("检索：前几条中有没有能回答问题的条文", generate, evaluate)
