# pyright: strict
"""有多个附件的，用阿拉伯数字加下脚点编顺序号；只有一个的不编号。

依据：GB/T 9704—2012 7.3.4。
错误示例：“附件：1、清单”“附件：一、清单”，或一个附件编“1.”。
正确示例：“附件：1.防汛物资清单”下一行“2.值班安排表”。
修复方式：改成“1.”“2.”，一个附件的去掉序号。
例外：序号由软件自动编的不在文字里改；一个附件名称本身以数字开头（如“2026年计划”）不是序号。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.attachment._items import Item, attachments_of, items_of
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation


@dataclass(frozen=True)
class AttachmentNumbers(Rule):
    """Rule A003."""

    code: ClassVar = "A003"
    name: ClassVar = "attachment-numbers"
    title: ClassVar = "附件顺序号"
    clause: ClassVar = "GB/T 9704—2012 7.3.4"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.ATTACHMENT_LIST,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Items whose numbers are missing, of another kind, or not wanted."""
        items = items_of(document)
        if len(items) == 1 and items[0].number is not None and items[0].after and not _follows(document):
            yield _wrong(items[0], "只有一个附件，不编顺序号。", "不编号", "")
        if len(items) < 2:
            return
        for at, item in enumerate(items, 1):
            text = item.found.paragraph.text[slice(*item.number_at)]
            if item.found.paragraph.number_text or text == f"{at}.":
                continue
            said = f"第 {at} 个附件的顺序号应写成“{at}.”。"
            yield _wrong(item, said, f"{at}.", f"{at}.")


def _follows(document: IdentifiedDocument) -> bool:
    """Whether several attachments follow, of which the list then names only one."""
    return len(attachments_of(document)) > 1


def _wrong(item: Item, said: str, expected: str, replacement: str) -> Violation:
    start, end = item.number_at
    actual = item.found.paragraph.text[start:end] or "没有顺序号"
    return Violation(in_paragraph(item.found, start, end), said, actual, expected, replacement)
