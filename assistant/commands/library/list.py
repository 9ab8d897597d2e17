"""``gongwu library list``: a line a document, then the totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.commands._options import JsonOption, LibraryOption, opened
from assistant.commands._printing import print_json, print_line
from assistant.commands.library._document import document_as_json

if TYPE_CHECKING:
    from assistant.front_door import DocumentEntry

ORDER = 1


def run(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """列出收录的文件及其时效。"""
    entries = list(opened(library).current().documents.values())
    if as_json:
        print_json({"documents": [document_as_json(entry) for entry in entries]})
    else:
        _print(entries)


def _print(entries: Sequence[DocumentEntry]) -> None:
    from assistant.front_door import validity_of

    for entry in entries:
        document = entry.document
        number = f"（{document.document_number}）" if document.document_number else ""
        validity = validity_of(document).value
        scan = f"  {entry.recognised}" if entry.recognised else ""
        print_line(f"{document.id}  《{document.title}》{number}  {validity}  {entry.article_count} 条{scan}")
    print_line(f"共 {len(entries)} 个文件，{sum(entry.article_count for entry in entries)} 条。")
    doubtful = sum(bool(entry.document.doubts) for entry in entries)
    if doubtful:
        print_line(f"{doubtful} 个文件有待核对之处，用 gongwu library show 编号 查看。")
