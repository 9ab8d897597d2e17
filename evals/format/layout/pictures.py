"""Pictures: a red ring for a seal, a few bars for a figure; as PNG made here, and the XML that places them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import cache

from evals.format.names import element, qualified
from evals.format.xml import Node, etree

SEAL = (42, 42)
_EMU_A_MM = 36000


@cache
def ring_png() -> bytes:
    """A red ring on transparent ground, as a seal's rim."""
    size = 120

    def pixel(x: int, y: int) -> bytes:
        distance = (x - size / 2) ** 2 + (y - size / 2) ** 2
        return b"\xff\x00\x00\xff" if 54**2 < distance < 58**2 else b"\x00\x00\x00\x00"

    return _png(size, size, pixel)


@cache
def bars_png() -> bytes:
    """Five grey bars: a figure that is seen in a rendering."""

    def pixel(x: int, y: int) -> bytes:
        return b"\x66\x66\x66\xff" if x % 40 > 12 and 100 - y < 20 + 15 * (x // 40) else b"\xff\xff\xff\xff"

    return _png(200, 100, pixel)


def _png(width: int, height: int, pixel: Callable[[int, int], bytes]) -> bytes:
    rows = b"".join(b"\x00" + b"".join(pixel(x, y) for x in range(width)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _node(tag: str, children: list[Node] | None = None, /, **attributes: object) -> Node:
    made = etree.Element(qualified(tag))
    for key, value in attributes.items():
        made.set(qualified(key.replace("_", ":")) if "_" in key else key, str(value))
    made.extend(children or [])
    return made


def _graphic(relation: str, name: str, width: int, height: int) -> list[Node]:
    blip = _node("pic:blipFill", [_node("a:blip", r_embed=relation), _node("a:stretch", [_node("a:fillRect")])])
    shape = _node("a:xfrm", [_node("a:off", x=0, y=0), _node("a:ext", cx=width, cy=height)])
    outline = _node("a:prstGeom", [_node("a:avLst")], prst="rect")
    titles = _node("pic:nvPicPr", [_node("pic:cNvPr", id=1, name=name), _node("pic:cNvPicPr")])
    picture = _node("pic:pic", [titles, blip, _node("pic:spPr", [shape, outline])])
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    data = _node("a:graphic", [_node("a:graphicData", [picture], uri=uri)])
    return [_node("wp:docPr", id=1, name=name, descr=name), data]


def inline(relation: str, name: str, width_mm: float, height_mm: float) -> Node:
    """A run with a picture that stands in the line."""
    width, height = round(width_mm * _EMU_A_MM), round(height_mm * _EMU_A_MM)
    place = _node("wp:inline", [_node("wp:extent", cx=width, cy=height), *_graphic(relation, name, width, height)])
    return element("r", [element("drawing", [place])])


def anchored(relation: str, name: str, width_mm: float, height_mm: float) -> Node:
    """A run with a picture behind the text, to the right, its upper edge a line above the paragraph."""
    width, height = round(width_mm * _EMU_A_MM), round(height_mm * _EMU_A_MM)
    across, down = _node("wp:posOffset"), _node("wp:posOffset")
    across.text, down.text = str(95 * _EMU_A_MM), str(-12 * _EMU_A_MM)
    place = [
        _node("wp:simplePos", x=0, y=0),
        _node("wp:positionH", [across], relativeFrom="margin"),
        _node("wp:positionV", [down], relativeFrom="paragraph"),
        _node("wp:extent", cx=width, cy=height),
        _node("wp:wrapNone"),
        *_graphic(relation, name, width, height),
    ]
    settings = {"distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0, "relativeHeight": 1, "behindDoc": 1}
    more = {"locked": 0, "layoutInCell": 1, "allowOverlap": 1}
    return element("r", [element("drawing", [_node("wp:anchor", place, **settings, **more)])])
