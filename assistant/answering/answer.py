"""What ``ask`` gives back: an answer with its citations, or a typed refusal with the next step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from assistant.library.source import SearchHit, Validity


class AnswerStatus(Enum):
    """How a question ended. The name greps in code and JSON, the value is what people read."""

    ANSWERED = "已回答"
    CLARIFICATION = "需要补充说明"
    NO_SOURCE_FOUND = "未找到依据"
    ONLY_SUPERSEDED_SOURCE = "仅有失效依据"
    OUT_OF_SCOPE = "超出服务范围"

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
        confidence: 0 to 1, the evidence on which it was decided to answer or to refuse.
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

    @property
    def plain_text(self) -> str:
        """The text without Markdown, for terminals and the clipboard: quotations indented, nothing bold."""
        lines = (re.sub(r"^> ?", "    ", line) for line in self.text.split("\n"))
        return "\n".join(lines).replace("**", "")


@dataclass(frozen=True)
class Turn:
    """One message of the conversation before the question.

    Attributes:
        role: ``user`` or ``assistant``.
        content: What was said.
    """

    role: str
    content: str
