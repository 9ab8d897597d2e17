"""印章、成文日期要与正文同在一面，不得加注“此页无正文”。

依据：GB/T 9704—2012 7.3.5.4，排不下时调整行距、字距解决。
错误示例：落款单独在一页，并写“（此页无正文）”。
正确示例：调整行距、字距，使落款页至少有两行正文。
修复方式：删去“此页无正文”的字样，独占一段的连同段落删去；行距或字距请本人调整，并确认版面。
例外：附件是合同、协议的，签署页可以加注；正文里说到这一做法的（放在引号里）不报；实际分页文件里没有，不作判断。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.edits import RemoveParagraph
from assistant.rules.prose import replaced
from assistant.rules.vocabulary import *

_WORDS = r"(?:此|本|以下|下)(?:页|面)?(?:无|没有)正文"
_NO_TEXT = re.compile(rf"(?<![“‘「『])[（(【\[]\s*{_WORDS}\s*[）)】\]]。?|(?<=\A)\s*{_WORDS}\s*。?\s*\Z")
_CONTRACT = re.compile(r"合同|协议|甲方")


@dataclass(frozen=True)
class SignatureWithText(TextRule):
    """Rule P020."""

    code = "P020"
    title = "署名日期与正文同面"
    clause = "GB/T 9704—2012 7.3.5.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Paragraphs that say that there is no text on their page."""
        contract = _contract_start(document)
        for at, paragraph in enumerate(document.paragraphs):
            if contract is not None and at >= contract:
                return
            for match in _NO_TEXT.finditer(paragraph.own_text):
                yield _deleted(paragraph, match)


def _deleted(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    """The note without which the text goes on; a paragraph that is nothing else goes with it."""
    message = replaced(paragraph, match, "", "不得加注“此页无正文”，应调整行距、字距，使落款与正文同面。")
    if match[0].strip() != paragraph.own_text.strip() or paragraph.place.table is not None:
        return message
    return replace(message, replacement=None, edits=(RemoveParagraph(paragraph.address),))


def _contract_start(document: IdentifiedDocument) -> int | None:
    """Where the attachments speak of a contract, whose page of signatures bears such a note by custom."""
    for at, each in enumerate(document.paragraphs):
        if each.attachment is not None and _CONTRACT.search(each.text):
            return at
    return None
