"""Yes or no, by the verb of the rule in relation to how the question is put; nothing where that cannot be told.

A wrong yes or no is worse than none: the rule must be known to be about what is asked, and no other rule of the quotation
that fits as well may say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.answering.asked import asked
from assistant.answering.extract import terms_of
from assistant.answering.lead.actions import written_for
from assistant.answering.lead.clauses import Clause, clauses_of
from assistant.answering.lead.contradiction import contradicts
from assistant.answering.lead.fitting import fits
from assistant.answering.lead.framing import framing
from assistant.answering.lead.judging import judged
from assistant.answering.lead.lead import Lead
from assistant.answering.lead.length import shortened
from assistant.answering.lead.modals import Force, Modal, modals_of
from assistant.library.terms import content_words

_AND_OTHERS = re.compile(r"其他[^，。；]{0,20}(?:情形|行为|情况|条件|权益)")
_OF_BEFORE = re.compile(r"前[款条]")
_TWO_SIDED = re.compile(r"[，,](?:但|而)?(?:是)?不(?!得不|影响)[^，。；]{2,}$")
"""可以抄送上级机关，但不抄送下级机关: which half is asked about is not for us to say."""

_SOME_OF_THEM = re.compile(r"其中(?:受|对)?(?P<named>[^，。；]{2,40})的[，,]")
_DELEGATES = re.compile(r"可以(?:规定|制定|决定)|由[^，。；]{2,30}(?:规定|制定)$")

SURE = 2.0
"""What a rule must share with the question: a verb or a term of the law, or two words."""

LEAST = 1.0
"""A single word is enough where every rule of the article says the same."""

_PLAIN = frozenset([Force.FORBIDS, Force.REFUSES, Force.EXEMPTS])

SURER = 3.0
"""What a rule must share that only gives something, as most rules do."""

NEARLY = 0.75
"""Another rule that shares at least this much of what the best one shares must not say otherwise."""


class Rule(NamedTuple):
    """A clause with one of its verbs, and how much it shares with the question."""

    clause: Clause
    modal: Modal
    shared: float
    fit: float


def lead(question: str, quoted: Sequence[str]) -> Lead | None:
    """``不能：公务员不得……``"""
    put = framing(question)
    if put is None or asked(question).comparison:
        return None
    rules = sorted(_rules(question, clauses_of(quoted)), key=lambda rule: (-rule.shared, -rule.fit))
    answers = [(rule, said) for rule in rules if (said := judged(put, question, rule.clause, rule.modal))]
    if not answers:
        return None
    best, opening = answers[0]
    if best.modal.force is Force.ALLOWS and _TWO_SIDED.search(best.clause.text):
        return None
    against = [rule for rule, said in answers if said != opening]
    sure = best.shared >= (SURER if best.modal.force is Force.GRANTS else SURE)
    if any(rule.shared >= NEARLY * best.shared for rule in against) or (against and not sure):
        return None
    return _line(best, opening) if sure or best.modal.force in _PLAIN else None


def _rules(question: str, clauses: Sequence[Clause]) -> list[Rule]:
    if not clauses:
        return []
    fitting = fits(question, clauses)
    rules: list[Rule] = []
    unread = any(clause.item for clause in clauses) and not any(_item_fits(question, c) for c in clauses if c.item)
    for clause in clauses:
        if (clause.item and not _item_fits(question, clause)) or _beside_the_point(question, clause):
            continue
        for modal in modals_of(clause.text):
            if unread and modal.force is Force.GRANTS:
                continue
            shared = _shared(question, clause, modal)
            if shared >= LEAST:
                rules.append(Rule(clause, modal, shared, fitting[clause]))
    return rules


def _beside_the_point(question: str, clause: Clause) -> bool:
    """Whether a clause is about another case, about some of whom the question names none, or only says who makes the rules."""
    some = _SOME_OF_THEM.search(clause.text)
    if some and not any(name in question for name in re.split(r"[、和]|或者", some["named"]) if len(name) > 1):
        return True
    return contradicts(question, clause.text) or bool(_DELEGATES.search(clause.text) or _OF_BEFORE.search(clause.text))


def _item_fits(question: str, clause: Clause) -> bool:
    """Whether of a list's items this one is meant: it alone shares what the line in front of the list does not say."""
    first = clause.sentence.split("\n")[0]
    known = [word for word in (*content_words(question), *terms_of(question)) if len(word) > 1 and word not in first]
    verbs = [pattern for pattern in written_for(question) if not pattern.search(first)]
    worth = {
        item: len([word for word in known if word in item]) + len([verb for verb in verbs if verb.search(item)])
        for item in clause.siblings
    }
    best = max(worth.values())
    alone = list(worth.values()).count(best) == 1 and not _AND_OTHERS.search(clause.item)
    return best >= 1 and worth[clause.item] == best and alone


def _shared(question: str, clause: Clause, modal: Modal) -> float:
    """Verbs and terms of the law count twice, words once; half of it must stand behind the verb or in the item."""
    behind = clause.text[modal.start :] + clause.item
    terms = {term for term in terms_of(question) if len(term) > 1}
    words = {word for word in content_words(question) if len(word) > 1} - terms
    worth = 2.0 * len([term for term in terms if term in clause.text]) + len([w for w in words if w in clause.text])
    patterns = list(written_for(question))
    worth += 2.0 * len([pattern for pattern in patterns if pattern.search(clause.text)])
    there = any(term in behind for term in terms | words) or any(pattern.search(behind) for pattern in patterns)
    return worth if there else 0.0


def _line(rule: Rule, opening: str) -> Lead:
    said = shortened(rule.clause.text, rule.modal.start)
    exception = rule.clause.exception
    if exception and len(said) + len(exception) <= 90:
        said += f"；{exception}"
    return Lead(f"{opening}：{said}。", rule.clause.sentence)
