"""Takes a seeded defect out again, to prove that the undo that a case holds brings the base back."""

from __future__ import annotations

from lxml import etree

from evals.format.draft import Draft
from evals.format.names import DOCUMENT, LABEL, STYLES, w
from evals.format.undo import Undo


def apply_undo(mutant: Draft, undo: list[Undo]) -> Draft:
    """The mutant with the undo applied; labels are those of the pieces put back."""
    draft = mutant.copy()
    for step in reversed(undo):
        if step.part in {DOCUMENT, STYLES}:
            container = _container(draft.trees[step.part])
            for node in list(container)[step.at : step.at + step.remove]:
                container.remove(node)
            for offset, xml in enumerate(step.xml):
                container.insert(step.at + offset, etree.fromstring(xml))
        elif step.xml:
            draft.trees[step.part] = etree.fromstring(step.xml[0])
        else:
            del draft.trees[step.part]
    return draft


def canonical(draft: Draft) -> dict[str, str]:
    """Every XML part in canonical form (exclusive C14N), without labels."""
    plain = draft.copy()
    for node in plain.trees[DOCUMENT].iter(w("p")):
        node.attrib.pop(LABEL, None)
    return {name: etree.tostring(tree, method="c14n", exclusive=True).decode() for name, tree in plain.trees.items()}


def _container(tree: etree._Element) -> etree._Element:
    body = tree.find(w("body"))
    return tree if body is None else body
