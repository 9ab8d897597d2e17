"""Composes the answer from the articles' own sentences: which articles, which of their words, and one line before them.

This is how answers are made without a language model, and what is shown where a model fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import DIRECT, GUIDE, Citation
from assistant.answering.asked import asked
from assistant.answering.choosing import choose
from assistant.answering.citing import cite
from assistant.answering.extract import Unit, relevance, with_gaps
from assistant.answering.inquiry import Inquiry
from assistant.answering.lead import Lead, lead_for
from assistant.answering.question import parts_of, wants_several
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit, Validity
from assistant.library.validity import validity_on

# Characters of all quotations together, so that answers are read and not skimmed; lists and several questions need more.
TOTAL_LENGTH = 110
LED_LENGTH = 70
"""Where a line in front says what is asked, the quotation only has to show where it stands."""
PARTS_LENGTH = 230
LIST_LENGTH = 420
FIRST_SHARE = 0.6
"""Share of the answer's length that the first citation may take."""


def compose_extracts(inquiry: Inquiry) -> Inquiry:
    """Chooses the articles that answer and quotes their decisive passages, each with its mark, under one line of ours."""
    chosen = choose(inquiry)
    direct = inquiry.confidence >= DIRECT
    leads = [(n, lead) for n, lead in _leads(inquiry.question, chosen) if direct or lead.plain]
    citations = tuple(_cited(inquiry, n, chosen, leads) for n in range(len(chosen)))
    said = "\n".join(_marked(lead, citations[n]) for n, lead in leads)
    said = said if direct or leads or not citations else wording.RELATED
    paragraphs = [*notes(inquiry), *([said] if said else []), *(paragraph(citation) for citation in citations)]
    return replace(inquiry, citations=citations, text="\n\n".join(paragraphs))


def _leads(question: str, chosen: Sequence[SearchHit]) -> Iterator[tuple[int, Lead]]:
    """For every part of a question the line that answers it, with the position of the article that it is taken from."""
    seen: set[str] = set()
    for part in parts_of(question) or (question,):
        for n in _order(part, chosen, several=part != question):
            lead = lead_for(part, chosen[n].text, chosen[n].text.split("\n"), heading_of(chosen[n]))
            if lead is not None:
                if lead.text not in seen:
                    yield n, lead
                seen.add(lead.text)
                break


def heading_of(hit: SearchHit) -> str:
    """The question over a section of a guide; empty for law, whose headings ask nothing."""
    return hit.path[-1] if hit.level == GUIDE and hit.path else ""


def _order(part: str, chosen: Sequence[SearchHit], *, several: bool) -> list[int]:
    """The articles in which the answer to a part is looked for.

    Only the first may give a yes or no, who decides or what follows: what stands further down may be about something else. A
    number may stand in the next, and of several parts every one has its own article.
    """
    order = list(range(len(chosen)))
    if several:
        return sorted(order, key=lambda n: (-relevance(part, Unit(0, chosen[n].text)), n))
    return order if asked(part).numbers else order[:1]


def _cited(inquiry: Inquiry, n: int, chosen: Sequence[SearchHit], leads: Sequence[tuple[int, Lead]]) -> Citation:
    said = "\n".join(lead.sentence for at, lead in leads if at == n)
    budget = budget_of(inquiry.question, n + 1, len(chosen))
    led = bool(said) and not parts_of(inquiry.question) and not wants_several(inquiry.question)
    return cite(str(n + 1), chosen[n], inquiry.query, min(budget, LED_LENGTH) if led else budget, said)


def _marked(lead: Lead, citation: Citation) -> str:
    return "\n".join(f"{line}[{citation.label}]" for line in lead.text.split("\n"))


def budget_of(question: str, position: int, count: int) -> int:
    """How many characters of the citation at a position, from 1, are quoted where there are ``count``."""
    several = wants_several(question) and not asked(question).consequence
    total = LIST_LENGTH if several else PARTS_LENGTH if parts_of(question) else TOTAL_LENGTH
    if count == 1:
        return total
    return int(total * FIRST_SHARE) if position == 1 else int(total * (1 - FIRST_SHARE) / (count - 1))


def notes(inquiry: Inquiry) -> list[str]:
    """What must be said of outdated documents that the question names."""
    if inquiry.period is not None:
        return []
    said = [f"不能：《{inquiry.repealed}》已经废止，不能再作为依据。"] if inquiry.repealed else list[str]()
    for reference in inquiry.references:
        documents = [entry.document for entry in reference.documents]
        if not documents or any(validity_on(document, inquiry.today).may_ground for document in documents):
            continue
        document = documents[0]
        state = validity_on(document, inquiry.today)
        successor = inquiry.library.documents.get(document.replaced_by)
        instead = f"，现行的是《{successor.document.title}》" if successor else ""
        said.append(f"《{document.title}》（{document.version}）{state.value}，不能作为依据{instead}。")
    return said


def paragraph(citation: Citation) -> str:
    """The quotation under what it is of; a guide under the question that its section answers, and the law it names."""
    lines = with_gaps(citation.quote, citation.text)
    if citation.is_guide:
        section = citation.path[-1] if citation.path else citation.article or ""
        head = f"**解读：《{short_title(citation.title)}》{section}**[{citation.label}]"
        lines += [f"〔依据：{citation.named}〕"] if citation.named and "〔依据：" not in citation.quote else []
    else:
        mark = "" if citation.validity is Validity.IN_FORCE else f"（{citation.validity.value}）"
        head = f"**《{short_title(citation.title)}》{citation.article or ''}**{mark}[{citation.label}]"
    return "\n".join([head, *(f"> {line}" for line in lines)])
