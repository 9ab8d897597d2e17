"""``gongwu library purge``: removes documents with every trace of them, and says whether any is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, readable, settings_with
from assistant.commands._printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.front_door import Purged

ORDER = 5


def run(
    source_ids: Annotated[list[str], typer.Argument(help="要彻底清除的文件编号。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """从知识库彻底清除文件：目录、索引、向量和上一次的内容都不留，并逐个文件核查有无残留。"""
    from assistant.front_door import purge_documents

    purged = purge_documents(settings_with(library).library_dir, [readable(source_id) for source_id in source_ids])
    if as_json:
        print_json(purged.as_json())
    else:
        _print(purged)
    if purged.missing:
        typer.echo(f"知识库中没有：{'、'.join(purged.missing)}，请用 gongwu library list 查看编号。", err=True)
    if purged.missing or purged.residue:
        raise typer.Exit(1 if purged.removed else 2)


def _print(purged: Purged) -> None:
    print_line(f"已清除 {len(purged.removed)} 个文件。")
    if purged.removed:
        residue = f"这些文件里还有它的文字：{'、'.join(purged.residue)}" if purged.residue else "没有发现残留"
        print_line(f"核查了知识库的 {purged.searched} 个文件，{residue}。")
    for line in purged.quoted:
        print_line(line)
    for original in purged.originals:
        print_line(f"原始文件 {original} 没有动；它还在收录的文件夹里时，下次收录又会加回来，请一并移走。")
