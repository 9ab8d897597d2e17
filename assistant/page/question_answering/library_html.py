"""What the page says about the library: the empty state, its size, work in the background."""

from __future__ import annotations

from datetime import datetime

from assistant.library.summary import (
    IndexProgress,
    LibrarySummary,
    NationalLawsState,
    NationalLawsStatus,
    VectorProgress,
)
from assistant.page.markup import fragment, text_html
from assistant.page.question_answering.answer_html import chips_html


def holdings_html(summary: LibrarySummary) -> str:
    """The line under the question box: on what the answers rest."""
    size = f"{summary.documents:,} 部文件 · {summary.articles:,} 条"
    return fragment(f'<p class="holdings">检索范围：{text_html(summary.name)} · {size}</p>')


def welcome_html(summary: LibrarySummary, examples: tuple[str, ...]) -> str:
    """The empty state: what the library holds, and questions to start with."""
    if not summary.documents:
        return fragment(f'<div class="welcome">{_EMPTY_LIBRARY}</div>')
    questions = f'<p class="welcome-label">可以这样问</p>{chips_html(examples)}' if examples else ""
    return fragment(f'<div class="welcome">{_WELCOME_TITLE}{_figures_html(summary)}{questions}</div>')


_WELCOME_TITLE = (
    '<h2>想查哪条规定？</h2><p class="welcome-lead">用平常的话提问，回答逐条注明出处，点击编号即可核对原文；'
    "查不到依据，会如实告知。</p>"
)
_EMPTY_LIBRARY = (
    "<h2>知识库里还没有文件</h2>"
    '<p class="welcome-lead">请先用 <code>gongwu index</code> 载入政策文件，然后刷新本页。</p>'
)


def vectors_html(progress: VectorProgress) -> str:
    """The small bar of the vectors while they are computed, or why there are none; empty once they are ready."""
    if progress.state == "building":
        text = f"语义索引 {progress.done:,} / {progress.total:,}"
        return _bar_html(text, progress.done, progress.total, detail="，完成后检索会更准；现在即可提问。")
    if progress.state in ("failed", "none") and progress.message:
        return fragment(f'<p class="background-note">{text_html(progress.message)}</p>')
    return ""


def national_laws_button(state: NationalLawsState) -> str:
    """What the button says; empty where there is nothing to take in."""
    return f"载入国家法律（{state.documents:,} 部）" if state.status is NationalLawsStatus.AVAILABLE else ""


def national_laws_html(state: NationalLawsState) -> str:
    """The sentence beside the button; empty where there is nothing to say."""
    return fragment(f'<p class="background-note">{text_html(state.message)}</p>') if state.message else ""


def indexing_html(progress: IndexProgress) -> str:
    """The bar of documents being taken in."""
    title = f"：{progress.title}" if progress.title else ""
    return _bar_html(f"正在载入 {progress.done:,} / {progress.total:,}{title}", progress.done, progress.total)


def note_html(sentence: str) -> str:
    """One quiet sentence."""
    return fragment(f'<p class="background-note">{text_html(sentence)}</p>') if sentence else ""


def _figures_html(summary: LibrarySummary) -> str:
    figures = [
        ("部文件", f"{summary.documents:,}"),
        ("条", f"{summary.articles:,}"),
        ("部现行有效", f"{summary.in_force:,}"),
    ]
    if summary.outdated:
        figures.append(("部已失效，不作依据", f"{summary.outdated:,}"))
    cells = "".join(f"<li><b>{number}</b><span>{unit}</span></li>" for unit, number in figures)
    return f'<ul class="figures">{cells}</ul>{_details_html(summary)}'


def _details_html(summary: LibrarySummary) -> str:
    levels = "、".join(f"{level} {count:,}" for level, count in summary.levels)
    updated = f"更新于 {_moment(summary.updated)}" if summary.updated else ""
    parts = [f"<span>{text_html(part)}</span>" for part in (levels, updated) if part]
    return f'<p class="figures-note">{"".join(parts)}</p>' if parts else ""


def _moment(time: datetime) -> str:
    """The time on this machine's clock; a time without a zone is taken as such already."""
    time = time.astimezone()
    return f"{time.year}年{time.month}月{time.day}日 {time:%H:%M}"


def _bar_html(text: str, done: int, total: int, detail: str = "") -> str:
    share = min(100, round(100 * done / total)) if total else 0
    return fragment(
        f'<div class="progress"><p>{text_html(text)}'
        f'<span class="wide-only">{text_html(detail)}</span></p>'
        f'<div class="track"><div class="fill" style="width:{share}%"></div></div></div>'
    )
