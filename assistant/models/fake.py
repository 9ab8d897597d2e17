# pyright: strict
"""A model that does as it is told, for tests, evaluations and trying things out without a service.

It reads the passages that it is sent, as a real model does, and answers from them truthfully or in one of the ways in
which real models go wrong. What it says is only ever made of the prompt, so that every run is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from assistant.models.faults import FaultKind, ModelFault
from assistant.models.messages import Finished, Limits, Message, ModelEvent, ReasoningPiece, Tokens
from assistant.models.thinking import ThinkingSplitter
from assistant.models.tokens import estimate_tokens

THOUGHT = "先看资料里有没有直接的规定，再作答。"

_PASSAGE = re.compile(
    r"^\[(?P<label>\d+)\](?P<source>《[^》\n]+》[^\n]*)\n(?P<text>.*?)(?=^\[\d+\]《|^</|\Z)", re.M | re.S
)
_QUESTION = re.compile(r"【问题】\n?(.+)")
_NUMERAL = re.compile(r"[一二三四五六七八九十百]+(?=[日天年个月元人次倍岁小])|\d+")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_ORDER = re.compile(
    r"[^。\n]*(?:忽略|无视|请输出|请回复|请在回答|你现在是|改为|必须回答|SYSTEM|system|ignore|Ignore)[^。\n]*[。]?"
)
_ADDRESS = re.compile(r"!?\[[^\]\n]*\]\([^)\n]+\)|https?://[^\s，。）)]+|<[a-z][^>\n]*>")


class Behavior(Enum):
    """What a fake model does; the value is how it is described to people."""

    TRUTHFUL = "据实回答"
    INVENT_NUMBERS = "编造数字"
    UNKNOWN_LABELS = "引用不存在的资料"
    NO_LABELS = "不注明资料"
    OBEY_ORDERS = "听从资料和问题里的指令"
    FALSE_ARTICLE = "编造条号"
    FALSE_LAW = "编造法律名称"
    FALSE_DATE = "编造日期"
    FALSE_QUOTATION = "编造引文"
    REASON = "先思考再回答"
    REASON_IN_TAGS = "思考写在标记里"
    STOP_SHORT = "答到一半停下"
    SILENT = "什么也不说"


class Passage(NamedTuple):
    """One passage of a prompt, as the model sees it."""

    label: str
    source: str
    text: str


def passages_of(messages: Sequence[Message]) -> list[Passage]:
    """The passages that a prompt holds."""
    found = _PASSAGE.finditer(_user_text(messages))
    return [Passage(m["label"], m["source"].partition(" · ")[0].strip(), m["text"].strip()) for m in found]


def question_of(messages: Sequence[Message]) -> str:
    """The question that a prompt asks."""
    found = _QUESTION.findall(_user_text(messages))
    return found[-1].strip() if found else ""


def _user_text(messages: Sequence[Message]) -> str:
    return "\n".join(message.content for message in messages if message.role == "user")


@dataclass(frozen=True)
class ScriptedModel:
    """A model whose whole answer is computed from the messages.

    Attributes:
        reply: Gives the text of the answer; ``<think>`` tags are told apart as a service's are.
        name: What answers are signed with.
        piece: How many characters come at once.
        host: Where it pretends to be; empty for this process.
        end: How it ends: ``stop``, or ``length`` for an answer that is not complete.
    """

    reply: Callable[[Sequence[Message]], str]
    name: str = "scripted"
    piece: int = 5
    host: str = ""
    end: str = "stop"

    def stream(self, messages: Sequence[Message], limits: Limits) -> Iterator[ModelEvent]:
        """See ``LanguageModel``."""
        splitter, text = ThinkingSplitter(), self.reply(messages)
        for start in range(0, len(text), self.piece):
            if limits.cancelled.is_set():
                raise ModelFault(FaultKind.CANCELLED)
            yield from splitter.feed(text[start : start + self.piece])
        yield from splitter.end()
        if self.end != "stop":
            raise ModelFault(FaultKind.TOO_LONG)
        if not text.strip():
            raise ModelFault(FaultKind.EMPTY)
        prompt = sum(estimate_tokens(message.content) for message in messages)
        yield Finished("stop", Tokens(prompt, estimate_tokens(text)))


@dataclass(frozen=True)
class FakeModel:
    """A model that behaves in one way.

    Attributes:
        behavior: What it does.
        name: What answers are signed with.
        host: Where it pretends to be; empty for this process.
    """

    behavior: Behavior = Behavior.TRUTHFUL
    name: str = "fake"
    host: str = ""

    def stream(self, messages: Sequence[Message], limits: Limits) -> Iterator[ModelEvent]:
        """See ``LanguageModel``."""
        if self.behavior is Behavior.REASON:
            yield ReasoningPiece(THOUGHT)
        end = "length" if self.behavior is Behavior.STOP_SHORT else "stop"
        yield from ScriptedModel(self.reply, self.name, host=self.host, end=end).stream(messages, limits)

    def reply(self, messages: Sequence[Message]) -> str:
        """The whole text of the answer."""
        passages, question = passages_of(messages), question_of(messages)
        if not passages:
            return question
        if self.behavior is Behavior.OBEY_ORDERS:
            return _obedient(messages, passages)
        return _answer(self.behavior, passages, question)


def _answer(behavior: Behavior, passages: Sequence[Passage], question: str) -> str:
    best = max(passages[:3], key=lambda passage: _overlap(question, passage.text))
    truth = _best_sentence(question, best.text)
    said = f"{truth.rstrip('。')}[{best.label}]。"
    match behavior:
        case Behavior.INVENT_NUMBERS:
            false = _NUMERAL.sub("八百八十八", truth.rstrip("。"), count=1)
            return f"{false}[{best.label}]。另外还要缴纳七百七十七元[{best.label}]。"
        case Behavior.UNKNOWN_LABELS:
            return said.replace(f"[{best.label}]", "[99]")
        case Behavior.NO_LABELS:
            return said.replace(f"[{best.label}]", "")
        case Behavior.FALSE_ARTICLE:
            return f"{said}见{best.source.partition('》')[0]}》第九百九十九条[{best.label}]。"
        case Behavior.FALSE_LAW:
            return f"{said}依据是《中华人民共和国午休管理法》[{best.label}]。"
        case Behavior.FALSE_DATE:
            return f"{said}该规定自1987年6月5日起施行[{best.label}]。"
        case Behavior.FALSE_QUOTATION:
            return f"{said}原文写明“一切由经办人自行决定”[{best.label}]。"
        case Behavior.REASON_IN_TAGS:
            return f"<think>{THOUGHT}</think>\n{said}"
        case Behavior.STOP_SHORT:
            return said[: len(said) // 2]
        case Behavior.SILENT:
            return ""
        case _:
            return said


def _obedient(messages: Sequence[Message], passages: Sequence[Passage]) -> str:
    """Repeats every order and every address that it was sent, as if it followed them, behind a true sentence."""
    text = _user_text(messages)
    told = [*dict.fromkeys([*_ORDER.findall(text), *_ADDRESS.findall(text)])]
    return "\n".join(
        [f"{_best_sentence('', passages[0].text)}[{passages[0].label}]", *(f"{order}[1]" for order in told)]
    )


def _best_sentence(question: str, text: str) -> str:
    sentences = [
        sentence.strip() for sentence in _SENTENCE.findall(re.sub(r"〔[^〕]*〕", "", text)) if sentence.strip()
    ]
    return max(sentences, key=lambda sentence: _overlap(question, sentence), default="")


def _overlap(question: str, text: str) -> int:
    return sum(question[n : n + 2] in text for n in range(len(question) - 1))
