"""What a passage forbids must not be allowed, and the reverse: the same words with the opposite verb are no paraphrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import normal
from assistant.answering.grounding.source import Source

_MODAL = re.compile(
    r"(?P<no>不得|不能|不可以|不可(?!少|缺|抗)|不准|不允许|禁止|严禁|不应当?|不予|无权|无需|无须|不必|不需要?|不用)"
    r"|(?P<yes>可以|应当|应该|必须|有权|允许|准予|予以|需要?(?!求)|(?<![不无])可(?=[由以在向按将对申])|应(?=[在按由将经当向]))"
)
ALIKE = 0.8
"""Share of the sentence's words behind the verb that must follow the other verb, so that only the verb is turned."""

# Characters after the verb that say what is allowed or not; an article puts conditions in between.
BEHIND = 10
BEHIND_IN_SOURCE = 40
# Fewer characters than this stand behind many verbs by chance.
SHORTEST = 4
_NOISE = re.compile(r"[，、：:“”《》（）()\s的]")
_ENDS = re.compile(r"[。；！？，\n]")


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The verbs that every source turns round."""
    said = list(_clauses(normal(sentence), BEHIND))
    held = [clause for source in sources for clause in _clauses(source.text, BEHIND_IN_SOURCE)]
    for forbidden, words, written in said:
        alike = [other for other, theirs, _ in held if _likeness(words, theirs) >= ALIKE]
        if alike and all(other != forbidden for other in alike):
            yield f"“{written}”与所引条文的允许或禁止相反"


def _clauses(text: str, longest: int) -> Iterator[tuple[bool, str, str]]:
    """(whether it forbids or exempts, the words behind the verb, verb and words)."""
    for match in _MODAL.finditer(text):
        end = _ENDS.search(text, match.end())
        behind = text[match.end() : end.start() if end else len(text)]
        words = _NOISE.sub("", behind)[:longest]
        if len(words) >= SHORTEST:
            yield bool(match["no"]), words, match[0] + behind[:BEHIND]


def _likeness(words: str, others: str) -> float:
    pairs = {words[n : n + 2] for n in range(len(words) - 1)}
    theirs = {others[n : n + 2] for n in range(len(others) - 1)}
    return len(pairs & theirs) / len(pairs)
