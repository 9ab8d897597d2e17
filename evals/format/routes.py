"""Ways to one look: put directly on runs or paragraph, on a part of it, through a style, the defaults or the theme."""

from __future__ import annotations

import copy

from evals.format.draft import Draft
from evals.format.facts import lead_and_rest
from evals.format.layout.paragraphs import fonts_of, text_node
from evals.format.names import STYLES, attribute, drop, element, properties, put, w
from evals.format.reader import Reader, run_text
from evals.format.xml import Node, etree

RUN_ROUTES = ("direct", "part", "character", "style")
FONT_ROUTES = (*RUN_ROUTES, "defaults", "theme")
SIZE_ROUTES = (*RUN_ROUTES, "defaults")
LEAD_ROUTES = ("direct", "part", "character")
PARAGRAPH_ROUTES = ("direct", "style")


def set_runs(draft: Draft, paragraph: Node, nodes: list[Node], route: str, of: str = "lead") -> None:
    """Give the runs of a lead, or of the rest after it, property elements such as ``w:sz``.

    Args:
        draft: Where the paragraph stands.
        paragraph: Whose runs they are.
        nodes: Children of ``w:rPr``.
        route: One of ``FONT_ROUTES``; ``theme`` needs ``w:rFonts`` and sets the theme's minor Chinese font.
        of: ``lead`` or ``rest``.
    """
    lead, rest = lead_and_rest(paragraph)
    taken, others = (lead, rest) if of == "lead" else (rest, lead)
    names = [etree.QName(node).localname for node in nodes]
    if route == "part":
        taken = [_cut_out(taken)]
    if route in {"direct", "part"}:
        for run in taken:
            for node in nodes:
                put(properties(run, "rPr"), copy.deepcopy(node))
        return
    _keep_look(draft, paragraph, others, names)
    for run in taken:
        drop(run.find(w("rPr")), *names)
    if route == "character":
        style_id = _new_style(draft, "character", None, nodes=nodes)
        for run in taken:
            put(properties(run, "rPr"), element("rStyle", val=style_id))
    elif route == "defaults":
        _through_defaults(draft, paragraph, nodes)
    else:
        nodes = [element("rFonts", eastAsiaTheme="minorEastAsia")] if route == "theme" else nodes
        style_id = _new_style(draft, "paragraph", _style_of(draft, paragraph), nodes=nodes)
        put(properties(paragraph, "pPr"), element("pStyle", val=style_id))


def set_paragraph(draft: Draft, paragraph: Node, nodes: list[Node], route: str) -> None:
    """Give a paragraph children of ``w:pPr``, directly or through a style of its own."""
    pPr = properties(paragraph, "pPr")
    if route == "direct":
        for node in nodes:
            put(pPr, copy.deepcopy(node))
        return
    drop(pPr, *(etree.QName(node).localname for node in nodes))
    style_id = _new_style(draft, "paragraph", _style_of(draft, paragraph), paragraph_nodes=nodes)
    put(pPr, element("pStyle", val=style_id))


def indents(first: float = 0, left: float = 0, right: float = 0, size: float = 16, in_chars: bool = True) -> Node:
    """A ``w:ind`` that says every side, so that nothing is inherited; 字 of ``size`` pt."""
    node = element("ind")
    hanging = {"hanging": -first} if first < 0 else {"firstLine": first}
    for name, value in {"left": left, "right": right, **hanging}.items():
        node.set(w(f"{name}Chars"), str(round(value * 100)) if in_chars else "0")
        node.set(w(name), str(round(value * size * 20)))
    return node


def font(name: str) -> Node:
    """``w:rFonts`` of one name."""
    return fonts_of(name)


def sizes(points: float) -> list[Node]:
    """``w:sz`` and ``w:szCs``."""
    return [element("sz", val=round(points * 2)), element("szCs", val=round(points * 2))]


def _cut_out(taken: list[Node]) -> Node:
    """Cut the middle third of the longest run out as a run of its own."""
    run = max(taken, key=lambda each: len(run_text(each)))
    text = run_text(run)
    start = len(text) // 3
    end = max(start + 1, 2 * len(text) // 3)
    middle, after = copy.deepcopy(run), copy.deepcopy(run)
    for each, piece in ((run, text[:start]), (middle, text[start:end]), (after, text[end:])):
        drop(each, "t", "tab")
        for index, words in enumerate(piece.split("\t")):
            each.extend([element("tab")] if index else [])
            each.extend([text_node(words)] if words else [])
    run.addnext(middle)
    middle.addnext(after)
    for each in (run, after):
        if not run_text(each):
            each.getparent().remove(each)
    return middle


def _keep_look(draft: Draft, paragraph: Node, others: list[Node], names: list[str]) -> None:
    """Put on runs that are not meant what they now have from elsewhere, before the paragraph's style changes."""
    reader = Reader(draft)
    for run in others:
        levels = reader.run_levels(run, paragraph)
        for name in names:
            found = next((level.find(w(name)) for level in levels if level.find(w(name)) is not None), None)
            if found is not None:
                put(properties(run, "rPr"), copy.deepcopy(found))


def _style_of(draft: Draft, paragraph: Node) -> str:
    own = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    styles = draft.trees[STYLES].iter(w("style"))
    default = next(attribute(style, "styleId") for style in styles if attribute(style, "default") == "1")
    return attribute(own, "val") or default or ""


def _new_style(
    draft: Draft,
    kind: str,
    based_on: str | None,
    nodes: list[Node] | None = None,
    paragraph_nodes: list[Node] | None = None,
) -> str:
    styles = draft.trees[STYLES]
    number = sum(1 for _ in styles.iter(w("style"))) + 1
    style_id = f"a{number}"
    style = element("style", [element("name", val=f"样式{number}")], type=kind, customStyle=1, styleId=style_id)
    if based_on:
        put(style, element("basedOn", val=based_on))
    for owner, children in (("pPr", paragraph_nodes), ("rPr", nodes)):
        for node in children or []:
            put(properties(style, owner), copy.deepcopy(node))
    styles.append(style)
    return style_id


def _through_defaults(draft: Draft, paragraph: Node, nodes: list[Node]) -> None:
    """A style based on nothing that says all but the properties in question; these the defaults say."""
    reader = Reader(draft)
    names = {etree.QName(node).localname for node in nodes}
    nothing = element("r")
    run_nodes = _merged(reader.run_levels(nothing, paragraph)[:-1], names)
    paragraph_nodes = _merged(reader.paragraph_levels(paragraph)[1:], set())
    style_id = _new_style(draft, "paragraph", None, nodes=run_nodes, paragraph_nodes=paragraph_nodes)
    put(properties(paragraph, "pPr"), element("pStyle", val=style_id))
    defaults = draft.trees[STYLES].find(f".//{w('rPrDefault')}/{w('rPr')}")
    assert defaults is not None
    for node in nodes:
        put(defaults, copy.deepcopy(node))


def _merged(levels: list[Node], without: set[str]) -> list[Node]:
    found: dict[str, Node] = {}
    for level in reversed(levels):
        found |= {etree.QName(node).localname: node for node in level}
    return [node for name, node in found.items() if name not in without]
