"""Document numbers (文号) and numbers of standards must be those of a cited document, or stand in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import DOCUMENT_NUMBER, normal
from assistant.answering.grounding.source import Source

AGENCY_SHOWN = 2
"""So many characters before the year tell one agency's code from another's."""


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The document numbers that no source bears or names."""
    for match in DOCUMENT_NUMBER.finditer(normal(sentence)):
        wanted = match["standard"] or (match["agency"] or "")[-AGENCY_SHOWN:] + match["core"]
        if not any(_holds(source.all, _tight(wanted)) for source in sources):
            yield f"文号或标准号“{match[0].strip()}”不在所引条文中"


def _tight(number: str) -> str:
    """One spelling: no spaces, one kind of dash, no 第 before the number."""
    return re.sub(r"(?<=[〕令])第(?=\d)", "", re.sub(r"\s", "", number).replace("-", "—"))


def _holds(text: str, wanted: str) -> bool:
    """Whether a number stands there, not as the beginning of a longer one; a standard may be named without its year."""
    spelled = r"\s?".join(
        "第?" + re.escape(c) if p in "〕令" else re.escape(c) for p, c in zip(" " + wanted, wanted, strict=False)
    )
    return re.search(rf"(?<![A-Za-z]){spelled}(?!\d|\.\d)", text.replace("-", "—"), re.IGNORECASE) is not None
