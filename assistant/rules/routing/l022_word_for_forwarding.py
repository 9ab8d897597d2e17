"""批转下级机关的公文，转发上级机关和不相隶属机关的公文，印发本机关的文件。

依据：《党政机关公文处理工作条例》第八条（八）；三个词的分工是通行做法。
错误示例：“清江市人民政府批转省人民政府关于……的通知”。
正确示例：“清江市人民政府转发省人民政府关于……的通知”。
修复方式：由本人换用动词。
例外：只看名称能断定来文机关级别更高的；经批准由办公厅（室）转发部门文件的不算错；看不出级别的不判断。
"""

from __future__ import annotations

import re

from assistant.documents.issuers import mark_issuers
from assistant.rules.layout import main_part
from assistant.rules.routing._bodies import rank_of
from assistant.rules.vocabulary import *

_FORWARDED = re.compile(
    r"^(?P<by>[^《》“”]{0,30}?)(?:关于)?(?P<word>批转|印发)(?P<whose>[^《》“”]{2,30}?)(?:关于|《|印发|转发)"
)


@dataclass(frozen=True)
class WordForForwarding(TextRule):
    """Rule L022."""

    code = "L022"
    title = "批转、转发、印发"
    clause = "《党政机关公文处理工作条例》第八条（八）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Titles that pass on the document of a superior with 批转 or 印发."""
        match = _FORWARDED.search(document.text_of(Element.TITLE))
        if match is None:
            return
        issuer = match["by"] or next(iter(mark_issuers(document)), "")
        own, other = rank_of(issuer), rank_of(match["whose"])
        if own is None or other is None or other <= own:
            return
        for paragraph in main_part(document, Element.TITLE):
            at = paragraph.own_text.find(match["word"])
            if at >= 0:
                yield Violation(
                    in_paragraph(paragraph, at, at + 2),
                    f"“{match['whose']}”是上级机关，它的公文用“转发”，不用“{match['word']}”。",
                    match["word"],
                    "转发",
                )
                return
