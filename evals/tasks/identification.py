"""Whether every paragraph of an official document is taken for what it is, and the document for its 文种.

Generated documents are development sets: their failures have been looked at. What nobody here made is told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import DocumentError
from assistant.proofreading.checker import Checker
from assistant.rules.profile import load_profile
from evals.data.dataset import DataSet
from evals.harness.figures import measurement
from evals.harness.samples import Case, Output, Sample
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Metrics, Setting, Task, timed
from evals.proofreading.identification_data import identification_data, identification_samples

NAME = "identification"


def samples(data: DataSet, questions: Sequence[Sample]) -> Sequence[Sample]:
    """The labelled documents."""
    del questions
    return identification_samples(data)


def generate(setting: Setting) -> Iterator[Output]:
    """The elements of every document, as a check reports them."""
    wanted, profile = setting.wanted(setting.samples), load_profile()
    with Checker() as checker, setting.progress.stage("识别要素", len(wanted)) as advance:
        for number, sample in enumerate(wanted, 1):
            output: Output = {"id": sample.id, "key": sample.id, "seconds": 0.0, "error": ""}
            try:
                report, seconds = timed(lambda path=sample.input.question: checker.check(Path(path), profile))
                elements = [each["element"] for each in report["paragraphs"]]
                yield {
                    **output,
                    "seconds": seconds,
                    "elements": elements,
                    "document_type": report["document_type"] or "",
                }
            except DocumentError as error:
                yield {**output, "error": error.message, "elements": [], "document_type": ""}
            advance(number)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of the whole, of each set, of each element, and which elements are taken for which."""
    scores = score_cases(NAME, cases)
    groups: dict[str, Metrics] = {}
    for name in dict.fromkeys(str(case.sample.facts["set"]) for case in cases):
        groups[f"by set {name}"] = figures(NAME, scores, [c for c in cases if c.sample.facts["set"] == name])
    return evaluated(NAME, cases, more_groups={**groups, **_by_element(cases), **_confusion(cases)})


def _pairs(cases: Sequence[Case]) -> Iterator[tuple[list[str], str]]:
    for case in cases:
        yield from zip(case.sample.facts["elements"], case.output["elements"], strict=False)


def _by_element(cases: Sequence[Case]) -> dict[str, Metrics]:
    split: dict[str, list[Case]] = {}
    for case in cases:
        wanted, found = case.sample.facts["elements"], case.output["elements"]
        for element in {names[0] for names in wanted}:
            at = [i for i, names in enumerate(wanted) if names[0] == element]
            facts = {**case.sample.facts, "elements": [wanted[i] for i in at]}
            output = {**case.output, "elements": [found[i] if i < len(found) else "" for i in at]}
            split.setdefault(element, []).append(
                Case(Sample(case.sample.id, case.sample.input, case.sample.target, {}, facts), output)
            )
    return {
        f"by element {element}": {"identified": figures(NAME, score_cases(NAME, part), part)["identified"]}
        for element, part in sorted(split.items())
    }


def _confusion(cases: Sequence[Case]) -> dict[str, Metrics]:
    """The commonest mistakes, as counts: what an element was taken for."""
    wrong = Counter((wanted[0], found) for wanted, found in _pairs(cases) if found not in wanted)
    return {
        f"confusion {wanted} → {found}": {"mistaken": measurement(count)}
        for (wanted, found), count in wrong.most_common(20)
    }


TASK = Task(
    "要素识别：每一段是不是它该是的要素",
    samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    data=identification_data,
    titles={"mistaken": "认错的段数"},
)
