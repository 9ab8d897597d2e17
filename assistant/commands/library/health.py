"""``gongwu library health``: what in a library a librarian should look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from assistant.commands._options import JsonOption, LibraryOption, opened
from assistant.commands._printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.front_door import LibraryHealth, SourceDocument

ORDER = 5


def run(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """检查知识库：哪些文件失效、即将失效、尚未生效，哪些条文引用了失效文件，哪些重复。"""
    from assistant.front_door import library_health

    health = library_health(opened(library))
    if as_json:
        print_json(_as_json(health))
    else:
        for line in _lines(health):
            print_line(line)


def _as_json(health: LibraryHealth) -> dict[str, Any]:
    return {
        "as_of": health.day.isoformat(),
        "documents": health.documents,
        "outdated": [
            {
                **_named(each.document),
                "validity": each.state.code,
                "replaced_by": each.successor.id if each.successor else "",
                "replaced_by_title": each.named,
            }
            for each in health.outdated
        ],
        "lapsing": [
            {
                **_named(each.document),
                "on": each.on.isoformat(),
                "days": each.days,
                "replaced_by": each.successor.id if each.successor else "",
            }
            for each in health.lapsing
        ],
        "upcoming": [
            {
                **_named(each.document),
                "on": each.on.isoformat() if each.on else None,
                "replaces": [replaced.id for replaced in each.replaces],
            }
            for each in health.upcoming
        ],
        "stale_references": [
            {
                **_named(each.document),
                "article": each.article,
                "cites": each.title,
                "cited_id": each.cited.id,
                "cited_validity": each.state.code,
                "replaced_by_title": each.named,
            }
            for each in health.stale_references
        ],
        "unverified": [_named(document) for document in health.unverified],
        "same_titles": [
            {"title": each.title, "source_ids": [document.id for document in each.documents]}
            for each in health.same_titles
        ],
    }


def _named(document: SourceDocument) -> dict[str, str]:
    return {"source_id": document.id, "title": document.title}


def _lines(health: LibraryHealth) -> Iterator[str]:
    parts = (
        ("已失效", list(_outdated(health))),
        ("90 天内失效", list(_lapsing(health))),
        ("尚未生效", list(_upcoming(health))),
        ("引用了失效文件的条文", list(_stale_references(health))),
        ("标题重复", list(_same_titles(health))),
    )
    for title, lines in parts:
        if lines:
            yield f"{title}（{len(lines)}）："
            yield from (f"  {line}" for line in lines)
    if health.unverified:
        yield f"时效未核实：{len(health.unverified)} 个文件，请在清单里写明 status。"
    if not health.unverified and not any(lines for _, lines in parts):
        yield f"{health.documents} 个文件，没有发现问题。"


def _outdated(health: LibraryHealth) -> Iterator[str]:
    for each in health.outdated:
        instead = f"现行的是《{each.named}》" if each.named else "不知道由什么取代，请核实"
        yield f"{each.document.id}  《{each.document.title}》  {each.state.value}，{instead}"


def _lapsing(health: LibraryHealth) -> Iterator[str]:
    for each in health.lapsing:
        then = f"，由《{each.successor.title}》取代" if each.successor else ""
        yield f"{each.document.id}  《{each.document.title}》  {each.on.isoformat()} 起失效，还有 {each.days} 天{then}"


def _upcoming(health: LibraryHealth) -> Iterator[str]:
    for each in health.upcoming:
        start = f"{each.on.isoformat()} 起施行" if each.on else "没有写明施行日期"
        replaced = "、".join(f"《{document.title}》" for document in each.replaces)
        yield f"{each.document.id}  《{each.document.title}》  {start}{f'，取代{replaced}' if replaced else ''}"


def _stale_references(health: LibraryHealth) -> Iterator[str]:
    for each in health.stale_references:
        now = f"，现行的是《{each.named}》" if each.named else ""
        place = f"《{each.document.title}》{each.article or ''}"
        yield f"{each.document.id}  {place} 引用《{each.title}》（{each.state.value}{now}）"


def _same_titles(health: LibraryHealth) -> Iterator[str]:
    for each in health.same_titles:
        yield f"《{each.title}》：{'、'.join(document.id for document in each.documents)}"
