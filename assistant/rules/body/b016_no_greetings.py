"""公文正文不写问候和信件套语。

依据：通行做法；国标和条例没有写。
错误示例：“尊敬的领导，您好！”“此致敬礼”。
正确示例：主送机关之后直接陈述事由。
修复方式：删去问候的话，整段都是的删去这一段，请本人确认；写在主送机关里的由本人改写。
例外：讲话稿、慰问信、贺信、感谢信、邀请函、公开信等不是这样的公文；引号里的话照写。
"""

from __future__ import annotations

import re

from assistant.documents.edits import RemoveParagraph
from assistant.rules.prose import RUNNING
from assistant.rules.vocabulary import *

_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_GREETING = re.compile(
    r"尊敬的[^，。：:！!]{1,40}(?:[，：:]\s*(?:您们?|你们?|大家)好)?|(?:^|(?<=[，。：:\s]))(?:您们?|你们?)好(?=[！!，。]|$)"
    r"|顺颂(?:商|时|秋|春|冬|夏|大)祺|(?:^|(?<=[。！\s]))祝(?:您|各位|贵[^，。！]{1,4})?(?:工作|身体|一切|万事|事业|生意)[^，。！]{2,8}(?=[！。])"
    r"|感谢各位[^，。！]{2,24}(?:关心|支持|厚爱|帮助)[^，。！]{0,6}(?=[！。])|谨?致以[^，。！]{0,12}(?:问候|祝福|敬意)(?=[！。])"
    r"|^\s*(?:各位|尊敬的)(?:领导|同志|同仁|代表|来宾)[^，。：:]{0,10}(?=[：:，,]\s*$)|此致\s*(?=敬礼|$)|(?:^\s*|(?<=此致))敬礼(?=[！!。]?\s*$)"
)
_SIGNS = re.compile(r"[\s，。！!：:,；;、]+")
_LETTERS = re.compile(r"讲话|致辞|慰问|贺信|贺电|感谢信|邀请|公开信|倡议|唁电|欢迎词|主持词")


@dataclass(frozen=True)
class NoGreetings(TextRule):
    """Rule B016."""

    code = "B016"
    title = "问候和套语"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.CONFIRM
    elements = (Element.MAIN_RECIPIENTS, *RUNNING, Element.ISSUER_SIGNATURE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each greeting of an official document."""
        if not document.character.official or _LETTERS.search(document.text_of(Element.TITLE)):
            return
        for paragraph in document.of(*self.elements):
            if paragraph.attachment is not None or paragraph.place.table is not None:
                continue
            own = _QUOTED.sub(lambda match: "□" * len(match[0]), paragraph.own_text)
            for match in _GREETING.finditer(own):
                place, edits = in_paragraph(paragraph, match.start(), match.end()), _without(paragraph, own, match)
                message = f"公文里通常不写“{match[0].strip()}”这样的套语。"
                yield Violation(
                    place, message, match[0], "直接陈述", repair=None if edits else Repair.PERSON, edits=edits
                )


def _without(paragraph: IdentifiedParagraph, own: str, match: re.Match[str]) -> tuple[Edit, ...]:
    """Takes a greeting away with the sign after it, or its paragraph; whom else to address is for a person to say."""
    address = paragraph.address
    if paragraph.element is Element.MAIN_RECIPIENTS:
        return ()
    if not _SIGNS.sub("", _GREETING.sub("", own)):
        return (RemoveParagraph(address),)
    # 敬礼 after 此致 goes where that one goes.
    before = own[: match.start()].rstrip().removesuffix("此致").rstrip()[-1:]
    after = own[match.end() : match.end() + 1]
    if before in ("", *"。！!：:") or (before in "，," and after in ("，", ",")):
        return (ReplaceText(address, match.start(), match.end() + bool(_SIGNS.match(after)), ""),)
    return ()
