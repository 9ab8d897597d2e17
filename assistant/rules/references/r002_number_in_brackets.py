"""引用公文时，发文字号紧跟书名号，用全角圆括号括注。

依据：GB/T 15834—2011 4.9，括号用全角；发文字号紧接标题括注，中间不加空格和标点，是引用公文的通行写法。
错误示例：《关于加强城市排水防涝能力建设的意见》(东政发〔2025〕31号)
正确示例：《关于加强城市排水防涝能力建设的意见》（东政发〔2025〕31号）
修复方式：外层括号换成全角圆括号，删去书名号与括号之间的空格或标点；没有括号的，补上括号。
例外：年份外面的六角括号由发文字号的规则检查；括号里除字号外还有别的内容（如简称、多个字号）时，只检查括号的全角与半角；\
表格里分栏排列的标题和字号不检查。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.references._private import HAN, NUMBER
from assistant.rules.vocabulary import *

_ELEMENTS = (Element.TITLE, Element.ATTACHMENT_LIST, *RUNNING)
_MORE = r"(?P<more>[^()（）\[\]【】〔〕]{0,40})"
_BRACKETED = re.compile(
    rf"(?<=》)(?P<gap>[ \t\u00a0\u3000]*[，、：]?[ \t\u00a0\u3000]*)(?P<open>[(（\[［【〔])\s?(?P<number>{NUMBER})"
    rf"{_MORE}(?P<close>[)）\]］】〕])"
)
_BARE = re.compile(rf"(?<=》)(?P<number>{NUMBER})(?![{HAN}]{{0,2}}《)(?![)）])")


@dataclass(frozen=True)
class NumberInBrackets(TextRule):
    """Rule R002."""

    code = "R002"
    title = "文号用全角括号"
    clause = "GB/T 15834—2011 4.9"
    level = Level.STANDARD
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number after a title."""
        for paragraph in running_text(document, *_ELEMENTS):
            for match in _BRACKETED.finditer(paragraph.own_text):
                yield from _brackets(paragraph, match)
            if paragraph.place.table is None:
                yield from _without(paragraph)


def _brackets(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Iterator[Violation]:
    right = match["open"] == "（" and match["close"] == "）"
    if right and not match["gap"]:
        return
    start, end = match.span() if not right else match.span("gap")
    replacement = f"（{match['number']}{match['more']}）" if not right else ""
    message = (
        "发文字号外层应当用全角圆括号，紧接在书名号后面。"
        if not right
        else "标题的书名号与括注的发文字号之间不加空格和标点。"
    )
    # Two signs are two matters: a bracket is repaired safely, a comma may separate two things.
    heavier = Repair.CONFIRM if match["gap"].strip() else None
    place = in_paragraph(paragraph, start, end)
    actual = place.text if place.text.strip() else "空格"
    whole = _deleted(paragraph, match) if right else ()
    text = None if whole else replacement
    yield Violation(place, message, actual, replacement or "紧接书名号", text, repair=heavier, edits=whole)


def _deleted(paragraph: IdentifiedParagraph, match: re.Match[str]) -> tuple[Edit, ...]:
    """The signs and the blanks of a gap that has both, one by one: blanks are also what M018 deletes."""
    if not match["gap"].strip() or match["gap"].strip() == match["gap"]:
        return ()
    first, address = match.start("gap"), paragraph.address
    parts = re.finditer(r"\s+|\S+", match["gap"])
    return tuple(ReplaceText(address, first + part.start(), first + part.end(), "") for part in parts)


def _without(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    for match in _BARE.finditer(paragraph.own_text):
        replacement = f"（{match['number']}）"
        message = "发文字号跟在标题后面时，应当用全角圆括号括起来。"
        place = in_paragraph(paragraph, *match.span())
        yield Violation(place, message, match[0], replacement, replacement, Severity.WARNING, Repair.CONFIRM)
