"""Text of pictures: scanned pages and photographs of them, by the models that the package ``rapidocr`` brings.

A page is turned upright and straightened, seals are taken off it, its lines are recognised, put into the order of reading and
joined to paragraphs. Each page says how certain its text is; whoever quotes it says so too.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

INSTALL = "安装附加组件 ocr（uv sync --extra ocr，或 pip install 'gongwu[ocr]'）后，可以直接识别扫描件和图片"
"""How to get what is missing, as a part of a Chinese sentence."""


@cache
def can_recognise() -> bool:
    """Whether the extra ``ocr`` is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "cv2", "PIL"))
