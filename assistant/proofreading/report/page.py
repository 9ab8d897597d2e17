"""The report of a check as one page of HTML that needs nothing else: findings beside the document, printable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from assistant.errors import OutputError
from assistant.files.saving import refuse_place, same_file, save_whole
from assistant.proofreading.report.cards import abstentions_html, card_html, members_of
from assistant.proofreading.report.preview import preview_html
from assistant.proofreading.report.repairs import repair_sentence
from assistant.proofreading.report.wording import SEVERITIES, by_kind, count_sentence, kind_notices, kind_sentence
from assistant.proofreading.report_shapes import AnyReport, FailedFile

_PAGES = (".html", ".htm")
_FOLDER = Path(__file__).resolve().parent


def page_html(reports: Sequence[AnyReport | FailedFile], made_on: str) -> str:
    """A page for one or several files.

    Args:
        reports: The JSON of each file's check or repair, or ``{"file", "error"}``.
        made_on: When it was made, as people read it.
    """
    style, script = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    kind = "公文修正报告" if all("mode" in report for report in reports) else "公文校对报告"
    title = f"{kind}：{reports[0]['file']}" if len(reports) == 1 else f"{kind}（{len(reports)} 个文件）"
    bodies = "".join(_file(report, f"f{number}-") for number, report in enumerate(reports))
    index = _index(reports) if len(reports) > 1 else ""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title><style>{style}</style></head>'
        f"<body><h1>{escape(title)}</h1><p class='made'>{escape(made_on)}，公务助手。</p>{index}{bodies}"
        f"<script>{script}</script></body></html>"
    )


def write_page(path: Path, reports: Sequence[AnyReport | FailedFile]) -> None:
    """Writes the page for some files.

    Raises:
        OutputError: It cannot be written there.
    """
    made_on = f"{datetime.now():%Y年%m月%d日 %H:%M}"
    save_whole(path, page_html(reports, made_on).encode("utf-8", "replace"))


def refuse_page(path: Path, files: Iterable[Path]) -> None:
    """Refuses a place where no page may or can be written, before any work is done.

    Raises:
        OutputError: It is one of the files that are checked, no page by its name, a folder, or in a folder that is not there.
    """
    if path.suffix.lower() not in _PAGES:
        raise OutputError(f"报告文件 {path.name} 应当以 .html 结尾；请改名后再试。")
    refuse_place(path, "报告所在的文件夹")
    if any(same_file(path, file) for file in files):
        raise OutputError("报告不能覆盖被校对的文件；请另起一个文件名。")


def _index(reports: Sequence[AnyReport | FailedFile]) -> str:
    rows = "".join(
        f'<li><a href="#f{number}-">{escape(report["file"])}</a>：{escape(_outcome(report))}</li>'
        for number, report in enumerate(reports)
    )
    return f'<ol class="index">{rows}</ol>'


def _outcome(report: AnyReport | FailedFile) -> str:
    if "error" in report:
        return report["error"]
    return repair_sentence(report) if "mode" in report else count_sentence(report["groups"])


def _file(report: AnyReport | FailedFile, prefix: str) -> str:
    head = f'<section id="{prefix}"><h2>{escape(report["file"])}</h2>'
    if "error" in report:
        return f'{head}<p class="fault">{escape(report["error"])}</p></section>'
    kind = report["document_type"] or "未识别文种"
    other = "".join(f"<p>{escape(notice)}</p>" for notice in kind_notices(report))
    members = members_of(report)
    cards = "".join(
        f"<h3>{kind_sentence(kind, groups)}</h3>"
        + "".join(card_html(group, members[group["id"]], prefix) for group in groups)
        for kind, groups in by_kind(report["groups"])
    )
    return (
        f"{head}<p>{escape(kind)}，{escape(report['format'])}。{escape(_outcome(report))}</p>{other}"
        f'{_chips(report)}<div class="columns"><div class="findings">{cards}{abstentions_html(report)}</div>'
        f"{preview_html(report, prefix)}</div></section>"
    )


def _chips(report: AnyReport) -> str:
    counts = Counter(group["severity"] for group in report["groups"])
    shown = [key for key in SEVERITIES if counts[key]]
    if len(shown) < 2:
        return ""
    chips = "".join(
        f'<label><input type="checkbox" data-show="{key}" checked>{SEVERITIES[key]} {counts[key]} 项</label>'
        for key in shown
    )
    return f'<div class="chips">{chips}</div>'
