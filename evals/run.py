"""One run of a task: generate, evaluate, keep."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from evals.data import PROJECT, DataSet
from evals.environment import describe_data, describe_environment, describe_library
from evals.evaluation import Evaluation, Output, Setting
from evals.libraries import prepare_library, vectors_complete
from evals.progress import say
from evals.report import as_json, as_markdown
from evals.tasks import load_task
from evals.thresholds import Threshold, check_thresholds

DEFAULT_RESULTS = PROJECT / "evals" / "results"


@dataclass(frozen=True)
class Run:
    """A finished run.

    Attributes:
        thresholds: What had to be reached, and whether it was.
        folder: Where ``result.json``, ``config.json``, ``outputs.jsonl`` and ``summary.md`` are.
    """

    task: str
    title: str
    data: DataSet
    evaluation: Evaluation
    thresholds: Sequence[Threshold]
    folder: Path

    @property
    def passed(self) -> bool:
        """Whether every threshold was reached."""
        return all(threshold.met for threshold in self.thresholds)


def run_task(name: str, data: DataSet, library: Path | None, results: Path, full: bool) -> Run:
    """Runs a task and keeps its outputs and figures.

    Args:
        library: The library to measure; None for the harness's own.
        results: The folder in which the run's folder is made.
        full: Whether all vectors are computed first.

    Raises:
        GongwuError: The data, the library or the results folder cannot be used.
    """
    task, started = load_task(name), datetime.now()
    if not task.needs_library and (library or full):
        say(f"{name} 直接读取文件，不用知识库：--library 和 --full 对它没有作用。")
    with _new_folder(results, f"{started:%Y%m%d-%H%M%S}-{name}") as folder:
        prepared = prepare_library(data, library, full) if task.needs_library else None
        setting = Setting(data, prepared, prepared is not None and vectors_complete(prepared))
        outputs = task.generate(setting)
        if not outputs:
            raise InputError(f"数据 {data.folder} 中没有 {name} 可以评测的题目，请检查 qa.jsonl。")
        evaluation = task.evaluate(data, outputs)
        run = Run(name, task.title, data, evaluation, check_thresholds(data.name, name, evaluation), folder)
        options = {"data": str(data.folder), "library": str(library) if library else None, "full": full}
        _keep(run, _config(started, options, setting), outputs)
        return run


def _config(started: datetime, options: Mapping[str, Any], setting: Setting) -> dict[str, Any]:
    return {
        "started": started.isoformat(timespec="seconds"),
        "seconds": round((datetime.now() - started).total_seconds(), 1),
        "options": options,
        "data": describe_data(setting.data),
        "library": describe_library(setting.library),
        "vectors": setting.vectors,
        "environment": describe_environment(),
    }


@contextmanager
def _new_folder(results: Path, name: str) -> Iterator[Path]:
    """A folder that was not there; two runs of the same second get two; one that stays empty is taken away again."""
    folder = next(path for path in _names(results / name) if not path.exists())
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise InputError(f"无法写入结果文件夹 {results}，请检查权限，或用 --out 换一个。") from error
    try:
        yield folder
    finally:
        if not any(folder.iterdir()):
            folder.rmdir()


def _names(folder: Path) -> Iterator[Path]:
    yield folder
    yield from (folder.with_name(f"{folder.name}-{number}") for number in count(2))


def _keep(run: Run, config: Mapping[str, Any], outputs: Sequence[Output]) -> None:
    _write(run.folder / "config.json", json.dumps(config, ensure_ascii=False, indent=1))
    _write(run.folder / "outputs.jsonl", "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in outputs))
    result = as_json(run.task, run.data, run.evaluation, run.folder)
    _write(run.folder / "result.json", json.dumps(result, ensure_ascii=False, indent=1))
    summary = as_markdown(run.title, run.data, run.evaluation, run.thresholds)
    _write(run.folder / "summary.md", summary)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
