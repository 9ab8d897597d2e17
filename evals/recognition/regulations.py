"""Regulations to print: the sentences of the project's own guides, divided into articles as a regulation is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.resources import knowledge_folder

# One page, or two to three.
SHORT, LONG = 330, 900
_LONGEST = 220
_NUMBERS = "一二三四五六七八九十"
_SUBJECTS = (
    ("行政许可", "administrative-licensing"),
    ("公文处理", "document-handling"),
    ("信访事项", "petition-handling"),
    ("档案工作", "archives"),
    ("政府采购", "government-procurement"),
    ("请假休假", "holidays-and-leave"),
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and how it is set: ``title``, ``centred`` or ``text``."""

    text: str
    style: str = "text"


@dataclass(frozen=True)
class Regulation:
    """A text to print, and what must be read of it.

    Attributes:
        articles: Number and text of each article.
        paragraphs: What is printed.
    """

    title: str
    articles: tuple[tuple[str, str], ...]
    paragraphs: tuple[Paragraph, ...]


# What guides have little of: items, days, shares and amounts.
_ITEMS = (
    "办理期限和标准按照下列规定执行：",
    "（一）一般事项自受理之日起15个工作日内办结，需要延长的，延长期限不超过10个工作日；",
    "（二）2026年3月1日以前受理的事项，办结率不低于98.5%；",
    "（三）单项金额在1200元以上的，由分管负责人审批。",
)


def regulations(count: int, characters: int) -> list[Regulation]:
    """The first regulations, at most six, of about so many characters."""
    return [
        _regulation(f"示例市{subject}管理办法", _sentences(guide), characters) for subject, guide in _SUBJECTS[:count]
    ]


def _sentences(guide: str) -> Iterator[str]:
    """The paragraphs of a guide that are neither headings nor too long, without their sources."""
    text = (knowledge_folder() / "documents" / f"{guide}.md").read_text(encoding="utf-8")
    for line in text.splitlines():
        plain = re.sub(r"〔[^〕]*〕", "", line).strip()
        if plain and not re.match(r"[#|\-\d]", plain) and plain[-1] == "。" and len(plain) <= _LONGEST:
            yield plain


def _regulation(title: str, sentences: Iterator[str], characters: int) -> Regulation:
    paragraphs = [Paragraph(title, "title"), Paragraph("第一章　总　则", "centred")]
    articles: list[tuple[str, str]] = []
    for number in _NUMBERS:
        if number == "三":
            paragraphs.append(Paragraph("第二章　办理与监督", "centred"))
        lines = list(_ITEMS) if number == "三" else [next(sentences)]
        articles.append((f"第{number}条", "\n".join(lines)))
        paragraphs += [Paragraph(f"第{number}条　{lines[0]}"), *map(Paragraph, lines[1:])]
        if sum(len(text) for _, text in articles) > characters:
            break
    return Regulation(title, tuple(articles), tuple(paragraphs))
