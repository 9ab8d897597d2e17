"""What stands between quotation marks must stand in a cited passage word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import QUOTED, compact, normal
from assistant.answering.grounding.source import Source

_EDGES = re.compile(r"^[，。；：、！？…]+|[，。；：、！？…]+$")
_ELLIPSIS = re.compile(r"…+|\.{3,}")


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The quotations that no source holds; parts around an ellipsis are looked up one by one."""
    held = [compact(_plain(source.all)) for source in sources]
    for match in QUOTED.finditer(normal(sentence)):
        quoted = next(group for group in match.groups() if group is not None)
        parts = [compact(_plain(_EDGES.sub("", part))) for part in _ELLIPSIS.split(quoted)]
        if not any(all(part in text for part in parts) for text in held):
            yield f"引文“{quoted}”不在所引条文中"


def _plain(text: str) -> str:
    """Without quotation marks, which an inner quotation may write otherwise."""
    return re.sub(r"[“”‘’「」『』\"']", "", text)
