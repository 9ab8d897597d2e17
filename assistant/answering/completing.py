"""A sentence that is right but says less than the article is completed by the article's own words, never by the model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.drafting import Draft
from assistant.answering.extract import decisive_passages
from assistant.answering.passages import Passage
from assistant.library.chunks import short_title
from assistant.library.terms import bigrams

LENGTH = 160
"""Characters that are quoted of one article: what decides, not all it says."""

SAID = 0.8
"""A line of an article with this share of its pairs of characters in the answer is said there already."""

MOST_QUOTED = 2
"""Articles; an answer that leans on more has said what it leans on."""

_BASIS = re.compile(r"〔[^〕]*〕")


def completion(question: str, draft: Draft, passages: Sequence[Passage]) -> str:
    """Quotations of what the answer leaves out, each led by an empty line: of the best article, and of those it cites.

    Args:
        question: Decides which words of an article are quoted.
        draft: The answer; articles that are quoted and were not cited are cited with it.
        passages: What the model was given, best first.
    """
    wanted = [*passages[:1], *(passage for passage in draft.cited if passage not in passages[:1])]
    quoted = [(passage, _left_out(question, draft, passage)) for passage in wanted[:MOST_QUOTED]]
    return "".join(f"\n\n{_quotation(passage, draft.number(passage), lines)}" for passage, lines in quoted if lines)


def _left_out(question: str, draft: Draft, passage: Passage) -> list[str]:
    """The decisive lines where the answer does not say all of them; all of them, so that they read as in the article."""
    said = "".join(draft.kept)
    lines = decisive_passages(question, passage.hit.text, LENGTH)
    return lines if any(not _is_said(line, said) for line in lines) else []


def _is_said(line: str, said: str) -> bool:
    pairs = bigrams(_BASIS.sub("", line))
    return sum(pair in said for pair in pairs) >= SAID * len(pairs)


def _quotation(passage: Passage, number: int, lines: Sequence[str]) -> str:
    head = f"**《{short_title(passage.hit.title)}》{passage.hit.article or ''}**[{number}]"
    return "\n".join([head, *(f"> {line}" for line in lines)])
