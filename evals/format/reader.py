"""Effective formatting, read independently of the assistant: direct, styles, defaults, theme.

Only what official documents need is read; what it leaves out (table styles, linked styles, XOR of toggles between
character and paragraph styles, ECMA-376 Part 1, 17.7.3) does not occur in the bases or operators.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from evals.format.draft import Draft
from evals.format.names import NAMESPACES, SETTINGS, STYLES, THEME, attribute, w
from evals.format.xml import Node, etree

_FALSE = {"0", "false", "off"}
_TWIPS_A_POINT = 20


class Reader:
    """Reads one draft. A property is looked for from the nearest level outwards (ECMA-376 Part 1, 17.7.2)."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        styles = draft.trees[STYLES]
        self._styles = {attribute(style, "styleId"): style for style in styles.iter(w("style"))}
        self._default = next((name for name, style in self._styles.items() if _is_default_paragraph_style(style)), None)
        self._defaults = {kind: styles.find(f".//{w(kind + 'Default')}/{w(kind)}") for kind in ("rPr", "pPr")}
        self._chains: dict[tuple[str | None, str], list[Node]] = {}

    def run_levels(self, run: Node, paragraph: Node) -> list[Node]:
        """The ``w:rPr`` that speak for a run, the nearest first."""
        direct = run.find(w("rPr"))
        character = self._chain(_value(direct, "rStyle"), "rPr") if _value(direct, "rStyle") else []
        ends = [level for level in (self._defaults["rPr"],) if level is not None]
        return [*([] if direct is None else [direct]), *character, *self._chain(self._style(paragraph), "rPr"), *ends]

    def paragraph_levels(self, paragraph: Node) -> list[Node]:
        """The ``w:pPr`` that speak for a paragraph, the nearest first."""
        direct = paragraph.find(w("pPr"))
        ends = [level for level in (self._defaults["pPr"],) if level is not None]
        return [*([] if direct is None else [direct]), *self._chain(self._style(paragraph), "pPr"), *ends]

    def font(self, levels: list[Node], script: str = "eastAsia") -> str | None:
        """The typeface name for ``eastAsia``, ``ascii`` or ``hAnsi``; theme references resolved."""
        theme_attribute = {"eastAsia": "eastAsiaTheme", "ascii": "asciiTheme", "hAnsi": "hAnsiTheme"}[script]
        for level in levels:
            fonts = level.find(w("rFonts"))
            if theme := attribute(fonts, theme_attribute):
                return self._theme_font(theme)
            if name := attribute(fonts, script):
                return name
        return None

    def size(self, levels: list[Node]) -> float:
        """The size in pt; 10 where nothing says it (17.3.2.38)."""
        return int(nearest(levels, "sz") or 20) / 2

    def colour(self, levels: list[Node]) -> str:
        """RRGGBB; what is automatic is black."""
        value = nearest(levels, "color") or "auto"
        return "000000" if value == "auto" else value.upper()

    def indents(self, paragraph: Node) -> dict[str, float]:
        """``first_line``, ``left`` and ``right`` in 字 of the paragraph's own size; a hanging indent is negative.

        ``…Chars`` (hundredths of a 字) outweigh twips (17.3.1.12); a level with a hanging indent hides an outer
        first-line indent and the other way round.
        """
        merged: dict[str, float] = {}
        for level in reversed(self.paragraph_levels(paragraph)):
            own = {etree.QName(name).localname: float(value) for name, value in _attributes(level.find(w("ind")))}
            for name, hidden in (("hanging", "firstLine"), ("firstLine", "hanging")):
                if any(key.startswith(name) for key in own):
                    merged = {key: value for key, value in merged.items() if not key.startswith(hidden)}
            merged |= {name.replace("start", "left").replace("end", "right"): value for name, value in own.items()}
        em = self.paragraph_size(paragraph) * _TWIPS_A_POINT

        def in_chars(name: str) -> float:
            return merged.get(f"{name}Chars", 0) / 100 or merged.get(name, 0) / em

        first = in_chars("firstLine") - in_chars("hanging")
        return {
            name: round(v, 2)
            for name, v in {"first_line": first, "left": in_chars("left"), "right": in_chars("right")}.items()
        }

    def paragraph_size(self, paragraph: Node) -> float:
        """The size in pt of its first run, or of its mark where it has no run."""
        run = next(iter(runs(paragraph)), None)
        if run is not None:
            return self.size(self.run_levels(run, paragraph))
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        outer = self._chain(self._style(paragraph), "rPr")
        ends = [level for level in (self._defaults["rPr"],) if level is not None]
        return self.size([*([] if mark is None else [mark]), *outer, *ends])

    def line_spacing(self, paragraph: Node, grid: float | None) -> float | str:
        """An exact (or least) distance of lines in pt, or ``grid*1`` and the like, ``auto*1`` where there is no grid."""
        levels = self.paragraph_levels(paragraph)
        rule = _merged(levels, "spacing", "lineRule") or "auto"
        line = float(_merged(levels, "spacing", "line") or 240)
        if rule != "auto":
            return line / _TWIPS_A_POINT
        snapped = grid and nearest(levels, "snapToGrid", default="1") not in _FALSE
        return f"{'grid' if snapped else 'auto'}*{line / 240:g}"

    def line_height(self, paragraph: Node, grid: float | None) -> float:
        """Distance of lines in pt; without a grid 1.3 of the size, as 仿宋 has it."""
        said = self.line_spacing(paragraph, grid)
        if not isinstance(said, str):
            return said
        pitch, _, times = said.partition("*")
        return float(times) * (grid if pitch == "grid" and grid else 1.3 * self.paragraph_size(paragraph))

    def spacing(self, paragraph: Node, side: str) -> float:
        """Space ``before`` or ``after`` in pt."""
        return float(_merged(self.paragraph_levels(paragraph), "spacing", side) or 0) / _TWIPS_A_POINT

    def even_and_odd(self) -> bool:
        """Whether even pages have footers of their own."""
        return is_on([self._draft.trees[SETTINGS]], "evenAndOddHeaders")

    def _style(self, paragraph: Node) -> str | None:
        return _value(paragraph.find(w("pPr")), "pStyle") or self._default

    def _chain(self, style_id: str | None, kind: str) -> list[Node]:
        if (style_id, kind) not in self._chains:
            self._chains[style_id, kind] = list(self._walk(style_id, kind))
        return self._chains[style_id, kind]

    def _walk(self, style_id: str | None, kind: str) -> Iterator[Node]:
        seen = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            if (found := style.find(w(kind))) is not None:
                yield found
            style_id = _value(style, "basedOn")

    def _theme_font(self, reference: str) -> str | None:
        """``minorEastAsia`` and the like (17.18.96), with the Hans script's font where ``a:ea`` is empty."""
        kind = "a:majorFont" if reference.startswith("major") else "a:minorFont"
        fonts = self._draft.trees[THEME].find(f".//{kind}", NAMESPACES)
        assert fonts is not None
        if not reference.endswith("EastAsia"):
            return _typeface(fonts.find("a:latin", NAMESPACES))
        return _typeface(fonts.find("a:ea", NAMESPACES)) or _typeface(fonts.find("a:font[@script='Hans']", NAMESPACES))


def runs(paragraph: Node) -> list[Node]:
    """The runs whose text stands, those inside fields and links included, those deleted left out."""
    return [run for run in paragraph.iter(w("r")) if not any(node.tag == w("del") for node in run.iterancestors())]


def run_text(run: Node) -> str:
    """A run's text; a tab as ``\\t``, a break as ``\\n``."""
    marks = {w("tab"): "\t", w("br"): "\n"}
    return "".join(node.text or "" if node.tag == w("t") else marks.get(node.tag, "") for node in run)


def paragraph_text(paragraph: Node) -> str:
    """The text of all runs, joined."""
    return "".join(run_text(run) for run in runs(paragraph))


def is_on(levels: list[Node], name: str) -> bool:
    """Whether a toggle such as ``w:b`` is on."""
    return nearest(levels, name, default="1") not in {None, *_FALSE}


def nearest(levels: list[Node], name: str, default: str | None = None) -> str | None:
    """``w:val`` of the nearest ``w:name``; ``default`` where it stands without a value; None where there is none."""
    for level in levels:
        if (found := level.find(w(name))) is not None:
            return attribute(found, "val") or default
    return None


def _merged(levels: list[Node], name: str, key: str) -> str | None:
    """One attribute of a property whose attributes are inherited one by one."""
    return next((value for level in levels if (value := attribute(level.find(w(name)), key)) is not None), None)


def _attributes(node: Node | None) -> list[tuple[str, str]]:
    return [] if node is None else [(str(name), str(value)) for name, value in node.attrib.items()]


def _value(owner: Node | None, name: str) -> str | None:
    return None if owner is None else attribute(owner.find(w(name)), "val")


def _is_default_paragraph_style(style: Node) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") not in {None, *_FALSE}


def _typeface(node: Node | None) -> str | None:
    return (node.get("typeface") or None) if node is not None else None


def blank_lines_before(paragraph: Node) -> int:
    """How many empty paragraphs stand directly before one; a content control around it does not matter."""
    first = paragraph
    while first.getparent().tag == w("sdtContent") and first.getprevious() is None:
        first = first.getparent().getparent()
    return sum(1 for _ in itertools.takewhile(_is_empty, first.itersiblings(preceding=True)))


def _is_empty(node: Node) -> bool:
    """Whether a node is a paragraph with no text, picture, line or break of the page."""
    if node.tag != w("p") or paragraph_text(node).strip():
        return False
    return all(node.find(f".//{w(name)}") is None for name in ("drawing", "pBdr", "br"))
