"""The styles part: document defaults, styles, and what they are based on (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.ooxml.paragraph_properties import paragraph_properties
from assistant.ooxml.run_properties import Properties, run_properties
from assistant.ooxml.theme import Theme, read_theme
from assistant.ooxml.values import child, fill, is_true, value
from assistant.ooxml.xml import Element, W


@dataclass(frozen=True, eq=False)
class Style:
    """One style, without what it is based on.

    Attributes:
        style_id: Its id.
        name: Its name as people see it.
        kind: paragraph, character, table or numbering.
        based_on: Id of its parent, or empty.
        link: Id of the linked style of the other kind, or empty.
        run: Its run properties.
        paragraph: Its paragraph properties.
        element: The element itself, for what only tables need.
        conditions: Run and paragraph properties by w:tblStylePr/@w:type.
        fills: Fill colours of cells that it states, by the same; that of the whole table under an empty name.
    """

    style_id: str
    name: str
    kind: str
    based_on: str
    link: str
    run: Properties
    paragraph: Properties
    element: Element
    conditions: dict[str, tuple[Properties, Properties]] = field(
        default_factory=dict[str, tuple[Properties, Properties]]
    )
    fills: dict[str, str | None] = field(default_factory=dict[str, str | None])


class Styles:
    """The styles of a document.

    Args:
        root: Root of the styles part, or None.
        settings: Root of the settings part, or None.
        theme_root: Root of the theme part, or None.
    """

    def __init__(self, root: Element | None, settings: Element | None, theme_root: Element | None) -> None:
        defaults = child(root, "docDefaults")
        run_defaults = child(child(defaults, "rPrDefault"), "rPr")
        self.theme: Theme = read_theme(theme_root, settings, value(child(run_defaults, "lang"), "eastAsia"))
        self.run_defaults = run_properties(run_defaults, self.theme)
        self.paragraph_defaults = paragraph_properties(child(child(defaults, "pPrDefault"), "pPr"))
        # Word writes well over a hundred styles into a file, of which a document uses a few: only those are read.
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._chains: dict[tuple[str, str], tuple[Style, ...]] = {}
        for element in root.findall(f"{W}style") if root is not None else ():
            style_id = value(element, "styleId")
            self._elements.setdefault(style_id, element)
            if is_true(value(element, "default")):
                self._defaults.setdefault(_kind(element), style_id)

    def _style(self, style_id: str) -> Style | None:
        if style_id not in self._styles and style_id in self._elements:
            self._styles[style_id] = _style(self._elements[style_id], self.theme)
        return self._styles.get(style_id)

    def chain(self, style_id: str, kind: str) -> tuple[Style, ...]:
        """A style and those it is based on, nearest first; the default style of its kind where the id names none.

        A circle of styles ends where it would begin again. A character style may be named by the id of the paragraph
        style that it is linked to.
        """
        key = (style_id, kind)
        if key not in self._chains:
            self._chains[key] = self._follow(self._find(style_id, kind), kind)
        return self._chains[key]

    def _find(self, style_id: str, kind: str) -> Style | None:
        style = self._style(style_id)
        if style is not None and style.kind != kind:
            style = self._style(style.link)
        if style is None or style.kind != kind:
            style = self._style(self._defaults.get(kind, ""))
        return style

    def _follow(self, style: Style | None, kind: str) -> tuple[Style, ...]:
        chain: dict[str, Style] = {}
        while style is not None and style.kind == kind and style.style_id not in chain:
            chain[style.style_id] = style
            style = self._style(style.based_on)
        return tuple(chain.values())

    def list_of_numbering_style(self, style_id: str) -> str:
        """The list (w:numId) that a numbering style names (17.9.21); empty where it names none."""
        style = self._style(style_id)
        return str(style.paragraph.get("list_id", "")) if style else ""


def _kind(element: Element) -> str:
    return value(element, "type") or "paragraph"


def _style(element: Element, theme: Theme) -> Style:
    style_id = value(element, "styleId")
    return Style(
        style_id,
        value(child(element, "name")) or style_id,
        _kind(element),
        value(child(element, "basedOn")),
        value(child(element, "link")),
        run_properties(child(element, "rPr"), theme),
        paragraph_properties(child(element, "pPr")),
        element,
        {
            value(part, "type"): (
                run_properties(child(part, "rPr"), theme),
                paragraph_properties(child(part, "pPr")),
            )
            for part in element.findall(f"{W}tblStylePr")
        },
        dict(_fills(element)),
    )


def _fills(element: Element) -> Iterator[tuple[str, str | None]]:
    for part in (element, *element.findall(f"{W}tblStylePr")):
        shading = child(child(part, "tcPr"), "shd")
        if shading is not None:
            yield "" if part is element else value(part, "type"), fill(shading)
