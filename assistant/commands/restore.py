"""``gongwu restore``: all of it back from one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, settings_with
from assistant.commands._printing import print_json, print_line

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
    if as_json:
        print_json(asdict(report))
        return
    print_line(f"已恢复 {report.files} 个文件：{report.file}（{report.made}）")
    for notice in report.notices:
        print_line(notice)
