"""``gongwu library verify``: whether a library is whole, and what to do where it is not."""

from __future__ import annotations

import typer

from assistant.commands._options import JsonOption, LibraryOption, settings_with
from assistant.commands._printing import print_json, print_line

ORDER = 4


def run(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """检查知识库是否完整：逐个核对文件，比对目录、索引和向量。"""
    from assistant.front_door import verify_library

    found = verify_library(settings_with(library).library_dir)
    if as_json:
        print_json(found.as_json())
    else:
        for fault in found.faults:
            print_line(fault.sentence)
        for note in found.notes:
            print_line(f"提示：{note}")
        size = f"{found.documents} 个文件、{found.articles} 条、{found.chunks} 段，语义向量 {found.vectors} 个"
        kept = "可以退回上一次的内容" if found.previous else "没有保留上一次的内容"
        state = f"发现 {len(found.faults)} 处问题" if found.faults else "知识库完整"
        print_line(f"{state}：{size}；{kept}。")
    if found.faults:
        raise typer.Exit(1)
