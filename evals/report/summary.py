"""One page of Markdown: what was measured, on what, by what, and what came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evals.harness.finished import Run
from evals.report.tables import HEADINGS, alike, group_rows, rows

FAILURES_SHOWN = 40


def as_markdown(run: Run) -> str:
    """The page."""
    evaluation = run.evaluation
    lines = [f"# {run.title}", "", *(f"- {line}" for line in circumstances(run)), ""]
    lines += [f"> {note}" for note in evaluation.notes]
    lines += ["", *_table(HEADINGS, rows(evaluation.metrics, run.metric_titles)), ""]
    if run.thresholds:
        lines += ["## 门槛", "", *(f"- {'达到' if t.met else '**未达到**'}：{t}" for t in run.thresholds), ""]
    for names, metrics in alike(evaluation.groups):
        lines += [*_table(("分组", *metrics), group_rows(evaluation.groups, names, metrics)), ""]
    lines += _failures(run)
    return "\n".join(lines) + "\n"


def circumstances(run: Run) -> list[str]:
    """What a reader needs to repeat the run, a line each."""
    config, environment = run.config, run.config["environment"]
    packages = "、".join(f"{name} {version}" for name, version in environment["packages"].items() if version)
    library = config.get("library")
    lines = [
        f"数据：{run.data['title'] or run.data['name']}（{run.data['questions']} 题，{run.data['documents']} 个文件）",
        f"时间：{config['started']}，用时 {config['seconds']} 秒",
        f"程序：{(environment['commit'] or '未知版本')[:12]}{'（有未提交的改动）' if environment['uncommitted_changes'] else ''}，Python {environment['python']}，{packages}",
        f"随机种子 {environment['seed']}，重抽样 {environment['resamples']} 次",
    ]
    if library:
        vectors = "有" if config.get("vectors") else "没有"
        lines.insert(1, f"知识库：{library['documents']} 个文件，{library['articles']} 条，{vectors}语义向量")
    lines += [
        f"另有知识库 {name}：{held['documents']} 个文件，{held['articles']} 条" for name, held in _further(config)
    ]
    if config.get("from"):
        lines.append(f"对 {config['from']} 保存的结果重新评分")
    added = (config.get("harness") or {}).get("added_share")
    if added is not None:
        lines.append(f"评测本身给所测调用增加的时间：{added:.1%}")
    return lines


def _further(config: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The libraries beside the one that the run is named with."""
    main = (config.get("library") or {}).get("folder")
    return [(name, held) for name, held in config.get("libraries", {}).items() if held["folder"] != main]


def _table(headings: Iterable[str], body: Iterable[Sequence[str]]) -> list[str]:
    headings = list(headings)
    return ["| " + " | ".join(line) + " |" for line in [headings, ["---"] * len(headings), *body]]


def _failures(run: Run) -> list[str]:
    failures = run.evaluation.failures
    if not failures:
        return []
    more = len(failures) - FAILURES_SHOWN
    asked = {
        case.sample.id: f"“{case.sample.input.question}”" for case in run.evaluation.cases if case.sample.answerable
    }
    return [
        f"## 没有通过的（{len(failures)}）",
        "",
        *(f"- {failure.id}{asked.get(failure.id, '')}：{failure.why}" for failure in failures[:FAILURES_SHOWN]),
        *([f"- ……另有 {more} 个，见 report.html"] if more > 0 else []),
    ]
