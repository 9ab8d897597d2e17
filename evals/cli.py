"""The command line of the harness: one command a task, and what is done with finished runs."""

from __future__ import annotations

import inspect
import json
import signal
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.exceptions import TyperException

from assistant.errors import GongwuError
from assistant.usage import ChineseCommand, ChineseGroup, usage_sentence
from evals.harness.progress import JsonProgress, Progress, TerminalProgress
from evals.tasks import load_task, task_names

PROGRAM = "python -m evals"
INTERRUPTED = 130

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", help="数据文件夹，或题目文件（.jsonl、.csv、.xlsx）；默认是共享数据中的 policies，没有则用自有题集。"
    ),
]
LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", help="被测的知识库；已有的原样使用，没有则建立。默认由评测自己建立。"),
]
OutOption = Annotated[Path | None, typer.Option("--out", help="结果放在哪个文件夹下，默认 evals/results。")]
FullOption = Annotated[
    bool, typer.Option("--full", help="先算完全部语义向量（每千条约半分钟，可中断后接着算，算过的不再算）。")
]
SubsetOption = Annotated[str, typer.Option("--subset", help="只用数据的一个固定子集，例如 ci。")]
SetOption = Annotated[str, typer.Option("--set", help="用任务自己生成的另一套数据，例如 wider。")]
JudgeOption = Annotated[bool, typer.Option("--judge", help="另请已配置的模型评判答案（GONGWU_CHAT_…），单独列出。")]
ModelOption = Annotated[
    bool, typer.Option("--model", help="用已配置的语言模型组织答案（GONGWU_CHAT_…）；不写则摘录条文。")
]
FromOption = Annotated[Path | None, typer.Option("--from", help="对一次运行保存的结果重新评分，不再提问。")]
ResumeOption = Annotated[Path | None, typer.Option("--resume", help="接着做一次中断的运行。")]
ProgressOption = Annotated[
    Literal["bar", "json"], typer.Option("--progress", help="进度的样式：bar 给人看，json 每行一个对象给程序看。")
]
JsonOption = Annotated[bool, typer.Option("--json", help="以 JSON 输出，供脚本使用。")]


_CHINESE: dict[str, Any] = {"cls": ChineseCommand, "options_metavar": "[选项]"}


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and exits: 0 done, 1 a threshold missed, 2 the input or the set-up is at fault, 130 interrupted.

    Args:
        arguments: What stands behind ``python -m evals``; ``sys.argv`` by default.
    """
    from assistant.server.offline import forbid_foreign_connections

    forbid_foreign_connections()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore
    sys.exit(_exit_code(arguments))


def _exit_code(arguments: list[str] | None) -> int:
    try:
        return _application()(arguments, prog_name=PROGRAM, standalone_mode=False) or 0
    except TyperException as error:
        typer.echo(usage_sentence(error, PROGRAM), err=True)
        return 2


def _application() -> typer.Typer:
    """The commands, one a task."""
    app = typer.Typer(
        cls=ChineseGroup,
        options_metavar="[选项]",
        subcommand_metavar="任务 [参数]...",
        help="评测：每一项说法都有可以重做的数字。",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    for name in task_names():
        app.command(name, help=load_task(name).title, **_CHINESE)(_command(name))
    app.command("compare", help="比较同一任务的两次运行：逐题配对的差异及其区间，哪些变好、哪些变差。", **_CHINESE)(
        _compare
    )
    app.command("list", help="列出任务和随项目提供的题集。", **_CHINESE)(_list)
    return app


def _command(name: str) -> Callable[..., None]:
    def run(
        data: DataOption = None,
        library: LibraryOption = None,
        out: OutOption = None,
        full: FullOption = False,
        subset: SubsetOption = "",
        set_: SetOption = "",
        model: ModelOption = False,
        judge: JudgeOption = False,
        source: FromOption = None,
        resume: ResumeOption = None,
        progress: ProgressOption = "bar",
        as_json: JsonOption = False,
    ) -> None:
        from evals.harness.options import Options

        options = Options(data, library, out, full, subset, judge, model, set_)
        _guarded(_told(progress), lambda told: _run(name, options, source, resume, told, as_json))

    task = load_task(name)
    uses = {"model": task.uses_model, "judge": task.uses_judge, "set_": bool(task.sets)}
    unusable = {option for option, usable in uses.items() if not usable}
    return _without(run, unusable)


def _without(command: Callable[..., None], options: Collection[str]) -> Callable[..., None]:
    """The command as the parser sees it without options that it has no use for."""
    signature = inspect.signature(command, eval_str=True)
    kept = [parameter for name, parameter in signature.parameters.items() if name not in options]
    command.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
    return command


def _told(style: str) -> Progress:
    return JsonProgress() if style == "json" else TerminalProgress()


def _guarded(progress: Progress, work: Callable[[Progress], None]) -> None:
    """Does the work; what the user can do something about, and Ctrl+C, end in a sentence and an exit code."""
    # A process that was started in the background may have been told to ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        work(progress)
    except GongwuError as error:
        progress.fail(error.message)
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as error:
        progress.say("已中断；知识库和已算好的语义向量保留着，不会重做。")
        raise typer.Exit(INTERRUPTED) from error


def _run(name: str, options: Any, source: Path | None, resume: Path | None, progress: Progress, as_json: bool) -> None:
    from assistant.errors import InputError
    from evals.harness.keeping import read_result
    from evals.harness.run import resume_run, run_task, score_again
    from evals.report.terminal import print_run

    if source and resume:
        raise InputError("--from 是重新评分，--resume 是接着做，请只用一个。")
    if resume:
        run = resume_run(resume, progress)
    elif source:
        run = score_again(source, options, progress)
    else:
        run = run_task(name, options, progress)
    if as_json:
        typer.echo(json.dumps(read_result(run.folder), ensure_ascii=False, indent=1))
        for note in run.evaluation.notes:
            progress.say(f"注意：{note}")
        for threshold in run.thresholds:
            if not threshold.met:
                progress.say(f"未达到门槛：{threshold}")
    else:
        print_run(run)
    if not run.passed:
        raise typer.Exit(1)


def _compare(
    a: Annotated[Path, typer.Argument(help="前一次运行的结果文件夹。")],
    b: Annotated[Path, typer.Argument(help="后一次运行的结果文件夹。")],
    as_json: JsonOption = False,
) -> None:
    def work(progress: Progress) -> None:
        del progress
        from evals.harness.comparison import compare
        from evals.report.differences import print_comparison

        comparison = compare(a, b)
        if as_json:
            typer.echo(json.dumps(comparison.as_json(), ensure_ascii=False, indent=1))
        else:
            print_comparison(comparison)

    _guarded(TerminalProgress(), work)


def _list(as_json: JsonOption = False) -> None:
    from evals.harness.listing import listing, print_listing

    if as_json:
        typer.echo(json.dumps(listing(), ensure_ascii=False, indent=1))
    else:
        print_listing()
