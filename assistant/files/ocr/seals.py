"""Takes red seals off a page, so that what is printed beneath them can be read. A red head (发文机关标志) stays."""

from __future__ import annotations

import numpy as np

from assistant.files.ocr.geometry import Picture, opencv

# As parts of the page's width: a seal is 38 to 50 mm wide, A4 210 mm.
_SMALLEST, _LARGEST, _JOINED_WITHIN = 0.11, 0.34, 0.015
_ROUND_WITHIN = 0.25
_LEAST_RED = 60


def without_seals(picture: Picture) -> Picture:
    """The page, where it is stamped, in the light that shows red ink as white paper."""
    red = _red(picture)
    if not red.any():
        return picture
    cleaned = picture.copy()
    for left, top, width, height in _patches(red):
        if _is_seal(width, height, picture.shape[1]):
            part = cleaned[top : top + height, left : left + width]
            part[:] = part[:, :, 2:3]
    return cleaned


def _red(picture: Picture) -> np.ndarray:
    """Where the ink is red: much more of that than of green or blue."""
    channels = picture.astype(np.int16)
    return (channels[:, :, 2] - channels[:, :, :2].max(axis=2) > _LEAST_RED).astype(np.uint8)


def _patches(red: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Where red ink stands together: left, top, width and height."""
    cv2 = opencv()
    reach = max(3, round(red.shape[1] * _JOINED_WITHIN))
    joined = cv2.dilate(red, np.ones((reach, reach), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(joined)
    return [(int(left), int(top), int(width), int(height)) for left, top, width, height, _ in found[1:]]


def _is_seal(width: int, height: int, page: int) -> bool:
    return _SMALLEST < width / page < _LARGEST and abs(width - height) <= _ROUND_WITHIN * max(width, height)
