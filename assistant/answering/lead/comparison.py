"""Two things side by side: one line for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.asked import asked
from assistant.answering.lead.clauses import Clause, clauses_of
from assistant.answering.lead.lead import Lead

_PAIR = re.compile(
    r"^(?:[^，。]{0,12}[，,])?(?P<first>[\u4e00-\u9fff]{2,10}?)(?:和|与|跟|同|还是|、)(?P<second>[\u4e00-\u9fff]{2,10}?)(?=到底|哪个|哪|，|的|有|各|差|一样|怎么|效力|分别|区别|谁|不同|、|$)"
)
LONGEST = 60


def lead(question: str, quoted: Sequence[str]) -> Lead | None:
    """``记过：十二个月`` and ``记大过：十八个月``, each the clause that holds its name and not the other's."""
    pair = _PAIR.match(question) if asked(question).comparison else None
    if not pair:
        return None
    clauses = clauses_of(quoted)
    first, second = pair["first"], pair["second"]
    one, other = _of(first, second, clauses), _of(second, first, clauses)
    if one is None or other is None or one is other:
        return None
    lines = [f"{name}：{_said(name, clause)}。" for name, clause in ((first, one), (second, other))]
    if any(len(line) > LONGEST + 12 for line in lines):
        return None
    return Lead("\n".join(lines), one.sentence)


def _of(name: str, against: str, clauses: Sequence[Clause]) -> Clause | None:
    holding = [
        c for c in clauses if name in (c.item or c.text) and (against not in (c.item or c.text) or against in name)
    ]
    return holding[0] if len({clause.text for clause in holding}) else None


def _said(name: str, clause: Clause) -> str:
    said = clause.item or clause.text
    return re.sub(rf"^{re.escape(name)}[，,：、]", "", said)
