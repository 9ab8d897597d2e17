"""Pages of our own making, as scanners give them, and how much of their text is read."""

from __future__ import annotations

from importlib.util import find_spec


def missing() -> str:
    """What is not installed that pages are drawn and read with, as a Chinese sentence; empty where nothing is missing."""
    if all(find_spec(name) for name in ("PIL", "rapidocr")):
        return ""
    return "没有安装文字识别组件，请安装附加组件 ocr（uv sync --extra ocr）后再试。"
