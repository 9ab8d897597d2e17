"""``gongwu library compare``: two versions of a text, article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened, readable
from assistant.commands._printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.front_door import ArticleChange, SourceDocument, VersionComparison

ORDER = 4

_MARKS = {"removed": ("［删：", "］"), "added": ("［增：", "］"), "same": ("", "")}


def run(
    old: Annotated[str, typer.Argument(metavar="OLD", help="旧版的文件编号或完整标题。")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="新版的文件编号或完整标题。")],
    article: Annotated[str, typer.Option("--article", help="只对照这一条，例如 第三条。")] = "",
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """逐条对照一个文件的两个版本。"""
    from assistant.front_door import compare_versions

    found = compare_versions(opened(library), readable(old), readable(new), readable(article))
    if as_json:
        print_json(_as_json(found))
    else:
        for line in _lines(found, all_of_them=bool(article)):
            print_line(line)


def _as_json(found: VersionComparison) -> dict[str, Any]:
    return {
        "old": _document(found.old),
        "new": _document(found.new),
        "changes": [
            {
                "kind": change.kind.code,
                "old_article": change.old.number if change.old else None,
                "new_article": change.new.number if change.new else None,
                "old_text": change.old.text if change.old else None,
                "new_text": change.new.text if change.new else None,
                "pieces": [{"kind": piece.kind, "text": piece.text} for piece in change.pieces],
            }
            for change in found.changes
        ],
    }


def _document(document: SourceDocument) -> dict[str, str]:
    return {"source_id": document.id, "title": document.title, "version": document.version}


def _lines(found: VersionComparison, *, all_of_them: bool) -> Iterator[str]:
    """The totals, then every article that is not as it was; of a single article that one in any case."""
    yield f"旧：{found.old.id}  《{found.old.title}》{found.old.version}"
    yield f"新：{found.new.id}  《{found.new.title}》{found.new.version}"
    counts = Counter(change.kind for change in found.changes)
    yield "，".join(f"{kind.value} {count} 条" for kind, count in counts.items()) + "。"
    for change in found.changes:
        if all_of_them or change.kind.code != "unchanged":
            yield f"\n{_place(change)}  {change.kind.value}"
            yield _text(change)


def _place(change: ArticleChange) -> str:
    old = (change.old.number or "（无条号）") if change.old else ""
    new = (change.new.number or "（无条号）") if change.new else ""
    return f"{old} → {new}" if old and new and old != new else new or old


def _text(change: ArticleChange) -> str:
    """The wording of both versions in one, words of one of them alone in brackets."""
    if change.old is None or change.new is None or change.kind.code in ("moved", "unchanged"):
        kept = change.new or change.old
        return kept.text if kept else ""
    return "".join(f"{_MARKS[piece.kind][0]}{piece.text}{_MARKS[piece.kind][1]}" for piece in change.pieces)
