# pyright: strict
"""非必要不写个人的身份证号、手机号、住址。

依据：《中华人民共和国个人信息保护法》第六条，处理个人信息限于实现目的的最小范围。
错误示例：正文写“张明，身份证号……”“李明 138……”。
正确示例：写姓名和单位即可。
修复方式：由本人删去或者脱敏。
例外：附注里的联系人办公电话、工作需要公示的联系方式不在此列；校验不合的数字不当作身份证号。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{9}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_CONTACTS = (Element.REMARKS, Element.PRINTING_AUTHORITY)
# A line that only says how to reach somebody is what the reader needs.
_CONTACT_LINE = re.compile(
    r"^\s*[（(]?(?:联系人|联系电话|联系方式|咨询电话|监督电话|电话|手机)[^。]{0,80}[）)]?[。]?\s*$"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class PersonalData(Rule):
    """Rule W011."""

    code: ClassVar = "W011"
    name: ClassVar = "personal-data"
    title: ClassVar = "个人信息"
    clause: ClassVar = "《中华人民共和国个人信息保护法》第六条；《党政机关公文处理工作条例》第二十九条"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each identity number, and each mobile number outside remarks."""
        for found in document.paragraphs:
            text = found.paragraph.text
            for match in _IDENTITY.finditer(text):
                if is_identity_number(match[0]):
                    yield _violation(found, match, "身份证号")
            if found.element in _CONTACTS or _CONTACT_LINE.search(text):
                continue
            for match in _MOBILE.finditer(text):
                yield _violation(found, match, "个人手机号")


def _violation(found: IdentifiedParagraph, match: re.Match[str], kind: str) -> Violation:
    shown = f"{match[0][:3]}{'*' * (len(match[0]) - 5)}{match[0][-2:]}"
    return Violation(in_paragraph(found, *match.span()), f"这里写了{kind}，非必要不写个人信息。", shown, "删去或者脱敏")


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are a citizen's number: a possible birthday and the check character of GB 11643—1999."""
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == text[17].upper()
