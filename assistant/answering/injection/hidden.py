"""Characters that people do not see and models read: removed from the text, and reported.

Zero-width and joining characters, characters that turn the direction of writing, tag characters (which spell out ASCII
invisibly), variation selectors, controls and private use. Nothing that is visible changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TURNED = re.compile("[\u202e\u202d\u2067]([^\u202c\u2069\n]*)[\u202c\u2069]?")
_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_SUSPECT = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ue000-\uf8ff\U000e0000-\U000e0fff]"
)
_KINDS = (
    ("tag_characters", "标签字符", re.compile("[\U000e0000-\U000e007f]")),
    ("direction", "改变书写方向的字符", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("control", "控制字符", re.compile("[\u0000-\u001f\u007f-\u009f]")),
    ("private", "自造字符", re.compile("[\ue000-\uf8ff]")),
    ("invisible", "看不见的字符", re.compile(".", re.DOTALL)),
)


@dataclass(frozen=True)
class Hidden:
    """One kind of hidden characters that a text held.

    Attributes:
        code: As scripts read it.
        title: What people read.
        count: How many.
        said: What they spelled, where they spell something.
    """

    code: str
    title: str
    count: int
    said: str = ""


@dataclass(frozen=True)
class Revealed:
    """A text without hidden characters, and what was hidden in it."""

    text: str
    hidden: tuple[Hidden, ...] = ()


def reveal(text: str, *, as_seen: bool = True) -> Revealed:
    """The text as people see it; line ends and tabs stay.

    Args:
        text: Of a passage, an upload, a question or a model.
        as_seen: Whether text whose direction is turned is written down as people see it; else it is only freed of the
            characters that turn it.
    """
    if not _SUSPECT.search(text):
        return Revealed(text)
    found = _SUSPECT.findall(text)
    spelled = "".join(_spelled(match) for match in _TAGS.findall(text))
    turned = _TURNED.sub(lambda match: match[1][::-1], text) if as_seen else text
    visible = _SUSPECT.sub("", turned)
    return Revealed(visible, _counted(found, spelled))


def _counted(found: list[str], spelled: str) -> tuple[Hidden, ...]:
    counts: dict[str, int] = {}
    for character in found:
        code = next(code for code, _, pattern in _KINDS if pattern.match(character))
        counts[code] = counts.get(code, 0) + 1
    titles = {code: title for code, title, _ in _KINDS}
    return tuple(
        Hidden(code, titles[code], count, spelled if code == "tag_characters" else "") for code, count in counts.items()
    )


def _spelled(tags: str) -> str:
    return "".join(chr(ord(tag) - 0xE0000) for tag in tags if 0xE0020 <= ord(tag) <= 0xE007E)
