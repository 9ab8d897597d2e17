"""The tree of a part changed and written well-formed again: attributes, elements, names, nesting."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

from evals.format.xml import etree
from evals.fuzz.mutations.of_texts import ODD_TEXTS

Node = Any
TreeMutation = Callable[[Node, Random], None]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ODD_VALUES = (
    "", " ", "0", "-1", "1", "00", "+3", "--5", "-", "1.5", "1e9", "NaN", "inf", "-inf", "0x10", "99999999999999999999", "2147483648",
    "-2147483649", "4294967295", "65536", "abc", "true", "off", "none", "nil", "auto", "FFFFFF", "GGGGGG", "12pt", "3cm", "1/2", "100%",
    "-20pt", "999999999", "1 2", "１２", "²", "٣", "一", "\u00a0", "default", "w:p", "%1", "rId1", "rId999", "../a.xml", "\u202e", "x" * 5000,
)  # fmt: skip
_KNOWN = (
    "p r t tbl tr tc sdt sdtContent sdtPr ins del moveFrom moveTo hyperlink fldSimple fldChar instrText smartTag customXml pPr rPr sectPr "
    "tblPr tcPr trPr numPr ind spacing jc rFonts sz pBdr tabs br tab sym ruby rubyBase drawing pict object footnoteReference "
    "commentReference commentRangeStart bookmarkStart headerReference pgSz pgMar docGrid cols titlePg body document style num "
    "abstractNum lvl lvlText gridSpan vMerge gridCol framePr pPrChange rPrChange sectPrChange altChunk subDoc cr noBreakHyphen pgNum"
).split()
_FOREIGN = (
    "urn:nobody",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "",
)
_WRAPPERS = (
    "sdt",
    "ins",
    "del",
    "hyperlink",
    "smartTag",
    "fldSimple",
    "customXml",
    "moveFrom",
    "p",
    "r",
    "tc",
    "AlternateContent",
    "dir",
)


def odd_value(root: Node, random: Random) -> None:
    """Attributes with values that cannot be."""
    for node in random.sample(_with_attributes(root), min(random.choice((1, 1, 3, 20)), len(_with_attributes(root)))):
        node.set(random.choice(list(node.attrib)), random.choice(ODD_VALUES))


def odd_values_of_one_name(root: Node, random: Random) -> None:
    """All attributes of one element's name with odd values, so that the one that matters is among them."""
    nodes = _with_attributes(root)
    tag = random.choice(nodes).tag if nodes else ""
    for node in nodes:
        if node.tag == tag:
            node.set(random.choice(list(node.attrib)), random.choice(ODD_VALUES))


def drop_attribute(root: Node, random: Random) -> None:
    """Attributes that are missing."""
    for node in random.sample(_with_attributes(root), min(random.choice((1, 5)), len(_with_attributes(root)))):
        del node.attrib[random.choice(list(node.attrib))]


def other_attribute(root: Node, random: Random) -> None:
    """An attribute of another name, or without its namespace."""
    for node in random.sample(_with_attributes(root), min(3, len(_with_attributes(root)))):
        name = random.choice(list(node.attrib))
        value = node.attrib.pop(name)
        node.set(random.choice((name.rpartition("}")[2], f"{W}val", f"{W}id", "{urn:nobody}val")), value)


def swap_values(root: Node, random: Random) -> None:
    """Two attributes that hold each other's value."""
    nodes = _with_attributes(root)
    if len(nodes) > 1:
        (one, other), picked = random.sample(nodes, 2), []
        for node in (one, other):
            picked.append(random.choice(list(node.attrib)))
        first, second = one.get(picked[0]), other.get(picked[1])
        one.set(picked[0], second)
        other.set(picked[1], first)


def double_element(root: Node, random: Random) -> None:
    """An element that stands there twice, or some hundred times."""
    node = _below(root, random)
    if node is not None:
        times = random.choice((1, 1, 2, 20)) if sum(1 for _ in node.iter()) > 20 else random.choice((1, 1, 3, 300))
        for _ in range(times):
            node.addnext(copy.deepcopy(node))


def remove_element(root: Node, random: Random) -> None:
    """An element that is missing."""
    node = _below(root, random)
    if node is not None:
        node.getparent().remove(node)


def move_element(root: Node, random: Random) -> None:
    """An element where it does not belong."""
    node, other = _below(root, random), _below(root, random)
    if node is not None and other is not None and not any(each is node for each in (other, *other.iterancestors())):
        random.choice((other.append, other.addnext, other.addprevious))(node)


def exchange_children(root: Node, random: Random) -> None:
    """Children in another order."""
    parents = [node for node in _elements(root) if len(node) > 1]
    if parents:
        parent = random.choice(parents)
        parent[:] = random.sample(list(parent), len(parent))


def other_name(root: Node, random: Random) -> None:
    """An element of another name."""
    node = _below(root, random)
    if node is not None:
        node.tag = W + random.choice(_KNOWN)


def other_namespace(root: Node, random: Random) -> None:
    """An element, or a whole branch, in another namespace."""
    node, uri = random.choice(_elements(root)), random.choice(_FOREIGN)
    for each in node.iter("*") if random.random() < 0.3 else (node,):
        local = each.tag.rpartition("}")[2]
        each.tag = f"{{{uri}}}{local}" if uri else local


def put_in_element(root: Node, random: Random) -> None:
    """An empty element where none belongs."""
    parent = random.choice(_elements(root))
    made = etree.SubElement(parent, W + random.choice(_KNOWN))
    if random.random() < 0.5:
        made.set(W + random.choice(("val", "id", "type", "w", "fldCharType")), random.choice(ODD_VALUES))
    parent.insert(random.randrange(len(parent)), made)


def wrap(root: Node, random: Random) -> None:
    """An element within another one, once or very deep."""
    node = _below(root, random)
    if node is None:
        return
    name = random.choice(_WRAPPERS)
    for _ in range(random.choice((1, 1, 2, 60, 240))):
        outer = etree.Element(W + name if name != "AlternateContent" else MC + name)
        inner = outer
        if name in ("sdt", "AlternateContent"):
            inner = etree.SubElement(outer, f"{W}sdtContent" if name == "sdt" else f"{MC}Fallback")
        node.getparent().replace(node, outer)
        inner.append(node)


def unwrap(root: Node, random: Random) -> None:
    """An element's children without it."""
    node = _below(root, random)
    if node is not None:
        for child in list(node):
            node.addprevious(child)
        node.getparent().remove(node)


def odd_words(root: Node, random: Random) -> None:
    """Texts that programs stumble over, in places for texts and in others."""
    texts = [node for node in _elements(root) if (node.text or "").strip()] or _elements(root)
    for node in random.sample(texts, min(random.choice((1, 5)), len(texts))):
        odd = random.choice([text for text in ODD_TEXTS if "\ufffe" not in text])
        text = node.text or ""
        at = random.randrange(len(text) + 1)
        node.text = random.choice((odd, text[:at] + odd + text[at:]))


def comments(root: Node, random: Random) -> None:
    """Comments and processing instructions, within texts too."""
    for node in random.sample(_elements(root), min(10, len(_elements(root)))):
        node.insert(random.randrange(len(node) + 1), random.choice((etree.Comment("x"), etree.PI("x", "y"))))


def same_ids(root: Node, random: Random) -> None:
    """Ids that stand there more than once."""
    ids = [(node, name) for node in _elements(root) for name in node.attrib if name.lower().endswith("id")]
    for node, name in random.sample(ids, min(8, len(ids))):
        node.set(name, random.choice(("1", "0", "rId1", "-1", "a")))


def _elements(root: Node) -> list[Node]:
    return list(root.iter("*"))


def _below(root: Node, random: Random) -> Node | None:
    nodes = [node for node in _elements(root) if node is not root]
    return random.choice(nodes) if nodes else None


def _with_attributes(root: Node) -> list[Node]:
    return [node for node in _elements(root) if node.attrib]


MUTATIONS: tuple[TreeMutation, ...] = (
    *(
        odd_value,
        odd_value,
        odd_values_of_one_name,
        odd_values_of_one_name,
        drop_attribute,
        other_attribute,
        swap_values,
    ),
    *(
        double_element,
        remove_element,
        remove_element,
        move_element,
        move_element,
        exchange_children,
        other_name,
        other_namespace,
    ),
    *(put_in_element, put_in_element, wrap, wrap, unwrap, odd_words, comments, same_ids),
)
