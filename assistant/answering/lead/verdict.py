"""Yes or no, by the verb of the rule in relation to how the question is put; nothing where that cannot be told.

A wrong yes or no is worse than none: the rule must be known to be about what is asked, and no other rule of the quotation
that fits as well may say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.answering.asked import asked
from assistant.answering.extract import terms_of
from assistant.answering.lead.actions import written_for
from assistant.answering.lead.clauses import Clause, clauses_of
from assistant.answering.lead.contradiction import contradicts
from assistant.answering.lead.fitting import fits
from assistant.answering.lead.framing import Framing, framing
from assistant.answering.lead.judging import DEPENDS, judged
from assistant.answering.lead.lead import Lead
from assistant.answering.lead.length import shortened
from assistant.answering.lead.matching import matter_of, shared
from assistant.answering.lead.modals import Force, Modal, modals_of
from assistant.library.terms import content_words

_AND_OTHERS = re.compile(r"其他[^，。；]{0,20}(?:情形|行为|情况|条件|权益)")
_OF_BEFORE = re.compile(r"前[款条]")
_TWO_SIDED = re.compile(r"[，,](?:但|而)?(?:是)?不(?!得不|影响)[^，。；]{2,}$")
"""可以抄送上级机关，但不抄送下级机关: which half is asked about is not for us to say."""

_SOME_OF_THEM = re.compile(r"其中(?:受|对)?(?P<named>[^，。；]{2,40})的[，,]")
_RIGHT_WITH_A_LIMIT = re.compile(r"(?:权利|可以|有权)[^。；]*[，,]但(?:是)?[^，。；]*$")
_DELEGATES = re.compile(r"可以(?:规定|制定|决定)|由[^，。；]{2,30}(?:规定|制定)$")

_OF_A_TEXT = re.compile(r"还(?:有效|管用|作数|算数|在用)|(?:废止|失效|作废)了?(?:没|吗|么)|(?:取代|代替|替代)")
"""Whether a text is still law is told by its 时效, not by a rule of it."""

STRONG = 2.0
"""What must stand behind the verb of a rule of what is done, where another rule of the article says otherwise."""

LEAST = 0.7
"""A character of it is enough where every rule of the article says the same, and the case is told too."""

TOLD, MOST_TOLD = 0.5, 3.0
"""What the case is worth that is told beside it: half of what is done, and no more than so much."""

GIVEN = 1.0
"""What a rule must share more that only gives something, as most rules do."""

PLAINLY = 3.4
"""A rule that shares so much with the question is about it, however sure the article is."""

NEARLY = 0.75
"""Another rule that shares at least this much of what the best one shares must not say otherwise."""

HALF, FEW = 0.5, 0.25
"""Which share of the words of what is done a rule must have: of one that gives or demands more than half."""

_LEAST_SHARE = {Force.ALLOWS: HALF, Force.GRANTS: HALF, Force.OBLIGES: HALF}
_PLAIN = frozenset([Force.FORBIDS, Force.REFUSES, Force.EXEMPTS, Force.VOIDS, Force.MAY_REFUSE])


_OF_ITS_SUBJECT = frozenset([Force.VOIDS, Force.STANDS, Force.DEEMS, Force.LEAVES])
"""What such a verb is said of stands in front of it."""


class Rule(NamedTuple):
    """A clause with one of its verbs, and how much it shares with the question.

    Attributes:
        done: How much of what is done stands behind the verb.
        told: How much of the case stands in the clause.
        fit: How well the clause fits the whole question.
    """

    clause: Clause
    modal: Modal
    done: float
    told: float
    fit: float

    @property
    def shared(self) -> float:
        """Both together."""
        return self.done + TOLD * min(MOST_TOLD, self.told)


def lead(question: str, quoted: Sequence[str]) -> Lead | None:
    """``不能：公务员不得……``"""
    put = framing(question)
    if put is None or asked(question).comparison or _OF_A_TEXT.search(question):
        return None
    rules = sorted(_rules(question, put, clauses_of(quoted)), key=lambda rule: (-rule.shared, -rule.fit))
    answers = [(rule, said) for rule in rules if (said := judged(put, question, rule.clause, rule.modal))]
    if not answers:
        return None
    best, opening = answers[0]
    if not put.marked and (best.modal.force is not Force.FORBIDS or opening != "不能" or best.done < STRONG):
        return None
    if best.modal.force is Force.ALLOWS and _TWO_SIDED.search(best.clause.text):
        return None
    against = [rule for rule, said in answers if _side(said) != _side(opening)]
    if any(rule.shared >= NEARLY * best.shared for rule in against) or not _sure(best, against):
        return None
    return _line(best, opening)


def _sure(best: Rule, against: Sequence[Rule]) -> bool:
    """Whether a rule is known to be about what is asked."""
    least = STRONG if against or best.modal.force not in _PLAIN else LEAST
    enough = LEAST if best.modal.force in _PLAIN else GIVEN
    return best.done >= least + GIVEN * (best.modal.force is Force.GRANTS) or (
        best.done >= enough and best.shared >= STRONG
    )


def _side(opening: str) -> str:
    """Whether an opening says yes, no, or neither; what restricts it changes nothing."""
    word = opening.split("，")[0]
    return "" if word == DEPENDS else "no" if word.startswith("不") else "yes"


def _rules(question: str, put: Framing, clauses: Sequence[Clause]) -> list[Rule]:
    if not clauses:
        return []
    fitting, matter = fits(question, clauses), matter_of(question, put)
    rules: list[Rule] = []
    unread = any(clause.item for clause in clauses) and not any(_item_fits(question, c) for c in clauses if c.item)
    exceptions = _exceptions(clauses)
    for clause in [*clauses, *exceptions]:
        if (clause.item and not _item_fits(question, clause)) or _beside_the_point(question, clause):
            continue
        told = shared(matter.told, clause.text).worth
        if clause in exceptions and told < STRONG:
            continue
        if clause.exception and shared(matter.told, clause.exception).worth >= told + STRONG:
            continue
        for modal in modals_of(clause.text):
            if modal.force is Force.FORBIDS and _RIGHT_WITH_A_LIMIT.search(clause.text[: modal.start]):
                continue
            done = shared(matter.done, _said_of(clause, modal))
            near = done.worth >= STRONG if matter.whole else done.share >= _LEAST_SHARE.get(modal.force, FEW)
            if near and not (unread and modal.force is Force.GRANTS):
                rules.append(Rule(clause, modal, done.worth, told, fitting.get(clause, 0.0)))
    return rules


def _said_of(clause: Clause, modal: Modal) -> str:
    """The part of a clause that says what its verb is about."""
    if modal.force in _OF_ITS_SUBJECT:
        return clause.text
    if modal.force is Force.PUNISHES:
        return clause.text[: modal.start] + clause.item
    behind = clause.text[modal.start :]
    return behind if modal.force in _LEAST_SHARE else behind + clause.item


def _exceptions(clauses: Sequence[Clause]) -> list[Clause]:
    """What is said behind a rule with 但是 or 其中, as rules of their own."""
    return [replace(clause, text=clause.exception, exception="") for clause in clauses if clause.exception]


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


def _line(rule: Rule, opening: str) -> Lead:
    said = shortened(rule.clause.text, _needed_from(rule))
    exception = rule.clause.exception
    if exception and len(said) + len(exception) <= 90:
        said += f"；{exception}"
    return Lead(f"{opening}：{said}。", rule.clause.sentence, plain=_is_plain(rule))


def _needed_from(rule: Rule) -> int:
    """Where what must be said begins: of a penalty with what is punished."""
    if rule.modal.force is not Force.PUNISHES:
        return rule.modal.start
    return max(0, rule.clause.text.rfind("，", 0, max(0, rule.modal.start - 1)))


def _is_plain(rule: Rule) -> bool:
    return rule.modal.force in _PLAIN and rule.done >= STRONG and rule.shared >= PLAINLY
