"""Word templates, which hold the same parts as documents."""

from __future__ import annotations

from assistant.files import formats
from assistant.library.loaders.docx import load

__all__ = ["FORMAT", "load"]

FORMAT = formats.DOTX
