"""What ``ask`` gives back: an answer with its citations, or a typed refusal with the next step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from assistant.library.source import SearchHit, Validity
from assistant.models.messages import Tokens

GUIDE = "指南"
"""The level of documents that retell the law in plain words."""

DIRECT = 0.5
"""From this confidence an answer is called 直接规定; below it, what is cited is 相关规定, without a line of ours."""


class AnswerStatus(Enum):
    """How a question ended. The name greps in code and JSON, the value is what people read."""

    ANSWERED = "已回答"
    CLARIFICATION = "需要补充说明"
    NO_SOURCE_FOUND = "未找到依据"
    ONLY_SUPERSEDED_SOURCE = "仅有失效依据"
    OUT_OF_SCOPE = "超出服务范围"
    REFUSED_SENSITIVE = "涉密或敏感，未作处理"
    REFUSED_UNSAFE = "请求不当，未作回答"
    MODEL_UNAVAILABLE = "语言模型不可用"
    INCOMPLETE = "回答不完整"

    @property
    def code(self) -> str:
        """The spelling of JSON, for instance ``no_source_found``."""
        return self.name.lower()


@dataclass(frozen=True)
class Citation:
    """One article that the answer rests on.

    Attributes:
        label: What stands between the brackets in the answer's text: ``1`` for ``[1]``.
        quote: The words of the article that the answer uses, verbatim; several passages are lines.
        text: The whole article, whose 款 are lines.
        path: The headings above the article.
        level: What kind of document it is: ``法律``, ``指南``.
        named: What a guide names as its source for what is quoted; empty for law.
        ocr: How certain its text is, from 0 to 1, where it was recognised from a picture.
        position: The article's place in its document; negative where it is not known.
    """

    label: str
    source_id: str
    title: str
    document_number: str
    issuing_body: str
    article: str | None
    path: tuple[str, ...]
    validity: Validity
    version: str
    file: str
    quote: str
    text: str
    level: str = ""
    named: str = ""
    ocr: float | None = None
    position: int = -1

    @property
    def is_guide(self) -> bool:
        """Whether it only explains the law: a guide is nothing that one may cite."""
        return self.level == GUIDE


@dataclass(frozen=True)
class Removed:
    """A sentence of a model that nobody is shown.

    Attributes:
        sentence: What the model wrote.
        reason: What its sources do not carry, in Chinese.
    """

    sentence: str
    reason: str


@dataclass(frozen=True)
class Answer:
    """The answer to one question.

    Attributes:
        text: Chinese, light Markdown (paragraphs, lists, quotations), with ``[1]`` marks that name citations.
        citations: In the order of their labels; empty for most refusals.
        hits: What retrieval found, best first, whether cited or not.
        rejected_hits: What was found and may not ground an answer: superseded, repealed, not yet in force.
        suggestions: Questions the user may ask next, for instance the choices of a clarification.
        model: Name of the language model, or ``extractive``.
        prompt_fingerprint: Fingerprint of the prompt files used; empty without a model.
        timings: Seconds by step.
        tokens: What the model took, by step; empty without a model.
        notices: Sentences on how the answer came about, for instance that the model failed.
        removed: Sentences of the model that were taken out because their sources do not carry them.
        confidence: 0 to 1, the evidence on which it was decided to answer or to refuse.
        as_of: The day whose law it tells; None for the law of today.
        standard: Id of the office's standard answer that this is; empty for every other answer.
    """

    question: str
    status: AnswerStatus
    text: str
    citations: tuple[Citation, ...] = ()
    hits: tuple[SearchHit, ...] = ()
    rejected_hits: tuple[SearchHit, ...] = ()
    suggestions: tuple[str, ...] = ()
    model: str = "extractive"
    prompt_fingerprint: str = ""
    timings: Mapping[str, float] = field(default_factory=dict[str, float])
    confidence: float = 0.0
    tokens: Mapping[str, Tokens] = field(default_factory=dict[str, Tokens])
    notices: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    standard: str = ""
    as_of: date | None = None

    @property
    def basis(self) -> str:
        """``direct`` or ``related``: whether what is cited very likely answers, or should be looked at first; else empty."""
        if self.status is not AnswerStatus.ANSWERED or not self.citations:
            return ""
        return "direct" if self.standard or self.confidence >= DIRECT else "related"

    @property
    def notice(self) -> str:
        """All notices as one text; empty for none."""
        return "".join(self.notices)

    @property
    def plain_text(self) -> str:
        """The text without Markdown, for terminals and the clipboard: quotations indented, nothing bold."""
        return without_markdown(self.text)


@dataclass(frozen=True)
class Turn:
    """One message of the conversation before the question.

    Attributes:
        role: ``user`` or ``assistant``.
        content: What was said.
        cited: Ids of the documents that an answer cites: it counts only while all of them may be read.
    """

    role: str
    content: str
    cited: tuple[str, ...] = ()


def without_markdown(text: str) -> str:
    """Quotations indented, nothing bold; ``text`` holds whole lines or sentences."""
    return re.sub(r"^> ?", "    ", text, flags=re.MULTILINE).replace("**", "")
