"""Paragraphs that seem to begin with a number which cannot be read: a slip of the pen, a placeholder, another kind of numeral."""

from __future__ import annotations

import re

from assistant.rules.numbering._sequence import Step
from assistant.rules.vocabulary import *

# A character or two, and the sign after a number; or anything short in brackets.
_LIKE_A_LABEL = re.compile(
    r"\s*(?:[^\s，。；：“”《》（()）]{1,2}[、.．](?!\s*$)|[（(][^（()），。]{0,3}[)）]|[①-⑳⒈-⒛⑴-⒇㈠-㈩])"
)


# A number behind a soft return, in the paragraph of the one before it.
_BEHIND_RETURN = re.compile(r"\n\s*(?:[（(]?\d{1,2}[)）.．、]|[（(]?[一二三四五六七八九十]{1,3}[)）、])")


def unread_above(document: IdentifiedDocument, step: Step) -> int:
    """How many paragraphs between the heading before it in its part, or the nearest one of its level, and itself look numbered."""
    if not step.at:
        return 0
    above = (step.part[at] for at in range(step.at - 1, -1, -1))
    first = next((each for each in above if each.level <= step.label.level), step.part[step.at - 1])
    start, end = document.position(first.paragraph) + 1, document.position(step.label.paragraph)
    between = (document.paragraphs[at] for at in range(start, end))
    behind = (document.paragraphs[at].own_text for at in range(start - 1, end))
    returned = sum(len(_BEHIND_RETURN.findall(text)) for text in behind)
    return returned + sum(
        each.element in (Element.BODY, Element.ATTACHMENT_BODY, Element.UNKNOWN)
        and each.flows
        and _LIKE_A_LABEL.match(each.text) is not None
        for each in between
    )
