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
    own = _distinguishing(heading, [other for other, _ in cells])
    return any(pair in question for pair in pairs & own or pairs)


def _distinguishing(heading: str, headings: list[str]) -> set[str]:
    """The pairs of characters of a heading that no other heading of the row has."""
    others = "；".join(other for other in headings if other != heading)
    return {heading[at : at + 2] for at in range(len(heading) - 1) if heading[at : at + 2] not in others}
