"""The type families of official documents, and the names of the fonts that are cut in them.

GB/T 9704—2012 names families only (5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5); which fonts stand for them is practice.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache


class Typeface(Enum):
    """A family of type (字体)."""

    FANGSONG = "仿宋"
    XIAOBIAOSONG = "小标宋"
    HEITI = "黑体"
    KAITI = "楷体"
    SONGTI = "宋体"


DEFAULT_FONTS = {
    Typeface.FANGSONG: "仿宋_GB2312",
    Typeface.XIAOBIAOSONG: "方正小标宋简体",
    Typeface.HEITI: "黑体",
    Typeface.KAITI: "楷体_GB2312",
    Typeface.SONGTI: "宋体",
}
"""The font that offices take for a family where a document does not show which one they have."""

# The first pattern that is found in a font's name decides; 方正小标宋 and 仿宋 both hold 宋.
_PATTERNS = (
    (Typeface.XIAOBIAOSONG, re.compile(r"小标宋|xiaobiaosong|xbs", re.IGNORECASE)),
    (Typeface.FANGSONG, re.compile(r"仿宋|fang ?song", re.IGNORECASE)),
    (Typeface.KAITI, re.compile(r"^(?:方正|华文|文鼎|汉仪)?楷体|^(?:st)?kai ?ti|^stkai", re.IGNORECASE)),
    (Typeface.HEITI, re.compile(r"^(?:方正|华文|汉仪|思源)?黑体|^sim ?hei|^st ?heiti|^heiti", re.IGNORECASE)),
    (Typeface.SONGTI, re.compile(r"^(?:新|华文)?宋体|^(?:方正)?书宋|^n?sim ?sun|^st ?song|^songti", re.IGNORECASE)),
)


@lru_cache(maxsize=1024)
def typeface_of(font: str) -> Typeface | None:
    """The family of a font, by its name; None for fonts of other families, as 微软雅黑."""
    return next((typeface for typeface, pattern in _PATTERNS if pattern.search(font.strip())), None)
