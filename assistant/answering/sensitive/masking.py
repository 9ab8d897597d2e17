"""Personal identifiers become placeholders before a text leaves, and come back in the answer, also while it streams in.

A placeholder such as 〔身份证号甲〕 says what it stands for, so that the model can write a sentence with it, and holds no
digit, so that the check of numbers has nothing to look for. The same identifier always has the same one.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answering.sensitive.detector import Finding
from assistant.answering.sensitive.detectors import all_detectors
from assistant.answering.sensitive.finding import find_sensitive
from assistant.answering.sensitive.reading import Reading

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_OPEN, _CLOSE = "〔[【（(", "〕]】）)"
_UNFINISHED = re.compile(rf"[{re.escape(_OPEN)}][^{re.escape(_CLOSE)}\n]{{0,12}}")


class Mask:
    """The identifiers of one question and what stands for them; nothing is kept longer than the question."""

    def __init__(self) -> None:
        self._placeholders: dict[tuple[str, str], str] = {}
        self._originals: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def mask(self, text: str) -> str:
        """The text with placeholders for its personal identifiers; marks that stop a text are left where they are."""
        pieces, position = list[str](), 0
        for finding in find_sensitive(text):
            if not finding.detector.stops:
                pieces += [text[position : finding.start], self._placeholder(finding, text)]
                position = finding.end
        return "".join([*pieces, text[position:]])

    def restore(self, text: str) -> str:
        """The text with the identifiers back in their places; brackets and spaces may be as a model writes them."""
        return _placeholder_pattern().sub(
            lambda match: self._originals.get(match["title"] + match["stem"], match[0]), text
        )

    def restorer(self) -> Restorer:
        """Restores a text that comes in pieces."""
        return Restorer(self)

    @property
    def titles(self) -> tuple[str, ...]:
        """What was masked, for instance 身份证号; each once."""
        return tuple(dict.fromkeys(_title_of(name) for name in self._originals))

    def _placeholder(self, finding: Finding, text: str) -> str:
        title = finding.detector.title
        key = title, re.sub(r"[\s.()（）-]", "", Reading(finding.text).plain).upper()
        if key not in self._placeholders:
            name = self._next_name(title, text)
            self._originals[name] = finding.text
            self._placeholders[key] = f"〔{name}〕"
        return self._placeholders[key]

    def _next_name(self, title: str, text: str) -> str:
        """The next name that does not stand in the text already, so that nothing is restored that was never masked."""
        while True:
            self._counts[title] = self._counts.get(title, 0) + 1
            name = title + _stems(self._counts[title])
            if name not in text:
                return name


class Restorer:
    """Puts identifiers back into a text that comes in pieces; a placeholder that may still be cut is held back."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self._held = ""

    def feed(self, piece: str) -> str:
        """What can be shown after one more piece."""
        text = self._held + piece
        opened = max(text.rfind(bracket) for bracket in _OPEN)
        cut = opened if opened >= 0 and _UNFINISHED.fullmatch(text[opened:]) else len(text)
        self._held = text[cut:]
        return self._mask.restore(text[:cut])

    def end(self) -> str:
        """What was still held back, when no further piece comes."""
        rest, self._held = self._held, ""
        return self._mask.restore(rest)


def _stems(number: int) -> str:
    """1 is 甲, 10 is 癸, 11 is 甲甲."""
    written = ""
    while number:
        number, rest = divmod(number - 1, len(_STEMS))
        written = _STEMS[rest] + written
    return written


def _title_of(name: str) -> str:
    return name.rstrip(_STEMS)


@cache
def _placeholder_pattern() -> re.Pattern[str]:
    titles = sorted((re.escape(each.title) for each in all_detectors() if not each.stops), key=len, reverse=True)
    return re.compile(
        rf"[{re.escape(_OPEN)}]\s?(?P<title>{'|'.join(titles)})\s?(?P<stem>[{_STEMS}]{{1,3}})\s?[{re.escape(_CLOSE)}]"
    )
