"""The order in which the schema wants properties, without which Word calls a file damaged (ECMA-376 part 1, annex A.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.preservation.comparing import parts_of
from tests.preservation.vocabulary import W, by_transitional_names

# CT_PPr, CT_SectPr and CT_TblPr are sequences; of CT_RPr only the ends are fixed (EG_RPrBase is a choice). Extensions
# (w14, w15) stand where the star is ([MS-DOCX] 2.6).
_ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle * rPr sectPr pPrChange"
    ).split(),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
        "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings * sectPrChange"
    ).split(),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription * tblPrChange"
    ).split(),
    "rPr": "ins del moveFrom moveTo * rPrChange".split(),
}
# Headers and footers may alternate (EG_HdrFtrReferences).
_ALIKE = {"headerReference": "footerReference"}


def disorder(data: bytes) -> list[str]:
    """Properties that stand where the schema does not allow them, or twice; one line each."""
    found: list[str] = []
    for name, part in parts_of(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += [f"{name}: {line}" for line in _disorder(by_transitional_names(etree.fromstring(part)))]
    return found


def _disorder(tree: Any) -> Iterator[str]:
    for name, order in _ORDERS.items():
        for properties in tree.iter(W + name):
            names = [etree.QName(child).localname for child in properties if isinstance(child.tag, str)]
            ranks = [_rank(order, _ALIKE.get(child, child)) for child in names]
            once = [child for child in names if child not in _ALIKE and child != "footerReference"]
            if ranks != sorted(ranks) or len(once) != len(set(once)):
                yield f"{name}: {' '.join(names)}"


def _rank(order: list[str], name: str) -> int:
    if name in order:
        return order.index(name)
    return order.index("*") if "*" in order else len(order)
