# pyright: strict
"""附件的顺序号、标题与附件说明一致，个数相符。

依据：GB/T 9704—2012 7.3.7。
错误示例：说明写“值班安排表”，附件标题是“防汛值班表”；说明有两个，后面只有一个。
正确示例：说明与附件逐字一致。
修复方式：由本人确定以哪一处为准，改另一处。
例外：说明里注明另发的不计个数；附件不与正文在同一文件里的（附件另发），没有附件部分，不判断；名称外的书名号和空格不计。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.attachment._items import Attachment, Item, attachments_of, items_of, plain
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

# What the list itself says is sent otherwise.
_ELSEWHERE = re.compile(r"[（(][^（()）]*(?:另发|另行|另附|另送|略|电子版|网上下载)[^（()）]*[)）]$")


@dataclass(frozen=True)
class AttachmentsAgree(Rule):
    """Rule A006."""

    code: ClassVar = "A006"
    name: ClassVar = "attachments-agree"
    title: ClassVar = "附件与附件说明一致"
    clause: ClassVar = "GB/T 9704—2012 7.3.7"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.ATTACHMENT_LABEL, Element.ATTACHMENT_TITLE)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Attachments whose number or title is not that of the list, and lists of another length."""
        items, attachments = items_of(document), attachments_of(document)
        if not items or not attachments:
            return
        if len(items) != len(attachments) and not any(_ELSEWHERE.search(item.name) for item in items):
            yield Violation(
                in_paragraph(attachments[-1].label),
                f"附件说明列了 {len(items)} 个附件，后面有 {len(attachments)} 个。",
                f"{len(attachments)} 个附件",
                f"{len(items)} 个附件",
            )
        for at, attachment in enumerate(attachments, 1):
            yield from _number(items, attachment, at, len(attachments))
        for item, attachment in zip(items, attachments, strict=False):
            if len(items) == len(attachments):
                yield from _title(item, attachment)


def _number(items: tuple[Item, ...], attachment: Attachment, at: int, count: int) -> Iterator[Violation]:
    """The number of a label is that in the list; where there is one attachment only, neither has one."""
    label, wanted = attachment.label.paragraph.text.strip(), f"附件{at}" if count > 1 else "附件"
    if attachment.number is None and count > 1:
        said, severity = f"有 {count} 个附件，这一个的标识没有写顺序号。", None
    elif attachment.number is not None and attachment.number != at:
        said, severity = f"这是第 {at} 个附件，标识的顺序号却是 {attachment.number}。", None
    elif attachment.number is not None and count == len(items) == 1 and items[0].number is None:
        said, severity = "附件说明里没有编号，只有一个附件，标识一般也不编号。", Severity.INFO
    else:
        return
    yield Violation(in_paragraph(attachment.label), said, label, wanted, severity=severity)


def _title(item: Item, attachment: Attachment) -> Iterator[Violation]:
    wanted, actual = plain(item.name), plain(attachment.name)
    if attachment.title and not attachment.is_named(wanted) and not _continued(item.name, actual):
        said = f"附件标题“{actual}”与附件说明“{wanted}”不一致。"
        yield Violation(in_paragraph(attachment.title[0]), said, actual, wanted)


def _continued(name: str, title: str) -> bool:
    """Whether the list names it with more words in brackets, or the name goes on in a line of its own."""
    bare = re.sub(r"[（(][^（()）]*[)）]", "", plain(name))
    return bare == re.sub(r"[（(][^（()）]*[)）]", "", title) or (len(name) > 20 and title.startswith(plain(name)))
