"""Names of WordprocessingML (ECMA-376 Part 1, 17) as lxml spells them."""

from __future__ import annotations

from evals.format.xml import Node, etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
# Where an element's label stands while a draft is in memory; it is taken off before anything is written.
LABEL = "{urn:gongwu:evals:format}label"

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
THEME = "word/theme/theme1.xml"


def w(name: str) -> str:
    """``w:name`` in Clark notation."""
    return f"{{{NAMESPACES['w']}}}{name}"


def qualified(name: str) -> str:
    """``prefix:name`` in Clark notation; without a prefix, of the namespace w."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def element(name: str, children: list[Node] | None = None, /, **attributes: object) -> Node:
    """A ``w:name`` element whose attributes are of the namespace w too; attributes that are None are left out."""
    made = etree.Element(w(name), nsmap={"w": NAMESPACES["w"]})
    for key, value in attributes.items():
        if value is not None:
            made.set(w(key.rstrip("_")), str(value))
    made.extend(children or [])
    return made


def attribute(node: Node | None, name: str) -> str | None:
    """The attribute ``w:name`` of a node that may be absent."""
    return None if node is None else node.get(w(name))


# The order in which the schema wants the children that are written here (CT_PPr, CT_RPr, CT_SectPr, CT_Style, CT_Settings).
_ORDER = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs suppressAutoHyphens kinsoku
        wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing jc textAlignment outlineLvl rPr sectPr""".split(),
    "rPr": """rStyle rFonts b bCs i iCs caps strike dstrike outline shadow emboss imprint vanish color spacing w kern
        position sz szCs highlight u shd fitText vertAlign em lang""".split(),
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols vAlign titlePg docGrid".split(),
    "style": "name basedOn next link uiPriority qFormat pPr rPr tblPr".split(),
    "settings": "zoom evenAndOddHeaders characterSpacingControl compat themeFontLang".split(),
    "rPrDefault": ["rPr"],
    "pPrDefault": ["pPr"],
}


def put(parent: Node, child: Node) -> Node:
    """Set a property element in its place of the schema's order; one of the same name is replaced."""
    order = _ORDER[etree.QName(parent).localname]
    name = etree.QName(child).localname
    for old in parent.findall(w(name)):
        parent.remove(old)
    rank = order.index(name)
    before = [node for node in parent if order.index(etree.QName(node).localname) < rank]
    parent.insert(len(before), child)
    return child


def drop(parent: Node | None, *names: str) -> None:
    """Take out the children ``w:name`` of a node that may be absent."""
    if parent is not None:
        for old in [old for name in names for old in parent.findall(w(name))]:
            parent.remove(old)


def properties(owner: Node, name: str) -> Node:
    """The ``w:pPr`` or ``w:rPr`` of a paragraph, run or style, made where it is missing."""
    found = owner.find(w(name))
    if found is not None:
        return found
    made = element(name)
    if etree.QName(owner).localname in _ORDER:
        return put(owner, made)
    owner.insert(0, made)
    return made
