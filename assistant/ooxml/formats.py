"""Formats of the runs and paragraphs of one document, computed once for each combination of what decides them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.formatting import Origin, ParagraphFormat, RunFormat
from assistant.documents.units import Length
from assistant.ooxml.effective import Layer, paragraph_format, run_format
from assistant.ooxml.numbering import Level, Numbering
from assistant.ooxml.paragraph_properties import list_properties, paragraph_properties
from assistant.ooxml.run_properties import run_properties
from assistant.ooxml.styles import Style, Styles
from assistant.ooxml.values import child, value
from assistant.ooxml.xml import Element, digest_key


@dataclass(frozen=True)
class CellStyle:
    """The part of a table style that applies to a cell: its style and the conditions that the cell meets."""

    style_id: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListReference:
    """The list that a paragraph belongs to.

    Attributes:
        list_id: The list (w:numId).
        level: The level, from 0.
        depth: Which level of the style chain names it, from 0; -1 for direct formatting.
    """

    list_id: str
    level: int
    depth: int


class Formats:
    """Computes formats.

    Args:
        styles: The styles.
        numbering: The lists.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering
        self._runs: dict[object, RunFormat] = {}
        self._distinct: dict[RunFormat, RunFormat] = {}
        self._paragraphs: dict[object, ParagraphFormat] = {}
        self._references: dict[bytes, ListReference | None] = {}
        self._fills: dict[CellStyle, str | None] = {}

    def style_name(self, style_id: str, kind: str = "paragraph") -> str:
        """The name of the style that applies where that id is named; empty where there is none."""
        chain = self.styles.chain(style_id, kind)
        return chain[0].name if chain else ""

    def run(
        self, element: Element | None, paragraph_style: str, cell: CellStyle | None, level: Level | None = None
    ) -> RunFormat:
        """The format of a run, a paragraph mark or, with a level of a list, an automatic number.

        Args:
            element: Its w:rPr, or None.
            paragraph_style: Id of the style of its paragraph.
            cell: The table style around it.
            level: The level of the list whose number it is.
        """
        key = (digest_key(element), paragraph_style, cell, id(level))
        if key not in self._runs:
            made = run_format(self._run_layers(element, paragraph_style, cell, level))
            self._runs[key] = self._distinct.setdefault(made, made)
        return self._runs[key]

    def _run_layers(
        self, element: Element | None, paragraph_style: str, cell: CellStyle | None, level: Level | None
    ) -> list[Layer]:
        run_style = value(child(element, "rStyle"))
        layers = [Layer(Origin.NUMBERING, level.run)] if level is not None else []
        layers.append(Layer(Origin.DIRECT, run_properties(element, self.styles.theme)))
        layers += _run_layers(self.styles.chain(run_style, "character"), Origin.RUN_STYLE)
        layers += _run_layers(self.styles.chain(paragraph_style, "paragraph"), Origin.PARAGRAPH_STYLE)
        layers += self._table_layers(cell, 0)
        layers.append(Layer(Origin.DOC_DEFAULTS, self.styles.run_defaults))
        return layers

    def paragraph(
        self,
        element: Element | None,
        reference: ListReference | None,
        cell: CellStyle | None,
        character: Length,
        line: Length | None,
    ) -> ParagraphFormat:
        """The format of a paragraph.

        Args:
            element: Its w:pPr, or None.
            reference: The list it belongs to.
            cell: The table style around it.
            character: The width of one 字 in it.
            line: The distance of the grid of lines, or None.
        """
        key = (digest_key(element), reference, cell, character, line)
        if key not in self._paragraphs:
            layers = self._paragraph_layers(element, reference, cell)
            self._paragraphs[key] = paragraph_format(layers, character, line)
        return self._paragraphs[key]

    def _paragraph_layers(
        self, element: Element | None, reference: ListReference | None, cell: CellStyle | None
    ) -> list[Layer]:
        """A list gives its indents right beneath the level that names it."""
        style_id = value(child(element, "pStyle"))
        layers = [Layer(Origin.DIRECT, paragraph_properties(element))]
        layers += self._list_layers(reference, -1)
        for depth, style in enumerate(self.styles.chain(style_id, "paragraph")):
            layers.append(Layer(Origin.PARAGRAPH_STYLE, style.paragraph, style.name))
            layers += self._list_layers(reference, depth)
        layers += self._table_layers(cell, 1)
        layers.append(Layer(Origin.DOC_DEFAULTS, self.styles.paragraph_defaults))
        return layers

    def _list_layers(self, reference: ListReference | None, depth: int) -> list[Layer]:
        if reference is None or reference.depth != depth:
            return []
        level = self._numbering.level(reference.list_id, reference.level)
        return [Layer(Origin.NUMBERING, level.paragraph)] if level is not None else []

    def _table_layers(self, cell: CellStyle | None, part: int) -> list[Layer]:
        """Conditions go before the whole table, the strongest condition first."""
        if cell is None:
            return []
        layers: list[Layer] = []
        chain = self.styles.chain(cell.style_id, "table")
        for condition in cell.conditions:
            layers += [
                Layer(Origin.TABLE_STYLE, style.conditions[condition][part], style.name)
                for style in chain
                if condition in style.conditions
            ]
        return layers + [Layer(Origin.TABLE_STYLE, (style.run, style.paragraph)[part], style.name) for style in chain]

    def cell_fill(self, cell: CellStyle) -> str | None:
        """The fill colour that a table style gives a cell, the strongest condition first; None where it gives none."""
        if cell not in self._fills:
            chain = self.styles.chain(cell.style_id, "table")
            said = (style.fills[name] for name in (*cell.conditions, "") for style in chain if name in style.fills)
            self._fills[cell] = next(said, None)
        return self._fills[cell]

    def list_of(self, element: Element | None) -> ListReference | None:
        """The list that a paragraph with that w:pPr belongs to, or None; list 0 takes it out of that of its style."""
        key = digest_key(element)
        if key not in self._references:
            self._references[key] = self._list_of(element)
        return self._references[key]

    def _list_of(self, element: Element | None) -> ListReference | None:
        chain = self.styles.chain(value(child(element, "pStyle")), "paragraph")
        said = [list_properties(element), *(style.paragraph for style in chain)]
        depth = next((depth for depth, properties in enumerate(said) if "list_id" in properties), None)
        if depth is None or said[depth]["list_id"] in ("", "0"):
            return None
        list_id = str(said[depth]["list_id"])
        level = said[0].get("list_level")
        if level is None:
            level = self._level_from_styles(list_id, chain)
        if self._numbering.level(list_id, level) is None:
            return None
        return ListReference(list_id, level, depth - 1)

    def _level_from_styles(self, list_id: str, chain: Sequence[Style]) -> int:
        """The level whose w:pStyle is the style goes before what the style says itself (17.9.23)."""
        for style in chain:
            level = self._numbering.level_of_style(list_id, style.style_id)
            if level is None:
                level = style.paragraph.get("list_level")
            if level is not None:
                return level
        return 0


def _run_layers(chain: Sequence[Style], origin: Origin) -> list[Layer]:
    return [Layer(origin, style.run, style.name) for style in chain]
