"""What is known of a document, over its text: its standing, its metadata, what it replaced and what took its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.library.keeping.listing import collection_of
from assistant.library.source import SourceDocument, Validity
from assistant.page.addresses import document_address
from assistant.page.library.document.opened import OpenedDocument
from assistant.page.library.document.stated import doubts_of, related
from assistant.page.markup import text_html

_GUIDE_NOTE = "解读由本项目编写，只帮助理解，不能作为依据；引用请用它注明的法律、标准或文件。"
_OUTDATED = {Validity.SUPERSEDED: "已被新版取代", Validity.REPEALED: "已废止"}


def head_html(document: OpenedDocument) -> str:
    """Title, badge, what has to be known before one relies on it, and the metadata."""
    title = text_html(document.source.title.strip("《》"))
    return (
        f'<header class="document-head"><h1>{title} {badge_html(document)}</h1>{_notice_html(document)}{_recognised_html(document)}{_doubts_html(document)}'
        f'<dl class="metadata">{"".join(_row_html(*row) for row in _rows(document))}</dl></header>'
    )


def badge_html(document: OpenedDocument) -> str:
    """Its validity; of a guide, which is in force or not no more than it may be cited, that it is one."""
    if document.is_guide:
        return '<span class="badge badge-guide">解读</span>'
    return f'<span class="badge badge-{document.validity.code}">{document.validity.value}</span>'


def _notice_html(document: OpenedDocument) -> str:
    notice = _notice(document)
    return f'<p class="document-notice">{notice}</p>' if notice else ""


def _recognised_html(document: OpenedDocument) -> str:
    told = document.entry.recognised
    return f'<p class="document-notice">{told}；可能有认错的字，请核对原件。</p>' if told else ""


def _doubts_html(document: OpenedDocument) -> str:
    doubts = "".join(f"<li>{text_html(doubt)}</li>" for doubt in doubts_of(document.source))
    return f'<div class="document-doubts">疑点，请管理知识库的人核对：<ul>{doubts}</ul></div>' if doubts else ""


def _notice(document: OpenedDocument) -> str:
    source, successor = document.source, document.replaced_by
    if document.is_guide:
        return _GUIDE_NOTE
    if document.validity is Validity.NOT_YET_IN_FORCE:
        day = f"，自{_day(source.effective)}起施行" if source.effective else ""
        return f"这份文件已公布，尚未生效{day}，现在不能作为依据。"
    if document.validity in _OUTDATED:
        now = f"现行的是{_link_html(successor)}。" if successor else "库里没有取代它的文件，请查证后再引用。"
        return f"这份文件{_OUTDATED[document.validity]}，不能作为依据。{now}"
    if document.validity is Validity.UNVERIFIED:
        return "没有来源说明这份文件是否有效，引用前请先查证。"
    return ""


def _rows(document: OpenedDocument) -> Iterator[tuple[str, str]]:
    source = document.source
    yield "文号", text_html(source.document_number)
    yield "发文机关", text_html(source.issuing_body)
    yield "层级", text_html(source.level)
    yield "适用地区", text_html(source.region)
    yield "公布日期", _day(source.promulgated)
    yield "施行日期", _day(source.effective)
    yield "失效日期", _day(source.expires)
    yield "版本", text_html(source.version)
    yield "条数", f"{len(document.articles):,}"
    yield "取代它的", _successor_html(document)
    yield "它取代的", "、".join(_link_html(each) for each in document.replaces)
    for relation, others in related(source):
        yield relation, "、".join(_named_html(title, source_id) for title, source_id in others)
    yield "所属", text_html(collection_of(document.entry.root))
    yield "文件", text_html(source.file)


def _row_html(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{value}</dd></div>" if value else ""


def _successor_html(document: OpenedDocument) -> str:
    if document.replaced_by:
        return _link_html(document.replaced_by)
    return text_html(document.source.replaced_by)


def _named_html(title: str, source_id: str) -> str:
    said = f"《{text_html(title.strip('《》'))}》"
    return f'<a href="{document_address(source_id)}">{said}</a>' if source_id else said


def _link_html(source: SourceDocument) -> str:
    version = f"（{text_html(source.version)}）" if source.version else ""
    return f'<a href="{document_address(source.id)}">《{text_html(source.title.strip("《》"))}》{version}</a>'


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
