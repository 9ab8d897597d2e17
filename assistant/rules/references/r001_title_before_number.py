"""引用公文先引标题，后括注发文字号。

依据：通行做法，引用公文先写标题（加书名号），再用圆括号括注发文字号，便于查对。
错误示例：根据东民发〔2026〕6号《关于做好最低生活保障工作的通知》精神
正确示例：根据《关于做好最低生活保障工作的通知》（东民发〔2026〕6号）精神
修复方式：把字号移到标题之后并加圆括号；只有字号的，由本人补上标题。
例外：前文已经引过标题和字号的，再次引用可以只写字号；国务院令等命令的序号、法院案号、表格中的字号不检查。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.references._private import HAN, TITLE
from assistant.rules.vocabulary import *

_LEAD = r"(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|转发|印发|批转|收到|发来|报来|报送|废止|见|以|[你我贵该本][省市县区州厅局委办院部校处镇乡司])"
_NUMBER = (
    rf"(?P<number>(?P<code>[{HAN}]{{1,10}})[〔\[［【](?P<year>(?:19|20)\d\d)[〕\]］】]\s?第?(?P<serial>\d{{1,5}})号)"
)
_BEFORE = re.compile(rf"{_NUMBER}(?:文件?)?(?P<whole>{TITLE})(?!\s*[(（][{HAN}]{{1,12}}[〔\[])")
_ALONE = re.compile(
    rf"(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行)(?P<number>(?P<code>[{HAN}]{{1,10}})[〔\[［](?P<year>(?:19|20)\d\d)[〕\]］]\s?第?(?P<serial>\d{{1,5}})号)"
    r"(?:文件?)?(?![^，。；]{0,6}《)"
)
_STRIPPED = re.compile(rf".*(?:{_LEAD}|[和与及由对的是为将在])(?=[{HAN}]{{2,}}$)")


_TAIL = re.compile(r"[〔\[［【](?:19|20)\d\d[〕\]］】]\s?第?\d{1,5}号")
_TITLE_ABOVE = re.compile(r"》[（( ]*$")
# How many characters the sign of a body has at most, and how far before a number its title may end.
_LONGEST_CODE, _NEAR = 10, 16


class _Cited:
    """The numbers that were cited so far, each with every code that what stands before it may be read as."""

    def __init__(self) -> None:
        self._numbers: set[str] = set()

    def add(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Takes up what is cited in a stretch of a text."""
        for match in _TAIL.finditer(text, start, len(text) if end is None else end):
            first = max(match.start() - _LONGEST_CODE, 0)
            self._numbers.update(text[at : match.end()] for at in range(first, match.start()))

    def __contains__(self, number: str) -> bool:
        return number in self._numbers


@dataclass(frozen=True)
class TitleBeforeNumber(TextRule):
    """Rule R001."""

    code = "R001"
    title = "先引标题后引文号"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number that stands before its title, or without one where the document is first cited."""
        own = document.text_of(Element.DOCUMENT_NUMBER)
        cited = _Cited()
        for paragraph in running_text(document, *RUNNING):
            text = paragraph.own_text
            if paragraph.place.table is None:
                yield from (_turned(paragraph, match) for match in _BEFORE.finditer(text) if not _follows_title(match))
                yield from _alone(paragraph, own, cited)
            else:
                cited.add(text)


def _follows_title(match: re.Match[str]) -> bool:
    """Whether the number belongs to the title before it: 《甲》东政发〔2025〕3号《乙》."""
    return _TITLE_ABOVE.search(match.string, max(match.start() - _NEAR, 0), match.start()) is not None


def _turned(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    start = match.start() + _words_before_code(match["code"])
    number = match.string[start : match.end("number")]
    replacement = f"{match['whole']}（{number}）"
    place = in_paragraph(paragraph, start, match.end())
    return Violation(
        place, "引用公文通常先写标题，再括注发文字号。", f"先文号后标题：{number}", replacement, replacement
    )


def _alone(paragraph: IdentifiedParagraph, own: str, cited: _Cited) -> Iterator[Violation]:
    text, taken = paragraph.own_text, 0
    for match in _ALONE.finditer(text):
        cited.add(text, taken, match.start())
        taken = match.start()
        start = match.start("number") + _words_before_code(match["code"])
        number = match.string[start : match.end("number")]
        if number in own or number in cited:
            continue
        place = in_paragraph(paragraph, start, match.end("number"))
        message = f"第一次引用“{number}”时只写了发文字号，通常应当先写文件标题，再括注字号。"
        yield Violation(place, message, number, f"《……》（{number}）", severity=Severity.INFO, repair=Repair.PERSON)
    cited.add(text, taken)


def _words_before_code(code: str) -> int:
    """How many characters before the number are words of the sentence and not the body's sign."""
    led = _STRIPPED.match(code)
    return led.end() if led else 0
