# pyright: basic
"""Text boxes that a file holds twice, for new programs and for old ones (mc:AlternateContent): both are changed alike."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.ooxml.writing.nodes import Node, copied
from assistant.ooxml.xml import MC, W, digest_key

_CONTENT = f"{W}txbxContent"


class Twins:
    """The pairs of equal contents in the trees of a package.

    Args:
        roots: The trees, before anything is changed.
    """

    def __init__(self, roots: Iterable[Node]) -> None:
        found = [pair for root in roots for pair in _pairs(root)]
        self._pairs = [(one, other, digest_key(one)) for one, other in found if digest_key(one) == digest_key(other)]

    def follow(self) -> None:
        """Makes the content for old programs like that for new ones, where that was changed."""
        for one, other, before in self._pairs:
            if digest_key(one) != before:
                for child in list(other):
                    other.remove(child)
                other.extend(copied(child) for child in one)


def _pairs(root: Node) -> Iterable[tuple[Node, Node]]:
    for alternatives in root.iter(f"{MC}AlternateContent"):
        choice, fallback = alternatives.find(f"{MC}Choice"), alternatives.find(f"{MC}Fallback")
        if choice is not None and fallback is not None:
            yield from zip(choice.iter(_CONTENT), fallback.iter(_CONTENT), strict=False)
