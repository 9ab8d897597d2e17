"""The summary of several documents as the 公文校对 tab shows it: a row a file, and the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from assistant.page.proofreading.batches import FileStatus
from assistant.page.proofreading.state import CheckState
from assistant.proofreading.report.wording import SEVERITIES

_HEAD = "".join(f"<th>{title}</th>" for title in ("文件", *SEVERITIES.values(), "已修正", "情况"))


def batch_html(files: Sequence[FileStatus]) -> str:
    """The table; every name is escaped."""
    rows = "".join(_row(number, file) for number, file in enumerate(files))
    return (
        f'<p class="batch-total" aria-live="polite">{escape(_total(files))}</p><div class="scroll-x">'
        f'<table class="batch-table"><thead><tr>{_HEAD}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(number: int, file: FileStatus) -> str:
    name = f'<button type="button" class="batch-open" data-number="{number}">{escape(file.name)}</button>'
    state = file.standing.state
    if file.made is None:
        said = file.standing.sentence or state.value
        kind = "failed" if state is CheckState.FAILED else state.name.lower()
        return f'<tr class="{kind}"><td>{name}</td>{"<td></td>" * (len(SEVERITIES) + 1)}<td>{escape(said)}</td></tr>'
    cells = "".join(f"<td>{file.made.summary[severity] or ''}</td>" for severity in SEVERITIES)
    said = file.made.notice or state.value
    return f"<tr><td>{name}</td>{cells}<td>{file.made.fixed or ''}</td><td>{escape(said)}</td></tr>"


def _total(files: Sequence[FileStatus]) -> str:
    states = Counter(file.standing.state for file in files)
    done = [file.made for file in files if file.made is not None]
    counts = {title: sum(made.summary[key] for made in done) for key, title in SEVERITIES.items()}
    found = "，".join(f"{title} {count}" for title, count in counts.items() if count)
    trouble = "".join(
        f"，{said} {states[state]} 个"
        for state, said in ((CheckState.FAILED, "未能读取"), (CheckState.CANCELLED, "已取消"))
        if states[state]
    )
    fixed = sum(made.fixed for made in done)
    return f"共 {len(files)} 个文件，已校对 {len(done)} 个{trouble}。{found or '没有发现问题'}；自动修正 {fixed} 处。"
