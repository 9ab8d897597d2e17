"""What the 公文校对 tab knows of checks, of corrected copies and of pictures of pages, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from assistant.documents.document_types import NOTHING_STATED, StatedKind
from assistant.page.proofreading.packed import Packed
from assistant.proofreading.fixing.choice import FixMode
from assistant.proofreading.report_shapes import RepairReport, Report

UPLOAD_LIMIT_MB = 50
TOO_LARGE = f"文件超过 {UPLOAD_LIMIT_MB} MB，请压缩其中的图片或拆分后再上传。"
TEXT_LIMIT = 200_000
"""Pasted text: at most so many characters, about 200 pages."""


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


@dataclass(frozen=True)
class Standing:
    """How something stands that somebody waits for.

    Attributes:
        seconds: How long it has been going, or how long it took.
        sentence: Why it did not end well.
    """

    state: CheckState
    seconds: float
    sentence: str

    def as_json(self, doing: str = "") -> dict[str, Any]:
        """For the page's scripts.

        Args:
            doing: What is said once it is no longer waiting; the state itself by default.
        """
        said = self.state.value if self.state is CheckState.WAITING or not doing else doing
        seconds = f"{self.seconds:.1f}"
        return {"state": self.state.name.lower(), "said": said, "seconds": seconds, "sentence": self.sentence}


@dataclass(frozen=True)
class CheckOptions:
    """How a document shall be checked.

    Attributes:
        profile: Name of the house norm.
        off: Codes of rules that the user has switched off.
        words: Words that the user has called right.
        stated: What the user has said that the document is.
    """

    profile: str = "standard"
    off: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    stated: StatedKind = NOTHING_STATED


@dataclass(frozen=True)
class CheckStatus:
    """A check as it stands now.

    Attributes:
        name: The file's name; empty for pasted text.
        report: The JSON of ``gongwu check``, once it is done.
        why_not_repaired: Why a document of its kind can only be checked, in a Chinese sentence; empty where it can be repaired.
    """

    name: str
    standing: Standing
    report: Packed[Report] | None = None
    why_not_repaired: str = ""


class Side(Enum):
    """Which of two documents that are compared."""

    BEFORE = "修改前"
    AFTER = "修改后"


@dataclass(frozen=True)
class Copy:
    """A corrected document.

    Attributes:
        name: What its file is called.
        content: Its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True)
class RepairStatus:
    """A corrected copy as it stands now.

    Attributes:
        mode: How repairs are written.
        report: The JSON of ``gongwu fix`` but for the output's name, once it is done.
        after: The JSON of ``gongwu check`` of the copy, once it is done.
    """

    mode: FixMode
    standing: Standing
    report: Packed[RepairReport] | None = None
    after: Packed[Report] | None = None


@dataclass(frozen=True)
class PagesStatus:
    """Pictures of the pages before and after, as they stand now.

    Attributes:
        shown: How many pages of each document are drawn.
        counts: How many pages each document has.
    """

    standing: Standing
    shown: Mapping[Side, int] | None = None
    counts: Mapping[Side, int] | None = None
