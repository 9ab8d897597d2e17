"""How something stands that the 公文校对 tab waits for: a check, a corrected copy, pictures of pages."""

from __future__ import annotations

from enum import Enum


class CheckState(Enum):
    """How a check stands, or what follows it."""

    WAITING = "排队等候"
    CHECKING = "正在校对"
    DONE = "校对完成"
    FAILED = "没有完成"
    CANCELLED = "已取消"

    @property
    def active(self) -> bool:
        """Whether there is still something to wait for."""
        return self in (CheckState.WAITING, CheckState.CHECKING)
