"""Measures of a ranking, computed by ir-measures: hits are gold articles and others that are as good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from evals.harness.samples import UNSCORED, Case, Score

if TYPE_CHECKING:
    from ir_measures.measures import Measure

LIMIT = 10
"""How many articles are looked at."""


def measured(measure: Callable[[], Measure]) -> Callable[[Sequence[Case]], Sequence[Score]]:
    """Scores rankings by a measure; of the same article found twice only the better place counts.

    Args:
        measure: Gives the measure; called late, because importing ir-measures takes time.
    """
    return lambda cases: _scores(measure(), cases)


def _scores(measure: Measure, cases: Sequence[Case]) -> list[Score]:
    from ir_measures import Qrel, ScoredDoc, iter_calc

    names = {str(position): case for position, case in enumerate(cases) if case.sample.answerable}
    qrels = [Qrel(name, _label(key), 1) for name, case in names.items() for key in case.sample.target.articles]
    run = [
        ScoredDoc(name, _label(key), -float(rank))
        for name, case in names.items()
        for rank, key in enumerate(_found(case))
    ]
    values = dict.fromkeys(names, 0.0)
    values |= {found.query_id: found.value for found in iter_calc([measure], qrels, run)} if qrels else {}
    return [
        _score(values[str(position)], case) if str(position) in values else UNSCORED
        for position, case in enumerate(cases)
    ]


def _score(value: float, case: Case) -> Score:
    return Score(value) if value >= 1 else Score(value, _why(case))


def _why(case: Case) -> str:
    hits = _found(case)
    places = [place for place, hit in enumerate(hits, 1) if hit in case.sample.target.articles]
    if places:
        return f"标准条文排在第 {'、'.join(map(str, places))} 位"
    first = f"{_name(case, hits[0][0])}{hits[0][1] or ''}" if hits else "无"
    return f"前 {LIMIT} 条中没有标准条文，排在首位的是 {first}"


def _found(case: Case) -> list[tuple[str, str | None]]:
    """Each article once; the hits of an answer carry its title as well."""
    return list(dict.fromkeys((hit[0], hit[1]) for hit in case.output["hits"]))


def _name(case: Case, source_id: str) -> str:
    held = {hit[0]: hit[2] for hit in case.output["hits"] if len(hit) > 2}
    title = case.output.get("titles", held).get(source_id)
    return f"《{title}》" if title else source_id


def _label(key: Sequence[str | None]) -> str:
    return f"{key[0]} {key[1] or ''}"
