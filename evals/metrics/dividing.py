"""Whether files are divided into the right articles: number and text are compared, white space aside."""

from __future__ import annotations

from collections import Counter

from evals.harness.metric import Metric, Summary, each, part, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.points.values import without_space

TASKS = frozenset({"structure"})
SHOWN = 3


def _expected(case: Case) -> Counter[tuple[str, str]]:
    return Counter((without_space(number), without_space(text)) for number, text in case.sample.facts["articles"])


def _found(case: Case) -> Counter[tuple[str, str]]:
    return Counter((without_space(number), without_space(text)) for number, text in case.output["articles"])


def _numbers(articles: Counter[tuple[str, str]]) -> Counter[str]:
    return Counter(number for number, _ in articles.elements())


def _readable(case: Case) -> Score:
    if case.sample.facts["scanned"]:
        return UNSCORED
    return passed(not case.output["error"], case.output["error"])


def _image_refused(case: Case) -> Score:
    if not case.sample.facts["scanned"]:
        return UNSCORED
    told = case.output["error"] or case.output.get("recognised")
    return passed(bool(told), "只有图片的文件没有报告，也没有标明是识别出来的")


def _divided(case: Case) -> bool:
    return bool(case.sample.facts["articles"]) and not case.sample.facts["scanned"]


def _exact(case: Case) -> Score:
    if not _divided(case):
        return UNSCORED
    expected = _expected(case)
    missing = expected - _found(case)
    numbers = [number for number, _ in missing.elements()]
    shown = "、".join(numbers[:SHOWN]) + (" 等" if len(numbers) > SHOWN else "")
    return part(expected.total() - len(numbers), expected.total(), f"{len(numbers)} 条与标准不一致（{shown}）")


def _numbers_found(case: Case) -> Score:
    if not _divided(case):
        return UNSCORED
    expected = _numbers(_expected(case))
    missing = list((expected - _numbers(_found(case))).elements())
    return part(expected.total() - len(missing), expected.total(), f"没有读出 {'、'.join(missing[:SHOWN])}")


def _text_equal(case: Case) -> Score:
    """Of the articles whose number was found, those whose text is equal."""
    if not _divided(case):
        return UNSCORED
    expected, found = _expected(case), _found(case)
    numbered = (_numbers(expected) & _numbers(found)).total()
    return part(min(numbered, (expected & found).total()), numbered, "条号相同而文字不同")


def _nothing_extra(case: Case) -> Score:
    if not _divided(case):
        return UNSCORED
    extra = list((_numbers(_found(case)) - _numbers(_expected(case))).elements())
    return passed(not extra, f"多出 {len(extra)} 条（{'、'.join(extra[:SHOWN])}）")


METRICS = (
    Metric("readable", "文件能读", TASKS, each(_readable), fails=True, after=1),
    Metric("articles_exact", "条号和文字都一致的条", TASKS, each(_exact), Summary.POOLED, fails=True, after=2),
    Metric("articles_found", "读出的条号", TASKS, each(_numbers_found), Summary.POOLED, after=3),
    Metric("text_equal", "读出的条中文字一致的", TASKS, each(_text_equal), Summary.POOLED, after=4),
    Metric("without_extra_articles", "没有多出条文的文件", TASKS, each(_nothing_extra), fails=True, after=5),
    Metric(
        "image_only_refused",
        "只有图片的文件已报告，或标明由图片识别",
        TASKS,
        each(_image_refused),
        fails=True,
        after=30,
    ),
)
