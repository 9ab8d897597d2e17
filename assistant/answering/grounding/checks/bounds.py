"""A greatest value must not become a least one: 不得少于五个工作日 is not 不得超过五个工作日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.checks.quantities import same
from assistant.answering.grounding.forms import blanked, normal
from assistant.answering.grounding.source import Source
from assistant.answering.grounding.values import Value, values_of

_BEFORE = re.compile(
    r"(?:(?P<most>不得?超过|不得?超出|不高于|不得高于|不大于|最多|最长|至多|最高|最迟|限于)"
    r"|(?P<least>不得?少于|不得?低于|不小于|不短于|至少|最少|最短|最低|起码))[^，。；、]{0,4}$"
)
_AFTER = re.compile(r"^(?:（?含）?)?(?:(?P<most>以[内下]|之内)|(?P<least>以上))")


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The values whose bound every source turns round; where a source sets no bound, nothing is said."""
    said = blanked(normal(sentence))
    held = [(value, text) for source in sources for text in [source.blanked] for value in values_of(text)]
    for value in values_of(said):
        bound = _bound(said, value)
        alike = {_bound(text, other) for other, text in held if same(value, other)}
        if bound and alike and alike <= {"most", "least"} - {bound}:
            yield f"“{value.written}”在所引条文中是{_NAMES[bound == 'most']}，此处说成了相反的"


_NAMES = {True: "下限", False: "上限"}


def _bound(text: str, value: Value) -> str:
    """``most``, ``least``, or nothing where neither stands beside the value."""
    for match in (_BEFORE.search(text[max(0, value.start - 10) : value.start]), _AFTER.search(text[value.end :])):
        if match:
            return "most" if match["most"] else "least"
    return ""
