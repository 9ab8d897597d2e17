"""Whether an answer opens with a clear word on what was asked: it may, it may not, it depends. Only its first line counts."""

from __future__ import annotations

import re

YES, NO, DEPENDS = "yes", "no", "depends"
TITLES = {YES: "能", NO: "不能", DEPENDS: "视情况"}

_DEPENDS = ("视", "看情况", "分情况", "要看", "要先经")
_NO = (
    *(
        "不能",
        "不可以",
        "不可",
        "不行",
        "不得",
        "不准",
        "不应",
        "不会",
        "不予",
        "不给",
        "不必",
        "不用",
        "不需要",
        "无需",
    ),
    *("不算", "不是", "不属于", "不违", "不一定", "没有"),
)
_YES = ("能", "可以", "可", "行", "得", "要", "需要", "必须", "应", "会", "是", "算", "属于", "给", "有")
_VERB = re.compile(r"(不?)[赔收批管罚退报补发停](?=[：，。；、\s*]|$)")
"""Questions such as 能不能批 are answered 批 or 不批; alone, because 报 may as well begin what is to be reported."""

_MARKUP = "*> "


def opening_polarity(text: str) -> str | None:
    """``yes``, ``no``, ``depends``, or None where the first line says none of them."""
    opening = text.split("\n")[0].lstrip(_MARKUP)
    verb = _VERB.match(opening)
    if verb:
        return NO if verb[1] else YES
    for polarity, words in ((DEPENDS, _DEPENDS), (NO, _NO), (YES, _YES)):
        if opening.startswith(words):
            return polarity
    return None
