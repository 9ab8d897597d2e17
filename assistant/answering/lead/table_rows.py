"""Rows of tables in a quotation: 职务：处长；标准：800元/天."""

from __future__ import annotations

import re

from assistant.answering.lead.clauses import Clause

_CELL = re.compile(r"(?:^|；)([^：；。，]{1,40})：([^：；]*)")
_FEWEST = 2
"""Cells of a row; one colon introduces a sentence."""


def is_asked_cell(question: str, clause: Clause) -> bool:
    """Whether a clause is no cell of a table's row, or the heading of its column shares a word with the question.

    A number of another column is a wrong answer, also where the cell that is asked for is empty.
    """
    cells = _CELL.findall(clause.sentence)
    if len(cells) < _FEWEST:
        return True
    heading = next(
        (heading for heading, value in cells if value.strip("。 ") and value.strip("。 ") in clause.text), ""
    )
    pairs = {heading[at : at + 2] for at in range(len(heading) - 1)}
    others = "；".join(other for other, _ in cells if other != heading)
    own = {pair for pair in pairs if pair not in others}
    return any(pair in question for pair in own or pairs)
