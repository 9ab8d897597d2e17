"""The command line of the harness: one command a task."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import GongwuError
from evals.tasks import load_task, task_names

INTERRUPTED = 130

DataOption = Annotated[Path | None, typer.Option("--data", help="数据文件夹，默认是共享数据中的 policies。")]
LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", help="被测的知识库；已有的原样使用，没有则建立。默认由评测自己建在 build/evals 下。"),
]
OutOption = Annotated[Path | None, typer.Option("--out", help="结果放在哪个文件夹下，默认 evals/results。")]
FullOption = Annotated[bool, typer.Option("--full", help="先算完全部语义向量（两核约 20 分钟，可中断后接着算）。")]
JsonOption = Annotated[bool, typer.Option("--json", help="以 JSON 输出，供脚本使用。")]


def main(arguments: list[str] | None = None) -> None:
    """Runs a task and exits: 0 done, 1 a threshold missed, 2 the input or the set-up is at fault.

    Args:
        arguments: What stands behind ``python -m evals``; ``sys.argv`` by default.
    """
    from assistant.server.offline import forbid_foreign_connections

    forbid_foreign_connections()
    try:
        _application()(arguments, prog_name="python -m evals")
    except GongwuError as error:
        typer.echo(error.message, err=True)
        sys.exit(error.exit_code)


def _application() -> typer.Typer:
    """The commands, one a task."""
    app = typer.Typer(
        help="评测：每一项说法都有可以重做的数字。",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for name in task_names():
        app.command(name, help=load_task(name).title)(_command(name))
    return app


def _command(name: str) -> Callable[..., None]:
    def run(
        data: DataOption = None,
        library: LibraryOption = None,
        out: OutOption = None,
        full: FullOption = False,
        as_json: JsonOption = False,
    ) -> None:
        try:
            _run(name, data, library, out, full, as_json)
        except KeyboardInterrupt as error:
            typer.echo("已中断；知识库和已算好的语义向量保留，再次运行会接着做。", err=True)
            raise typer.Exit(INTERRUPTED) from error

    return run


def _run(name: str, data: Path | None, library: Path | None, out: Path | None, full: bool, as_json: bool) -> None:
    from evals import report
    from evals.data import default_data_folder, load_data
    from evals.progress import say
    from evals.run import DEFAULT_RESULTS, run_task

    run = run_task(name, load_data(data or default_data_folder()), library, out or DEFAULT_RESULTS, full)
    if as_json:
        result = report.as_json(name, run.data, run.evaluation, run.folder)
        typer.echo(json.dumps(result, ensure_ascii=False, indent=1))
        for note in run.evaluation.notes:
            say(f"注意：{note}")
        for threshold in run.thresholds:
            if not threshold.met:
                say(f"未达到门槛：{threshold}")
    else:
        report.print_run(run.title, run.data, run.evaluation, run.thresholds, run.folder)
    if not run.passed:
        raise typer.Exit(1)
