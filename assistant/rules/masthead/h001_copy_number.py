"""涉密公文标注份号，一般用六位三号阿拉伯数字，顶格编排在版心左上角第一行。

依据：GB/T 9704—2012 7.2.1；《党政机关公文处理工作条例》第九条（一）。
错误示例：“126”“第126号”，或排在右上角。
正确示例：“000126”在左上角第一行。
修复方式：补足六位、去掉别的字、改为顶格；请本人核对印数。没有份号、位数过多的，由本人处理。
例外：不涉密的公文可以不标份号；位数多于六位的，国标只说“一般”，只作提醒；“内部”不是密级，不要求份号。
"""

from __future__ import annotations

import re

from assistant.rules.masthead._corner import bare, off_the_corner
from assistant.rules.typography import in_other_size, mistyped
from assistant.rules.vocabulary import *

_NAMES = {4: "四", 5: "五", 6: "六", 7: "七", 8: "八"}
_LEVEL = re.compile("绝密|机密|秘密")
_BEFORE_LEVEL = re.compile(r"\d{6}")
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"(?:份号)?\s*[:：]?\s*(?:第|No\.?|№)?\s*\d+\s*号?")


@dataclass(frozen=True)
class CopyNumber(Rule):
    """Rule H001.

    Attributes:
        size: Chinese name of the font size.
        digits: How many digits it has.
    """

    code = "H001"
    title = "份号"
    clause = "GB/T 9704—2012 7.2.1；《党政机关公文处理工作条例》第九条（一）"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    changes = Change.TEXT
    elements = (Element.COPY_NUMBER,)

    size: str = FontSize.SAN_HAO.value
    digits: int = 6

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Copy numbers of another form or at another place, and classified documents without one."""
        found = document.of(Element.COPY_NUMBER)
        for each in found:
            yield from self._form(each)
            yield from off_the_corner(each)
            yield from self._in_other_size(document, each)
        secret = [each for each in document.of(Element.SECURITY_CLASSIFICATION) if _LEVEL.search(bare(each))]
        if secret and not found and document.character.has_masthead and not _BEFORE_LEVEL.match(bare(secret[0])):
            place = in_paragraph(secret[0])
            lighter, by_hand = Severity.WARNING, Repair.PERSON
            yield Violation(place, "涉密公文应当标注份号。", "没有份号", "六位份号", severity=lighter, repair=by_hand)

    def _in_other_size(self, document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
        message = "份号这一处是{actual}，一般用{expected}字。"
        return mistyped(document, paragraph, in_other_size(paragraph, [FontSize(self.size)]), message, self.size)

    def _form(self, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
        text = paragraph.own_text.strip()
        digits = "".join(_DIGITS.findall(text))
        if not text or (text == digits and len(text) == self.digits):
            return
        longer = text == digits and len(text) > self.digits
        # Several numbers, or words that say more, are for a person to sort out.
        plain = _WORDS.fullmatch(text) is not None and len(digits) <= self.digits
        start = paragraph.own_text.index(text)
        number = _NAMES.get(self.digits, str(self.digits))
        yield Violation(
            in_paragraph(paragraph, start, start + len(text)),
            f"份号一般用{number}位阿拉伯数字，不足的前面补 0，不加别的字。",
            text,
            f"{number}位数字" if longer or not digits else digits.zfill(self.digits),
            digits.zfill(self.digits) if plain else None,
            severity=Severity.WARNING if longer else None,
            repair=None if plain else Repair.PERSON,
        )
