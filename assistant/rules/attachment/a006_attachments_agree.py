"""附件的顺序号、标题与附件说明一致，个数相符。

依据：GB/T 9704—2012 7.3.7。
错误示例：说明写“值班安排表”，附件标题是“防汛值班表”；说明有两个，后面只有一个；说明列了附件，文件里一个也没有。
正确示例：说明与附件逐字一致。
修复方式：按附件说明改附件的标题和顺序号，请本人确认以哪一处为准；个数不符、标题全不相同的由本人处理。
例外：说明里注明另发的不计个数；文件里一个附件也没有的，可能是另存，只作提示；名称外的书名号和空格不计。
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.rules.attachment._items import Attachment, Item, attachments_of, items_of, plain
from assistant.rules.vocabulary import *

# Titles that have less in common than that with a name are other titles.
_ALIKE = 0.5
_A_SLIP = 0.8
_LABEL = re.compile(r"\s*附\s*件\s*之?\s*(?P<number>\d{0,2})(?![一二三四五六七八九十\d])")
# What the list itself says is sent otherwise.
_ELSEWHERE = re.compile(r"[（(][^（()）]*(?:另发|另行|另附|另送|略|电子版|网上下载)[^（()）]*[)）]$")


@dataclass(frozen=True)
class AttachmentsAgree(TextRule):
    """Rule A006."""

    code = "A006"
    title = "附件与附件说明一致"
    clause = "GB/T 9704—2012 7.3.7"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    renumbers = True
    elements = (Element.ATTACHMENT_LABEL, Element.ATTACHMENT_TITLE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Attachments whose number or title is not that of the list, and lists of another length."""
        items, attachments = items_of(document), attachments_of(document)
        if items and not attachments:
            yield from _absent(document, items)
        if not items or not attachments:
            return
        if len(items) != len(attachments) and not any(_ELSEWHERE.search(item.name) for item in items):
            yield Violation(
                in_paragraph(attachments[-1].label),
                f"附件说明列了 {len(items)} 个附件，后面有 {len(attachments)} 个。",
                f"{len(attachments)} 个附件",
                f"{len(items)} 个附件",
                repair=Repair.PERSON,
            )
        for at, attachment in enumerate(attachments, 1):
            yield from _number(items, attachment, at, len(attachments))
        for item, attachment in zip(items, attachments, strict=False):
            if len(items) == len(attachments):
                yield from _title(item, attachment)


def _absent(document: IdentifiedDocument, items: Sequence[Item]) -> Iterator[Violation]:
    """A list in a signed document in which no attachment follows: they may lie in files of their own."""
    signed = document.of(Element.SIGNING_DATE) and document.character.official
    # What follows without a label of its own may be the attachment.
    more = any(each.attachment is not None for each in document.paragraphs)
    if not signed or more or any(_ELSEWHERE.search(item.name) for item in items):
        return
    names = "、".join(f"“{plain(item.name)}”" for item in items[:2]) + ("等" if len(items) > 2 else "")
    message = f"附件说明列了{names}，文件里没有这个附件；附件另存的，发文时请一并附上。"
    place = in_paragraph(items[0].paragraph)
    yield Violation(place, message, "没有附件", f"{len(items)} 个附件", severity=Severity.INFO, repair=Repair.PERSON)


def _number(items: tuple[Item, ...], attachment: Attachment, at: int, count: int) -> Iterator[Violation]:
    """The number of a label is that in the list; where there is one attachment only, neither has one."""
    paragraph, wanted = attachment.label, f"附件{at}" if count > 1 else "附件"
    if attachment.number is None and count > 1:
        message, severity = f"有 {count} 个附件，这一个的标识没有写顺序号。", None
    elif attachment.number is not None and attachment.number != at:
        message, severity = f"这是第 {at} 个附件，标识的顺序号却是 {attachment.number}。", None
    elif attachment.number is not None and count == len(items) == 1 and items[0].number is None:
        message, severity = "附件说明里没有编号，只有一个附件，标识一般也不编号。", Severity.INFO
    else:
        return
    text, label = paragraph.own_text, _LABEL.match(paragraph.own_text)
    place = in_paragraph(paragraph, *label.span("number")) if label else in_paragraph(paragraph)
    # A number in Chinese becomes digits first.
    replacement = wanted.removeprefix("附件") if label else None
    repair = None if label else Repair.PERSON
    yield Violation(place, message, text.strip(), wanted, replacement, severity, repair)


def _title(item: Item, attachment: Attachment) -> Iterator[Violation]:
    wanted, actual = plain(item.name), plain(attachment.name)
    # A title of several lines that a dash joins may go on in what was taken for text.
    if any(each.own_text.rstrip().endswith(("—", "-", "－")) for each in attachment.title):
        return
    if attachment.title and not attachment.is_named(wanted) and not _continued(item.name, actual):
        message = f"附件标题“{actual}”与附件说明“{wanted}”不一致。"
        edits = _retitled(attachment.title, item.name)
        repair = None if edits else Repair.PERSON
        yield Violation(in_paragraph(attachment.title[0]), message, actual, wanted, repair=repair, edits=edits)
        if SequenceMatcher(None, wanted, actual, autojunk=False).ratio() >= _A_SLIP:
            # Which of the two is right is for a person to say.
            place, message = (
                in_paragraph(item.paragraph, item.start, item.end),
                f"这个名称与附件的标题“{actual}”只差几个字，请核对哪一处对。",
            )
            yield Violation(place, message, wanted, actual, severity=Severity.INFO, repair=Repair.PERSON)


def _retitled(title: Sequence[IdentifiedParagraph], name: str) -> tuple[Edit, ...]:
    """Makes the lines of a title that come nearest to a name of the list read like it; none where none is near."""
    wanted = re.sub(r"\s|[。；，、;,.]+$", "", name)
    windows = [title[at:end] for at in range(len(title)) for end in range(at + 1, len(title) + 1)]
    near, lines = max(((_nearness(each, wanted), each) for each in windows), key=lambda pair: pair[0])
    return tuple(_as_named(lines, _marked_alike(lines, wanted))) if near >= _ALIKE else ()


def _nearness(lines: Sequence[IdentifiedParagraph], wanted: str) -> float:
    return SequenceMatcher(None, "".join(each.text for each in lines), wanted, autojunk=False).ratio()


def _marked_alike(lines: Sequence[IdentifiedParagraph], wanted: str) -> str:
    """The name in 《》 only where the title is."""
    marked = lines[0].text.lstrip().startswith("《")
    bare = wanted[1:-1] if wanted.startswith("《") and wanted.endswith("》") else wanted
    return f"《{bare}》" if marked else bare


def _as_named(lines: Sequence[IdentifiedParagraph], wanted: str) -> Iterator[Edit]:
    """The pieces that differ, each in the line where it begins; white space stays."""
    places = [(each.address, at) for each in lines for at, sign in enumerate(each.own_text) if sign.strip()]
    written = "".join("".join(each.own_text.split()) for each in lines)
    for tag, start, end, first, last in SequenceMatcher(None, written, wanted, autojunk=False).get_opcodes():
        if tag == "insert":
            address, at = places[max(start - 1, 0)]
            yield ReplaceText(address, at + (start > 0), at + (start > 0), wanted[first:last])
        elif tag != "equal":
            pieces = [[at for own, at in places[start:end] if own == each.address] for each in lines]
            texts = [wanted[first:last], *[""] * len(lines)]
            for line, piece in zip(lines, pieces, strict=True):
                if piece:
                    yield ReplaceText(line.address, piece[0], piece[-1] + 1, texts.pop(0))


def _continued(name: str, title: str) -> bool:
    """Whether the list names it with more words in brackets, or the name goes on in a line of its own."""
    bare = re.sub(r"[（(][^（()）]*[)）]", "", plain(name))
    return bare == re.sub(r"[（(][^（()）]*[)）]", "", title) or (len(name) > 20 and title.startswith(plain(name)))
