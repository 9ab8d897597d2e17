"""``gongwu standard export``: writes all standard answers to a file that can be taken in again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened
from assistant.commands._printing import print_json, print_line

ORDER = 8


def run(
    file: Annotated[Path, typer.Argument(help="写到哪个文件：.csv、.yaml 或 .jsonl；已有同名文件时替换。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """导出全部标准答复，修改后可以再导入。"""
    from assistant.front_door import StandardAnswers

    count = StandardAnswers(opened(library).current()).write_out(file)
    if as_json:
        print_json({"answers": count, "output": str(file)})
    else:
        print_line(f"已导出 {count} 条标准答复到 {file}。")
