"""Paragraphs and runs, with their look put on directly or through styles."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from evals.format.layout.looks import FONTS, LOOKS, Look
from evals.format.names import LABEL, element, properties, put, w
from evals.format.xml import Node


@dataclass
class Pen:
    """Writes paragraphs.

    Attributes:
        through: ``direct`` or ``styles``.
        fonts: Typeface names by family.
        wps: Whether style ids and attributes follow WPS.
    """

    through: str = "direct"
    fonts: dict[str, str] = field(default_factory=lambda: dict(FONTS))
    wps: bool = False

    def style_id(self, label: str) -> str:
        """The id of an element's style: WPS numbers them, Word names them."""
        return str(20 + list(LOOKS).index(label)) if self.wps else "Gw" + label.title().replace("_", "")

    def paragraph(self, label: str, *texts: str | tuple[str, str], look: Look | None = None) -> Node:
        """A paragraph; each text in the element's own family, or a pair of text and family."""
        usual = LOOKS[label]
        look = look or usual
        made = element("p")
        made.set(LABEL, label)
        if self.through == "styles":
            put(properties(made, "pPr"), element("pStyle", val=self.style_id(label)))
            if look != usual:
                set_paragraph_look(properties(made, "pPr"), look)
        else:
            set_paragraph_look(properties(made, "pPr"), look)
        for text in texts:
            words, family = text if isinstance(text, tuple) else (text, look.family)
            made.append(self.run(words, replace(look, family=family), usual))
        return made

    def run(self, text: str, look: Look, of_style: Look) -> Node:
        """A run; through styles it carries only what its style does not say."""
        made = element("r")
        plain = self.through == "styles"
        if not plain or look.family != of_style.family:
            put(properties(made, "rPr"), fonts_of(self.fonts[look.family]))
        if look.colour and not (plain and look.colour == of_style.colour):
            put(properties(made, "rPr"), element("color", val=look.colour))
        if not plain or look.size != of_style.size:
            put(properties(made, "rPr"), element("sz", val=round(look.size * 2)))
            put(properties(made, "rPr"), element("szCs", val=round(look.size * 2)))
        for index, piece in enumerate(text.split("\t")):
            made.extend([element("tab")] if index else [])
            made.extend([text_node(piece)] if piece else [])
        return made

    def blank(self) -> Node:
        """An empty line of 3号."""
        made = element("p")
        if self.through == "direct":
            mark = put(properties(made, "pPr"), element("rPr"))
            put(mark, fonts_of(self.fonts["fangsong"]))
            put(mark, element("sz", val=32))
        return made


def text_node(text: str) -> Node:
    """``w:t``; the spaces at its ends are kept."""
    node = element("t")
    node.text = text
    if text != text.strip():
        node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return node


def fonts_of(name: str) -> Node:
    """``w:rFonts`` with one name for Chinese, Latin letters and digits."""
    return element("rFonts", ascii=name, eastAsia=name, hAnsi=name, cs=name, hint="eastAsia")


def set_paragraph_look(pPr: Node, look: Look) -> None:
    """Alignment, indents and exact line of a look."""
    if look.line:
        put(pPr, element("spacing", line=look.line, lineRule="exact"))
    if look.first or look.left or look.right:
        put(pPr, indents_of(look))
    put(pPr, element("jc", val=look.alignment))


def indents_of(look: Look) -> Node:
    """``w:ind`` in hundredths of a 字, and in twips for those who do not read these (17.3.1.12)."""
    em = look.size * 20
    node = element("ind")
    for name, value in (
        ("left", look.left),
        ("right", look.right),
        ("firstLine", look.first),
        ("hanging", -look.first),
    ):
        if value > 0:
            node.set(w(f"{name}Chars"), str(round(value * 100)))
            node.set(w(name), str(round(value * em)))
    return node


def line_paragraph(label: str, side: str, line: str, eighths: int, colour: str, height: int) -> Node:
    """A paragraph that is nothing but a line across the type area, ``height`` twips high."""
    made = element("p")
    made.set(LABEL, label)
    pPr = properties(made, "pPr")
    put(pPr, element("pBdr", [element(side, val=line, sz=eighths, space=0, color=colour)]))
    put(pPr, element("spacing", line=height, lineRule="exact"))
    put(put(pPr, element("rPr")), element("sz", val=2))
    return made
