"""The health of a library as HTML: what lapses soon first, each line opens its document."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.library.health import LibraryHealth
from assistant.library.source import SourceDocument
from assistant.page.addresses import document_address
from assistant.page.library.document.stated import doubts_of
from assistant.page.markup import text_html

_SHOWN = 300
_SOUND = '<p class="nothing">没有发现要处理的。</p>'


def health_html(health: LibraryHealth, doubtful: Sequence[SourceDocument] = ()) -> str:
    """All of it, what presses most first.

    Args:
        health: What was found.
        doubtful: Documents of which something is not certain.
    """
    groups = [
        ("90 天内失效", "到期后不再作为依据，请准备接替的文件。", _lapsing(health)),
        ("引用了已失效的文件", "这些条文现在仍作依据，它们提到的文件已经失效，答复时请核对。", _stale(health)),
        ("有疑点", "从正文读到的信息拿不准，请核对后在“文件”里改正。", [_doubts(each) for each in doubtful]),
        ("同一标题不止一份", "同时有效，或者是同一份收录了两次；请移除多余的，或写明时效。", _same(health)),
        ("已失效", "不作依据；没有写明由谁取代的，可以在“文件”里补上。", _outdated(health)),
        ("尚未生效", "到施行日自动变为现行有效。", _upcoming(health)),
        ("时效未核实", "没有来源说明是否有效，可以在“文件”里写明。", [_link(each) for each in health.unverified]),
    ]
    found = "".join(_group_html(*group) for group in groups if group[2])
    said = f"按 {health.day.isoformat()} 判断，共 {health.documents:,} 份文件。"
    return f'<p class="count">{said}</p>{found or _SOUND}'


def _group_html(title: str, advice: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{line}</li>" for line in lines[:_SHOWN])
    more = f"<p class='more'>还有 {len(lines) - _SHOWN:,} 份没有列出。</p>" if len(lines) > _SHOWN else ""
    return (
        f'<details class="health-group"><summary>{title}<b>{len(lines):,}</b></summary>'
        f"<p class='advice'>{advice}</p><ul>{items}</ul>{more}</details>"
    )


def _doubts(document: SourceDocument) -> str:
    return _link(document) + "".join(f"<span>{text_html(doubt)}</span>" for doubt in doubts_of(document))


def _lapsing(health: LibraryHealth) -> list[str]:
    return [
        f"{_link(each.document)}<span>{each.on.isoformat()} 起失效，还有 {each.days} 天</span>{_then(each.successor)}"
        for each in health.lapsing
    ]


def _then(successor: SourceDocument | None) -> str:
    return f"<span>接替的是{_link(successor)}</span>" if successor else "<span>没有写明由谁接替</span>"


def _outdated(health: LibraryHealth) -> list[str]:
    return [
        f"{_link(each.document)}<span>{each.state.value}</span>{_now(each.successor, each.named)}"
        for each in health.outdated
    ]


def _now(successor: SourceDocument | None, named: str) -> str:
    if successor:
        return f"<span>现行的是{_link(successor)}</span>"
    return f"<span>现行的是《{text_html(named)}》，库里没有</span>" if named else "<span>没有写明由谁取代</span>"


def _upcoming(health: LibraryHealth) -> list[str]:
    return [
        f"{_link(each.document)}<span>{f'{each.on.isoformat()} 起施行' if each.on else '没有写明施行日期'}</span>"
        + "".join(f"<span>将取代{_link(old)}</span>" for old in each.replaces)
        for each in health.upcoming
    ]


def _stale(health: LibraryHealth) -> list[str]:
    return [
        f"{_link(each.document, each.article, each.position)}<span>提到{_link(each.cited)}，{each.state.value}"
        f"{f'，现行的是《{text_html(each.named)}》' if each.named else ''}</span>"
        for each in health.stale_references
    ]


def _same(health: LibraryHealth) -> list[str]:
    return ["".join(_link(each) for each in same.documents) for same in health.same_titles]


def _link(document: SourceDocument, article: str | None = None, position: int = -1) -> str:
    """A link to a document, or to one of its articles, in a window of its own."""
    address = text_html(document_address(document.id, article, position))
    version = f"（{document.version}）" if document.version else ""
    said = text_html(f"《{document.title.strip('《》')}》{article or ''}{version}")
    return f'<a href="{address}" target="_blank" rel="noopener">{said}</a>'
