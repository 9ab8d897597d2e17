"""结束语和开头的惯用语与文种相符：请示用“妥否，请批示”，报告用“特此报告”，批复用“此复”，函用“特此函达”，通知用“特此通知”。

依据：通行做法，《党政机关公文处理工作条例》没有规定结束语。
错误示例：请示用“特此通知”结尾；结尾写“以上通知请遵照执行，特此通知”，两句结束语重复；通告开头写“现将有关事项公告如下”。
正确示例：请示用“妥否，请批示”结尾；通告开头写“现将有关事项通告如下”。
修复方式：换成与文种相符的用语；也可能是文种错了，请本人确认。没有惯用语可换的，由本人改写。
例外：没有结束语不算错；书名号、引号里的不算；上行的意见可以用“请批示”“请批转”，复函可以用“此复”，通知、函可以写“通报如下”，请示可以先写“报告如下”。
"""

from __future__ import annotations

import re

from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs, own_words, stated_kind
from assistant.rules.vocabulary import *

_KIND = DocumentType
# The usual closing of each kind; the others have none of their own.
_USUAL = {
    _KIND.REQUEST: "妥否，请批示。",
    _KIND.REPORT: "特此报告。",
    _KIND.REPLY: "此复。",
    _KIND.LETTER: "特此函达。",
    _KIND.NOTICE: "特此通知。",
    _KIND.CIRCULAR: "特此通报。",
    _KIND.ANNOUNCEMENT: "特此公告。",
    _KIND.PUBLIC_NOTICE: "特此通告。",
    _KIND.PROPOSAL: "请予审议。",
}
# A letter that asks, as a request does, wants an answer.
_ANSWERED = "请予函复。"
_CLOSING = re.compile(
    r"(?:(?P<NOTICE>[特专]此通知)|(?P<CIRCULAR>[特专]此通报)|(?P<REPORT>[特专]此(?:报告|汇报))|(?P<ANNOUNCEMENT>[特专]此公告)"
    r"|(?P<PUBLIC_NOTICE>[特专]此通告)|(?P<REPLY>^\s*此复|[特专]此批复)|(?P<DECISION>[特专]此决定)"
    r"|(?P<LETTER>[特专]此(?:函达|函复|致函|函告|函商|复函|函询)|请予?函复)"
    r"|(?P<REQUEST>(?:[妥当可]否|是否妥当)[，,]?\s*请[^。，]{0,8}(?:批示|批复|审批|指示|批准)|(?:以上|上述)请示[^。]{0,14}))[^。]{0,4}[。]?\s*$"
)
_OPENING = re.compile(
    r"(?:(?P<NOTICE>通知)|(?P<REPORT>报告|汇报)|(?P<REQUEST>请示)|(?P<REPLY>批复)|(?P<ANNOUNCEMENT>公告)|(?P<PUBLIC_NOTICE>通告)"
    r"|(?P<CIRCULAR>通报)|(?P<LETTER>函[告复商请询]))如下\s*[：:。]?\s*$"
)
_OPENING_WORDS = {_KIND.LETTER: "函告"}
# Which other kinds may close so, and begin so.
_MAY_CLOSE = {
    _KIND.REQUEST: (_KIND.OPINIONS, _KIND.PROPOSAL),
    _KIND.REPLY: (_KIND.LETTER,),
    _KIND.DECISION: (_KIND.RESOLUTION, _KIND.ORDER),
}
_MAY_BEGIN = {
    _KIND.NOTICE: (_KIND.DECISION, _KIND.OPINIONS),
    _KIND.CIRCULAR: (
        _KIND.NOTICE,
        _KIND.LETTER,
        _KIND.COMMUNIQUE,
        _KIND.PUBLIC_NOTICE,
        _KIND.ANNOUNCEMENT,
        _KIND.REPORT,
    ),
    _KIND.REPORT: (_KIND.REQUEST, _KIND.LETTER, _KIND.PROPOSAL, _KIND.OPINIONS, _KIND.MINUTES),
    _KIND.REPLY: (_KIND.LETTER,),
    _KIND.ANNOUNCEMENT: (_KIND.COMMUNIQUE, _KIND.DECISION, _KIND.RESOLUTION),
}
_NAMES = "通知|通报|公告|通告|报告|批复|决定|请示|函告?"
_TWICE = re.compile(
    rf"(?:以上|上述|本)(?P<kind>{_NAMES})[^。]{{0,24}}[，,。；]\s*[特专]此(?P=kind)[^。]{{0,2}}"
    r"|[妥当可]否[，,]?\s*请[^。]{0,8}[。，,]\s*(?:特此(?:请示|报告)|[妥当可]否[，,]?\s*请[^。]{0,8})"
)
_ALONE = re.compile(r"[特专]此[\u4e00-\u9fff]{2}|此[复令布致函]|[妥当可]否[，,]?\s*请[\u4e00-\u9fff]{2,8}")
# How near the end a paragraph of its own still closes the text, and how near the beginning one introduces it.
_LAST, _FIRST = 3, 2
_KINDS_UPWARD = (_KIND.REQUEST, _KIND.REPORT, _KIND.PROPOSAL)
# Last paragraphs that no document of these kinds ends with.
_NEVER = (
    (
        re.compile(r"(?:以上[^。，]{0,6}[，,])?\s*请(?:认真|严格)?(?:遵照|贯彻)执行[。！]?"),
        (*_KINDS_UPWARD, _KIND.LETTER),
    ),
    (re.compile(r"(?:以上请示|特此请示)[，,]?(?:务必[^。]{0,6}|请尽快[^。]{0,6})[。！]?"), (_KIND.REQUEST,)),
    (re.compile(r"以上报告[，,]?请审[阅议][。！]?"), (_KIND.REQUEST,)),
    (re.compile(r"此致\s*敬礼[。！!]?"), (_KIND.REQUEST, _KIND.REPORT, _KIND.NOTICE, _KIND.REPLY)),
    (re.compile(r"请予?批[示复准][。！]?"), (_KIND.CIRCULAR, _KIND.NOTICE, _KIND.REPLY)),
)


@dataclass(frozen=True)
class ClosingPhrase(TextRule):
    """Rule L018."""

    code = "L018"
    title = "惯用语与文种相符"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING_BODY

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Closing phrases, and phrases that introduce the matter, of another kind."""
        kind = stated_kind(document)
        if kind is not None:
            yield from _begins(document, kind)
            yield from _closes(document, kind)
            yield from _closes_twice(document)
            yield from _never_closes(document, kind)


def _closes_twice(document: IdentifiedDocument) -> Iterator[Violation]:
    """Two closing phrases of one kind behind one another, as 以上通知…，特此通知; or the same one twice."""
    last, seen = list(body_paragraphs(document))[-_LAST:], set[str]()
    for paragraph in last:
        for match in own_words(_TWICE, paragraph.own_text):
            message = f"“{match[0].strip()}”用了两句结束语，只留一句。"
            yield Violation(in_paragraph(paragraph, *match.span()), message, match[0], "只留一句", repair=Repair.PERSON)
        phrase = paragraph.own_text.strip().rstrip("。！")
        if phrase in seen:
            message = f"结束语“{phrase}”写了两遍，只留一句。"
            yield Violation(in_paragraph(paragraph), message, phrase, "只留一句", repair=Repair.PERSON)
        if _ALONE.fullmatch(phrase):
            seen.add(phrase)


def _never_closes(document: IdentifiedDocument, kind: DocumentType) -> Iterator[Violation]:
    """A last paragraph of its own that this kind does not end with."""
    for paragraph in list(body_paragraphs(document))[-1:]:
        text = paragraph.own_text.strip()
        if any(kind in kinds and pattern.fullmatch(text) for pattern, kinds in _NEVER):
            message, wanted = f"{kind.value}不用“{text.rstrip('。！')}”结尾。", _USUAL.get(kind, "与文种相符的结束语")
            yield Violation(in_paragraph(paragraph), message, text, wanted, repair=Repair.PERSON)


def _begins(document: IdentifiedDocument, kind: DocumentType) -> Iterator[Violation]:
    for paragraph in list(body_paragraphs(document))[:_FIRST]:
        for match in own_words(_OPENING, paragraph.own_text):
            message = _kind_of(match)
            if message is kind or kind in _MAY_BEGIN.get(message, ()) or kind not in _USUAL:
                continue
            start, end = match.span(message.name)
            word = _OPENING_WORDS.get(kind, kind.value)
            yield Violation(
                in_paragraph(paragraph, start, end),
                f"文种是{kind.value}，开头却写“{match[message.name]}如下”。",
                match[message.name],
                f"{word}如下" if kind is not _KIND.PROPOSAL else "提请审议",
                word if kind is not _KIND.PROPOSAL else None,
                repair=Repair.PERSON if kind is _KIND.PROPOSAL else None,
            )


def _closes(document: IdentifiedDocument, kind: DocumentType) -> Iterator[Violation]:
    last = list(body_paragraphs(document))[-_LAST:]
    for paragraph in last:
        text = paragraph.own_text
        for match in own_words(_CLOSING, text):
            message = _kind_of(match)
            whole = not text[: match.start()].strip()
            if message is kind or kind in _MAY_CLOSE.get(message, ()) or not (whole or paragraph is last[-1]):
                continue
            asks = message is _KIND.REQUEST
            # Whether a report that asks becomes a request, or the asking goes, is for its author to say (L003).
            undecided = kind is _KIND.REPORT and asks
            wanted = None if undecided else _ANSWERED if kind is _KIND.LETTER and asks else _USUAL.get(kind)
            yield Violation(
                in_paragraph(paragraph, match.start(), match.end()),
                f"{kind.value}不用“{match[0].strip().rstrip('。')}”结尾。",
                match[0],
                wanted or (_USUAL[_KIND.REPORT] if undecided else f"{kind.value}没有这样的结束语"),
                wanted,
                # That a report asks is told as an error (L003).
                Severity.INFO if undecided else None,
                Repair.PERSON if wanted is None else None,
            )


def _kind_of(match: re.Match[str]) -> DocumentType:
    return DocumentType[next(name for name, text in match.groupdict().items() if text)]
