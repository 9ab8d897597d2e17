"""Files into pictures of their pages, one page at a time and never larger than recognition needs."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import DocumentTooLarge, UnreadableDocument
from assistant.files.ocr.geometry import Picture, opencv

DPI = 200
MAXIMUM_PAGES = 2_000
_POINTS_PER_INCH = 72
# A page of A3 at that resolution; the picture of an A4 page at 600 dpi is made smaller.
_MOST_PIXELS = 8_000_000
# As much as is ever unpacked: what claims more is a bomb, or a plan and no document.
_LARGEST_PICTURE = 100_000_000
_SMALLEST_SIDE = 16
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
_ENDS = {"PNG": b"IEND", "JPEG": b"\xff\xd9", "MPO": b"\xff\xd9"}
# Some devices add a few bytes behind the end.
_TRAILING = 4096
_DAMAGED = "图片文件已损坏或不完整，无法读取；请重新扫描或导出后再试。"


class PictureFile:
    """A picture of one page or, as TIFF, of several.

    Pillow only reads what the headers say; OpenCV decodes. The decoders of the Pillow that gradio allows can be made to write
    outside their memory (docs/security/dependencies.vex.json).

    Args:
        data: The bytes of the file.

    Raises:
        UnreadableDocument: It is damaged, or too small to hold text.
        DocumentTooLarge: It has too many pixels or pages.
    """

    def __init__(self, data: bytes) -> None:
        library: Any = import_module("PIL.Image")
        library.MAX_IMAGE_PIXELS = None  # ours is lower, and says so in Chinese
        try:
            self._header = library.open(io.BytesIO(data), formats=_FORMATS)
        except (OSError, SyntaxError, ValueError) as error:
            raise UnreadableDocument(_DAMAGED) from error
        _admit(self._header.width, self._header.height)
        opencv().utils.logging.setLogLevel(0)  # what is wrong is said by us
        self._data = np.frombuffer(data, dtype=np.uint8)
        # A second picture in a JPEG is a thumbnail or what a camera adds.
        self.pages: int = self._header.n_frames if self._header.format == "TIFF" else 1
        if self.pages > MAXIMUM_PAGES:
            raise DocumentTooLarge(f"图片超过 {MAXIMUM_PAGES} 页的上限；请拆分后再试。")

    def page(self, number: int) -> Picture | None:
        """The picture of a page, from 1; None where it is damaged or too large."""
        try:
            self._header.seek(number - 1)
        except (OSError, SyntaxError, ValueError, EOFError):
            return None
        if self._header.width * self._header.height > _LARGEST_PICTURE or self._is_cut_off():
            return None
        with suppress(opencv().error):
            decoded = self._decoded(number)
            return None if decoded is None else _small(decoded)
        return None

    def _is_cut_off(self) -> bool:
        """Whether the mark is missing with which such a file ends; OpenCV fills what is not there with grey."""
        end = _ENDS.get(self._header.format)
        return end is not None and end not in self._data[-_TRAILING:].tobytes()

    def _decoded(self, number: int) -> NDArray[np.uint8] | None:
        cv2 = opencv()
        flag = cv2.IMREAD_UNCHANGED if self._header.has_transparency_data else cv2.IMREAD_COLOR
        if self._header.format != "TIFF":
            return cv2.imdecode(self._data, flag)
        done, pages = cv2.imdecodemulti(self._data, flag, range=(number - 1, number))
        return pages[0] if done and pages else None


def _small(picture: NDArray[Any]) -> Picture:
    """A decoded picture on white paper, no larger than recognition needs."""
    cv2 = opencv()
    if picture.dtype == np.uint16:
        picture = (picture >> 8).astype(np.uint8)
    if picture.ndim == 2:
        picture = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    factor = max(1, math.floor(math.sqrt(picture.shape[0] * picture.shape[1] / _MOST_PIXELS)))
    if factor > 1:
        size = picture.shape[1] // factor, picture.shape[0] // factor
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    if picture.shape[2] == 4:
        cover = picture[:, :, 3:].astype(np.float32) / 255
        picture = (picture[:, :, :3] * cover + 255 * (1 - cover)).round().astype(np.uint8)
    return np.ascontiguousarray(picture)


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
