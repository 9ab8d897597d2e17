"""What follows for somebody who breaks a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answering.asked import asked
from assistant.answering.lead.clauses import Clause, clauses_of
from assistant.answering.lead.contradiction import contradicts
from assistant.answering.lead.fitting import fits
from assistant.answering.lead.lead import Lead

_PENALTY = re.compile(
    r"(?:由[^，。；]{2,40}?)?(?:责令|处以?(?!理|分|罚)[^，。；]{1,30}(?:罚款|拘留|徒刑)|(?:依法)?(?:予以|给予)[^，。；]{0,6}(?:警告|记过|记大过|降级|撤职|开除|辞退|处分|处罚|行政处分|取缔|收缴|除名|批评)|吊销|没收|扣留|追缴|撤销|取消|加收|加处"
    r"|(?:应当|依法)?(?:双倍返还|承担[^，。；]{0,12}责任)|追究刑事责任|(?:应当)?(?:向[^，。；]{2,12})?(?:每月)?支付[^，。；]{0,20}(?:赔偿金|工资|滞纳金)|不予受理|依法给予处分)"
)
_AGAIN = re.compile(r"再次|两年内|二年内又|屡")
_AGAIN_ASKED = re.compile(r"再|又|第二|两[次回]|还敢|屡|老是")
CLEARLY = 0.85
"""Another penalty that fits at least this share as well leaves it open which is meant."""

BETWEEN = 40
"""So far behind the condition the first penalty that we know may stand; what is between is of the penalty too."""

LONGEST = 70
"""In characters: what follows first, and what in graver cases, as long as it fits."""


def lead(question: str, quoted: Sequence[str]) -> Lead | None:
    """``责令改正；拒不改正的，处一万元以上十万元以下罚款。``"""
    kinds = asked(question)
    clauses = clauses_of(quoted)
    if not clauses or kinds.listing or kinds.comparison or not (kinds.consequence or _only_told(question)):
        return None
    fitting = fits(question, clauses)
    again = bool(_AGAIN_ASKED.search(question))
    penal = [clause for clause in clauses if _PENALTY.search(clause.text) and bool(_AGAIN.search(clause.text)) <= again]
    penal = sorted((c for c in penal if not contradicts(question, c.text)), key=lambda c: (-fitting[c], c.order))
    if not penal or _doubtful(penal, fitting):
        return None
    return _line(penal[0], clauses)


def _doubtful(penal: Sequence[Clause], fitting: Mapping[Clause, float]) -> bool:
    """Whether another sentence with another penalty fits about as well."""
    first = penal[0]
    others = [
        clause for clause in penal[1:] if clause.sentence != first.sentence and _penalty(clause) != _penalty(first)
    ]
    return any(fitting[clause] >= CLEARLY * fitting[first] for clause in others)


def _penalty(clause: Clause) -> str:
    match = _PENALTY.search(clause.text)
    return match[0] if match else ""


def _line(best: Clause, clauses: Sequence[Clause]) -> Lead | None:
    match = _PENALTY.search(best.text)
    assert match is not None
    behind = best.text.rfind("的，", 0, match.start()) + len("的，")
    start = behind if behind >= 2 and match.start() - behind <= BETWEEN else match.start()
    said = best.text[start:].split("：")[0]
    for clause in clauses:
        graver = clause.sentence == best.sentence and clause.order > best.order and not clause.item
        if graver and _PENALTY.search(clause.text) and len(said) + len(clause.text) < LONGEST:
            said += f"；{clause.text}"
    return Lead(f"{said}。", best.sentence) if len(said) <= 2 * LONGEST else None


def _only_told(question: str) -> bool:
    """Whether something is told and nothing asked: 拿假材料去办证被发现."""
    return not re.search(r"[吗么谁哪啥几多不能可]|什么|怎|咋", question)
