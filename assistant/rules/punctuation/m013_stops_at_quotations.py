"""引文末尾的点号，只写在引号里或者引号外的一处。

依据：GB/T 15834—2011 4.8、附录B.2，引文完整、独立使用的，末尾的点号写在引号里，引号外不再写；引文是句子一部分的，点号写在引号外。
错误示例：会议强调：“要把安全放在首位。”。各地要照办。
正确示例：会议强调：“要把安全放在首位。”各地要照办。
修复方式：删去多出的一个，请本人确认。
例外：问号、叹号、省略号是引文自己的，后面另有点号的不报；引的是序数（“一、”）的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import each_match, replaced
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_FULL = re.compile(r"(?<=。)[”’](?P<stop>[。；，、])")
_SAME = re.compile(r"(?P<stop>[，；、])[”’](?=(?P=stop))|(?P<comma>，)[”’](?=。)")

# What is quoted is a number as headings have it: 用“一、”“（一）”编排.
_NUMBER = re.compile(r"[“‘][一二三四五六七八九十百\d]{1,3}、[”’]$")


@dataclass(frozen=True)
class StopsAtQuotations(WrittenRule):
    """Rule M013."""

    code = "M013"
    title = "引文末的点号"
    clause = "GB/T 15834—2011 4.8、附录B.2"
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stop that stands on both sides of a closing quotation mark."""
        yield from each_match(document, _FULL, _outside, *self.elements)
        yield from each_match(document, _SAME, _inside, *self.elements)


def _outside(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if match["stop"] != "。":
        # What the sentence goes on after loses its own stop; which one a person sees.
        message = f"引号里外的点号重复：引文后面句子没有完，引号里的句号应当去掉，只写引号外的“{match['stop']}”。"
        place = in_paragraph(paragraph, match.start() - 1, match.end())
        return Violation(place, message, place.text, match[0], match[0])
    return replaced(paragraph, match, "", "引号里外的句号重复：引文独立成句的，引号外不再用句号。", "stop")


def _inside(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if _NUMBER.search(match.string[: match.end()]):
        return None
    group = match.lastgroup or "stop"
    return replaced(paragraph, match, "", f"引号里外的点号重复，引号里的“{match[group]}”应当去掉。", group)
