"""Document numbers with their usual slips: the document's own, and those cited in titles and text."""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, matches
from assistant.rules.vocabulary import *

# Where numbers are cited.
CITING = (Element.TITLE, Element.ATTACHMENT_LIST, Element.ATTACHMENT_TITLE, *RUNNING)
_CODE = r"(?P<code>[\u4e00-\u9fffA-Za-z]{1,16}?)\s*"
_OPEN, _CLOSE = r"[〔\[(（【［﹝{〖<〈《]", r"[〕\])）】］﹞}〗>〉》]"
_YEAR = r"(?P<year>(?:19|20)\d\d|\d{2}|[一二][〇零○ＯOo0一二三四五六七八九]{3})\s*(?P<nian>年?)\s*"
_SERIAL = r"\s*(?P<ordinal>第?)\s*(?P<serial>\d{1,5}|[一二三四五六七八九十百]{1,5})\s*"
# Minutes may have no code.
_OWN = re.compile(
    rf"(?P<code>[\u4e00-\u9fffA-Za-z]{{0,16}}?)\s*(?P<open>{_OPEN})\s*{_YEAR}(?P<close>{_CLOSE}){_SERIAL}(?P<end>[号期]?)"
)
# One of the brackets is missing, or both are.
_BARE = re.compile(
    rf"{_CODE}(?P<open>{_OPEN}?)\s*(?P<year>(?:19|20)\d\d)\s*(?P<nian>年?)\s*(?P<close>{_CLOSE}?){_SERIAL}(?P<end>号)"
)
# In text 号 must follow (or the bracket that closes the citation), so that no year in brackets is taken for a number.
_CITED = re.compile(
    rf"{_CODE}(?P<open>{_OPEN})\s*{_YEAR}(?P<close>{_CLOSE}){_SERIAL}(?P<end>号|(?<=\d)(?=[）)])(?!号))"
)
# Numbers of cases, certificates, projects and contracts have rules of their own.
_OTHER_KIND = re.compile(
    r"案字|案号|[仲刑民行立]案|诉字?$|[民刑行]初|[民刑行]终|仲[字裁]|仲$|裁[决定]|判决|裁判|证号|证字?$|检\w{0,2}[监诉建]"
    r"|采招|招[标采]|合同|编号|标段|房权|地字|规字|批次|许可|型号|[路街巷第]$"
)
# A sentence that goes on with a year in brackets, and nothing that stands for a body.
_LEAD = re.compile(r"(?:根据|按照|依据|依照|参照|收入|支出|[年月日的和与见于在为是等批期])$")
# 项目编号： and the like before it.
_LABEL = re.compile(r"(?:编号|案号|证号|合同号)[:：]\s*$")
_LONGEST_LABEL = 24
_OLD_CODE = re.compile(r"[发函字办电文]$")
_SERIES = re.compile(r"(?:公告|通告|公报|令|纪要|简报|会议|会)$")


class NumberRule(TextRule):
    """A rule on how document numbers are written, the document's own and those cited."""

    clause = "GB/T 9704—2012 7.2.5"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.DOCUMENT_NUMBER, *CITING)


@dataclass(frozen=True)
class FoundNumber:
    """A document number: its paragraph, the match with its parts, and whether it is the document's own."""

    paragraph: IdentifiedParagraph
    match: re.Match[str]
    own: bool

    @property
    def is_series(self) -> bool:
        """Whether it counts orders, announcements or minutes, which say 第×号 or 第×期."""
        issues = self.match["end"] == "期" or (not self.match["code"] and bool(self.match["ordinal"]))
        return issues or _SERIES.search(self.match["code"]) is not None


def masthead_numbers(document: IdentifiedDocument) -> tuple[IdentifiedParagraph, ...]:
    """The paragraphs of document numbers above the title; what is noted under a title is no part of a masthead."""
    titles = [document.position(each) for each in document.of(Element.TITLE)]
    end = titles[0] if titles else len(document.paragraphs)
    numbers = document.of(Element.DOCUMENT_NUMBER)
    return tuple(each for each in numbers if each.own_text.strip() and document.position(each) < end)


def own_numbers(document: IdentifiedDocument) -> Iterator[FoundNumber]:
    """The number of the document, without what stands beside it; orders have numbers of another form (10.2)."""
    if document.format is DocumentFormat.ORDER:
        return
    for paragraph in document.of(Element.DOCUMENT_NUMBER):
        text = paragraph.own_text[: paragraph.spans[0].end]
        match = _OWN.search(text) or _bare(text)
        if match is not None:
            yield FoundNumber(paragraph, match, own=True)


def _bare(text: str) -> re.Match[str] | None:
    match = _BARE.search(text)
    return None if match is None or _SERIES.search(match["code"]) else match


def cited_numbers(document: IdentifiedDocument) -> Iterator[FoundNumber]:
    """The numbers cited in titles and text."""
    for paragraph in document.of(*CITING):
        for match in matches(_CITED, paragraph.own_text):
            if _is_issued(match):
                yield FoundNumber(paragraph, match, own=False)


def _is_issued(match: re.Match[str]) -> bool:
    """Whether it is the number of a document; years of two digits in round brackets need a code that says so."""
    label = _LABEL.search(match.string, max(match.start() - _LONGEST_LABEL, 0), match.start())
    if label or _OTHER_KIND.search(match["code"][-8:]) or (match["close"] == "》" and match["open"] != "《"):
        return False
    if _LEAD.search(match["code"]):
        return False
    short = len(match["year"]) == 2 and match["open"] in "(（<〈《"
    return not short or _OLD_CODE.search(match["code"]) is not None


def all_numbers(document: IdentifiedDocument) -> Iterator[FoundNumber]:
    """All of them."""
    yield from own_numbers(document)
    yield from cited_numbers(document)
