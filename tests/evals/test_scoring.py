"""The figures that tasks make of outputs: each known defect changes the figure that is there to catch it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evals.data import DataSet, load_data
from evals.evaluation import Evaluation
from evals.tasks import load_task, task_names
from tests.evals.small_data import QUESTIONS, TEXTS, write_lines, write_small_data


@pytest.fixture
def data(tmp_path: Path) -> DataSet:
    return load_data(write_small_data(tmp_path / "small"))


def found(sample: str, *articles: tuple[str, str], stage: str = "lexical") -> dict[str, Any]:
    return {"id": sample, "stage": stage, "hits": [list(article) for article in articles]}


def answer(sample: str, text: str, document: str, article: str, **changes: Any) -> dict[str, Any]:
    original = TEXTS[document][2][int("一二三".index(article[1]))]
    citation = {
        "label": "1",
        "source_id": document,
        "article": article,
        "validity": "in_force",
        "quote": changes.pop("quote", original),
        "articles": [original],
    }
    output = {"id": sample, "vectors": True, "status": "answered", "text": text, "citations": [citation], "hits": []}
    return {**output, "confidence": 0.9, "threshold": 0.3, **changes}


def evaluate(task: str, data: DataSet, *outputs: dict[str, Any]) -> Evaluation:
    return load_task(task).evaluate(data, outputs)


def counts(evaluation: Evaluation, name: str) -> tuple[int | None, int]:
    return evaluation.metrics[name].k, evaluation.metrics[name].n


def test_the_tasks_are_found_by_walking() -> None:
    assert {"retrieval", "answers", "refusals", "structure", "speed"} <= set(task_names())


def test_retrieval_counts_the_place_of_the_first_gold_article(data: DataSet) -> None:
    second = found("Q2", ("seals", "第一条"), ("seals", "第二条"))
    evaluation = evaluate(
        "retrieval", data, found("Q1", ("cars", "第二条")), second, found("Q3", ("meetings", "第一条"))
    )
    assert counts(evaluation, "hit@1") == (1, 3)
    assert counts(evaluation, "hit@3") == (2, 3)
    assert evaluation.metrics["mrr@10"].value == pytest.approx((1 + 1 / 2 + 0) / 3, abs=1e-4)
    # One relevant article each: 1 at the first place, 1 / log2(3) at the second.
    assert evaluation.metrics["ndcg@10"].value == pytest.approx((1 + 0.63093 + 0) / 3, abs=1e-4)
    assert [failure.id for failure in evaluation.failures] == ["Q3"]


def test_an_index_that_returns_the_second_best_first_is_caught(data: DataSet) -> None:
    right = evaluate("retrieval", data, found("Q1", ("cars", "第二条"), ("cars", "第一条")))
    wrong = evaluate("retrieval", data, found("Q1", ("cars", "第一条"), ("cars", "第二条")))
    assert counts(right, "hit@1") == (1, 1)
    assert counts(wrong, "hit@1") == (0, 1)
    assert counts(wrong, "hit@3") == (1, 1)


def test_retrieval_tells_stages_types_and_formats_apart(data: DataSet) -> None:
    lexical = [found("Q1"), found("Q2", ("seals", "第二条"))]
    vectors = [found("Q1", ("cars", "第二条"), stage="vectors"), found("Q2", ("seals", "第二条"), stage="vectors")]
    evaluation = evaluate("retrieval", data, *lexical, *vectors)
    assert evaluation.groups["lexical"]["hit@1"].k == 1
    assert evaluation.groups["lexical: by type numeric"]["hit@10"].k == 0
    assert evaluation.groups["vectors: by type numeric"]["hit@1"].value == 1.0
    assert evaluation.groups["vectors: by format md"]["hit@1"].n == 2
    assert evaluation.metrics == evaluation.groups["vectors"]
    assert not evaluation.failures


def test_a_right_answer_holds_the_values_and_cites_gold(data: DataSet) -> None:
    evaluation = evaluate("answers", data, answer("Q1", "满八年的可以更新。[1]", "cars", "第二条"))
    assert counts(evaluation, "right") == (1, 1)
    assert counts(evaluation, "quotes_verbatim") == (1, 1)
    assert not evaluation.failures


def test_a_changed_number_is_caught(data: DataSet) -> None:
    evaluation = evaluate("answers", data, answer("Q1", "满十八年的可以更新。[1]", "cars", "第二条"))
    assert counts(evaluation, "key_values") == (0, 1)
    assert counts(evaluation, "gold_cited") == (1, 1)
    assert "缺少 八年" in evaluation.failures[0].why


def test_a_citation_moved_by_one_article_is_caught(data: DataSet) -> None:
    evaluation = evaluate("answers", data, answer("Q1", "满八年的可以更新。[1]", "cars", "第三条"))
    assert counts(evaluation, "gold_cited") == (0, 1)
    assert counts(evaluation, "right") == (0, 1)
    assert "cars 第三条" in evaluation.failures[0].why


def test_a_quote_that_is_not_in_the_article_is_caught(data: DataSet) -> None:
    forged = answer("Q1", "满八年的可以更新。[1]", "cars", "第二条", quote="公务用车使用满九年的，可以申请更新。")
    assert counts(evaluate("answers", data, forged), "quotes_verbatim") == (0, 1)


def test_a_refusal_is_not_a_right_answer_even_if_it_names_the_article(data: DataSet) -> None:
    refusal = answer("Q1", "八年", "cars", "第二条", status="only_superseded_source")
    evaluation = evaluate("answers", data, refusal)
    assert counts(evaluation, "right") == (0, 1)
    assert counts(evaluation, "answered") == (0, 1)


@pytest.mark.parametrize(
    ("kind", "text", "allowed"),
    [
        ("fact", "旧办法（已被新版取代）：满八年[1]", 0),
        ("validity", "旧办法：满八年[1]", 0),
        ("validity", "旧办法（已被新版取代）：满八年[1]", 1),
    ],
)
def test_outdated_text_must_be_asked_for_and_marked(tmp_path: Path, kind: str, text: str, allowed: int) -> None:
    folder = write_small_data(tmp_path / "outdated", [{**QUESTIONS[0], "type": kind}])
    rows = [
        {"doc_id": key, "file": f"docs/{file}", "status": "superseded" if key == "cars" else "in_force"}
        for key, (file, _, _) in TEXTS.items()
    ]
    write_lines(folder / "manifest.jsonl", rows)
    output = answer("Q1", text, "cars", "第二条")
    output["citations"][0]["validity"] = "superseded"
    assert counts(evaluate("answers", load_data(folder), output), "rests_on_nothing_outdated") == (allowed, 1)


def test_dumping_articles_is_seen(data: DataSet) -> None:
    dump = answer("Q2", "报案", "seals", "第二条")
    dump["citations"] += [{**dump["citations"][0], "article": "第一条"}] * 3
    evaluation = evaluate("answers", data, dump)
    assert counts(evaluation, "at_most_3_citations") == (0, 1)
    assert counts(evaluation, "cited_that_are_gold") == (1, 4)
    assert evaluation.groups["citations per answer"]["4"].k == 1


def refusal_outputs(**confidence: tuple[str, float]) -> list[dict[str, Any]]:
    outputs = [
        {"id": name, "vectors": True, "status": status, "text": "", "citations": [], "hits": [], "threshold": 0.3}
        for name, (status, _) in confidence.items()
    ]
    return [{**output, "confidence": confidence[output["id"]][1]} for output in outputs]


def test_refusals_count_both_ways_and_the_curve_says_what_a_right_refusal_costs(data: DataSet) -> None:
    outputs = refusal_outputs(
        Q1=("answered", 0.9),
        Q2=("no_source_found", 0.1),
        Q3=("answered", 0.4),
        Q4=("answered", 0.5),
        Q5=("clarification", 0.2),
    )
    evaluation = evaluate("refusals", data, *outputs)
    assert counts(evaluation, "refused") == (0, 1)
    assert counts(evaluation, "falsely_refused") == (1, 4)
    assert counts(evaluation, "clarified") == (1, 1)
    # Refusing Q4 takes a threshold above 0.5, which refuses Q2 and Q3 as well, and leaves what is asked back alone.
    curve = evaluation.groups["curve: 1 of 1 refused"]
    assert (curve["falsely_refused"].k, curve["at_confidence"].value) == (2, 0.5)
    assert {failure.id for failure in evaluation.failures} == {"Q2", "Q4"}


def test_a_refusal_by_rule_costs_nothing_on_the_curve(data: DataSet) -> None:
    outputs = refusal_outputs(Q1=("answered", 0.9), Q2=("no_source_found", 0.1), Q4=("out_of_scope", 0.0))
    curve = evaluate("refusals", data, *outputs).groups["curve: 1 of 1 refused"]
    assert (curve["falsely_refused"].k, curve["at_confidence"].value) == (0, None)


def test_structure_compares_text_and_facts_and_counts_extra_articles(data: DataSet) -> None:
    def read(key: str, articles: list[tuple[str, str]], title: str) -> dict[str, Any]:
        facts = dict.fromkeys(("doc_number", "issuing_body", "publish_date", "effective_date"), "")
        return {"id": key, "error": "", "title": title, **facts, "articles": [list(a) for a in articles]}

    numbered = {
        key: list(zip(("第一条", "第二条", "第三条"), texts, strict=False)) for key, (_, _, texts) in TEXTS.items()
    }
    cars = [(number, text.replace("八年", "九年")) for number, text in numbered["cars"]]
    seals = [*numbered["seals"], ("第三条", "多出来的。")]
    documents = data.documents
    evaluation = evaluate(
        "structure",
        data,
        read("cars", cars, documents["cars"].title),
        read("meetings", numbered["meetings"], "别的标题"),
        read("seals", seals, documents["seals"].title),
    )
    assert counts(evaluation, "articles_exact") == (7, 8)
    assert counts(evaluation, "without_extra_articles") == (2, 3)
    assert counts(evaluation, "title") == (2, 3)
    assert evaluation.groups["by format txt"]["articles_exact"].k == 3
    assert {failure.id for failure in evaluation.failures} == {"cars", "meetings", "seals"}


def test_speed_reports_medians_percentiles_and_ratios(data: DataSet) -> None:
    def measured(name: str, unit: str, baseline: str, values: list[float]) -> dict[str, Any]:
        return {"id": name, "unit": unit, "baseline": baseline, "vectors": True, "values": values}

    evaluation = evaluate(
        "speed",
        data,
        measured("fixed_work", "s", "", [0.1, 0.3]),
        measured("help_cold", "s", "fixed_work", [0.4, 0.6, 5.0]),
        measured("search_warm_lexical", "s", "fixed_work", [n / 1000 for n in range(1, 201)]),
        measured("embed_passage", "s", "fixed_work", [0.1, 0.1]),
        measured("fixed_work", "s", "", [0.2]),
    )
    assert evaluation.metrics["help_cold_seconds"].value == 0.6
    assert evaluation.groups["ratio: help_cold"]["to_baseline"].value == 3.0
    assert evaluation.metrics["search_warm_lexical_p95_ms"].value == pytest.approx(190.5, abs=1)
    assert evaluation.metrics["embed_passages_per_second"].value == 10.0
