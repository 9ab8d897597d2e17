"""A model's text on its way to the user: every sentence is held back until its passages have been found to carry it.

The model names passages (``[S3]``); which citations these are is decided here. A name that no passage bears is dropped; a
sentence that names none leans on the next one of its paragraph that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.answering.answer import Removed
from assistant.answering.grounding import unsupported
from assistant.answering.grounding.checks.matter import check as off_the_matter
from assistant.answering.grounding.named_source import wrong_source
from assistant.answering.grounding.source import Source
from assistant.answering.injection.hidden import reveal
from assistant.answering.injection.output import allowed
from assistant.answering.passages import Passage
from assistant.answering.sentences import Sentence, SentenceReader

NOTHING_SAID = "资料中没有关于此事的规定"
"""What the prompt asks a model to write where the passages do not answer; it needs no passage."""

UNKNOWN_LABEL = "引用了不存在的资料"
NO_LABEL = "没有注明依据"
NOT_ALLOWED = "含有条文中没有的网址、图片、链接或代码"
WITHOUT_SOURCE = frozenset({UNKNOWN_LABEL, NO_LABEL})
"""Why sentences fall that were not even compared with anything."""

_LEAD = re.compile(r"^(?:[-*•]\s*)?(?:\*\*)?[^。！？\n]{0,40}[：:](?:\*\*)?$|^#{1,6} .{1,20}$|^\*\*.{1,20}\*\*$")
_ITEM = re.compile(
    r"^(?:[-*•·]\s|\d{1,2}[.．、)）]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、)"
)
# A sentence longer than this says more than that nothing was found.
_SHORTENED = 60


class _Kept(NamedTuple):
    """A sentence that stands: the passages that carry it, and whether it shows their marks."""

    sentence: Sentence
    labels: tuple[str, ...]
    marked: bool


class Draft:
    """The sentences of one answer.

    Args:
        passages: What the model was given.

    Attributes:
        kept: The sentences that stand, as people read them, with ``[1]`` marks.
        removed: The others, with the reason.
        cited: The passages that the kept sentences name, in the order of their labels.
        said_nothing: Whether the model says that the passages do not answer.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = {passage.label: passage for passage in passages}
        self._sources = {passage.label: Source(passage.hit) for passage in passages}
        self._reader = SentenceReader()
        self._waiting: list[Sentence] = []
        self._last: tuple[str, ...] = ()
        self._kept: list[_Kept] = []
        self.kept: list[str] = []
        self.removed: list[Removed] = []
        self.cited: list[Passage] = []
        self.said_nothing = False

    def feed(self, text: str) -> Iterator[str]:
        """The pieces of text that may be shown after ``text`` has come."""
        for sentence in self._reader.feed(text):
            yield from self._take(sentence)

    def end(self) -> Iterator[str]:
        """What is left when no more text comes."""
        for sentence in self._reader.end():
            yield from self._take(sentence)
        yield from self._settle(())

    def numbered(self) -> Iterator[tuple[int, Sentence, tuple[str, ...]]]:
        """The kept sentences, counted from 1, with the passages that carry them."""
        for number, kept in enumerate(self._kept, 1):
            yield number, kept.sentence, kept.labels

    def take_out(self, numbers: frozenset[int], reason: str) -> None:
        """Removes kept sentences; the citations of the rest are numbered anew."""
        before, self._kept, self.kept, self.cited = self._kept, [], [], []
        for number, kept in enumerate(before, 1):
            if number in numbers:
                self._remove(kept.sentence, reason)
            else:
                self._keep(kept)

    def _take(self, sentence: Sentence) -> Iterator[str]:
        known = tuple(label for label in sentence.labels if label in self._passages)
        if self._waiting and "\n\n" in sentence.before:
            yield from self._settle(())
        if sentence.labels and not known:
            self._remove(sentence, UNKNOWN_LABEL)
        elif known:
            yield from self._settle(known)
            yield from self._judge(sentence, known, marked=True)
            self._last = known
        elif NOTHING_SAID in sentence.text and len(sentence.text) < _SHORTENED:
            self.said_nothing = True
        elif self._leans_back(sentence):
            yield from self._judge(sentence, self._last, marked=_is_item(sentence))
        else:
            self._waiting.append(sentence)

    def _leans_back(self, sentence: Sentence) -> bool:
        """Whether a sentence without a name belongs to the one before: it stands in the same line, or is an item of a list."""
        same_line = "\n" not in sentence.before
        return (
            bool(self._last)
            and not self._waiting
            and (same_line or (_is_item(sentence) and "\n\n" not in sentence.before))
        )

    def _settle(self, labels: tuple[str, ...]) -> Iterator[str]:
        """Judges what waited for a name."""
        waiting, self._waiting = self._waiting, []
        for sentence in waiting:
            if labels:
                yield from self._judge(sentence, labels, marked=not _LEAD.match(sentence.text))
            elif _LEAD.match(sentence.text) and not self._beside_the_matter(sentence):
                yield from self._judge(sentence, tuple(self._sources), marked=False)
            else:
                self._remove(sentence, NO_LABEL)

    def _beside_the_matter(self, sentence: Sentence) -> bool:
        return any(off_the_matter(sentence.text, tuple(self._sources.values())))

    def _judge(self, sentence: Sentence, labels: tuple[str, ...], *, marked: bool) -> Iterator[str]:
        passages = [self._passages[label].text for label in labels]
        plain = reveal(sentence.text).text
        sentence = replace(sentence, text=allowed(plain, passages).strip())
        reason = self._why_not(sentence, labels) if sentence.text == plain.strip() else NOT_ALLOWED
        if reason:
            self._remove(sentence, reason)
            return
        self._keep(_Kept(sentence, labels, marked))
        yield self.kept[-1]

    def _why_not(self, sentence: Sentence, labels: tuple[str, ...]) -> str:
        sources = [self._sources[label] for label in labels]
        before = [kept.sentence.text for kept in self._kept if set(kept.labels) & set(labels)]
        return unsupported(sentence.text, sources) or wrong_source(sentence.text, before, sources)

    def _keep(self, kept: _Kept) -> None:
        marks = "".join(f"[{self._number(label)}]" for label in kept.labels) if kept.marked else ""
        before = kept.sentence.before if self.kept else ""
        self._kept.append(kept)
        self.kept.append(before + _with_marks(kept.sentence.text, marks))

    def _number(self, label: str) -> int:
        passage = self._passages[label]
        if passage not in self.cited:
            self.cited.append(passage)
        return self.cited.index(passage) + 1

    def _remove(self, sentence: Sentence, reason: str) -> None:
        self.removed.append(Removed(sentence.text, reason))


def _is_item(sentence: Sentence) -> bool:
    return "\n" in sentence.before and _ITEM.match(sentence.text) is not None


def _with_marks(text: str, marks: str) -> str:
    """The marks in front of the sentence's last punctuation, where official texts put notes."""
    end = re.search(r"[。！？；：，、]?\**$", text)
    assert end is not None, "the pattern fits every end"
    return text[: end.start()] + marks + text[end.start() :]
