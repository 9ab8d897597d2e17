"""``gongwu standard import``: takes in a file of standard answers, all or none."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened
from assistant.commands._printing import print_json, print_line

ORDER = 2


def run(
    file: Annotated[Path, typer.Argument(help="标准答复文件：.xlsx、.csv、.yaml、.jsonl。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """导入一批标准答复；编号相同的更新，有一处不对就一条也不写。"""
    from assistant.front_door import StandardAnswers

    taken = StandardAnswers(opened(library).current()).take_in(file)
    if as_json:
        print_json(vars(taken))
    else:
        print_line(f"新增 {taken.added} 条，更新 {taken.updated} 条，未变 {taken.unchanged} 条。")
