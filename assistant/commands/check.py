"""``gongwu check``: what departs from the standards in documents, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands._options import AllOption, JsonOption, KindOption, OfficialOption, ProfileOption
from assistant.commands._printing import print_json, print_lines
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.front_door import LimitedChild

ORDER = 4


def ahead() -> LimitedChild:
    """Starts the process that checks while the command line is still being read."""
    from assistant.front_door import start_checking

    return start_checking()


def run(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="要校对的公文，或装着公文的文件夹。")],
    profile: ProfileOption = "standard",
    kind: KindOption = "",
    as_official: OfficialOption = False,
    as_json: JsonOption = False,
    html: Annotated[Path | None, typer.Option("--html", help="另存一份网页报告：问题与原文对照，可打印。")] = None,
    every_place: AllOption = False,
) -> None:
    """校对公文：逐处指出与国家标准不符的地方，不改动原文件。"""
    from assistant.front_door import (
        check_files,
        files_of,
        printed,
        refuse_page,
        report_lines,
        summary_lines,
        write_page,
    )

    if html is not None:
        refuse_page(html, files_of(files))
    batch = check_files(files, profile, _say_file, kind=kind, as_official=as_official, process=context.obj)
    single = len(files) == 1 and not files[0].is_dir()
    first = batch.reports[0]
    if single and "error" in first:
        raise InputError(f"{first['file']}：{first['error']}")
    if html is not None:
        write_page(html, batch.reports)
        typer.echo(f"报告已存到 {html}。", err=True)
    if as_json:
        print_json(printed(first) if single else batch.as_json())
    elif html is None:
        for report in batch.reports:
            print_lines(report_lines(report, every_place))
        if not single:
            print_lines(summary_lines(batch.reports))
    if batch.needs_attention:
        raise typer.Exit(1)


def _say_file(name: str) -> None:
    typer.echo(f"正在校对 {name}……", err=True)
