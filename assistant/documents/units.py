"""Units of official documents: lengths, the Chinese names of font sizes, and 字 as a measure.

1 mm = 36,000 EMU, 1 pt = 12,700 EMU, 1 twip = 635 EMU (ECMA-376 part 1, 20.1.2.1 and 17.18.105).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

EMU_PER_TWIP = 635
EMU_PER_PT = 12_700
EMU_PER_MM = 36_000
EMU_PER_CM = 360_000


@dataclass(frozen=True, order=True)
class Length:
    """A distance on paper, kept in whole EMU so that equal lengths are equal values.

    Attributes:
        emu: The distance in English Metric Units; it may be negative, as a hanging indent is.
    """

    emu: int

    @classmethod
    def of_twips(cls, twips: float) -> Length:
        """A length of that many twentieths of a point."""
        return cls(round(twips * EMU_PER_TWIP))

    @classmethod
    def of_pt(cls, points: float) -> Length:
        """A length of that many points."""
        return cls(round(points * EMU_PER_PT))

    @classmethod
    def of_mm(cls, millimetres: float) -> Length:
        """A length of that many millimetres."""
        return cls(round(millimetres * EMU_PER_MM))

    @classmethod
    def of_characters(cls, count: float, size: Length) -> Length:
        """A length of that many 字: a Chinese character is as wide as its font size."""
        return cls(round(count * size.emu))

    @property
    def twips(self) -> float:
        """The length in twentieths of a point."""
        return self.emu / EMU_PER_TWIP

    @property
    def pt(self) -> float:
        """The length in points."""
        return self.emu / EMU_PER_PT

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return self.emu / EMU_PER_MM

    @property
    def cm(self) -> float:
        """The length in centimetres."""
        return self.emu / EMU_PER_CM

    def in_characters(self, size: Length) -> float:
        """The length in 字 of that font size; 0 where the size is none."""
        return self.emu / size.emu if size.emu > 0 else 0.0

    def is_near(self, other: Length, tolerance: Length) -> bool:
        """Whether the two lengths differ by no more than the tolerance."""
        return abs(self.emu - other.emu) <= tolerance.emu

    def __add__(self, other: Length) -> Length:
        return Length(self.emu + other.emu)

    def __sub__(self, other: Length) -> Length:
        return Length(self.emu - other.emu)

    def __neg__(self) -> Length:
        return Length(-self.emu)

    def __mul__(self, factor: float) -> Length:
        return Length(round(self.emu * factor))

    def __bool__(self) -> bool:
        return self.emu != 0


ZERO = Length(0)


class FontSize(Enum):
    """字号: the sizes that Chinese printing names, as Word and WPS measure them in points."""

    CHU_HAO = "初号"
    XIAO_CHU = "小初"
    YI_HAO = "一号"
    XIAO_YI = "小一"
    ER_HAO = "二号"
    XIAO_ER = "小二"
    SAN_HAO = "三号"
    XIAO_SAN = "小三"
    SI_HAO = "四号"
    XIAO_SI = "小四"
    WU_HAO = "五号"
    XIAO_WU = "小五"
    LIU_HAO = "六号"
    XIAO_LIU = "小六"
    QI_HAO = "七号"
    BA_HAO = "八号"

    @property
    def pt(self) -> float:
        """The size in points."""
        return _POINTS[self]

    @property
    def length(self) -> Length:
        """The size as a length, which is also the width of one 字."""
        return Length.of_pt(_POINTS[self])

    @classmethod
    def nearest(cls, length: Length, tolerance: Length | None = None) -> FontSize | None:
        """The named size that is nearest, or None where none is within the tolerance (a quarter of a point)."""
        found = min(cls, key=lambda size: abs(size.length.emu - length.emu))
        return found if found.length.is_near(length, tolerance or Length.of_pt(0.25)) else None

    @classmethod
    def named(cls, name: str) -> FontSize | None:
        """The size of that name; 3号 is the same as 三号."""
        wanted = name.strip().translate(str.maketrans("12345678", "一二三四五六七八"))
        return next((size for size in cls if size.value == wanted), None)


_POINTS = dict(
    zip(FontSize, (42, 36, 26, 24, 22, 18, 16, 15, 14, 12, 10.5, 9, 7.5, 6.5, 5.5, 5), strict=True),
)


def size_name(size: Length) -> str:
    """How people call a font size: ``三号``, or ``17磅`` where it has no name."""
    named = FontSize.nearest(size, Length(0))
    return named.value if named else f"{size.pt:g}磅"
