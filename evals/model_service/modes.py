"""The ways in which a model service goes wrong, and what each looks like on the wire."""

from __future__ import annotations

from enum import Enum


class FaultMode(Enum):
    """One way to go wrong; the value is how it is called for people."""

    RATE_LIMITED = "429 并要求等待"
    SERVER_ERROR = "500"
    HTML = "返回网页"
    HALF_STREAM = "说到一半断开"
    STALL = "说到一半停住"
    HANG = "接受连接后不回应"
    DRIP = "一点一点说，没完没了"
    BAD_JSON = "JSON 不完整"
    BAD_UTF8 = "不是 UTF-8"
    NO_CHOICES = "没有 choices"
    EMPTY = "回答是空的"
    LENGTH = "因长度上限没有说完"
    CONTENT_FILTER = "被内容过滤拦下"
    WRONG_KEY = "密钥不对"
    CONNECTION_REFUSED = "连接被拒绝"

    @property
    def code(self) -> str:
        """The spelling of JSON, for instance ``half_stream``."""
        return self.name.lower()
