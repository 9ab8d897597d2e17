"""What the page's scripts send to Gradio, taken apart before Gradio sees it; whatever the page would not send is refused.

Gradio takes any JSON: a description of a file makes it copy the file, or fetch an address; an unknown handler or a wrong
number of values ends in a traceback. The page itself sends plain values only, to handlers that it has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError

if TYPE_CHECKING:
    from gradio import Blocks
    from gradio.block_function import BlockFunction

NOT_OURS = "请求的内容不是本页面会发出的，请刷新页面后重试。"
NO_FILES = "这里不接收文件，请求里不能有文件路径或网址；请刷新页面后重试。"
_SESSION = re.compile(r"[0-9A-Za-z_-]{1,64}")
_EVENT = re.compile(r"[0-9a-f]{1,64}")
_OF_FILES = {"path", "url", "orig_name", "meta", "_type", "is_stream"}


class PageRequests:
    """Knows what handlers the page has.

    Args:
        blocks: The page.
    """

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks

    def fit(self, route: str, body: bytes) -> tuple[str, bytes]:
        """The window that a request comes from, and the request with nothing in it but what the page sends.

        Args:
            route: The last part of the path: ``join``, ``cancel`` or ``reset``.
            body: What was sent.

        Raises:
            InputError: The page would not send that.
        """
        said = _said(body)
        if route == "join":
            return self._asked(said)
        _require(_EVENT, said.get("event_id"))
        if route == "reset":
            return "", _written({"event_id": said["event_id"]})
        session = _require(_SESSION, said.get("session_hash"))
        handler = self._handler(said.get("fn_index"))
        return session, _written({"session_hash": session, "fn_index": handler._id, "event_id": said["event_id"]})

    def _asked(self, said: Mapping[str, Any]) -> tuple[str, bytes]:
        """An event of the page: its handler, and a plain value for each of the handler's inputs."""
        session, handler = _require(_SESSION, said.get("session_hash")), self._handler(said.get("fn_index"))
        data, trigger = said.get("data"), said.get("trigger_id")
        if not isinstance(data, list) or not all(_is_plain(value) for value in data):
            raise InputError(NOT_OURS)
        if trigger is not None and not _is_number(trigger):
            raise InputError(NOT_OURS)
        self._try(session, handler, data)
        # No handler of the page asks what the event was, so that nothing else is passed on.
        asked = {"data": data, "fn_index": handler._id, "session_hash": session, "trigger_id": trigger}
        return session, _written(asked)

    def _handler(self, number: Any) -> BlockFunction:
        handler = self._blocks.fns.get(number) if _is_number(number) else None
        if handler is None or not (handler.fn or handler.cancels):
            raise InputError(NOT_OURS)
        return handler

    def _try(self, session: str, handler: BlockFunction, data: list[Any]) -> None:
        """Has each component take its value, as Gradio will: one that is no choice of a list, for one, is not taken."""
        if len(data) != len(handler.inputs):
            raise InputError(NOT_OURS)
        state: Any = self._blocks.state_holder.session_data.get(session, {})
        for component, value in zip(handler.inputs, data, strict=True):
            if getattr(component, "stateful", False):
                continue
            current: Any = state.get(component._id, component)
            try:
                current.preprocess(value)
            except Exception as error:  # each component has errors of its own for what it does not take
                raise InputError(NOT_OURS) from error


def _said(body: bytes) -> dict[str, Any]:
    """The JSON object that was sent.

    Raises:
        InputError: It is none, holds what cannot be written out again, or speaks of a file.
    """
    try:
        said = json.loads(body.decode("utf-8"))
        _written(said)
        names_a_file = _names_a_file(said)
    except (ValueError, RecursionError) as error:
        raise InputError(NOT_OURS) from error
    if names_a_file:
        raise InputError(NO_FILES)
    if not isinstance(said, dict):
        raise InputError(NOT_OURS)
    return said


def _written(value: Any) -> bytes:
    """As JSON; a lone half of a character pair, or a number that is none, cannot be written."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")


def _names_a_file(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(_OF_FILES & value.keys()) or any(_names_a_file(each) for each in value.values())
    return isinstance(value, list) and any(_names_a_file(each) for each in value)


def _require(pattern: re.Pattern[str], value: Any) -> str:
    if isinstance(value, str) and pattern.fullmatch(value):
        return value
    raise InputError(NOT_OURS)


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
