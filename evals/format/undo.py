"""Undo of a defect: which pieces of XML stand in place of which, so that it can be checked by machine."""

from __future__ import annotations

import difflib
from dataclasses import asdict, dataclass

from evals.format.draft import Draft
from evals.format.names import DOCUMENT, STYLES, w
from evals.format.xml import Node, etree


@dataclass(frozen=True)
class Undo:
    """In ``part``, take out ``remove`` children from child ``at`` on and put ``xml`` there.

    Children are those of ``w:body`` in the main part, of ``w:styles`` among the styles. Any other part is given whole:
    ``xml`` holds its root, or nothing where the base has no such part. Of one part they are applied from the last to
    the first, so that the numbers stay right.
    """

    part: str
    at: int
    remove: int
    xml: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """As ``cases.jsonl`` holds it."""
        return asdict(self)


def undo_of(base: Draft, mutant: Draft) -> list[Undo]:
    """What brings the mutant back to the base."""
    found: list[Undo] = []
    for part in sorted(base.trees.keys() | mutant.trees.keys()):
        old, new = base.trees.get(part), mutant.trees.get(part)
        if old is None or new is None or part not in {DOCUMENT, STYLES}:
            before, after = _whole(old), _whole(new)
            found += [] if before == after else [Undo(part, 0, len(after), tuple(before))]
            continue
        before, after = _children(old), _children(new)
        for tag, i, j, m, n in difflib.SequenceMatcher(None, after, before, autojunk=False).get_opcodes():
            found += [] if tag == "equal" else [Undo(part, i, j - i, tuple(before[m:n]))]
    return found


def _container(tree: Node) -> Node:
    body = tree.find(w("body"))
    return tree if body is None else body


def _children(tree: Node) -> list[str]:
    return [_canonical(child) for child in _container(tree)]


def _whole(tree: Node | None) -> list[str]:
    return [] if tree is None else [_canonical(tree)]


def _canonical(node: Node) -> str:
    return etree.tostring(node, method="c14n", exclusive=True, with_tail=False).decode("utf-8")
