"""The shapes of OpenAI's chat completions: what is read from a request, and what answers and errors look like."""

from __future__ import annotations

import json
import time
import uuid
from dataclasses import dataclass
from typing import Any, cast

from assistant.answering.answer import Answer, AnswerStatus, Turn
from assistant.answering.as_json import citation_as_json
from assistant.errors import InputError

MODEL = "gongwu"
"""The only model of the interface: the whole assistant, whatever composes its answers."""

MOST_MESSAGES = 1000
DISCLAIMER = "正式行文前请核对原文。"
_IGNORED_ROLES = ("system", "developer")


@dataclass(frozen=True)
class Asked:
    """What a request asks.

    Attributes:
        stream: Whether the answer is wanted in pieces.
        usage: Whether the stream ends with a count of tokens.
    """

    question: str
    history: tuple[Turn, ...]
    stream: bool = False
    usage: bool = False


class UnknownModel(InputError):
    """The request names a model that is not here."""


def asked_in(body: bytes) -> Asked:
    """Reads the body of a request.

    The last message is the question, those before are the conversation. Messages of the role ``system`` are left out:
    rules and sources are not the caller's to change. What only concerns sampling is not looked at.

    Raises:
        InputError: It is not JSON, holds no question, or asks for what is not here.
        UnknownModel: It names another model.
    """
    said = _parsed(body)
    if str(said.get("model") or MODEL) != MODEL:
        raise UnknownModel(f"没有名为 {str(said['model'])[:60]} 的模型，请把 model 写成 {MODEL}（见 /v1/models）。")
    if said.get("tools") or said.get("functions"):
        raise InputError("本接口不支持工具调用，请去掉 tools 和 functions。")
    if said.get("n") not in (None, 1):
        raise InputError("一次只给一个回答，请去掉 n 或写成 1。")
    turns = _turns(said.get("messages"))
    if not turns or turns[-1].role != "user":
        raise InputError("messages 的最后一条应当是用户的问题（role 为 user），请改正。")
    options = said.get("stream_options")
    usage = isinstance(options, dict) and bool(cast("dict[str, Any]", options).get("include_usage"))
    return Asked(turns[-1].content, tuple(turns[:-1]), bool(said.get("stream")), usage)


def models() -> dict[str, Any]:
    """What ``/v1/models`` says."""
    model = {"id": MODEL, "object": "model", "created": 0, "owned_by": "gongwu"}
    return {"object": "list", "data": [model]}


def error(message: str, code: str, kind: str = "invalid_request_error") -> dict[str, Any]:
    """An error in OpenAI's shape; the message is Chinese."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


class Reply:
    """One answer on its way out, as a whole or in pieces; all pieces have the same id.

    Args:
        asked: What was asked.
    """

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._id = f"chatcmpl-{uuid.uuid4().hex}"
        self._created = int(time.time())

    def whole(self, answer: Answer) -> dict[str, Any]:
        """The body of an answer that was not asked for in pieces."""
        message = {"role": "assistant", "content": content_of(answer)}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish_reason(answer)}
        return {
            **self._head("chat.completion"),
            "choices": [choice],
            "usage": usage(answer),
            "gongwu": extension(answer),
        }

    def piece(self, delta: dict[str, Any], answer: Answer | None = None) -> str:
        """One event of a stream; the one that ends it brings the answer along."""
        choice = {
            "index": 0,
            "delta": delta,
            "logprobs": None,
            "finish_reason": finish_reason(answer) if answer else None,
        }
        more = {"gongwu": extension(answer)} if answer else {}
        return _event({**self._head("chat.completion.chunk"), "choices": [choice], **more})

    def counted(self, answer: Answer) -> str:
        """The event with the count of tokens; empty where it was not asked for."""
        if not self._asked.usage:
            return ""
        return _event({**self._head("chat.completion.chunk"), "choices": [], "usage": usage(answer)})

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self._id, "object": kind, "created": self._created, "model": MODEL}


def failed(message: str, code: str) -> str:
    """The event that says that a stream ends without an answer."""
    return _event(error(message, code, "server_error"))


def comment(text: str) -> str:
    """A line that keeps the connection alive and that clients pass over."""
    return f": {text}\n\n"


DONE = "data: [DONE]\n\n"


def content_of(answer: Answer) -> str:
    """The text with its sources written out, for chat windows that know nothing of citations."""
    return answer.text + closing_of(answer)


def closing_of(answer: Answer) -> str:
    """What stands under the text: the notices, the sources, the reminder."""
    lines = [f"[{each.label}] {_source(each)}" for each in answer.citations]
    sources = "\n".join(["依据：", *lines, DISCLAIMER]) if lines else ""
    return "".join(f"\n\n{part}" for part in (*answer.notices, sources) if part)


def extension(answer: Answer) -> dict[str, Any]:
    """The field ``gongwu``: what programs need to show an answer with its citations."""
    return {
        "status": answer.status.code,
        "status_title": answer.status.value,
        "text": answer.text,
        "citations": [citation_as_json(citation) for citation in answer.citations],
        "suggestions": list(answer.suggestions),
        "notice": answer.notice,
        "notices": list(answer.notices),
        "model": answer.model,
        "prompt_fingerprint": answer.prompt_fingerprint,
        "timings": dict(answer.timings),
        "standard": answer.standard,
    }


def finish_reason(answer: Answer) -> str:
    """``stop``, or ``length`` for an answer that is not complete, so that no program takes it for one."""
    return "length" if answer.status is AnswerStatus.INCOMPLETE else "stop"


def usage(answer: Answer) -> dict[str, int]:
    """Tokens as the model's service counted them; 0 where no model took part."""
    counted = list(answer.tokens.values())
    prompt, completion = sum(each.prompt for each in counted), sum(each.completion for each in counted)
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def _source(citation: Any) -> str:
    number = f"（{citation.document_number}）" if citation.document_number else ""
    return f"《{citation.title.strip('《》')}》{number}{citation.article or ''}（{citation.validity.value}）"


def _event(value: dict[str, Any]) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise InputError("请求不是有效的 JSON（UTF-8），请检查后重试。") from fault
    if not isinstance(said, dict):
        raise InputError("请求应当是一个 JSON 对象，请检查后重试。")
    return cast("dict[str, Any]", said)


def _turns(messages: Any) -> list[Turn]:
    if not isinstance(messages, list) or not messages:
        raise InputError("messages 应当是不空的列表，请检查后重试。")
    given = cast("list[Any]", messages)[-MOST_MESSAGES:]
    turns = [_turn(message) for message in given]
    return [turn for turn in turns if turn.role not in _IGNORED_ROLES]


def _turn(message: Any) -> Turn:
    said = cast("dict[str, Any]", message) if isinstance(message, dict) else {}
    role = said.get("role")
    if role not in ("user", "assistant", *_IGNORED_ROLES):
        raise InputError("messages 每一条的 role 应当是 user、assistant 或 system，请检查后重试。")
    return Turn(str(role), _text(said.get("content")))


def _text(content: Any) -> str:
    if content is None or isinstance(content, str):
        return content or ""
    parts = cast("list[Any]", content) if isinstance(content, list) else [None]
    texts = [cast("dict[str, Any]", part).get("text") if isinstance(part, dict) else None for part in parts]
    if not all(isinstance(text, str) for text in texts):
        raise InputError("本接口只接受文字，content 里请不要放图片或文件。")
    return "\n".join(cast("list[str]", texts))
