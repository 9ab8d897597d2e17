"""有附件的，正文之后有附件说明；附件说明列了附件的，附件随文附上。

依据：GB/T 9704—2012 7.3.4、7.3.7；《党政机关公文处理工作条例》第九条（十）。
错误示例：正文之后附了“附件1”“附件2”，没有附件说明。
正确示例：正文下空一行写“附件：1.防汛物资清单”，后面附“附件1”。
修复方式：由本人补上附件说明。
例外：印发、转发、批转、公布的文件直接附在后面，可以不列附件说明；命令所附的规章不列；附件说明列了而文件里没有附件部分的，可能另有文件，列为未判断；不是公文的不判断。
"""

from __future__ import annotations

import re

from assistant.rules.attachment._items import Item, attachments_of, items_of
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_ISSUES = re.compile(r"印发|转发|批转|公布|发布|颁布|下发")
_ELSEWHERE = re.compile(r"另发|另行|另附|另送|略|电子版|网上下载|下载|链接|网址|网站")


@dataclass(frozen=True)
class AttachmentsAnnounced(Rule):
    """Rule A015."""

    code = "A015"
    title = "附件与附件说明齐全"
    clause = "GB/T 9704—2012 7.3.4、7.3.7"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    changes = Change.TEXT
    elements = (Element.ATTACHMENT_LABEL, Element.ATTACHMENT_LIST)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Attachments that no list names, and a list whose attachments are not in the file."""
        if not document.character.official or not document.of(Element.TITLE):
            return
        items, attachments = items_of(document), attachments_of(document)
        if items and not attachments and not document.of(Element.ATTACHMENT_TITLE):
            yield from _not_in_the_file(items)
        elif attachments and not document.of(Element.ATTACHMENT_LIST) and _wants_list(document):
            message = f"后面有 {len(attachments)} 个附件，正文之后没有附件说明。"
            place = in_paragraph(attachments[0].label)
            yield Violation(place, message, "没有附件说明", "正文下空一行写“附件：”和附件名称")


def _not_in_the_file(items: tuple[Item, ...]) -> Iterator[CannotTell]:
    here = [item for item in items if not _ELSEWHERE.search(item.paragraph.own_text)]
    if here:
        names = "、".join(f"“{item.name.rstrip('。；，')}”" for item in here[:3])
        yield CannotTell(
            f"附件说明列了 {len(items)} 个附件（{names}等），文件里没有附件部分；另有文件的请核对是否齐全、名称是否一致。"
        )


def _wants_list(document: IdentifiedDocument) -> bool:
    """Not where the text itself is issued or passed on, nor with an order; nor where the text before them is not known."""
    if document.format in (DocumentFormat.ORDER, DocumentFormat.MINUTES):
        return False
    if _ISSUES.search(document.text_of(Element.TITLE)):
        return False
    closed = any(main_part(document, Element.ISSUER_SIGNATURE, Element.SIGNING_DATE))
    named = any(re.match(r"\s*附\s*[件：:]", each.own_text) for each in main_part(document))
    return closed and not named
