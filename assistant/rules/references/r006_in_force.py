"""引用的法律、法规、文件、标准应当现行有效。

依据：《党政机关公文处理工作条例》第二十条，公文的依据要符合法律法规和有关规定；已经废止的文件不能再作依据。
错误示例：根据《国家行政机关公文处理办法》有关规定
正确示例：根据《党政机关公文处理工作条例》有关规定
修复方式：改引现行的文件，并核对条文；请人工处理。
例外：写明“废止”“失效”“原”或者叙述历史的，引用旧文件不报；表中没有列入的文件是否有效，稿件本身不能说明。
"""

from __future__ import annotations

import re
from functools import cache

from assistant.rules.prose import RUNNING, running_text, sentence_around
from assistant.rules.references._private import TITLE, normal_title
from assistant.rules.terms import Term, term_table
from assistant.rules.vocabulary import *

_ELEMENTS = (Element.TITLE, *RUNNING)
_TITLE = re.compile(TITLE)
_STANDARD = re.compile(r"GB\s?/?T?\s?(?P<number>\d{3,5})\s?[-－—–―]{1,2}\s?(?P<year>\d{4})")
# A sentence that tells of the repeal, or of what was done while the document was in force.
_PAST = re.compile(
    r"废止|失效|停止执行|取代|代替|替代|修改为|修订为|原《|原有的|曾|当时|历史|以前|此前|过去|沿革|(?:19|20)\d\d年[^。；]{0,20}(?:颁布|公布|发布|出台|制定|实施|施行|签订|订立)"
)
_LAW = re.compile(r"(?:法|条例|规定|办法|细则|通知|意见|决定)(?:（[^（）]*）)?$")


@dataclass(frozen=True)
class InForce(TextRule):
    """Rule R006."""

    code = "R006"
    title = "引用文件现行有效"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each document that is known to be repealed; whether others are in force the file does not tell."""
        unknown = False
        for paragraph in running_text(document, *_ELEMENTS):
            cited = list(_cited(paragraph))
            unknown |= any(term is None for _, _, term in cited)
            yield from (_report(paragraph, start, end, term) for start, end, term in cited if term is not None)
        if unknown:
            yield CannotTell("引用的法律、文件是否现行有效，稿件本身不能说明，请对照政策库或原文核对。")


def _cited(paragraph: IdentifiedParagraph) -> Iterator[tuple[int, int, Term | None]]:
    """What is cited in a paragraph: the stretch, and the entry where it is known to be repealed."""
    text = paragraph.own_text
    known = _known()
    for match in _TITLE.finditer(text):
        title = normal_title(match["title"])
        if title in known and not _told_as_past(text, match):
            yield *match.span(), known[title]
        elif title not in known and _LAW.search(title):
            yield *match.span(), None
    for match in _STANDARD.finditer(text):
        term = known.get(f"GB/T {match['number']}—{match['year']}")
        if term is not None and not _told_as_past(text, match):
            yield *match.span(), term


@cache
def _known() -> dict[str, Term]:
    terms = term_table("repealed_documents").terms
    full = {title: entries[0] for title, entries in terms.items()}
    # In running text a law is called without 中华人民共和国 too.
    short = {title.removeprefix("中华人民共和国"): entry for title, entry in full.items()}
    return short | full


def _told_as_past(text: str, match: re.Match[str]) -> bool:
    return bool(_PAST.search(sentence_around(text, *match.span()))) or text.endswith("原", 0, match.start())


def _report(paragraph: IdentifiedParagraph, start: int, end: int, term: Term) -> Violation:
    instead = f"现行的是{_named(term.right)}" if term.right else "没有取代它的同名文件"
    message = f"{_named(term.wrong)}已经废止或被取代（{term.source}），{instead}，请核对后改引。"
    place = in_paragraph(paragraph, start, end)
    return Violation(place, message, place.text, _named(term.right) if term.right else "现行有效的文件")


def _named(title: str) -> str:
    return title if title.startswith("GB") else f"《{title}》"
