"""有多个附件的，用阿拉伯数字加下脚点编顺序号；只有一个的不编号。

依据：GB/T 9704—2012 7.3.4。
错误示例：“附件：1、清单”“附件：一、清单”，或一个附件编“1.”；几个名称挤在一行。
正确示例：“附件：1.防汛物资清单”下一行“2.值班安排表”。
修复方式：改成“1.”“2.”，挤在一行的另起一行；一个附件的去掉序号，请本人确认；自动编号由本人改。
例外：方案、表格等不是公文的不判断；只有一个附件而编号的只提示，国标没有明文；序号由软件自动编的不在文字里改；一个附件名称本身以数字开头（如“2026年计划”）不是序号。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.attachment._hanging import hang
from assistant.rules.attachment._items import Item, attachments_of, items_of
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class AttachmentNumbers(TextRule):
    """Rule A003."""

    code = "A003"
    title = "附件顺序号"
    clause = "GB/T 9704—2012 7.3.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    renumbers = True
    elements = (Element.ATTACHMENT_LIST,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Items whose numbers are missing, of another kind, or not wanted."""
        if document.of(Element.TITLE) and not document.character.official:
            return
        items = items_of(document)
        if len(items) == 1 and items[0].number is not None and items[0].after and not _follows(document):
            # The standard speaks of several only; that one has none is how it is read.
            wrong = _wrong(items[0], "只有一个附件，一般不编顺序号。", "不编号", "")
            yield replace(wrong, severity=Severity.INFO, repair=Repair.CONFIRM)
        if len(items) < 2:
            return
        for at, item in enumerate(items, 1):
            if at > 1 and _on_one_line(items[at - 2], item):
                edits = _in_a_new_line(items, at - 1)
                yield replace(_wrong(item, "每个附件的名称另起一行。", "另起一行", None), edits=edits)
            text = item.paragraph.own_text[slice(*item.number_at)]
            message = f"第 {at} 个附件的顺序号应写成“{at}.”。"
            if automatic := item.paragraph.number_text.strip():
                if automatic != f"{at}.":
                    # The number belongs to a list of the file, which may number other lines too.
                    yield Violation(in_paragraph(item.paragraph), message, automatic, f"{at}.", repair=Repair.PERSON)
            elif text != f"{at}.":
                yield _wrong(item, message, f"{at}.", f"{at}.")


def _on_one_line(above: Item, item: Item) -> bool:
    """Whether a name follows another one in the same line."""
    text = item.paragraph.own_text[above.end : item.number_at[0]]
    return above.paragraph is item.paragraph and "\n" not in text


def _in_a_new_line(items: tuple[Item, ...], at: int) -> tuple[Edit, ...]:
    """A line break in place of what stands between two names, and the lines one under another."""
    above, item = items[at - 1], items[at]
    first = next(each for each in items if each.paragraph is item.paragraph)
    line_break = ReplaceText(item.paragraph.address, above.end, item.number_at[0], "\n")
    return (line_break, *hang(items, first))


def _follows(document: IdentifiedDocument) -> bool:
    """Whether several attachments follow, of which the list then names only one."""
    return len(attachments_of(document)) > 1


def _wrong(item: Item, message: str, expected: str, replacement: str | None) -> Violation:
    start, end = item.number_at
    actual = item.paragraph.own_text[start:end] or "没有顺序号"
    return Violation(in_paragraph(item.paragraph, start, end), message, actual, expected, replacement)
