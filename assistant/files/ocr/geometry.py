"""Pictures as arrays, and what is done to them: cut, turned, straightened."""

from __future__ import annotations

import math
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Rows of pixels of blue, green and red."""

Quad = NDArray[np.float32]
"""Four corners, clockwise from the one at the top left of the text."""

WHITE = 255
_WHITE_PIXEL = (WHITE, WHITE, WHITE)


def opencv() -> Any:
    """The library of pictures; it is loaded when it is needed."""
    return import_module("cv2")


def scaled(picture: Picture, scale: float) -> Picture:
    """The picture in another size."""
    if scale == 1.0:
        return picture
    cv2 = opencv()
    width, height = (max(1, round(side * scale)) for side in (picture.shape[1], picture.shape[0]))
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)


def width_of(quad: Quad) -> float:
    """The length of a line of text."""
    return float(np.linalg.norm(quad[1] - quad[0]))


def height_of(quad: Quad) -> float:
    """The height of a line of text."""
    return float(np.linalg.norm(quad[3] - quad[0]))


def angle_of(quad: Quad) -> float:
    """By how many degrees a line of text falls to the right."""
    across = quad[1] - quad[0]
    return math.degrees(math.atan2(float(across[1]), float(across[0])))


def cut_out(picture: Picture, quad: Quad) -> Picture:
    """What stands within four corners, as a level strip."""
    cv2 = opencv()
    width, height = max(1, round(width_of(quad))), max(1, round(height_of(quad)))
    level = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad, level)
    return cv2.warpPerspective(picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)


def quarter_turned(picture: Picture) -> Picture:
    """The picture turned to the right by 90 degrees."""
    return np.ascontiguousarray(np.rot90(picture, k=-1))


def half_turned(picture: Picture, quads: list[Quad]) -> tuple[Picture, list[Quad]]:
    """The picture on its head, and where its lines are then."""
    corner = np.array([picture.shape[1], picture.shape[0]], dtype=np.float32)
    return np.ascontiguousarray(picture[::-1, ::-1]), [(corner - quad)[[2, 3, 0, 1]] for quad in quads]


def straightened(picture: Picture, quads: list[Quad], angle: float) -> tuple[Picture, list[Quad]]:
    """The picture turned back by an angle in degrees, on white, and where its lines are then."""
    cv2 = opencv()
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=_WHITE_PIXEL)
    return turned, [cv2.transform(quad[None], matrix)[0] for quad in quads]
