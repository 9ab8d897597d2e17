"""分项列举的各项之间用分号，最后一项用句号；项里已有句号的，项末不用分号。

依据：GB/T 15834—2011 4.1、4.6、附录A.6，分项列举的各项之间用分号，最后一项末尾用句号；有一项已包含句号的，各项的末尾不能再用分号。
错误示例：“1.检查坝体；”“2.检查溢洪道；”“3.检查闸门；”后面再没有别的项。
正确示例：“1.检查坝体；”“2.检查溢洪道；”“3.检查闸门。”后面再没有别的项。
修复方式：最后一项的分号换成句号；各项末尾不一致的，由本人统一。
例外：用冒号引出下文的项不报；列举还没有完、后面还有上一层的项、隔着说明还有下一项的、下一项的序数读不出的（“3.2026年……”）、后面一段仍以分号结尾的不报；引出列举的一段没有点号、句子要到列举之后才完的不报；各项都没有点号的短语不报。
"""

from __future__ import annotations

import itertools
import re

from assistant.documents.numbering import LabelKind
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.punctuation._lists import Item, ItemList, item_lists, item_of
from assistant.rules.vocabulary import *

_SEMICOLON = re.compile(r"[；;](?=\s*$)")
_END = re.compile(r"(?P<stop>[。；;，,、！？：:]?)(?:[（(][^（()）]*[)）])?\s*$")
_WHOLE = frozenset({LabelKind.ARTICLE.value, LabelKind.CHINESE.value, LabelKind.CHAPTER.value, LabelKind.SECTION.value})
_INLINE = re.compile(r"(?:^|[。；：，])[一二三四五六七八九十]{1,2}是")
# An item that ends so introduces what stands below it.
_INTRODUCING = "：:"
_ENOUGH = 3
_LONGEST = 5_000


@dataclass(frozen=True)
class StopsOfLists(TextRule):
    """Rule M016."""

    code = "M016"
    title = "列举各项的末尾"
    clause = "GB/T 15834—2011 4.1、4.6"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each last item with ；, each item that ends otherwise than its neighbours, and ；between items that hold 。."""
        for each in item_lists(document):
            yield from _last(each)
            yield from _between(each)
        for paragraph in running_text(document):
            yield from _within(paragraph)


def _last(listed: ItemList) -> Iterator[Violation]:
    paragraph, following = listed.items[-1].paragraph, listed.following
    match = _SEMICOLON.search(paragraph.own_text)
    if match is None or listed.resumed or _runs_through(listed.leading):
        return
    if following is not None and _goes_on(listed.items[-1], following):
        return
    place = in_paragraph(paragraph, *match.span())
    yield Violation(place, "列举的最后一项末尾用句号，不用分号。", match[0], "。", "。")


def _runs_through(leading: IdentifiedParagraph | None) -> bool:
    """Whether the sentence around a list is not done at its end: 应当携带／1.……；2.……；／到学院办理。."""
    if leading is None or leading.element is not Element.BODY:
        return False
    return "，" in leading.own_text and re.search(r"[\u4e00-\u9fff]\s*$", leading.own_text) is not None


def _goes_on(last: Item, following: IdentifiedParagraph) -> bool:
    """Whether what follows belongs to the same sentence: a further item, of this list or of the one around it."""
    item = item_of(following)
    if item is None:
        return _is_unread(following, last.number + 1) or following.own_text.rstrip().endswith(("；", ";"))
    if item.kind in _WHOLE:
        return False
    return item.kind == last.kind or item.number > 1 or following.own_text.rstrip().endswith(("；", ";"))


def _is_unread(paragraph: IdentifiedParagraph, number: int) -> bool:
    """Whether it is the next item, whose number cannot be read: 3.2026年…… looks like a decimal, 6法律…… lacks its sign."""
    return re.match(rf"\s*{number}(?:[.．、](?=(?:19|20)\d\d(?!\d))|(?=[\u4e00-\u9fff]))", paragraph.text) is not None


def _between(listed: ItemList) -> Iterator[Violation]:
    """What ends one item of a sentence otherwise than the others; nothing where any of them holds a full stop."""
    items = listed.items
    if len(items) < _ENOUGH or any("。" in _body(each) for each in items):
        return
    stops = [match["stop"] for each in items[:-1] if (match := _END.search(each.paragraph.own_text))]
    if not {"；", "。"} <= set(stops) and not ({"；", ""} <= set(stops) and stops.count("；") > stops.count("")):
        return
    odd = "；" if stops.count("；") < len(stops) / 2 else None
    for each, stop in zip(items, stops, strict=False):
        if stop not in _INTRODUCING and ((stop == odd) if odd else (stop != "；")):
            yield _other_end(each, stop, "；" if not odd else "。")


def _body(item: Item) -> str:
    return item.paragraph.own_text.rstrip()[:-1]


def _other_end(item: Item, stop: str, usual: str) -> Violation:
    match = _END.search(item.paragraph.own_text)
    start = match.start() if match else 0
    place = in_paragraph(item.paragraph, start, start + len(stop))
    message = f"同一列举各项末尾的点号不一致，别的项用“{usual}”，这一项用了“{stop}”。"
    if not stop:
        message = f"同一列举各项末尾的点号不一致，别的项用“{usual}”，这一项没有。"
    return Violation(place, message, stop or "没有点号", usual, severity=Severity.INFO, repair=Repair.PERSON)


def _within(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """Semicolons between 一是 and 二是 where one of these holds a full stop."""
    text = paragraph.own_text
    marks = [match.start() for match in _INLINE.finditer(text[:_LONGEST])]
    if len(marks) < _ENOUGH or "；" not in {text[at] for at in marks}:
        return
    parts = [text[one + 1 : other] for one, other in itertools.pairwise(marks)]
    if not any("。" in part for part in parts):
        return
    for at in marks:
        if text[at] == "；":
            message = "列举的项里已经用了句号，各项之间不再用分号，应当用句号。"
            yield Violation(
                in_paragraph(paragraph, at, at + 1), message, "；", "。", severity=Severity.INFO, repair=Repair.PERSON
            )
