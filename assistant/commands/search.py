"""``gongwu search``: ranked articles with the beginning of their text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands._options import (
    AsOfOption,
    HistoryOption,
    JsonOption,
    LibraryOption,
    day_in,
    history_in,
    opened,
    readable,
    settings_with,
)
from assistant.commands._printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.front_door import SearchHit, Validity

ORDER = 2
# Two lines of a terminal: enough to tell an article by.
_BEGINNING = 120


def run(
    query: Annotated[str, typer.Argument(help="要检索的问题或词语。")],
    limit: Annotated[int, typer.Option("-k", min=1, max=200, help="最多给出多少条。")] = 10,
    history: HistoryOption = None,
    as_of: AsOfOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """检索条文，按相关程度排列。"""
    from assistant.front_door import RerankUse, day_searched, hit_as_json, search, validity_of

    reranking = RerankUse.configured(settings_with(library))
    today, asked, day = date.today(), opened(library), day_in(as_of)
    notices: list[str] = []
    hits = search(readable(query), asked, limit, history_in(history), today, reranking, notices.append, day)
    if as_json:
        searched = day_searched(query, today, day).isoformat()
        print_json({"query": query, "as_of": searched, "hits": [hit_as_json(hit) for hit in hits]})
    else:
        _print(hits, {each.document.id: validity_of(each.document) for each in asked.current().documents.values()})
    for notice in filter(None, [asked.current().notice, *notices]):
        typer.echo(notice, err=True)


def _print(hits: Sequence[SearchHit], today: Mapping[str, Validity]) -> None:
    """The hits with their validity on the day that was searched, and today's where it is another."""
    if not hits:
        print_line("没有检索到相关条文，可以换一种说法，或用 gongwu library list 查看收录了哪些文件。")
    for hit in hits:
        number = f"（{hit.document_number}）" if hit.document_number else ""
        now = today.get(hit.source_id, hit.validity)
        state = hit.validity.value if now is hit.validity else f"当时{hit.validity.value}，现在{now.value}"
        print_line(f"{hit.rank}. 《{hit.title}》{number}{hit.article or ''}  {state}")
        print_line(f"   {hit.text[:_BEGINNING].replace(chr(10), ' ')}{'……' if len(hit.text) > _BEGINNING else ''}")
