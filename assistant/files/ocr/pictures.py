"""Files into pictures of their pages, one page at a time and never larger than recognition needs."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

import numpy as np

from assistant.errors import DocumentTooLarge, UnreadableDocument
from assistant.files.ocr.geometry import Picture

DPI = 200
MAXIMUM_PAGES = 2_000
_POINTS_PER_INCH = 72
# A page of A3 at that resolution; the picture of an A4 page at 600 dpi is made smaller.
_MOST_PIXELS = 8_000_000
# As much as is ever unpacked: what claims more is a bomb, or a plan and no document.
_LARGEST_PICTURE = 100_000_000
_SMALLEST_SIDE = 16
_DAMAGED = "图片文件已损坏或不完整，无法读取；请重新扫描或导出后再试。"


class PictureFile:
    """A picture of one page or, as TIFF, of several.

    Args:
        data: The bytes of the file.

    Raises:
        UnreadableDocument: It is damaged, or too small to hold text.
        DocumentTooLarge: It has too many pixels or pages.
    """

    def __init__(self, data: bytes) -> None:
        self._library: Any = import_module("PIL.Image")
        self._library.MAX_IMAGE_PIXELS = None  # ours is lower, and says so in Chinese
        try:
            self._image = self._library.open(io.BytesIO(data))
        except (OSError, SyntaxError, ValueError) as error:
            raise UnreadableDocument(_DAMAGED) from error
        _admit(self._image.width, self._image.height)
        self.pages: int = getattr(self._image, "n_frames", 1)
        if self.pages > MAXIMUM_PAGES:
            raise DocumentTooLarge(f"图片超过 {MAXIMUM_PAGES} 页的上限；请拆分后再试。")

    def page(self, number: int) -> Picture | None:
        """The picture of a page, from 1; None where it is damaged or too large."""
        try:
            self._image.seek(number - 1)
            if self._image.width * self._image.height > _LARGEST_PICTURE:
                return None
            return self._small()
        except (OSError, SyntaxError, ValueError, EOFError):
            return None

    def _small(self) -> Picture:
        image = self._image
        factor = max(1, math.floor(math.sqrt(image.width * image.height / _MOST_PIXELS)))
        if image.mode in ("1", "P", "I;16", "CMYK", "LA", "PA"):
            image = image.convert("RGBA" if "transparency" in image.info else "RGB" if image.mode == "CMYK" else "L")
        image = image.reduce(factor) if factor > 1 else image
        image = import_module("PIL.ImageOps").exif_transpose(image)
        if image.mode == "RGBA":
            paper = self._library.new("RGBA", image.size, "white")
            image = self._library.alpha_composite(paper, image)
        return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])


def _admit(width: int, height: int) -> None:
    if width * height > _LARGEST_PICTURE:
        raise DocumentTooLarge(f"图片有 {width}×{height} 个像素，超出上限；请降低分辨率或裁剪后再试。")
    if min(width, height) < _SMALLEST_SIDE:
        raise UnreadableDocument(f"图片只有 {width}×{height} 个像素，认不出文字；请重新扫描或拍照。")


class PdfPages:
    """The pages of a PDF as pictures.

    Args:
        data: The bytes of the file.
    """

    def __init__(self, data: bytes) -> None:
        self._library: Any = import_module("pypdfium2")
        self._document: Any = None
        with suppress(self._library.PdfiumError):
            self._document = self._library.PdfDocument(data)

    def page(self, number: int) -> Picture | None:
        """The picture of a page, from 1; None where it cannot be drawn."""
        if self._document is None:
            return None
        try:
            page = self._document[number - 1]
            width, height = page.get_size()
            most = math.sqrt(_MOST_PIXELS / max(width * height, 1.0))
            bitmap = page.render(scale=min(DPI / _POINTS_PER_INCH, most), prefer_bgrx=False, rev_byteorder=False)
        except self._library.PdfiumError:
            return None
        pixels = np.asarray(bitmap.to_numpy())
        return np.ascontiguousarray(pixels if pixels.ndim == 3 else np.repeat(pixels[:, :, None], 3, axis=2))

    def is_picture(self, number: int) -> bool:
        """Whether a picture covers most of a page, as on a scan."""
        if self._document is None:
            return False
        try:
            page = self._document[number - 1]
            width, height = page.get_size()
            return any(_area(bounds) > width * height / 2 for bounds in self._pictures(page))
        except self._library.PdfiumError:
            return False

    def _pictures(self, page: Any) -> Iterator[tuple[float, float, float, float]]:
        kinds = [self._library.raw.FPDF_PAGEOBJ_IMAGE]
        for found in page.get_objects(filter=kinds):
            yield found.get_bounds()


def _area(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return (right - left) * (top - bottom)
