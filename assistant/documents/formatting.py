"""Effective formatting as plain values: what a run or a paragraph looks like, and which level of the file says so.

Names of properties follow ECMA-376 part 1, 17.3; every value is resolved, so that None never means "inherited".
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from typing import Generic, TypeVar

from assistant.documents.units import Length

T = TypeVar("T")


class Origin(Enum):
    """The level of a file that gave a value (ECMA-376 part 1, 17.7.2)."""

    DIRECT = "直接格式"
    RUN_STYLE = "字符样式"
    PARAGRAPH_STYLE = "段落样式"
    NUMBERING = "编号"
    TABLE_STYLE = "表格样式"
    DOC_DEFAULTS = "文档默认值"
    THEME = "主题"
    APPLICATION = "软件缺省"


@dataclass(frozen=True)
class Effective(Generic[T]):
    """A value and where it came from.

    Attributes:
        value: The value that applies.
        origin: The level that gave it; THEME where a font or colour was looked up in the theme.
        style: Name of the style, where a style gave it.
        via: For THEME, the level that referred to the theme.
    """

    value: T
    origin: Origin
    style: str = ""
    via: Origin | None = None

    @property
    def level(self) -> Origin:
        """The level in which the file would have to be changed: ``via`` for the theme, else ``origin``."""
        return self.via or self.origin


class Alignment(Enum):
    """Alignment of a paragraph (w:jc)."""

    LEFT = "左对齐"
    CENTER = "居中"
    RIGHT = "右对齐"
    JUSTIFY = "两端对齐"
    DISTRIBUTE = "分散对齐"


class LineRule(Enum):
    """How the distance of lines is meant (w:spacing/@w:lineRule)."""

    EXACT = "固定值"
    AT_LEAST = "最小值"
    MULTIPLE = "多倍行距"


class VerticalAlign(Enum):
    """Superscript and subscript (w:vertAlign)."""

    BASELINE = "基线"
    SUPERSCRIPT = "上标"
    SUBSCRIPT = "下标"


@dataclass(frozen=True)
class Indent:
    """An indent.

    Attributes:
        length: The indent; negative for a hanging first line.
        characters: The same in 字, where the file states it so (…Chars); None where it states a length.
    """

    length: Length
    characters: float | None = None

    def in_characters(self, size: Length) -> float:
        """The indent in 字: as stated, else the length measured in characters of that size."""
        return self.characters if self.characters is not None else self.length.in_characters(size)


@dataclass(frozen=True)
class Spacing:
    """The space before or after a paragraph.

    Attributes:
        length: The space; for ``lines`` and ``automatic`` what it comes to.
        lines: The space in lines, where the file states it so (w:beforeLines).
        automatic: Whether the application chooses it (w:beforeAutospacing; Word takes 14 pt).
    """

    length: Length
    lines: float | None = None
    automatic: bool = False


@dataclass(frozen=True)
class LineSpacing:
    """The distance of lines.

    Attributes:
        rule: How it is meant.
        length: The distance, for EXACT and AT_LEAST.
        multiple: The number of single lines, for MULTIPLE.
    """

    rule: LineRule
    length: Length | None = None
    multiple: float | None = None


@dataclass(frozen=True)
class Border:
    """A line beside a paragraph, a table or a cell.

    Attributes:
        style: The value of w:val: single, thickThinSmallGap, ….
        width: Its width.
        colour: RRGGBB, or None for automatic.
        space: Its distance from the text.
    """

    style: str
    width: Length
    colour: str | None
    space: Length


@dataclass(frozen=True)
class Tab:
    """A tab stop: its distance from the left margin, its alignment and its leader as w:tab names them."""

    position: Length
    alignment: str
    leader: str


@dataclass(frozen=True)
class Frame:
    """A text frame (w:framePr): position from its anchors, and size; None where it is not stated.

    ``alignment`` is the value of w:xAlign, which goes before ``x``; empty where it has none.
    """

    x: Length | None
    y: Length | None
    width: Length | None
    height: Length | None
    horizontal_anchor: str
    vertical_anchor: str
    alignment: str = ""


@dataclass(frozen=True)
class RunFormat:
    """How a run looks.

    Attributes:
        east_asian_font: Font of Chinese characters; empty where nothing names one and the application chooses.
        latin_font: Font of ASCII characters (w:ascii).
        high_ansi_font: Font of the others that are not Chinese (w:hAnsi).
        complex_font: Font of Arabic and the like (w:cs).
        east_asian_context: Whether characters of both worlds, as “ ” — …, are taken for Chinese: w:hint="eastAsia", or a
            Chinese, Japanese or Korean w:lang/@w:val.
        size: Font size.
        underline: The value of w:u, ``none`` where there is none.
        colour: RRGGBB, or None for automatic.
        highlight: Name of the highlight, or None.
        shading: Fill colour RRGGBB, or None.
        character_spacing: Added to every character (w:spacing).
        scale: Width in per cent (w:w).
        raised: Distance above the baseline (w:position).
        emphasis: The value of w:em, ``none`` where there is none.
        outline: Whether letters are drawn as outlines (w:outline).
        shadow: Whether they cast a shadow (w:shadow).
    """

    east_asian_font: Effective[str]
    latin_font: Effective[str]
    high_ansi_font: Effective[str]
    complex_font: Effective[str]
    east_asian_context: Effective[bool]
    size: Effective[Length]
    bold: Effective[bool]
    italic: Effective[bool]
    underline: Effective[str]
    strike: Effective[bool]
    colour: Effective[str | None]
    highlight: Effective[str | None]
    shading: Effective[str | None]
    character_spacing: Effective[Length]
    scale: Effective[int]
    hidden: Effective[bool]
    vertical_align: Effective[VerticalAlign]
    raised: Effective[Length]
    emphasis: Effective[str]
    snap_to_grid: Effective[bool]
    outline: Effective[bool]
    shadow: Effective[bool]

    def font_of(self, character: str) -> Effective[str]:
        """The font in which one character is set (ECMA-376 part 1, 17.3.2.26)."""
        slot = font_slot(character, east_asian_context=self.east_asian_context.value)
        return {
            FontSlot.EAST_ASIAN: self.east_asian_font,
            FontSlot.ASCII: self.latin_font,
            FontSlot.HIGH_ANSI: self.high_ansi_font,
            FontSlot.COMPLEX: self.complex_font,
        }[slot]

    def differences(self, other: RunFormat) -> tuple[str, ...]:
        """Names of the properties whose values differ, wherever they came from."""
        return tuple(
            field.name for field in fields(self) if getattr(self, field.name).value != getattr(other, field.name).value
        )


@dataclass(frozen=True)
class ParagraphFormat:
    """How a paragraph stands.

    Attributes:
        first_line: Indent of the first line against ``left``; negative where it hangs.
        outline_level: 0 to 8 for headings, None for body text.
        contextual_spacing: No space between paragraphs of the same style.
        shading: Fill colour RRGGBB, or None.
        tabs: Tab stops in order of their position.
        frame: The text frame it stands in, or None.
    """

    alignment: Effective[Alignment]
    first_line: Effective[Indent]
    left: Effective[Indent]
    right: Effective[Indent]
    space_before: Effective[Spacing]
    space_after: Effective[Spacing]
    contextual_spacing: Effective[bool]
    line_spacing: Effective[LineSpacing]
    keep_next: Effective[bool]
    keep_lines: Effective[bool]
    page_break_before: Effective[bool]
    snap_to_grid: Effective[bool]
    outline_level: Effective[int | None]
    top_border: Effective[Border | None]
    bottom_border: Effective[Border | None]
    left_border: Effective[Border | None]
    right_border: Effective[Border | None]
    shading: Effective[str | None]
    tabs: Effective[tuple[Tab, ...]]
    frame: Effective[Frame | None]


class FontSlot(Enum):
    """The four fonts that a run has (w:rFonts)."""

    ASCII = "西文"
    HIGH_ANSI = "其他西文"
    EAST_ASIAN = "中文"
    COMPLEX = "复杂文种"


# Blocks of ECMA-376 part 1, 17.3.2.26. Those of AMBIGUOUS are Chinese only where the run says so.
_EAST_ASIAN = (
    *((0x1100, 0x11FF), (0x2E80, 0x319F), (0x31A0, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7FF)),
    *((0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF), (0x1B000, 0x1B2FF), (0x1F000, 0x3FFFF)),
)
_COMPLEX = ((0x0590, 0x08FF), (0x0900, 0x109F), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE))
_AMBIGUOUS = (
    *((0xA1, 0xA1), (0xA4, 0xA4), (0xA7, 0xA8), (0xAA, 0xAA), (0xAD, 0xAD), (0xAF, 0xB4), (0xB6, 0xBA), (0xBC, 0xBF)),
    *((0xD7, 0xD7), (0xE0, 0xE1), (0xE8, 0xEA), (0xEC, 0xED), (0xF2, 0xF3), (0xF7, 0xF7), (0xF9, 0xFA), (0xFC, 0xFC)),
    *((0x0100, 0x04FF), (0x1E00, 0x1EFF), (0x2000, 0x2BFF), (0xE000, 0xF8FF), (0xFB00, 0xFB1C)),
)


def font_slot(character: str, *, east_asian_context: bool) -> FontSlot:
    """Which of a run's fonts sets a character (ECMA-376 part 1, 17.3.2.26)."""
    point = ord(character)
    if point < 0x80:
        return FontSlot.ASCII
    if _within(point, _EAST_ASIAN) or (east_asian_context and _within(point, _AMBIGUOUS)):
        return FontSlot.EAST_ASIAN
    return FontSlot.COMPLEX if _within(point, _COMPLEX) else FontSlot.HIGH_ANSI


def _within(point: int, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= point <= last for first, last in blocks)
