"""Citing is ours: which passages carry a sentence of a model, whatever passages it names, or whether it names any.

Models that an office can afford forget labels and mix them up. A sentence that the passages it names do not carry, and one
that names none, is compared with all of them: in what can be compared (numbers with what they count, dates, names,
quotations, what is allowed) and in its words. One passage must hold all of it; two together would carry what neither says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.grounding import unsupported
from assistant.answering.grounding.checks import counted
from assistant.answering.grounding.checks.matter import LEAST, held_share, subject_stands
from assistant.answering.grounding.named_source import names_only_a_source
from assistant.answering.grounding.source import Source

NO_LABEL = "没有注明依据，所给条文里也找不到依据"
BORROWED_WORDS = "用了问题或别处的话，所引条文说的不是这件事"
UNKNOWN_LABEL = "引用了不存在的资料，所给条文里也找不到依据"

ENOUGH = 0.7
"""Share of its words that a passage must hold to be found by code; the one that a model names needs less."""


@dataclass(frozen=True)
class Attribution:
    """The passages that carry a sentence, or why there are none.

    Attributes:
        labels: Empty where nothing carries it.
        reason: Why it falls, in Chinese; empty where it stands.
    """

    labels: tuple[str, ...]
    reason: str = ""


def attribute(
    text: str, named: Sequence[str], sources: Mapping[str, Source], question: str = "", near: Sequence[str] = ()
) -> Attribution:
    """Finds what carries a sentence: the passages it names, else the one that holds it best.

    Args:
        text: The sentence, without marks.
        named: The labels that it names, some of which may not exist.
        sources: All passages by label.
        question: What was asked; words that the sentence has from there only count against it.
        near: Labels of the sentence before, preferred where several carry it alike.
    """
    known = tuple(label for label in named if label in sources)
    if not named and near and names_only_a_source(text):
        known = tuple(near)
    reason = _why_not(text, known, sources, question) if known else ""
    if known and not reason:
        return Attribution(known)
    found = _best(text, [label for label in sources if (label,) != known], sources, question, near)
    if found:
        return Attribution((found,))
    return Attribution((), reason or (UNKNOWN_LABEL if named else NO_LABEL))


def _why_not(text: str, labels: Sequence[str], sources: Mapping[str, Source], question: str) -> str:
    held = [sources[label] for label in labels]
    if reason := unsupported(text, held):
        return reason
    if not subject_stands(text, held, question):
        return BORROWED_WORDS
    if names_only_a_source(text) or _held(text, labels, sources, question) >= LEAST:
        return ""
    return BORROWED_WORDS


def _held(text: str, labels: Sequence[str], sources: Mapping[str, Source], question: str) -> float:
    others = [source.text for label, source in sources.items() if label not in labels]
    return held_share(text, [sources[label] for label in labels], "\n".join([question, *others]))


def _best(text: str, labels: Sequence[str], sources: Mapping[str, Source], question: str, near: Sequence[str]) -> str:
    """The passage that carries the sentence by itself and holds most of its words; empty for none."""
    if any(counted.check(text, tuple(sources.values()))):
        return ""  # a value that another passage gives to this matter has the better right
    shares = {label: _held(text, [label], sources, question) for label in labels}
    ranked = sorted(labels, key=lambda label: (-shares[label], label not in near))
    return next((n for n in ranked if shares[n] >= ENOUGH and not _why_not(text, [n], sources, question)), "")


_OPENER = re.compile(
    r"^(?:答[:：])?(?P<no>不可以|不能够?|不行|不需要?|不用|不是|不会|不合法|没有|否|不得|不应该?)?(?P<yes>可以|能够?|行|需要?|要|是的?|会|有|对|合法|应该)?(?:的)?[，,。！]"
)
_NO = re.compile(
    r"不得|不能|不可|不准|不允许|不许|禁止|严禁|不应|不予|无权|无需|无须|不必|不需|不用|不收|没有|不再|不计|不是|不停止"
)
_YES = re.compile(
    r"(?<!不)(?:可以|应当?|应该|必须|有权|允许|准予|予以|需要?|须)|(?<![不未])(?:能|可)(?=[^否不够力])|(?<!不)(?:享受|是)"
)


def opens_with(text: str) -> str:
    """``yes`` or ``no`` where a sentence begins with one (不能，……), else nothing."""
    match = _OPENER.match(text)
    if not match or not (match["no"] or match["yes"]):
        return ""
    return "no" if match["no"] else "yes"


def bears_out(opener: str, text: str) -> bool:
    """Whether what is said after a yes or a no allows or forbids in the same way."""
    forbids = _NO.search(text) is not None
    return forbids if opener == "no" else _YES.search(text) is not None and not forbids


def only_opens(text: str) -> bool:
    """Whether a sentence is a bare yes or no."""
    match = _OPENER.match(text)
    return match is not None and match.end() == len(text)


def after_opener(text: str) -> str:
    """A sentence without the yes or no that it begins with."""
    match = _OPENER.match(text)
    return text[match.end() :] if match else text
