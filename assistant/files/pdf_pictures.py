"""Draws the pages of a PDF as pictures: ``python -m assistant.files.pdf_pictures PDF FOLDER PAGES DPI [FIRST]``.

A process of its own, because it is started within limits; it writes ``1.png``, ``2.png`` … and ``count``, the number of pages.
"""

from __future__ import annotations

import struct
import sys
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_POINTS_PER_INCH = 72
_LIBRARY = "pypdfium2"


def can_draw() -> bool:
    """Whether the library that draws is installed."""
    return find_spec(_LIBRARY) is not None


def draw(pdf: Path, folder: Path, pages: int, dpi: int, first: int = 1) -> None:
    """Writes pages of a PDF as PNG files, and how many it has.

    Args:
        pdf: The PDF.
        folder: Where the pictures go.
        pages: How many pages at most.
        dpi: Pixels per inch.
        first: Number of the first of them.
    """
    from importlib import import_module

    document: Any = import_module(_LIBRARY).PdfDocument(pdf)
    for number in range(first - 1, min(len(document), first - 1 + pages)):
        bitmap = document[number].render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=False)
        picture = png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        (folder / f"{number + 1}.png").write_bytes(picture)
    (folder / "count").write_text(str(len(document)), encoding="ascii")


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """A PNG file of red, green and blue bytes (ISO/IEC 15948).

    Args:
        pixels: The rows, from the top.
        width: Pixels in a row.
        height: Number of rows.
        stride: Bytes from one row to the next.
    """
    # Each row begins with the number of its filter; 0 is none (clause 9.2).
    rows = b"".join(b"\0" + pixels[at * stride : at * stride + width * 3] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:6]))
