"""公文里非必要不写个人的身份证号码、手机号码。

依据：《中华人民共和国个人信息保护法》第六条，处理个人信息限于实现处理目的的最小范围。
错误示例：正文写“张明，身份证号……”“联系李明138……”。
正确示例：写姓名和单位即可；联系方式写在附注里，用办公电话。
修复方式：由本人删去或者脱敏（中间的数字换成星号）。
例外：附注、写明“联系人”“电话”的联系方式，以及表格里的通讯录，写手机号码不报；生日或校验码不合、前面又没有写明是身份证的数字，不当作身份证号码。
"""

from __future__ import annotations

import re
from datetime import date

from assistant.rules.vocabulary import *

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}(?:19|20)\d{9}[0-9Xx](?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![\d\-.])(?:\+?86[- ]?)?1[3-9]\d(?P<gap>[- ]?)\d{4}(?P=gap)\d{4}(?![\d\-.])")
_PASSPORT = re.compile(r"护照(?:号码?)?[为：:]?\s?(?P<number>[A-Z]{1,2}\d{7,8})(?!\d)")
_CARD = re.compile(r"银行卡(?:号码?)?[为：:]?\s?(?P<number>\d{16,19})(?!\d)")
_HOME = re.compile(r"家住(?P<number>[\u4e00-\u9fff]{2,16}\d+号[\u4e00-\u9fff\d]*室)")
_CONTACTS = (Element.REMARKS, Element.PRINTING_AUTHORITY)
_LABEL = re.compile("(?:身份证|证件)[^，。；]{0,8}$")
# A contact is said to be one: by the label before the number, in the same sentence.
_CONTACT = re.compile(r"(?:联系人|联系电话|联系方式|电话|手机|咨询|热线|值班|传真|微信)[^。；]{0,30}$")
_CODE = re.compile("(?:信用代码|账号|帐号|订单|单号|编号|流水号|代码)[^，。；]{0,6}$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True)
class PersonalData(TextRule):
    """Rule W011."""

    code = "W011"
    title = "个人信息"
    clause = "《中华人民共和国个人信息保护法》第六条"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each identity number, and each mobile number outside remarks, contacts and tables."""
        for paragraph in document.paragraphs:
            text = paragraph.own_text
            for match in _IDENTITY.finditer(text):
                if _is_identity(text, match):
                    yield _report(paragraph, match, "身份证号码")
            for pattern, kind in ((_PASSPORT, "护照号码"), (_CARD, "银行卡号"), (_HOME, "家庭住址")):
                yield from (_told(paragraph, match, kind) for match in pattern.finditer(text))
            if paragraph.element not in _CONTACTS and paragraph.place.table is None:
                yield from (
                    _report(paragraph, m, "个人手机号码") for m in _MOBILE.finditer(text) if not _is_contact(text, m)
                )


def _is_identity(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    if not _is_birthday(match[0][6:14]) or _CODE.search(before):
        return False
    return bool(_LABEL.search(before)) or is_checked(match[0])


def _is_birthday(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def is_checked(number: str) -> bool:
    """Whether the last of 18 characters is the check character of the others (GB 11643—1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def _is_contact(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return bool(_CONTACT.search(before) or _CODE.search(before))


def _report(paragraph: IdentifiedParagraph, match: re.Match[str], kind: str) -> Violation:
    shown = f"{match[0][:3]}{'*' * (len(match[0]) - 5)}{match[0][-2:]}"
    message = f"这里写了{kind}，非必要不写个人信息，请删去或者脱敏。"
    return Violation(in_paragraph(paragraph, *match.span()), message, shown, "删去或者脱敏")


def _told(paragraph: IdentifiedParagraph, match: re.Match[str], kind: str) -> Violation:
    """What a label says it is, in a list of names and in running text alike."""
    message = f"这里写了{kind}，非必要不写个人信息，请删去或者脱敏。"
    place = in_paragraph(paragraph, *match.span("number"))
    return Violation(place, message, kind, "删去或者脱敏", severity=Severity.WARNING)
