"""What the metrics of answers look at: the output of one question, read once and by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.answering.answer import AnswerStatus
from assistant.library.source import Validity
from evals.harness.samples import Case, Output

_SEVERAL_TYPES = frozenset({"list", "comparison", "multi-article", "procedure"})
"""Types of questions that more than three articles may answer; of the others, those whose words ask for several."""

_SEVERAL_IN_WORDS = re.compile(r"哪些|哪几|分别|区别|不同(?!意)|相比|[和与跟](?!同意).{1,12}比(?![例率重价照])")

MAY_SHOW_OUTDATED = frozenset({"validity", "comparison", "as-of", "repealed-only"})
"""Types of questions that may be answered with outdated text, if the answer says that it is."""


def status_of(case: Case) -> AnswerStatus:
    """How the question ended."""
    return AnswerStatus[case.output["status"].upper()]


def is_answered(case: Case) -> bool:
    """Whether it is an answer at all."""
    return status_of(case) is AnswerStatus.ANSWERED


def is_refused(case: Case) -> bool:
    """Every status but an answer and a question back: asking back leaves the way open."""
    return status_of(case) not in (AnswerStatus.ANSWERED, AnswerStatus.CLARIFICATION)


def citations_of(case: Case) -> Sequence[Output]:
    """The citations, each with the articles that the library holds under the cited number."""
    return case.output["citations"]


def cites_gold(case: Case) -> list[bool]:
    """For each cited article, whether it is gold or also acceptable."""
    return [(c["source_id"], c["article"]) in case.sample.target.articles for c in citations_of(case)]


def cited_articles(case: Case) -> str:
    """The cited articles in one line, for explanations."""
    names = (f"{c.get('title') or c['source_id']} {c['article'] or ''}".strip() for c in citations_of(case))
    return "、".join(dict.fromkeys(names)) or "无"


def is_verbatim(citation: Output) -> bool:
    """Whether every line of a quote stands, word for word, in an article that the library holds under that number."""
    lines = citation["quote"].split("\n")
    return bool(citation["quote"]) and any(all(line in text for line in lines) for text in citation["articles"])


def rests_wrongly_on_outdated(case: Case, citation: Output) -> bool:
    """Whether a citation is of text that is law no more, and not marked as such in an answer that may show it."""
    validity = Validity.from_code(citation["validity"])
    # What is law no more today may well have been on the day of a question about the past.
    by_today = citation.get("outdated", False) and case.sample.metadata.get("type") != "as-of"
    known = by_today or citation["source_id"] in case.sample.target.outdated
    if not known and validity.may_ground:
        return False
    marked = not validity.may_ground and validity.value in case.output["text"]
    return not (marked and case.sample.metadata.get("type") in MAY_SHOW_OUTDATED)


def wants_few(case: Case) -> bool:
    """Whether the question asks for one thing, so that three articles are enough."""
    several = case.sample.metadata.get("type") in _SEVERAL_TYPES
    return not several and not _SEVERAL_IN_WORDS.search(case.sample.input.question)


def as_case_json(case: Case) -> dict[str, Any]:
    """What people look at beside the gold articles."""
    output = case.output
    return {
        "status": output["status"],
        "status_title": status_of(case).value,
        "answer": output["text"],
        "citations": [
            {name: c.get(name) for name in ("label", "title", "article", "validity", "quote")}
            for c in output["citations"]
        ],
    }
