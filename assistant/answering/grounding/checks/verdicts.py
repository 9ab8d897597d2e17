"""A verdict (不能用书名号) needs a place that allows or forbids the same thing; naming the thing is not enough.

Weak models turn 能不能 into 不能 without looking; an exception (除书名号外，不用标点) reads as if it were the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import normal
from assistant.answering.grounding.source import Source
from assistant.library.terms import bigrams

_VERDICT = re.compile(
    r"(?P<no>不可以|不能够?|不可(?!少|缺|抗)|不准|不允许|不得(?!少|低|超|超过)|禁止|严禁|不需要|不用|不必|无需)|(?P<yes>(?<!不)(?:可以|允许|能(?![力源])|有权))"
)
FORBIDS = re.compile(
    r"不得|不能|不可|不准|不允许|不许|禁止|严禁|不应|不予|不再|无权|无需|无须|不必|不需|不用|不要求|没有|不[^，。；]{0,6}|未|外，|除外|免"
)
ALLOWS = re.compile(r"可以?|允许|有权|准予|能|应当|需要|必须|予以|由|自行|享受")
_LAWFUL = re.compile(r"(?:不?合法|违法|不?合规|违规|有效|无效)(?:的)?[。！]?$")
_RIGHTS = re.compile(r"合法(?=权益|权利)")
_CLAUSES = re.compile(r"[^，。；！？：\n]+")
_EXCEPTION = re.compile(r"除[^。；，]{1,60}?外")
ALIKE = 0.5
"""Share of the words behind the verb that a clause must hold to speak of the same thing."""

STATED = 0.8
"""A clause that holds so much of them and forbids nothing allows it, also without a verb that says so."""


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The verdicts that no clause of a source gives on the same thing."""
    said = _EXCEPTION.sub("", normal(sentence))
    lawful = _LAWFUL.search(said)
    if lawful and not any(lawful[0].rstrip("的。！") in _RIGHTS.sub("", source.text) for source in sources):
        yield f"所引条文没有说“{lawful[0]}”"
    for match in _VERDICT.finditer(said):
        behind = _CLAUSES.match(match.string, match.end())
        things = bigrams(behind[0]) if behind else []
        if things and not any(_gives(source.text, things, forbids=bool(match["no"])) for source in sources):
            yield f"所引条文没有说“{match[0]}{behind[0] if behind else ''}”"


def _gives(text: str, things: Sequence[str], *, forbids: bool) -> bool:
    """Whether a clause speaks of these things, and it or the one before it decides in this way."""
    wanted = FORBIDS if forbids else ALLOWS
    before = ""
    for clause in _CLAUSES.findall(_EXCEPTION.sub("", text)):
        share = sum(thing in clause for thing in things) / len(things)
        stated = share >= STATED and not forbids and not FORBIDS.search(clause)
        if stated or (share >= ALIKE and wanted.search(before + clause)):
            return True
        before = clause
    return False
