"""What the paragraph styles of a Word document say that matters to reading: outline levels and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.files.xml import Element
from assistant.library.loaders._docx_numbering import W

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*(?P<level>[1-9])", re.IGNORECASE)
_BODY_TEXT_LEVEL = 9
_MAXIMUM_CHAIN = 20


@dataclass(frozen=True)
class ParagraphLook:
    """What holds for a paragraph, its own properties first, then those of its styles.

    Attributes:
        heading_level: 1 to 9, or None for body text.
        number_id: The list it belongs to; empty for none.
        number_level: The level in the list, from 0.
    """

    heading_level: int | None = None
    number_id: str = ""
    number_level: int = 0


class Styles:
    """The styles of a document.

    Args:
        root: The root of ``word/styles.xml``, or None where the document has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._looks: dict[str, ParagraphLook] = {}
        if root is not None:
            self._styles = {style.get(f"{W}styleId", ""): style for style in root.findall(f"{W}style")}

    def of(self, paragraph: Element) -> ParagraphLook:
        """The look of a paragraph."""
        own = paragraph.find(f"{W}pPr")
        return _applied(own, self._of_style(_value(own, "pStyle")))

    def _of_style(self, style_id: str, depth: int = 0) -> ParagraphLook:
        style = self._styles.get(style_id)
        if style is None or depth > _MAXIMUM_CHAIN:
            return ParagraphLook()
        if style_id not in self._looks:
            self._looks[style_id] = self._resolved(style, depth)
        return self._looks[style_id]

    def _resolved(self, style: Element, depth: int) -> ParagraphLook:
        base = self._of_style(_value(style, "basedOn"), depth + 1)
        look = _applied(style.find(f"{W}pPr"), base)
        name = _value(style, "name")
        if match := _HEADING_NAME.fullmatch(name):
            return replace(look, heading_level=int(match["level"]))
        return replace(look, heading_level=1) if name.lower() in ("title", "标题") else look


def _applied(properties: Element | None, look: ParagraphLook) -> ParagraphLook:
    """The look after properties that may override it. The list id 0 takes a paragraph out of its list."""
    if properties is None:
        return look
    outline = _value(properties, "outlineLvl")
    if outline.isdecimal():
        look = replace(look, heading_level=int(outline) + 1 if int(outline) < _BODY_TEXT_LEVEL else None)
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return look
    number_id, level = _value(numbering, "numId") or look.number_id, _value(numbering, "ilvl")
    level = int(level) if level.isdecimal() else look.number_level
    return replace(look, number_id="" if number_id == "0" else number_id, number_level=level)


def _value(element: Element | None, name: str) -> str:
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""
