# pyright: strict
"""点号不叠用。

依据：GB/T 15834—2011 4.2.3.3、5.1，一处停顿只用一个点号；问号、叹号可以叠用，最多三个。
错误示例：全市形势持续向好，，各单位要再接再厉。。
正确示例：全市形势持续向好，各单位要再接再厉。
修复方式：相同的留一个；不同的留哪一个请本人确认。
例外：省略号“……”、破折号“——”和“！！”“？！”不算叠用。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.rules.prose import each_match
from assistant.rules.punctuation._private import WRITTEN
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_STOPS = re.compile(r"[，。、；：,;:？！?!][，。、；：,;:？！?!.]+")
_ELLIPSIS = re.compile(r"。{3,}")
_STRONG = re.compile(r"[？！?!]{2,3}")
_FULL = str.maketrans(",;:.?!", "，；：。？！")
# From the strongest to the weakest.
_RANK = "。！？；：，、"


@dataclass(frozen=True)
class DoubledStops(Rule):
    """Rule M011."""

    code: ClassVar = "M011"
    name: ClassVar = "doubled-stops"
    title: ClassVar = "点号叠用"
    clause: ClassVar = "GB/T 15834—2011 4.2.3.3"
    level: ClassVar = Level.STANDARD
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = WRITTEN
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each row of stops of which one would do."""
        return each_match(document, _STOPS, _superfluous, *WRITTEN)


def _superfluous(found: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    stops = match[0].translate(_FULL)
    if _ELLIPSIS.search(stops) or _STRONG.fullmatch(stops) or match[0].isascii():
        return None
    same = len(set(stops)) == 1
    kept = _kept(stops, at_end=not match.string[match.end() :].strip("”’）) \t\n"))
    return Violation(
        in_paragraph(found, match.start(), match.end()),
        f"一处停顿只用一个点号，这里叠用了“{match[0]}”。",
        match[0],
        kept if same else f"只留一个，如“{kept}”",
        kept,
        repair=None if same else Repair.CONFIRM,
    )


def _kept(stops: str, *, at_end: bool) -> str:
    """The strongest at the end of a paragraph; else the weakest, because the sentence goes on."""
    return sorted(set(stops), key=_RANK.index)[0 if at_end else -1]
