"""The reviewer of metrics: what every one of them must keep to, and that seeded defects are caught by the matching ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from assistant.walking import modules_in, names_in
from evals import metrics as package
from evals.harness.metric import Better, Metric, Summary
from evals.harness.samples import UNSCORED, Case, Score
from evals.metrics import all_metrics, metrics_of
from evals.tasks import task_names
from tests.evals.metric_fixtures import Expected, Fixture, FixtureCase, build_case, fixture_names, load_fixture

MODULES = dict(zip(names_in(package.__name__), modules_in(package.__name__), strict=True))
FIXTURES = {module: load_fixture(module) for module in MODULES if module in fixture_names()}
BY_NAME = {metric.name: metric for metric in all_metrics()}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
RANKING = ("hit", "ndcg", "reciprocal_rank")

every_metric = pytest.mark.parametrize("metric", all_metrics(), ids=lambda metric: metric.name)


def fixture_of(metric: Metric) -> Fixture:
    return FIXTURES[module_of(metric)]


def module_of(metric: Metric) -> str:
    return next(name for name, module in MODULES.items() if metric in module.METRICS)


def expected_of(metric: Metric) -> list[tuple[FixtureCase, Expected]]:
    return [(case, case.scores[metric.name]) for case in fixture_of(metric).cases if metric.name in case.scores]


def scored(metric: Metric) -> list[Score]:
    """What the metric says of the cases that its fixture gives it."""
    return list(metric.score([case.case for case, _ in expected_of(metric)]))


def stated_scores() -> Iterator[Any]:
    for fixture in FIXTURES.values():
        for case in fixture.cases:
            for name, expected in case.scores.items():
                yield pytest.param(name, case.case, expected, id=f"{name}-{case.name}")


# What every metric keeps to


def test_names_are_unique() -> None:
    assert [name for name, times in Counter(metric.name for metric in all_metrics()).items() if times > 1] == []


def test_every_module_has_a_fixture_and_every_fixture_a_module() -> None:
    assert fixture_names() == sorted(MODULES)


@every_metric
def test_a_metric_has_a_chinese_title_and_tasks_that_exist(metric: Metric) -> None:
    assert CHINESE.search(metric.title)
    assert metric.tasks
    assert metric.tasks <= set(task_names())
    assert all(metric in metrics_of(task) for task in metric.tasks)


@pytest.mark.parametrize("task", sorted({task for metric in all_metrics() for task in metric.tasks}))
def test_a_task_with_metrics_can_name_the_cases_that_failed(task: str) -> None:
    assert any(metric.fails for metric in metrics_of(task))


@pytest.mark.parametrize("fixture", list(FIXTURES.values()), ids=list(FIXTURES))
def test_a_fixture_names_its_cases_in_chinese_once_and_scores_its_own_metrics(fixture: Fixture) -> None:
    names = [case.name for case in fixture.cases]
    own = {metric.name for metric in MODULES[fixture.module].METRICS}
    assert len(set(names)) == len(names)
    assert all(CHINESE.search(name) for name in names)
    assert {name for case in fixture.cases for name in case.scores} == own
    assert fixture.always_scored <= own


@every_metric
def test_the_fixture_has_a_case_of_each_kind(metric: Metric) -> None:
    values = [expected.value for _, expected in expected_of(metric)]
    numbers = {value for value in values if value is not None}
    if metric.better is Better.NEITHER and metric.summary in (Summary.MEAN, Summary.MEDIAN):
        assert len(numbers) > 1, "a plain number has no full score, but it must differ"
    else:
        assert 1 in numbers, "no case with the full score"
        assert min(numbers) < 1, "no case that falls short"
    assert (None in values) != (metric.name in fixture_of(metric).always_scored), "unscored, or listed as always scored"


@pytest.mark.parametrize(("name", "case", "expected"), list(stated_scores()))
def test_the_score_is_as_the_fixture_says(name: str, case: Case, expected: Expected) -> None:
    score = BY_NAME[name].score([case])[0]
    if expected.value is None:
        assert score.value is None
        return
    assert score.value == pytest.approx(expected.value, abs=1e-4)
    if BY_NAME[name].summary is Summary.POOLED:
        assert score.of == expected.of


@every_metric
def test_a_score_does_not_depend_on_the_other_cases(metric: Metric) -> None:
    cases = [case.case for case in fixture_of(metric).cases]
    alone = [metric.score([case])[0] for case in cases]
    assert list(metric.score(cases)) == alone
    assert list(metric.score(cases[::-1])) == alone[::-1]
    assert list(metric.score([])) == []


@every_metric
def test_a_failing_score_says_why_in_chinese(metric: Metric) -> None:
    silent = [score for score in scored(metric) if metric.failed(score) and not CHINESE.search(score.explanation)]
    assert not silent
    assert metric.fails == any(metric.failed(score) for score in scored(metric))


@pytest.mark.parametrize(
    "metric",
    [pytest.param(metric, id=metric.name) for metric in all_metrics() if metric.better is Better.HIGH],
)
def test_a_full_score_has_nothing_to_explain(metric: Metric) -> None:
    assert [score.explanation for score in scored(metric) if score.value == 1 and score.explanation] == []


@every_metric
def test_a_share_has_counts_and_every_figure_an_interval_that_holds_it(metric: Metric) -> None:
    figure = metric.figure(scored(metric))
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= figure.value <= figure.high
    if metric.summary in (Summary.SHARE, Summary.POOLED):
        assert isinstance(figure.k, int)
        assert 0 <= figure.low <= figure.high <= 1
        assert figure.value == pytest.approx(figure.k / figure.n, abs=1e-4)
    else:
        assert figure.k is None


@every_metric
def test_a_figure_rests_on_what_the_fixture_counts(metric: Metric) -> None:
    wanted = [expected for _, expected in expected_of(metric) if expected.value is not None]
    figure = metric.figure(scored(metric))
    if metric.summary is Summary.POOLED:
        assert figure.n == sum(expected.of or 0 for expected in wanted)
        assert figure.k == round(sum((expected.of or 0) * (expected.value or 0) for expected in wanted))
    else:
        assert figure.n == len(wanted)
    if metric.summary is Summary.SHARE:
        assert figure.k == sum(expected.value == 1 for expected in wanted)


@every_metric
def test_unscored_cases_never_count(metric: Metric) -> None:
    scores = [score for score in scored(metric) if score.value is not None]
    assert metric.figure([UNSCORED, *scores, UNSCORED]) == metric.figure(scores)


@every_metric
def test_nothing_gives_no_figure(metric: Metric) -> None:
    for nothing in ([], [UNSCORED, UNSCORED]):
        figure = metric.figure(nothing)
        assert (figure.value, figure.n, figure.low, figure.high) == (None, 0, None, None)


# Seeded defects

LIBRARY = {
    "用车办法": {
        "第一条": "公务用车实行编制管理，编制由主管部门核定。",
        "第二条": "公务用车使用满八年的，可以申请更新。",
        "第三条": "公务用车不得用于接送子女上学。",
        "第四条": "公务用车的保险由主管部门统一办理。",
    },
    "旧用车办法": {"第二条": "公务用车使用满八年的，可以申请更新。"},
}
QUESTION = {
    "question": "公务用车满多久可以申请更新？",
    "gold": ["用车办法 第二条"],
    "points": ["公务用车使用满八年的，可以申请更新"],
    "key_values": ["八年=8年"],
}
TEXT = "公务用车使用满八年的，可以申请更新。[1]"
RIGHT = {"text": TEXT, "citations": ["用车办法 第二条"]}
FILE = {
    "publish_date": "2024-03-01",
    "effective_date": "2024-05-01",
    "articles": ["第一条 印章由专人保管。", "第二条 使用印章应当登记。"],
}


def values(sample: Mapping[str, Any], output: Mapping[str, Any]) -> dict[str, float | None]:
    """What all metrics of the tasks that read such an output say of it."""
    case = build_case(LIBRARY, sample, output)
    tasks = {"structure"} if "facts" in sample else {"retrieval"} if "hits" in output else {"answers", "citations"}
    return {metric.name: metric.score([case])[0].value for metric in all_metrics() if metric.tasks & tasks}


def changed(sample: Mapping[str, Any], right: Mapping[str, Any], defect: Mapping[str, Any]) -> set[str]:
    """The names of the metrics that say something else once the defect is there."""
    before, after = values(sample, right), values(sample, {**right, **defect})
    return {name for name, value in after.items() if value != before[name]}


def fallen(sample: Mapping[str, Any], right: Mapping[str, Any], defect: Mapping[str, Any]) -> set[str]:
    """The names of the metrics whose value is lower once the defect is there."""
    before, after = values(sample, right), values(sample, {**right, **defect})
    return {name for name, value in after.items() if value is not None and value < (before[name] or 0)}


def test_the_answer_that_defects_are_put_into_has_none() -> None:
    shares = {metric.name for metric in all_metrics() if metric.summary in (Summary.SHARE, Summary.POOLED)}
    said = {name: value for name, value in values(QUESTION, RIGHT).items() if name in shares}
    assert set(said.values()) <= {1.0, None}


def test_an_index_that_returns_the_second_best_first_is_caught() -> None:
    ranking = ["用车办法 第二条", "用车办法 第一条", "用车办法 第三条"]
    swapped = {"hits": [ranking[1], ranking[0], ranking[2]]}
    assert fallen(QUESTION, {"hits": ranking}, swapped) == {"hit@1", "mrr@10", "ndcg@10"}


def test_an_answer_whose_number_is_changed_is_caught() -> None:
    caught = fallen(QUESTION, RIGHT, {"text": TEXT.replace("八年", "九年")})
    assert {"key_values", "right", "numbers_supported", "correct", "points", "grounded", "faultless"} <= caught
    assert not caught & {"gold_cited", "quotes_verbatim", "citations_resolve"}


def test_a_citation_moved_by_one_article_is_caught() -> None:
    quote = LIBRARY["用车办法"]["第二条"]
    caught = fallen(QUESTION, RIGHT, {"citations": [{"article": "用车办法 第三条", "quote": quote}]})
    assert {"gold_cited", "right", "cited_that_are_gold", "quotes_verbatim", "numbers_supported", "grounded"} <= caught
    assert not caught & {"correct", "key_values", "citations_resolve"}


def test_a_citation_moved_with_its_quote_is_still_not_gold() -> None:
    caught = fallen(QUESTION, RIGHT, {"citations": ["用车办法 第三条"]})
    assert {"gold_cited", "right"} <= caught
    assert "quotes_verbatim" not in caught


def test_a_quote_with_one_character_changed_is_caught() -> None:
    quote = LIBRARY["用车办法"]["第二条"].replace("可以", "可必")
    caught = fallen(QUESTION, RIGHT, {"citations": [{"article": "用车办法 第二条", "quote": quote}]})
    assert caught == {"quotes_verbatim", "grounded", "correct_and_grounded", "faultless"}


def test_outdated_text_as_a_ground_is_caught() -> None:
    outdated = {"citations": [{"article": "旧用车办法 第二条", "validity": "superseded"}]}
    caught = fallen(QUESTION, RIGHT, outdated)
    assert {"rests_on_nothing_outdated", "grounded", "gold_cited", "right"} <= caught
    assert not caught & {"correct", "quotes_verbatim"}


def test_dumping_is_seen() -> None:
    articles = LIBRARY["用车办法"]
    text = "".join(f"{said}[{label}]" for label, said in enumerate(articles.values(), 1))
    dump = {"text": text, "citations": [f"用车办法 {number}" for number in articles]}
    assert fallen(QUESTION, RIGHT, dump) == {"at_most_3_citations", "cited_that_are_gold"}
    before, after = values(QUESTION, RIGHT), values(QUESTION, dump)
    assert after["citations_mean"] == 4
    assert (after["length_median"] or 0) > 3 * (before["length_median"] or 0)


def test_a_refusal_that_names_the_right_article_is_no_right_answer() -> None:
    caught = fallen(QUESTION, RIGHT, {"status": "only_superseded_source"})
    assert {"right", "answered", "correct", "points", "correct_and_grounded"} <= caught
    assert values(QUESTION, {**RIGHT, "status": "only_superseded_source"})["grounded"] is None


def test_an_article_whose_text_lost_one_character_is_caught() -> None:
    damaged = {"articles": [FILE["articles"][0], FILE["articles"][1].replace("应当", "应")]}
    assert fallen({"facts": FILE}, FILE, damaged) == {"articles_exact", "text_equal"}


@pytest.mark.parametrize("name", ["publish_date", "effective_date"])
def test_a_date_read_wrongly_is_caught(name: str) -> None:
    assert fallen({"facts": FILE}, FILE, {name: "2024-03-11"}) == {name}


def test_white_space_and_the_script_of_numerals_are_no_defects() -> None:
    assert changed(QUESTION, RIGHT, {"text": "公务用车使用满 8 年的，可以申请更新。[1]"}) == {"length_median"}
    spaced = {"articles": ["第一条 印章由\n专人保管。", "第二条 使用印章 应当登记。"]}
    assert changed({"facts": FILE}, FILE, spaced) == set()
