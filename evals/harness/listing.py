"""What can be run: the tasks, and the data sets that are at hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.harness.locations import DATASETS, results_folder, shared_folder
from evals.tasks import load_task, task_names

_SHARED_TITLES = {"policies": "共享数据：250 个政策文件、183 题", "statutes": "共享数据：59,975 条法律条文、946 题"}


def listing() -> dict[str, Any]:
    """Tasks, data sets and where results are, as JSON."""
    tasks = [(name, load_task(name)) for name in task_names()]
    return {
        "tasks": [
            {
                "name": name,
                "title": task.title,
                "needs_questions": task.needs_golds,
                "own_data": task.data is not None,
            }
            for name, task in tasks
        ],
        "datasets": [_described(path) for path in _datasets()],
        "results": str(results_folder()),
    }


def print_listing() -> None:
    """The same for people."""
    import typer

    known = listing()
    for heading, rows in (("任务", known["tasks"]), ("题集", known["datasets"])):
        typer.echo(heading)
        for row in rows:
            typer.echo(f"  {row.get('path', row['name'])}  {row['title']}")
    typer.echo(f"结果：{known['results']}")


def _datasets() -> Iterator[Path]:
    yield from sorted(path.parent for path in DATASETS.glob("*/dataset.toml"))
    shared = shared_folder() / "data"
    yield from (path for name in _SHARED_TITLES if (path := shared / name).is_dir())


def _described(path: Path) -> dict[str, Any]:
    description = path / "dataset.toml"
    said = tomllib.loads(description.read_text(encoding="utf-8")) if description.is_file() else {}
    title = said.get("title") or _SHARED_TITLES.get(path.name, path.name)
    return {"name": path.name, "title": title, "path": str(path), "questions": _questions(path)}


def _questions(path: Path) -> int | None:
    """How many lines its file of questions has; None where that is not lines."""
    files = [*path.glob("qa.jsonl"), *path.glob("questions*.jsonl")]
    if not files:
        return None
    with files[0].open("rb") as file:
        return sum(1 for line in file if line.strip())
