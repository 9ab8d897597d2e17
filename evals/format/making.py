"""Operators of the common kinds: of runs, of paragraphs, of text, of blank lines, of the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from evals.format import routes as ways
from evals.format.draft import Draft, label_of
from evals.format.facts import lead_and_rest
from evals.format.layout.paragraphs import Pen
from evals.format.names import LABEL, attribute, element, put, w
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.text_edits import replace_span
from evals.format.xml import Node

Find = Callable[[Draft], list[Target]]
RUNNING = ("body", "heading_1", "heading_2", "heading_3", "heading_4", "attachment_body")
PROSE = ("body", "attachment_body")


def labelled(*labels: str, when: Callable[[Draft], bool] | None = None) -> Find:
    """Every paragraph with text that has one of the labels, in the drafts of which ``when`` holds."""

    def find(draft: Draft) -> list[Target]:
        if when is not None and not when(draft):
            return []
        return [Target(paragraph) for paragraph in draft.labelled(*labels) if paragraph_text(paragraph).strip()]

    return find


def first_of(find: Find) -> Find:
    """Only the first target."""
    return lambda draft: find(draft)[:1]


def last_of(find: Find) -> Find:
    """Only the last target."""
    return lambda draft: find(draft)[-1:]


def in_format(*formats: str) -> Callable[[Draft], bool]:
    """Whether a draft has one of the formats."""
    return lambda draft: draft.about["format"] in formats


def of_type(*types: str) -> Callable[[Draft], bool]:
    """Whether a draft is of one of the 文种."""
    return lambda draft: draft.about["doc_type"] in types


def runs_operator(
    name: str,
    title: str,
    rules: str,
    find: Find,
    change: tuple[str, list[Node]],
    routes: tuple[str, ...] = ways.RUN_ROUTES,
) -> Operator:
    """Gives runs property elements; ``change`` is the fact's name and the elements, ``rest_…`` means what follows the lead."""
    fact, nodes = change
    of = "rest" if fact.startswith("rest_") else "lead"

    def has_runs(draft: Draft) -> list[Target]:
        place = 1 if of == "rest" else 0
        return [each for each in find(draft) if each.paragraph is not None and lead_and_rest(each.paragraph)[place]]

    def apply(at: Site) -> None:
        ways.set_runs(at.draft, at.paragraph, nodes, at.route, of)

    return Operator(name, title, tuple(rules.split()), fact, has_runs, apply, routes)


def font_change(name: str, fact: str = "font") -> tuple[str, list[Node]]:
    """Another typeface."""
    return fact, [ways.font(name)]


def size_change(points: float, fact: str = "size_pt") -> tuple[str, list[Node]]:
    """Another size in pt."""
    return fact, ways.sizes(points)


def paragraph_operator(
    name: str,
    title: str,
    rules: str,
    find: Find,
    change: tuple[str, list[Node]],
    routes: tuple[str, ...] = ways.PARAGRAPH_ROUTES,
    along: tuple[str, ...] = (),
) -> Operator:
    """Gives a paragraph children of ``w:pPr``."""
    fact, nodes = change

    def apply(at: Site) -> None:
        ways.set_paragraph(at.draft, at.paragraph, nodes, at.route)

    return Operator(name, title, tuple(rules.split()), fact, find, apply, routes, along)


def aligned(value: str) -> tuple[str, list[Node]]:
    """Another alignment."""
    return "alignment", [element("jc", val=value)]


def indented(fact: str, **sides: Any) -> tuple[str, list[Node]]:
    """Other indents, as ``routes.indents`` takes them."""
    return fact, [ways.indents(**sides)]


def text_operator(
    name: str,
    title: str,
    rules: str,
    find: Find,
    pattern: str,
    new: str | Callable[[re.Match[str]], str],
    alternatives: Callable[[str], list[str]] | None = None,
    along: tuple[str, ...] = (),
) -> Operator:
    """Puts ``new`` (a template of ``re``, or a function of the match) in place of one match of ``pattern``."""
    compiled = re.compile(pattern)

    def matches(draft: Draft) -> list[Target]:
        found = []
        for target in find(draft):
            assert target.paragraph is not None
            text = paragraph_text(target.paragraph)
            found += [Target(target.paragraph, match.span()) for match in compiled.finditer(text)]
        return found

    def apply(at: Site) -> None:
        text = paragraph_text(at.paragraph)
        match = compiled.match(text, at.span[0])
        # A look-behind needs the text before; ``match`` with a position sees it.
        assert match is not None
        replace_span(at.paragraph, *at.span, match.expand(new) if isinstance(new, str) else new(match))

    return Operator(name, title, tuple(rules.split()), "text", matches, apply, ("direct",), along, alternatives)


def blank_operator(name: str, title: str, rules: str, find: Find, wanted: int) -> Operator:
    """Makes the empty lines before a paragraph ``wanted`` in number."""

    def apply(at: Site) -> None:
        while (before := at.paragraph.getprevious()) is not None and is_blank(before):
            at.paragraph.getparent().remove(before)
        for _ in range(wanted):
            at.paragraph.addprevious(Pen(fonts={"fangsong": "仿宋_GB2312"}).blank())

    return Operator(name, title, tuple(rules.split()), "blank_before", find, apply)


def is_blank(node: Node) -> bool:
    """Whether a node is an empty paragraph without a label, line or picture."""
    drawn = node.find(f".//{w('pBdr')}") is not None or node.find(f".//{w('drawing')}") is not None
    return node.tag == w("p") and not drawn and not paragraph_text(node).strip() and label_of(node) == "blank"


def page_operator(
    name: str,
    title: str,
    rules: str,
    fact: str,
    changes: dict[str, dict[str, object]],
    when: Callable[[Draft], bool] | None = None,
) -> Operator:
    """Sets attributes of children of ``w:sectPr``; a value that is None takes the attribute away."""

    def find(draft: Draft) -> list[Target]:
        return [Target(element="page#0")] if when is None or when(draft) else []

    def apply(at: Site) -> None:
        section = at.draft.body.findall(w("sectPr"))[-1]
        for tag, values in changes.items():
            node = section.find(w(tag))
            node = put(section, element(tag)) if node is None else node
            for key, value in values.items():
                # A function of the old number keeps another fact as it was.
                new = value(int(attribute(node, key) or 0)) if callable(value) else value
                node.set(w(key), str(new))

    return Operator(name, title, tuple(rules.split()), fact, find, apply)


def insert_operator(
    name: str, title: str, rules: str, label: str, text: str, find: Find, after: bool = True
) -> Operator:
    """Puts in a paragraph that should not be there, beside a target; its fact is the number of its label."""
    fact = f"count of {label}"

    def document(draft: Draft) -> list[Target]:
        return [Target(target.paragraph, element="document#0") for target in find(draft)]

    def apply(at: Site) -> None:
        made = Pen().paragraph("body", text)
        made.set(LABEL, label)
        (at.paragraph.addnext if after else at.paragraph.addprevious)(made)

    return Operator(name, title, tuple(rules.split()), fact, document, apply)


def remove_paragraph(at: Site) -> None:
    """Takes a paragraph out; in a table its cell keeps an empty one."""
    parent = at.paragraph.getparent()
    assert parent is not None
    if parent.tag == w("tc"):
        at.paragraph.addnext(element("p"))
    parent.remove(at.paragraph)
