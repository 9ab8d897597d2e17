"""``gongwu backup``: all that the office keeps into one file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands._backup_report import print_report
from assistant.commands._options import JsonOption, LibraryOption, settings_with

ORDER = 13


def run(
    out: Annotated[Path, typer.Argument(help="备份写到哪里，例如 gongwu-20261201.zip。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """把知识库和记录备份成一个文件；备份时照常可以提问。"""
    from assistant.front_door import make_backup, records_of

    settings = settings_with(library)
    with closing(records_of(settings)) as records:
        report = make_backup(out, settings.library_dir, records)
    print_report("已备份", report, as_json)
