# pyright: basic
"""Elements of WordprocessingML that are changed: children in the order of the schema, attributes by local name.

Orders are those of the types CT_RPr, CT_PPr, CT_SectPr, CT_TblPr, CT_TcPr, CT_Style and CT_Settings (ECMA-376 part 1, annex A.1);
``*`` stands for extensions, as w14:textFill, which WPS writes on every run ([MS-DOCX] 2.6).
"""

from __future__ import annotations

import copy

from assistant.ooxml.sources import Node
from assistant.ooxml.xml import W, made

_RUN = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
    "em lang eastAsianLayout specVanish oMath * rPrChange"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle * rPr sectPr pPrChange"
)
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings * sectPrChange"
)
_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders "
    "shd tblLayout tblCellMar tblLook tblCaption tblDescription * tblPrChange"
)
_CELL = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers * cellIns "
    "cellDel cellMerge tcPrChange"
)
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_SETTINGS_BEFORE = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape "
    "printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts "
    "saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter "
    "gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate "
    "linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions "
    "doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop "
    "autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle "
    "defaultTableStyle evenAndOddHeaders"
)
_ORDERS = {
    "rPr": _RUN.split(),
    "pPr": _PARAGRAPH.split(),
    "sectPr": _SECTION.split(),
    "tblPr": _TABLE.split(),
    "tcPr": _CELL.split(),
    "style": _STYLE.split(),
    "docDefaults": ["rPrDefault", "pPrDefault"],
    "trPr": ["*", "ins", "del", "trPrChange"],
    "settings": [*_SETTINGS_BEFORE.split(), "*"],
    "pBdr": "top left bottom right between bar".split(),
    "tblBorders": "top left start bottom right end insideH insideV".split(),
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl".split(),
    "numPr": "ilvl numId numberingChange ins".split(),
}
_FIRST = {"rPr", "pPr", "tblPr", "trPr", "tcPr"}


def local(node: Node) -> str:
    """Its name in WordprocessingML; that with its namespace for elements of others, empty for a comment."""
    return node.tag.removeprefix(W) if isinstance(node.tag, str) else ""


def new(name: str, **attributes: str) -> Node:
    """A new element of WordprocessingML with attributes of the same namespace."""
    node = made(W + name)
    for key, value in attributes.items():
        node.set(W + key, value)
    return node


def get(node: Node | None, name: str) -> str | None:
    """An attribute of WordprocessingML; None where there is none."""
    return None if node is None else node.get(W + name)


def found(parent: Node | None, name: str) -> Node | None:
    """The first child of a name."""
    return None if parent is None else parent.find(W + name)


def child_of(parent: Node, name: str) -> Node:
    """The child of a name; where there is none it is put in where the schema wants it."""
    existing = parent.find(W + name)
    return insert(parent, new(name)) if existing is None else existing


def insert(parent: Node, node: Node) -> Node:
    """Puts a child in where the schema wants it, after others of its name."""
    if local(node) in _FIRST and local(parent) not in ("pPr", "style"):
        parent.insert(0, node)
        return node
    order = _ORDERS.get(local(parent), ())
    rank = _rank(order, local(node))
    for at, other in enumerate(parent):
        if _rank(order, local(other)) > rank:
            parent.insert(at, node)
            return node
    parent.append(node)
    return node


def _rank(order: list[str] | tuple[str, ...], name: str) -> int:
    if name in order:
        return order.index(name)
    return order.index("*") if "*" in order else len(order)


def drop(node: Node, *names: str) -> None:
    """Takes attributes of WordprocessingML away."""
    for name in names:
        node.attrib.pop(W + name, None)


def holds_text(node: Node) -> bool:
    """Whether there is text below an element, as damage puts it into properties and texts: none reads it, none may lose it."""
    return node.find(f".//{W}t") is not None or node.find(f".//{W}delText") is not None


def turn(node: Node, on: bool) -> None:
    """Says on or off in an element that is a switch (CT_OnOff): without a value it is on."""
    if on:
        drop(node, "val")
    else:
        node.set(f"{W}val", "0")


def take_out(node: Node) -> None:
    """Takes an element out of its parent."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def copied(node: Node) -> Node:
    """A copy without what followed it in the text of the tree."""
    copied_node = copy.deepcopy(node)
    copied_node.tail = None
    return copied_node
