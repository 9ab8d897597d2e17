"""What scanners make of pages: tilted, noisy, on their heads, stamped; and the files that hold them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from PIL import Image, ImageFilter

from evals.recognition.drawing import DPI, Layout, pages
from evals.recognition.regulations import Regulation

_SEED = 20261201
_TILT = 2.0
_POOR_QUALITY = 35

Page = Image.Image


def _as_it_is(page: Page) -> Page:
    return page


def _tilted(page: Page) -> Page:
    return page.rotate(_TILT, resample=Image.Resampling.BICUBIC, fillcolor="white")


def _noisy(page: Page) -> Page:
    """Grey paper, blurred ink, grains, and a poor JPEG."""
    pixels = np.asarray(page.convert("L").filter(ImageFilter.GaussianBlur(1.0)), dtype=np.float32)
    noise = np.random.default_rng(_SEED).normal(0, 14, pixels.shape)
    grey = np.clip(pixels * 0.8 + 40 + noise, 0, 255).astype(np.uint8)
    stream = io.BytesIO()
    Image.fromarray(grey).save(stream, "JPEG", quality=_POOR_QUALITY)
    return Image.open(stream).convert("RGB")


def _upside_down(page: Page) -> Page:
    return page.transpose(Image.Transpose.ROTATE_180)


def _sideways(page: Page) -> Page:
    return page.transpose(Image.Transpose.ROTATE_90)


def _fax(page: Page) -> Page:
    """Black and white at half the resolution."""
    grey = np.asarray(page.convert("L").reduce(2))
    return Image.fromarray(np.where(grey > 150, 255, 0).astype(np.uint8)).convert("RGB")


_ONE, _TWO = Layout(), Layout(columns=2, size=36, leading=60)
KINDS: Mapping[str, tuple[Layout, bool, Callable[[Page], Page]]] = {
    "clean": (_ONE, False, _as_it_is),
    "tilted": (_ONE, False, _tilted),
    "noisy": (_ONE, False, _noisy),
    "columns": (_TWO, False, _as_it_is),
    "sealed": (_ONE, True, _as_it_is),
    "upside_down": (_ONE, False, _upside_down),
    "sideways": (_ONE, False, _sideways),
    "fax": (_ONE, False, _fax),
}
"""Kinds of pages: how they are printed, whether with head and seal, and what the scanner does to them."""


def scan(regulation: Regulation, kind: str) -> list[Page]:
    """A regulation as scanned pages of a kind."""
    layout, official, scanned = KINDS[kind]
    return [scanned(page) for page in pages(regulation.paragraphs, layout, official=official)]


def as_pdf(scanned: Sequence[Page]) -> bytes:
    """Scanned pages as a PDF without a text layer."""
    stream = io.BytesIO()
    scanned[0].save(stream, "PDF", save_all=True, append_images=scanned[1:], resolution=DPI)
    return stream.getvalue()
