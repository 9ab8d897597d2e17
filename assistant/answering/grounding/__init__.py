"""Whether the passages that a sentence cites carry it: deterministic checks, one a file, none of them a model.

A sentence is kept if no check finds anything in it that its passages do not hold. The checks look for what can be
compared: numbers, dates, document and article numbers, names of documents, quotations, what a number counts, whether
something is allowed or forbidden, and whether the sentence speaks of the same matter at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.answering.grounding.checks import (
    articles,
    bounds,
    counted,
    dates,
    document_numbers,
    matter,
    permission,
    qualifiers,
    quantities,
    quotations,
    titles,
    verdicts,
)
from assistant.answering.grounding.source import Source

Check = Callable[[str, Sequence[Source]], Iterator[str]]

CHECKS: tuple[Check, ...] = (
    quotations.check,
    document_numbers.check,
    titles.check,
    articles.check,
    dates.check,
    quantities.check,
    bounds.check,
    counted.check,
    permission.check,
    qualifiers.check,
    verdicts.check,
    matter.check,
)


def unsupported(sentence: str, sources: Sequence[Source]) -> str:
    """Why the sources do not carry a sentence, in Chinese; empty where they do.

    Args:
        sentence: Without the marks that name its sources.
        sources: The passages that it cites.
    """
    for check in CHECKS:
        for reason in check(sentence, sources):
            return reason
    return ""
