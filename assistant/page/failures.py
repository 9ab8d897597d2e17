"""The one place where the page meets errors: a sentence for the user, and a log entry for what is a bug."""

from __future__ import annotations

import logging
from types import TracebackType

from assistant.errors import GongwuError
from assistant.files.saving import no_room

INTERNAL_ERROR = "程序内部出错，已记录，请重试或联系管理员。"
INCOMPLETE = "回答没有完成，请重新提问。"

_log = logging.getLogger(__name__)


class CaughtFailure:
    """Context manager of a front door: keeps the sentence to show instead of letting the error reach the framework.

    Attributes:
        sentence: What the user is told; empty when nothing went wrong.
    """

    def __init__(self) -> None:
        self.sentence = ""

    def __enter__(self) -> CaughtFailure:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        """Takes every error but those that end the program or close a generator."""
        if isinstance(error, GongwuError):
            self.sentence = error.message
        elif isinstance(error, OSError) and (full := no_room(error)):
            self.sentence = full.message
        elif isinstance(error, Exception):
            _log.error("unexpected error behind the page", exc_info=error)
            self.sentence = INTERNAL_ERROR
        return bool(self.sentence)
