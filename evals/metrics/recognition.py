"""What is read of scanned pages: characters, articles, title; and what it costs."""

from __future__ import annotations

from evals.harness.metric import Better, Metric, Summary, each, part, passed
from evals.harness.samples import Case, Score
from evals.points.values import without_space
from evals.recognition.distance import wrong_characters

_TASKS = frozenset({"ocr"})
_SHOWN = 3
MOST_MEGABYTES = 900


def _readable(case: Case) -> Score:
    return passed(not case.output["error"], case.output["error"])


def _text(articles: list[list[str]]) -> str:
    return without_space("".join(number + text for number, text in articles))


def _characters(case: Case) -> Score:
    printed, read = _text(case.output["expected"]["articles"]), _text(case.output["articles"])
    wrong = min(wrong_characters(printed, read), len(printed))
    return part(len(printed) - wrong, len(printed), f"{len(printed)} 字中有 {wrong} 字不一致")


def _articles(case: Case) -> Score:
    read = {(number, without_space(text)) for number, text in case.output["articles"]}
    expected = case.output["expected"]["articles"]
    wrong = [number for number, text in expected if (number, without_space(text)) not in read]
    return part(len(expected) - len(wrong), len(expected), f"{len(wrong)} 条不一致（{'、'.join(wrong[:_SHOWN])}）")


def _title(case: Case) -> Score:
    return passed(case.output["title"] == case.output["expected"]["title"], f"标题读成“{case.output['title']}”")


def _marked(case: Case) -> Score:
    return passed(bool(case.output["error"]) or case.output["certainty"] > 0, "没有标明是识别出来的")


def _seconds(case: Case) -> Score:
    return Score(case.output["seconds"] / case.output["pages"])


def _memory(case: Case) -> Score:
    peak = case.output["megabytes"]
    return passed(peak <= MOST_MEGABYTES, f"峰值内存 {peak:.0f} MB")


def _megabytes(case: Case) -> Score:
    return Score(case.output["megabytes"])


METRICS = (
    Metric("scan_readable", "文件能读", _TASKS, each(_readable), fails=True, after=1),
    Metric("characters_right", "认对的字", _TASKS, each(_characters), Summary.POOLED, after=2),
    Metric("scanned_articles", "条号和文字都一致的条", _TASKS, each(_articles), Summary.POOLED, fails=True, after=3),
    Metric("scanned_title", "标题", _TASKS, each(_title), fails=True, after=4),
    Metric("marked", "标明由图片识别", _TASKS, each(_marked), fails=True, after=5),
    Metric("memory", f"峰值内存不超过 {MOST_MEGABYTES} MB", _TASKS, each(_memory), fails=True, after=6),
    Metric("megabytes", "峰值内存（MB，中位数）", _TASKS, each(_megabytes), Summary.MEDIAN, Better.LOW, after=7),
    Metric("seconds_a_page", "每页处理器时间（秒）", _TASKS, each(_seconds), Summary.MEDIAN, Better.LOW, after=8),
)
