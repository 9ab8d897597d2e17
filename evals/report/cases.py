"""Each case with its question, what came back and what was right, side by side, for people who look into failures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evals.answers.outcome import as_case_json
from evals.harness.finished import Run
from evals.harness.samples import Case, QuestionType, Sample
from evals.harness.task import Evaluation

_TYPES = {member.code: member.value for member in QuestionType}


def score_rows(evaluation: Evaluation) -> list[dict[str, Any]]:
    """The scores of every case, as ``scores.jsonl`` keeps them."""
    return [
        {
            "id": key,
            "scores": {
                name: {"value": s.value, "of": s.of, "explanation": s.explanation} for name, s in scores.items()
            },
        }
        for key, scores in evaluation.scores.items()
    ]


def case_rows(run: Run) -> list[dict[str, Any]]:
    """The cases as ``cases.jsonl`` keeps them; keys that a task has not are absent."""
    why = {failure.id: failure.why for failure in run.evaluation.failures}
    scores = run.evaluation.scores
    return [
        {
            **_sample(case.sample),
            **_output(case),
            "failed": case.sample.id in why,
            "why": why.get(case.sample.id, ""),
            "scores": {
                name: {"value": score.value, "explanation": score.explanation}
                for name, score in scores.get(case.sample.id, {}).items()
            },
        }
        for case in run.evaluation.cases
    ]


def _sample(sample: Sample) -> dict[str, Any]:
    target = sample.target
    row: dict[str, Any] = {
        "id": sample.id,
        "type": sample.metadata.get("type", ""),
        "type_title": _TYPES.get(sample.metadata.get("type", ""), sample.metadata.get("shape", "")),
        "question": sample.input.question,
        "history": [{"role": turn.role, "content": turn.content} for turn in sample.input.history],
    }
    if sample.facts:
        return row
    return {
        **row,
        "as_of": sample.input.as_of.isoformat(),
        "expected": target.behavior.value,
        "gold": [{"title": g.title, "article": g.article, "text": g.text} for g in target.gold],
        "points": list(target.points),
        "key_values": [list(values) for values in target.key_values],
    }


def _output(case: Case) -> dict[str, Any]:
    output = case.output
    hits = {"hits": _hits(case)} if "hits" in output else {}
    if "status" in output:
        return {**as_case_json(case), **hits}
    return {"error": output["error"], **hits} if "error" in output else hits


def _hits(case: Case) -> list[dict[str, Any]]:
    titles = case.output.get("titles", {})
    return [_hit(hit, titles) for hit in case.output["hits"]]


def _hit(hit: Iterable[str | None], titles: dict[str, str]) -> dict[str, Any]:
    source_id, article, *title = hit
    return {"title": title[0] if title else titles.get(source_id or "", source_id), "article": article}
