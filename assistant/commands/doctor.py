"""``gongwu doctor``: what is set up, what is missing, and how to add it."""

from __future__ import annotations

import typer

from assistant.commands._options import JsonOption, LibraryOption, settings_with
from assistant.commands._printing import print_json, print_line

ORDER = 8
_STATES = {"ok": "正常", "missing": "未安装", "failed": "有问题"}


def run(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """检查各项配置：哪些可用，哪些缺少，怎么补上。"""
    from assistant.front_door import diagnose

    checks = diagnose(settings_with(library))
    if as_json:
        print_json({"checks": [check.as_json() for check in checks]})
    else:
        for check in checks:
            print_line(f"{_STATES[check.state]}  {check.name}：{check.detail}")
    if any(check.state == "failed" for check in checks):
        raise typer.Exit(1)
