"""A draft written out by hand, so that what the reader finds can be worked out from ECMA-376."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.names import DOCUMENT, NAMESPACES, SETTINGS, STYLES, THEME
from evals.format.xml import etree

_SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_LABEL = 'xmlns:l="urn:gongwu:evals:format" l:label="body"'
_SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474" w:footer="1440"/>{grid}</w:sectPr>'
_GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>'
_THEME = (
    f'<a:theme xmlns:a="{NAMESPACES["a"]}"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/>'
    '<a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    '<a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def document(paragraphs: list[str], styles: str = "", grid: str = _GRID) -> Draft:
    """A draft of paragraphs, each the inside of a ``w:p`` labelled body, and the inside of ``w:styles``."""
    body = "".join(f"<w:p {_LABEL}>{paragraph}</w:p>" for paragraph in paragraphs)
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    trees = {
        DOCUMENT: f"<w:document {_SPACES}><w:body>{body}{_SECTION.format(grid=grid)}</w:body></w:document>",
        STYLES: f"<w:styles {_SPACES}>{styles}</w:styles>",
        SETTINGS: f"<w:settings {_SPACES}/>",
        THEME: _THEME,
        "word/_rels/document.xml.rels": relations,
    }
    about = {
        "format": "general",
        "doc_type": "通知",
        "upward": False,
        "sealed": True,
        "masthead": False,
        "joint": False,
    }
    return Draft({name: etree.fromstring(xml) for name, xml in trees.items()}, {}, about)
