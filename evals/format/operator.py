"""What an operator is: it finds the places where it applies and makes one defect at one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from random import Random
from typing import Any

from evals.format.draft import Draft
from evals.format.facts import Facts, Key, facts, value_of
from evals.format.names import w
from evals.format.norms import Allowed, expected, permits
from evals.format.undo import Undo, undo_of
from evals.format.xml import Node


@dataclass(frozen=True)
class Target:
    """A place: a paragraph of the draft, or none for the page; a span of its text; or a key that names the element."""

    paragraph: Node | None = None
    span: tuple[int, int] | None = None
    element: str | None = None


@dataclass(frozen=True)
class Site:
    """Where an operator works: a target in a draft that it may change, and the route that it shall take."""

    draft: Draft
    target: Target
    route: str = "direct"

    @property
    def paragraph(self) -> Node:
        """The target's paragraph."""
        assert self.target.paragraph is not None
        return self.target.paragraph

    @property
    def span(self) -> tuple[int, int]:
        """The target's span of text."""
        assert self.target.span is not None
        return self.target.span

    @property
    def section(self) -> Node:
        """The section's ``w:sectPr``."""
        return self.draft.body.findall(w("sectPr"))[-1]


@dataclass(frozen=True)
class Operator:
    """One kind of defect.

    Attributes:
        name: English, unique.
        title: Chinese, what is wrong.
        rules: The catalogue rules that it breaks, the one that says it best first.
        property: The fact that becomes wrong.
        find: The targets in a draft.
        apply: Makes the defect; the site's draft is a copy, its route one of ``routes``.
        routes: How the same look is reached: ``direct``, ``part`` (one run of the paragraph), ``character`` (a character
            style), ``style`` (a paragraph style), ``defaults``, ``theme``.
        along: Properties of the same element that cannot but change too; a pattern ``element property`` with a blank,
            such as ``title#1 text``, names facts of any element.
        alternatives: Further values that are right too, made from the old one.
        family: The module that holds it; set when it is found.
    """

    name: str
    title: str
    rules: tuple[str, ...]
    property: str
    find: Callable[[Draft], list[Target]]
    apply: Callable[[Site], None]
    routes: tuple[str, ...] = ("direct",)
    along: tuple[str, ...] = ()
    alternatives: Callable[[Any], list[Any]] | None = None
    family: str = field(default="", compare=False)


@dataclass(frozen=True)
class Defect:
    """What an operator made: the mutant and its one wrong fact."""

    draft: Draft
    operator: Operator
    route: str
    element: str
    place: dict[str, Any] | None
    allowed: Allowed
    value: Any
    undo: list[Undo]


class NotOneFact(ValueError):
    """An operator changed other facts than the one that it names, or none."""


def make_defect(
    base: Draft, operator: Operator, route: str, random: Random, read: Callable[[Draft], Facts] = facts
) -> Defect | None:
    """One defect at a place that ``random`` chooses; None where the operator has no place in the base.

    Args:
        base: The conformant document, which stays as it is.
        operator: What makes the defect.
        route: One of its routes.
        random: Chooses the place.
        read: Which facts there are.

    Raises:
        NotOneFact: Where anything but the named fact has changed.
    """
    draft = base.copy()
    targets = operator.find(draft)
    if not targets:
        return None
    target = random.choice(targets)
    element = target.element or (draft.key_of(target.paragraph) if target.paragraph is not None else "page#0")
    place = None if target.paragraph is None else _place(draft, target.paragraph)
    before = read(base)
    operator.apply(Site(draft, target, route))
    if target.paragraph is not None and target.paragraph.getparent() is not None:
        # Lines that were put in or taken out above it have moved it.
        place = _place(draft, target.paragraph)
    after = read(draft)
    key = (element, operator.property)
    others = {other for other in changed(before, after) if not _belongs(other, key, operator.along)}
    if before.get(key) == after.get(key) or others:
        raise NotOneFact(f"{operator.name}/{route} in {base.about['base']}: {key} {before.get(key)!r} {sorted(others)}")
    allowed = expected(base, before).get(key, {"values": [value_of(before, key)]})
    if operator.alternatives:
        allowed = {**allowed, "values": [*allowed.get("values", []), *operator.alternatives(before[key])]}
    if permits(allowed, value_of(after, key)):
        raise NotOneFact(f"{operator.name}/{route} in {base.about['base']}: {after.get(key)!r} is allowed")
    if place is not None and operator.property == "text":
        place |= _span(str(before[key]), str(after[key]))
    return Defect(draft, operator, route, element, place, allowed, value_of(after, key), undo_of(base, draft))


def changed(before: dict[Key, Any], after: dict[Key, Any]) -> set[Key]:
    """The facts that differ, those only on one side included."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _belongs(other: Key, key: Key, along: tuple[str, ...]) -> bool:
    """Whether a change is the named one, or goes with it of necessity.

    With an element that appears or vanishes its other facts and its place in the order do; with a change of text the
    facts of what follows the lead may.
    """
    element, name = key
    if any(fnmatchcase(f"{other[0]} {other[1]}", pattern) for pattern in along if " " in pattern):
        return True
    if name.startswith("count of "):
        label = name.removeprefix("count of ")
        return other[0].startswith(f"{label}#") or other in {key, ("document#0", "order")} or other[1] in along
    same = other[0] == element
    return same and (other[1] == name or other[1] in along or (name == "text" and other[1].startswith("rest_")))


def _span(before: str, after: str) -> dict[str, int]:
    """Start and end, in the mutant's text, of what differs."""
    start = _same(before, after)
    return {"start": start, "end": len(after) - _same(before[start:][::-1], after[start:][::-1])}


def _same(one: str, other: str) -> int:
    """How many characters are the same from the beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def place_in(draft: Draft, defect: Defect) -> dict[str, Any] | None:
    """The place of a defect in a draft that has got further ones since; of what is not an element, the place it had."""
    paragraph = next((found for key, found in draft.elements() if key == defect.element), None)
    if paragraph is None or defect.place is None:
        return defect.place
    return {**defect.place, **draft.place_of(paragraph)}


def _place(draft: Draft, paragraph: Node) -> dict[str, Any]:
    return {**draft.place_of(paragraph), "start": None, "end": None}
