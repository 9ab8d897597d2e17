"""How what was backed up, or brought back, is told."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.commands._printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.front_door import BackupReport


def print_report(done: str, report: BackupReport, as_json: bool) -> None:
    """For scripts, or in sentences.

    Args:
        done: What was done, for instance 已备份.
        report: With what.
        as_json: Whether it is for scripts.
    """
    if as_json:
        print_json(asdict(report))
        return
    print_line(f"{done} {report.files} 个文件：{report.file}（{report.made}）")
    for notice in report.notices:
        print_line(notice)
