"""Placeholders of templates and drafts: [主送单位], ××××, ____ and their like stand for the element that is to be filled in."""

from __future__ import annotations

import re

from assistant.documents.elements import Element

_BRACKETED = re.compile(r"[\[［【{｛<＜〈（(](?P<name>[\u4e00-\u9fff/、或]{2,14})[\]］】}｝>＞〉）)][：:]?")
_BLANKS = re.compile(r"(?:[×✕╳Ｘｘ*＊_＿□△]{2,}|[xX]{2,})[：:]?")
_NAMES = (
    (Element.MAIN_RECIPIENTS, re.compile(r"主送|收文(?:机关|单位)|受文")),
    (Element.DOCUMENT_NUMBER, re.compile(r"文号|发文字号")),
    (Element.COPY_RECIPIENTS, re.compile(r"抄送")),
    (Element.SIGNING_DATE, re.compile(r"(?:成文|发文|签发|落款)?(?:日期|时间)$|^年月日$")),
    (Element.ISSUING_AUTHORITY_MARK, re.compile(r"发文机关标志|版头|红头")),
    (
        Element.ISSUER_SIGNATURE,
        re.compile(r"署名|落款|^(?:发文|制发|印发|本)?(?:机关|单位)(?:名称|全称)?$|(?:加盖)?(?:公章|印章)$|^盖章$"),
    ),
    (Element.TITLE, re.compile(r"^(?:公文|文件|大)?标题$")),
)


def named_placeholder(text: str) -> Element | None:
    """The element that a placeholder in brackets names, as [主送单位]; None for everything else."""
    found = _BRACKETED.fullmatch(text)
    if found is None:
        return None
    return next((element for element, pattern in _NAMES if pattern.search(found["name"])), None)


def is_placeholder(text: str) -> bool:
    """Whether it holds the place of an element: signs alone, or its name in brackets."""
    return is_blank_placeholder(text) or named_placeholder(text) is not None


def is_blank_placeholder(text: str) -> bool:
    """Whether it is nothing but signs that hold a place, as ××××, XXXX or ____, with or without a colon."""
    return _BLANKS.fullmatch(text) is not None
