"""没有找到: the questions that found no answer, or a wrong one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Self

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.answering.gaps import clear_gaps, gaps_of, mark_wrong, settle_gaps
from assistant.errors import InputError
from assistant.library.standard.gaps import MOST_KEPT, REASONS, REPORTED, Gap, GapList
from assistant.page.markup import text_html
from assistant.page.routing import Route, as_json, said_in
from assistant.page.services import Services
from assistant.settings import settings_file

_HOME = "/library/gaps"
ADDRESSES = _HOME
_SHOWN = 500
_ON = "正在记录：没有找到依据的问题会记下，个人信息遮住再记，谁问的不记。"
_UNREADABLE = "请求无法识别，请刷新页面后重试。"
_NONE = '<p class="nothing">清单是空的。</p>'


class GapDesk:
    """Keeps the list of one library; every method may raise ``GongwuError``.

    Args:
        services: Have the library.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk on the page's library."""
        return cls(services)

    def html(self) -> str:
        """The list, and whether questions are recorded at all."""
        library = self._services.library()
        helpful = GapList(library.path).helpful()
        return gaps_html(gaps_of(library), helpful, records=library.records_gaps)

    def change(self, action: str, question: str, reason: str) -> str:
        """Marks a question as answered wrongly, takes one off the list, or clears it; gives what is told of it.

        Raises:
            InputError: There is no such action.
        """
        library = self._services.library()
        match action:
            case "mark":
                mark_wrong(question, library, reason=reason)
                return "已记下。"
            case "settle":
                settle_gaps(library, {(question, reason)})
                return "已从清单移除。"
            case "clear":
                return f"已清空 {clear_gaps(library)} 个问题。"
            case _:
                raise InputError(_UNREADABLE)

    def close(self) -> None:
        """Nothing is running."""


def gaps_html(gaps: Sequence[Gap], helpful: int, *, records: bool) -> str:
    """The list as HTML.

    Args:
        gaps: Those asked most often first.
        helpful: How often an answer was found good.
        records: Whether questions that find nothing are kept.
    """
    items = "".join(_gap_html(gap) for gap in gaps[:_SHOWN])
    table = f"{_counts_html(gaps)}<ol class='gap-list'>{items}</ol>" if gaps else _NONE
    more = f"<p>只列出问得最多的 {_SHOWN} 个。</p>" if len(gaps) > _SHOWN else ""
    thanks = f'<p class="helpful">有人点“有帮助” {helpful:,} 次。</p>' if helpful else ""
    return f"{_recording_html(records)}{table}{more}{thanks}{_mark_html()}"


def _recording_html(records: bool) -> str:
    if records:
        return f'<p class="recording">{_ON}最多 {MOST_KEPT:,} 个。</p>'
    return (
        '<p class="recording is-off">没有打开记录：没有找到依据的问题不会记下，这里只有读者点“答错了”的。要打开，在设置文件 '
        f"<code>{text_html(str(settings_file()))}</code> 里写一行 <code>record_gaps = true</code>，或设环境变量 "
        "<code>GONGWU_RECORD_GAPS=1</code>，然后重新启动公务助手。</p>"
    )


def _counts_html(gaps: Sequence[Gap]) -> str:
    counts = Counter(gap.reason for gap in gaps)
    said = "，".join(f"{REASONS[code]} {counts[code]} 个" for code in REASONS if counts[code])
    return f'<p class="count">共 {len(gaps)} 个问题：{said}。</p>'


def _gap_html(gap: Gap) -> str:
    question = text_html(gap.question)
    return (
        f'<li data-question="{question}" data-reason="{gap.reason}">'
        f'<p><span class="gap-reason gap-{gap.reason}">{gap.said}</span><span class="gap-question">{question}</span></p>'
        f'<p class="gap-meta"><span>{gap.count} 次</span><span>最近 {gap.last}</span><span>最早 {gap.first}</span></p>'
        '<p class="actions"><button type="button" data-action="write">写成标准答复</button>'
        '<button type="button" data-action="try">试搜</button>'
        '<button type="button" data-action="settle">已处理，移除</button></p></li>'
    )


def _mark_html() -> str:
    options = "".join(f'<option value="{code}">{said}</option>' for code, said in REPORTED.items())
    return (
        '<form class="gap-mark"><label>记下一个答得不好的问题 <input name="question" maxlength="500" autocomplete="off"></label>'
        f'<select name="reason" aria-label="哪里不对">{options}</select><button type="submit">记下</button></form>'
        '<p class="actions"><button type="button" data-action="clear">清空清单</button></p>'
    )


async def _list(desk: GapDesk, _request: Request) -> Response:
    return as_json({"html": await run_in_threadpool(desk.html)})


async def _change(desk: GapDesk, request: Request) -> Response:
    try:
        sent: Any = said_in(await request.body())
        action, question, reason = (str(sent.get(name, "")) for name in ("action", "question", "reason"))
    except (ValueError, AttributeError) as error:
        raise InputError(_UNREADABLE) from error
    said = await run_in_threadpool(desk.change, action, question, reason)
    return as_json({"said": said, "html": await run_in_threadpool(desk.html)})


GAP_ROUTES = (Route("GET", _HOME, _list), Route("POST", _HOME, _change))
