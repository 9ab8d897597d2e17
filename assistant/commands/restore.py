"""``gongwu restore``: all of it back from one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands._backup_report import print_report
from assistant.commands._options import JsonOption, LibraryOption, settings_with

ORDER = 14


def run(
    source: Annotated[Path, typer.Argument(help="gongwu backup 写出的备份文件。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """从备份恢复知识库和记录，恢复到空的位置，不覆盖任何文件。"""
    from assistant.front_door import records_of, restore_backup

    settings = settings_with(library)
    with closing(records_of(settings)) as records:
        report = restore_backup(source, settings.library_dir, records)
    print_report("已恢复", report, as_json)
