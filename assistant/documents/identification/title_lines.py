"""Lines of a title that look like something else: the last one with a wrong sign behind it, a first one as long as a sentence."""

from __future__ import annotations

import re

from assistant.documents.identification import forms
from assistant.documents.identification.draft import Draft

_MISENDED = ("：", ":", "；", ";", "，", ",", "、", "？", "?")
_LONGEST_TITLE = 120


def is_of_title(draft: Draft, at: int) -> bool:
    """Whether it ends a title wrongly, or is the long first line of one: centred, 关于, no sign, and the 文种 below."""
    text, below = draft.text(at), draft.text(at + 1) if at + 1 < len(draft.lines) else ""
    opens = draft.lines[at].is_centred and "关于" in text and re.search("[，。；：]", text) is None
    return ends_title(draft, at) or (opens and len(text) <= _LONGEST_TITLE and forms.is_title(f"{text}{below}"))


def ends_title(draft: Draft, at: int) -> bool:
    """Whether it is the last line of a title that wrongly ends with a mark of punctuation."""
    line, text = draft.lines[at], draft.text(at)
    # What addresses somebody, as a letter to its readers does, stands at the left.
    whole = line.is_centred and text.endswith(_MISENDED)
    text = text[:-1] if whole else text
    above = draft.text(at - 1) if at else ""
    plain = forms.is_title(text) and len(text) <= 40 and "，" not in text and forms.heading_level(text) is None
    if plain and whole and "关于" in text and not above:
        return True
    return plain and bool(above) and not forms.is_title(above) and not forms.is_prose(above) and above[-1] not in "：:"
