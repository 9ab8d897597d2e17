"""From a description to a draft."""

from __future__ import annotations

from evals.format.description import Description, read_description
from evals.format.draft import Draft
from evals.format.layout import sheet
from evals.format.layout.imprint import imprint
from evals.format.layout.looks import FONTS
from evals.format.layout.main_part import main_part
from evals.format.layout.masthead import masthead
from evals.format.layout.paragraphs import Pen
from evals.format.layout.pictures import bars_png, ring_png
from evals.format.names import DOCUMENT, NAMESPACES, SETTINGS, STYLES, THEME, element, w
from evals.format.xml import etree


def base(name: str) -> Draft:
    """The base document ``bases/NAME.yaml``, laid out."""
    return lay_out(read_description(name))


def lay_out(described: Description) -> Draft:
    """A described document as a draft with labels."""
    wps = described.producer == "wps"
    pen = Pen(described.through, FONTS | described.fonts, wps)
    root = etree.Element(w("document"), nsmap={key: NAMESPACES[key] for key in ("w", "r", "wp", "a", "pic")})
    last = sheet.section(described)
    body = [*masthead(described, pen), *main_part(described, pen), *imprint(described, pen), last]
    root.append(element("body", body))
    footers = ["default", "even", *(["first"] if described.format == "letter" else [])]
    trees = {
        "[Content_Types].xml": sheet.content_types(footers),
        **sheet.relations(footers),
        "docProps/app.xml": sheet.properties_part(pen),
        DOCUMENT: root,
        STYLES: sheet.styles(described, pen),
        SETTINGS: sheet.settings(),
        THEME: sheet.theme(),
        **{f"word/footer_{kind}.xml": sheet.footer(kind, described, pen) for kind in footers},
    }
    return Draft(trees, {"word/media/seal.png": ring_png(), "word/media/figure.png": bars_png()}, _about(described))


def _about(described: Description) -> dict[str, object]:
    return {
        "base": described.name,
        "format": described.format,
        "doc_type": described.doc_type,
        "sealed": described.sealed,
        "upward": described.upward,
        "masthead": bool(described.masthead),
        "joint": len(described.signature) > 1,
        "producer": described.producer,
    }
