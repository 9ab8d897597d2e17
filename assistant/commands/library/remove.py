"""``gongwu library remove``: takes documents out of a library."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, readable, settings_with
from assistant.commands._printing import print_json

ORDER = 3


def run(
    source_ids: Annotated[list[str], typer.Argument(help="要移除的文件编号。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """从知识库移除文件；原始文件不受影响。"""
    from assistant.front_door import remove_documents

    removed = remove_documents(settings_with(library).library_dir, [readable(source_id) for source_id in source_ids])
    missing = [source_id for source_id in source_ids if source_id not in removed]
    if as_json:
        print_json({"removed": removed, "missing": missing})
    else:
        typer.echo(f"已移除 {len(removed)} 个文件。")
    if missing:
        typer.echo(f"知识库中没有：{'、'.join(missing)}，请用 gongwu library list 查看编号。", err=True)
        raise typer.Exit(1 if removed else 2)
