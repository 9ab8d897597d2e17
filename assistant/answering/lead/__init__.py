"""The line that an answer opens with: one kind of lead a file, the first that finds something is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answering.asked import asks_only_yes_or_no
from assistant.answering.lead import comparison, consequence, decider, listing, number, opener, verdict
from assistant.answering.lead.guard import holds
from assistant.answering.lead.lead import Lead
from assistant.answering.question import parts_of

__all__ = ["Lead", "lead_for"]

_KINDS: tuple[Callable[[str, Sequence[str]], Lead | None], ...] = (
    comparison.lead,
    number.lead,
    decider.lead,
    consequence.lead,
    verdict.lead,
    listing.lead,
)
_VERDICT_FIRST = (verdict.lead, *(kind for kind in _KINDS if kind is not verdict.lead))


def lead_for(question: str, article_text: str, quoted: Sequence[str], heading: str = "") -> Lead | None:
    """One line that says what the quotation says to the question; None where rules cannot tell.

    Args:
        question: As it is understood.
        article_text: The whole article, in which every line of ``quoted`` stands.
        quoted: The passages that are quoted under the line, as ``decisive_passages`` gives them.
        heading: The question over the article, where it has one: that of a guide's section.
    """
    lines = [line for line in quoted if line.strip() and line in article_text]
    if not lines:
        return None
    found = [lead for part in parts_of(question) or (question,) if (lead := _of_one(part, lines, heading))]
    if not found:
        return _of_one(question, lines, heading)
    several = list({lead.text: lead for lead in found}.values())
    said = dict.fromkeys(line for lead in several for line in lead.sentence.split("\n"))
    return Lead("\n".join(lead.text for lead in several), "\n".join(said), all(lead.plain for lead in several))


def _of_one(question: str, lines: Sequence[str], heading: str) -> Lead | None:
    kinds = _VERDICT_FIRST if asks_only_yes_or_no(question) else _KINDS
    opening = opener.lead(question, lines, heading)
    if opening is not None and holds(opening, "\n".join(lines)):
        return opening
    found = (kind(question, lines) for kind in kinds)
    return next((lead for lead in found if lead is not None and holds(lead, "\n".join(lines))), None)
