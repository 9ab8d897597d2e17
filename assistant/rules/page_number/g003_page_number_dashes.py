"""页码数字左右各放一条一字线。

依据：GB/T 9704—2012 7.5。数字与一字线之间空不空格，国标没有规定。
错误示例：写成“- 1 -”“第 1 页”，或只有数字。
正确示例：写成“— 1 —”。
修复方式：把两侧的符号换成一字线；同一行还有别的文字的、短横线由域的格式带出来的，请人工处理。
例外：数字与一字线之间空半字、一字或不空都可以；同一行一字线以外的文字不看。
"""

from __future__ import annotations

import re

from assistant.documents.page_setup import PageNumber
from assistant.documents.places import in_margin
from assistant.rules.page_number._footers import page_numbers, span_of, stands_alone
from assistant.rules.vocabulary import *

# U+2014, and U+2015 and U+2500, which look the same and which input methods of WPS and Word give.
_DASH_BEFORE = re.compile(r"(?<![—―─])[—―─]\s*\Z")
# What a field of the format ArabicDash shows.
_HYPHENS = re.compile(r"\s*[-－–]\s*(?P<number>\S+)\s*[-－–]\s*")
_DASH_AFTER = re.compile(r"\s*[—―─](?![—―─])")


@dataclass(frozen=True)
class PageNumberDashes(Rule):
    """Rule G003."""

    code = "G003"
    title = "页码两侧一字线"
    clause = "GB/T 9704—2012 7.5"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.SAFE
    changes = Change.TEXT
    elements = (Element.PAGE_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each page number without a dash of one 字 on either side."""
        for found in page_numbers(document):
            number = found.number
            if not number.is_field or _has_dashes(number):
                continue
            # The format of the field itself gives the hyphens of “- 1 -”: dashes about it would come to them.
            mendable = stands_alone(number) and _bare(number.text) == number.text
            shown = f"{number.before.strip()}{number.text or '1'}{number.after.strip()}"
            yield Violation(
                in_margin(found.section.index, found.margin, number.paragraph),
                f"页码写成“{shown}”，数字左右应各放一条一字线。",
                shown,
                f"— {_bare(number.text) or '1'} —",
                repair=None if mendable else Repair.PERSON,
                edits=_between_dashes(number) if mendable else (),
            )


def _bare(text: str) -> str:
    return match["number"] if (match := _HYPHENS.fullmatch(text)) else text


def _between_dashes(number: PageNumber) -> tuple[Edit, ...]:
    """What is written about the number gives way to a dash on either side."""
    address, (start, end) = number.paragraph.address, span_of(number)
    first = len(number.before)
    return (
        ReplaceText(address, start, first, "— "),
        ReplaceText(address, first + len(number.text), end, " —"),
    )


def _has_dashes(number: PageNumber) -> bool:
    return _DASH_BEFORE.search(number.before) is not None and _DASH_AFTER.match(number.after) is not None
