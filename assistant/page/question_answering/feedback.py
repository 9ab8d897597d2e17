"""What somebody says of an answer: that it helped, or what is wrong with it, which puts the question on the list of gaps."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.gaps import mark_wrong
from assistant.errors import InputError
from assistant.library.standard.gaps import HELPFUL, REPORTED, GapList
from assistant.page.markup import preserved_text_html
from assistant.page.routing import Route, as_json, said_in
from assistant.page.services import Services

ADDRESS = "/answers/feedback"
_ASKED_OF = (AnswerStatus.ANSWERED, AnswerStatus.NO_SOURCE_FOUND, AnswerStatus.ONLY_SUPERSEDED_SOURCE)
_THANKS = "谢谢，已记下。"
_MARKED = "已记下这个问题（个人信息已遮住），供编写标准答复。"
_UNREADABLE = "反馈无法识别，请刷新页面后重试。"


class FeedbackDesk:
    """Takes what is said of answers.

    Args:
        services: Have the library whose list it is.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk on the page's library."""
        return cls(services)

    def take(self, question: str, said: str) -> str:
        """Counts a good answer, or puts the question of a bad one on the list; gives what is answered.

        Args:
            question: As it was asked.
            said: ``helpful``, or one of :data:`assistant.library.standard.gaps.REPORTED`.

        Raises:
            InputError: The question cannot be kept, or there is no such reason.
        """
        library = self._services.library()
        if said == HELPFUL:
            GapList(library.path).count_helpful(date.today())
            return _THANKS
        mark_wrong(question, library, reason=said)
        return _MARKED

    def close(self) -> None:
        """Nothing is running."""


def feedback_html(answer: Answer) -> str:
    """The line under an answer; reasons are asked for once 答错了 is chosen. Empty for what answers nothing."""
    if answer.status not in _ASKED_OF:
        return ""
    answered = answer.status is AnswerStatus.ANSWERED
    helpful = _button_html(HELPFUL, "有帮助") if answered else ""
    reasons = "".join(_button_html(code, said) for code, said in REPORTED.items())
    opened = '<button type="button" class="feedback-wrong">答错了</button>'
    return (
        f'<div class="feedback"><span class="feedback-said"></span>{helpful}{opened}'
        f'<span class="feedback-reasons">哪里不对：{reasons}</span>'
        f'<span class="feedback-question">{preserved_text_html(answer.question)}</span></div>'
    )


def _button_html(code: str, said: str) -> str:
    # The page's Markdown components take data attributes away, and leave classes.
    return f'<button type="button" class="feedback-{code.replace("_", "-")}">{said}</button>'


async def _take(desk: FeedbackDesk, request: Request) -> Response:
    question, said = _said(await request.body())
    return as_json({"said": await run_in_threadpool(desk.take, question, said)})


def _said(body: bytes) -> tuple[str, str]:
    """The question and what is said of its answer.

    Raises:
        InputError: Something else was sent.
    """
    try:
        sent: Any = said_in(body)
        question, said = sent["question"], sent["said"]
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(_UNREADABLE) from error
    if not isinstance(question, str) or not isinstance(said, str):
        raise InputError(_UNREADABLE)
    return question, said


FEEDBACK_ROUTES = (Route("POST", ADDRESS, _take),)
