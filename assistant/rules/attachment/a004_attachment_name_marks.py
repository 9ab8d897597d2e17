"""附件名称后不加标点符号。

依据：GB/T 9704—2012 7.3.4；名称一般也不加书名号，这是通行做法。
错误示例：“附件：1.防汛物资清单。”“2.值班安排表；”。
正确示例：“附件：1.防汛物资清单”。
修复方式：去掉名称后的标点和外面的书名号。
例外：法规、规章作附件时加不加书名号两种做法都有，只提示；名称里面的书名号、括号随原名；名称以“（试行）”结尾的保留括号。
"""

from __future__ import annotations

import re

from assistant.rules.attachment._items import Item, items_of
from assistant.rules.vocabulary import *

_STOP = re.compile(r"[。；，、：;,:.．]+$")
_AFTER = re.compile(r"[（(](?:附后|见后|后附)[)）]$")
_REGULATION = re.compile(r"(?:法|条例|规定|办法|细则|规则|章程|准则|制度)(?:（[^（）]*）)?$")
_MARKED = re.compile(r"《(?P<name>[^《》]+)》|“(?P<quoted>[^“”]+)”")


@dataclass(frozen=True)
class AttachmentNameMarks(TextRule):
    """Rule A004."""

    code = "A004"
    title = "附件名称后的标点"
    clause = "GB/T 9704—2012 7.3.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.ATTACHMENT_LIST,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Names that a stop follows or that stand in 《》."""
        for item in items_of(document):
            stop = _STOP.search(item.name)
            if stop is not None:
                place = in_paragraph(item.paragraph, item.start + stop.start(), item.end)
                yield Violation(place, f"附件名称后不用“{stop[0]}”。", stop[0], "不用标点", "")
            elif (after := _AFTER.search(item.name)) is not None:
                place = in_paragraph(item.paragraph, item.start + after.start(), item.end)
                message = f"附件名称后不写“{after[0]}”。"
                yield Violation(place, message, after[0], "不写", "", Severity.INFO, Repair.CONFIRM)
            marked = _MARKED.fullmatch(item.name[: stop.start()] if stop else item.name)
            if marked is not None:
                yield _in_marks(item, marked)


def _in_marks(item: Item, marked: re.Match[str]) -> Violation:
    """The standard says nothing of 《》; for regulations both ways are seen."""
    name = marked["name"] or marked["quoted"]
    return Violation(
        in_paragraph(item.paragraph, item.start, item.start + marked.end()),
        "附件名称通行的写法是不加书名号、引号。",
        marked[0],
        name,
        name,
        Severity.INFO if _REGULATION.search(name) else Severity.WARNING,
        Repair.CONFIRM,
    )
