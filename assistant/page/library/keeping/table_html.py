"""The table of documents as HTML; on a phone its rows are cards, each cell with its heading."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from assistant.library.keeping.listing import ListedDocument, Listing, Wanted
from assistant.library.source import Validity
from assistant.page.markup import text_html

# (name by which it is sorted, heading)
_HEADINGS = (
    ("title", "标题"),
    ("number", "文号"),
    ("body", "机关"),
    ("validity", "时效"),
    ("articles", "条数"),
    ("collection", "来源"),
    ("", "状态"),
    ("date", "公布日期"),
)
_NOTHING_HELD = (
    '<div class="library-empty"><h3>知识库里还没有文件</h3>'
    "<p>到上面的“收录”把文件拖进来；也可以先载入内置指南或国家法律。收录以后，这里列出每一份文件的时效和条数。</p>"
    '<button type="button" class="primary to-intake">去收录文件</button></div>'
)
_NOTHING_FOUND = (
    '<div class="library-empty"><h3>没有符合条件的文件</h3><p>换一个词，或者清除筛选条件再看。</p>'
    '<button type="button" class="clear-filters">清除筛选条件</button></div>'
)


def empty_html(*, nothing_held: bool) -> str:
    """What stands in place of the table, and says what to do."""
    return _NOTHING_HELD if nothing_held else _NOTHING_FOUND


def filters_of(listing: Listing) -> dict[str, Any]:
    """What can be filtered by: values with what people read."""
    return {
        "validity": [[validity.code, validity.value] for validity in Validity],
        "collection": [[name, f"{name}（{count:,}）"] for name, count in listing.collections],
        "level": [[name, f"{name}（{count:,}）"] for name, count in listing.levels],
    }


def table_html(listing: Listing, wanted: Wanted) -> str:
    """A page of the table; every text of a document is escaped."""
    if not listing.rows:
        return empty_html(nothing_held=not listing.held)
    headings = "".join(_heading_html(name, heading, wanted) for name, heading in _HEADINGS)
    rows = "".join(map(_row_html, listing.rows))
    choose_all = '<th scope="col" class="choice"><input type="checkbox" class="choose-all" aria-label="全选本页"></th>'
    return (
        f'<table class="library-table"><caption class="sr-only">知识库的文件</caption><thead><tr>{choose_all}{headings}'
        f'<th scope="col"><span class="sr-only">操作</span></th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _heading_html(name: str, heading: str, wanted: Wanted) -> str:
    if not name:
        return f'<th scope="col">{heading}</th>'
    sorted_by = name == wanted.sort
    order = ("descending" if wanted.down else "ascending") if sorted_by else "none"
    return f'<th scope="col" aria-sort="{order}"><button type="button" data-sort="{name}">{heading}</button></th>'


def _row_html(row: ListedDocument) -> str:
    title, named = text_html(row.title), text_html(row.source_id)
    address = f"/documents/{quote(row.source_id, safe='')}"
    file = f"<small>{text_html(row.file)}</small>" if row.file != row.title else ""
    cells = (
        ("文号", text_html(row.document_number)),
        ("机关", text_html(row.issuing_body)),
        ("时效", f'<span class="badge badge-{row.validity.code}">{row.validity.value}</span>'),
        ("条数", f"{row.articles:,}"),
        ("来源", text_html(row.collection)),
        ("状态", _state_html(row)),
        ("公布日期", row.promulgated),
    )
    inside = "".join(f'<td data-label="{label}">{html or "<i>—</i>"}</td>' for label, html in cells)
    return (
        f'<tr data-id="{named}"><td class="choice"><input type="checkbox" class="choose" aria-label="选择 {title}"></td>'
        f'<th scope="row"><a href="{address}" target="_blank" rel="noopener">{title}</a>{file}</th>{inside}'
        f'<td class="act"><button type="button" class="edit" aria-label="修改 {title}">修改</button></td></tr>'
    )


def _state_html(row: ListedDocument) -> str:
    state = '<span class="mark">已核改</span>' if row.edited else "已收录"
    doubts = f' <span class="mark mark-doubt">疑点 {row.doubts}</span>' if row.doubts else ""
    return state + doubts
