"""A model's text on its way to the user: every sentence is held back until its passages have been found to carry it.

The model names passages (``[3]``), or forgets to; which passages carry a sentence is decided here (``attributing``). What
says nothing by itself, a lead or a bare yes or no, waits for the sentence that it leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.answering.answer import Removed
from assistant.answering.attributing import (
    NO_LABEL,
    UNKNOWN_LABEL,
    after_opener,
    attribute,
    bears_out,
    only_opens,
    opens_with,
)
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

UNCHECKED = "说得太少，无法核对"
REPEATED = "把问题当作了条文的话"
TURNED = "开头的能或不能与后面所说的不一致"
NOT_ALLOWED = "含有条文中没有的网址、图片、链接或代码"
WITHOUT_SOURCE = frozenset({UNKNOWN_LABEL, NO_LABEL})
"""Why sentences fall that name no passage, and that no passage carries."""

_LEAD = re.compile(r"^(?:[-*•]\s*)?(?:\*\*)?[^。！？\n]{0,40}[：:](?:\*\*)?$|^#{1,6} .{1,20}$|^\*\*.{1,20}\*\*$")
_BASIS = re.compile(r"〔依据[^〕]*〕")
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
        question: What it was asked.

    Attributes:
        kept: The sentences that stand, as people read them, with ``[1]`` marks.
        removed: The others, with the reason.
        cited: The passages that the kept sentences name, in the order of their labels.
        said_nothing: Whether the model says that the passages do not answer.
    """

    def __init__(self, passages: Sequence[Passage], question: str = "") -> None:
        self._question = question
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

    def number(self, passage: Passage) -> int:
        """The number of a passage among the citations; one that was not cited is from now on."""
        if passage not in self.cited:
            self.cited.append(passage)
        return self.cited.index(passage) + 1

    def take_out(self, numbers: frozenset[int], reason: str) -> None:
        """Removes kept sentences; the citations of the rest are numbered anew."""
        before, self._kept, self.kept, self.cited = self._kept, [], [], []
        for number, kept in enumerate(before, 1):
            if number in numbers:
                self._remove(kept.sentence, reason)
            else:
                self._keep(kept)

    def _take(self, sentence: Sentence) -> Iterator[str]:
        sentence = _plain(sentence)
        if self._waiting and "\n\n" in sentence.before:
            yield from self._settle(())
        if NOTHING_SAID in sentence.text and len(sentence.text) < _SHORTENED:
            self.said_nothing = True
        elif (
            not _bare(sentence.text)
            or sentence.text.endswith(("？", "?"))
            or _bare(sentence.text) == _bare(self._question)
        ):
            return  # small models repeat the question, which says nothing
        elif only_opens(sentence.text) or (_LEAD.match(sentence.text) and not sentence.labels):
            self._waiting.append(sentence)
        else:
            yield from self._judge(sentence)

    def _judge(self, sentence: Sentence) -> Iterator[str]:
        found = attribute(sentence.text, sentence.labels, self._sources, self._question, self._last)
        reason = found.reason or self._not_allowed(sentence, found.labels)
        if reason:
            self._remove(sentence, reason)
            return
        yield from self._settle(found.labels, sentence.text)
        yield self._kept_now(_Kept(sentence, found.labels, marked=True))
        self._last = found.labels

    def _not_allowed(self, sentence: Sentence, labels: tuple[str, ...]) -> str:
        """What no comparison with the passages finds: addresses, a wrong source, a yes that the rest does not bear out."""
        if allowed(sentence.text, [self._passages[label].text for label in labels]).strip() != sentence.text:
            return NOT_ALLOWED
        lead, colon, _ = sentence.text.partition("：")
        if colon and _bare(lead) == _bare(self._question):
            return REPEATED
        opener = opens_with(sentence.text)
        if opener and not bears_out(opener, after_opener(sentence.text)):
            return TURNED
        before = [kept.sentence.text for kept in self._kept if set(kept.labels) & set(labels)]
        return wrong_source(sentence.text, before, [self._sources[label] for label in labels])

    def _settle(self, labels: tuple[str, ...], said: str = "") -> Iterator[str]:
        """Judges what waited for a sentence that stands, now that one has come, or none will."""
        waiting, self._waiting = self._waiting, []
        for sentence in waiting:
            reason = self._why_not_lead(sentence, labels, said)
            if reason:
                self._remove(sentence, reason)
            else:
                yield self._kept_now(_Kept(sentence, labels or tuple(self._sources), marked=False))

    def _why_not_lead(self, sentence: Sentence, labels: tuple[str, ...], said: str) -> str:
        if only_opens(sentence.text):
            return "" if said and bears_out(opens_with(sentence.text), said) else UNCHECKED
        if not labels and self._beside_the_matter(sentence):
            return NO_LABEL
        sources = [self._sources[label] for label in labels or self._sources]
        return unsupported(sentence.text, sources)

    def _beside_the_matter(self, sentence: Sentence) -> bool:
        return any(off_the_matter(sentence.text, tuple(self._sources.values())))

    def _kept_now(self, kept: _Kept) -> str:
        self._keep(kept)
        return self.kept[-1]

    def _keep(self, kept: _Kept) -> None:
        numbers = [self.number(self._passages[label]) for label in kept.labels] if kept.marked else []
        marks = "".join(f"[{number}]" for number in numbers)
        before = kept.sentence.before if self.kept else ""
        self._kept.append(kept)
        self.kept.append(before + _with_marks(kept.sentence.text, marks))

    def _remove(self, sentence: Sentence, reason: str) -> None:
        self.removed.append(Removed(sentence.text, reason))


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def _plain(sentence: Sentence) -> Sentence:
    """The sentence without what people do not see, and without the basis that a model copies from behind a paragraph."""
    return replace(sentence, text=_BASIS.sub("", reveal(sentence.text).text).strip())


def _with_marks(text: str, marks: str) -> str:
    """The marks in front of the sentence's last punctuation, where official texts put notes."""
    end = re.search(r"[。！？；：，、]?\**$", text)
    assert end is not None, "the pattern fits every end"
    return text[: end.start()] + marks + text[end.start() :]
