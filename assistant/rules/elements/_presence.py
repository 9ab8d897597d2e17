"""Whether an element is there in any form: as a placeholder, joined with another one, in a table, a text box or a picture.

A rule that says that something is missing must not be wrong, so what only may be the element counts as being there.
"""

from __future__ import annotations

import re

from assistant.documents.dates import parse_date
from assistant.documents.identification import forms
from assistant.rules.layout import main_part
from assistant.rules.routing._kind import RUNNING_BODY
from assistant.rules.vocabulary import *

# How many lines after the title the recipients may stand in, and how many lines before the end a signature.
_HEAD, _FOOT = 3, 12
_SHORT = 40
# A table of more rows or columns holds data.
_LAYOUT = 3
_OPEN = r"[\d×xXＸ*＊_＿〇○零一二三四五六七八九十〔〕\[\]（）()\s]*"
_DATE = re.compile(rf"{_OPEN}年{_OPEN}月{_OPEN}日?|{forms.DATE.pattern}|\d{{8}}")
_ENDS_WITH_DATE = re.compile(rf"(?:{_OPEN}年{_OPEN}月{_OPEN}日?|{forms.DATE.pattern})[）)]?$")
DATE_THEN_NAME = re.compile(rf"{forms.DATE.pattern}(?P<name>[^，。；：]{{2,30}})")
_DATE_WORDS = re.compile(r"成文日期|落款日期|发文日期|签发日期|日期[:：]|年月日|\[日期\]|【日期】")
_SIGNATURE_WORDS = re.compile(r"署名|落款|盖章|公章|印章|[（(]章[）)]|(?:单位|机关|机构)名称|发文(?:机关|单位)")
# 总公司：四川某某有限公司, 承办单位：……
_LABELLED_NAME = re.compile(r"[\u4e00-\u9fff]{2,8}[：:](?P<name>[^，。；：:]{4,40})")
_TO_FILL = re.compile(r"[×＊*_＿]|[xXＸ]{2}|[\[【（(]?(?:主送|收文|受文|抄送)[机单]")
_NARRATES = re.compile(r"如下|以下|下列|现将|根据|为了|要求|如后|事项")
# What bodies are asked to do, as 各县要明确责任人: a sentence, and no list of them.
_ASKS = re.compile(r"要|须|应|请|可以|必须|不得|开展|建立")
_LEAD = re.compile(r"([^。：:]{2,60})[：:](?=.)")
_PASSED = re.compile(r"年.{1,6}月.*(?:通过|公布|发布|批准|修正|修订)")
# The standard wants a signature beside a seal since July 2012; before, a single issuer only set its seal.
_SIGNED_SINCE = (2012, 7)


def has_recipients(document: IdentifiedDocument) -> bool:
    """Whether there are main recipients, or a line under the title that may be them."""
    if document.of(Element.MAIN_RECIPIENTS):
        return True
    if any(re.match(r"\s*主\s*送", each.own_text) for each in document.paragraphs):
        return True
    return any(_may_address(each) for each in _under_the_title(document))


def _may_address(text: str) -> bool:
    """A line that ends with a colon, names bodies, or is left to be filled; the first of a paragraph with soft returns."""
    first = _first_line(text)
    bare = first.rstrip("：:。.，,；;、")
    named = len(first) <= 120 and forms.are_organisations(bare) and not _ASKS.search(first)
    filled = len(first) <= _SHORT and _TO_FILL.search(first) is not None and "。" not in first
    return first.endswith(("：", ":")) or named or filled


def _first_line(text: str) -> str:
    return re.sub(r"\s", "", text.strip().split("\n")[0])


def _under_the_title(document: IdentifiedDocument) -> Iterator[str]:
    """The lines between the title and the first sentence of the text."""
    titles = document.of(Element.TITLE)
    start = document.position(titles[-1]) + 1 if titles else 0
    lines = [each for each in document.paragraphs[start : start + 30] if each.own_text.strip()]
    for each in lines[:_HEAD]:
        text = _first_line(each.own_text)
        # The text may go on behind the colon: 各科室：现将有关事项通知如下.
        if (names := _LEAD.match(text)) is not None and forms.are_organisations(names[1]):
            yield f"{names[1]}："
            return
        if _NARRATES.search(text) or each.element in (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE):
            return
        yield each.own_text
        if "。" in text:
            return


def has_date(document: IdentifiedDocument) -> bool:
    """Whether there is a date of signing, or any short line that is or ends with a date, be it to be filled."""
    if document.of(Element.SIGNING_DATE):
        return True
    return any(_may_date(each) for each in document.paragraphs if not _in_data_table(document, each))


def _may_date(paragraph: IdentifiedParagraph) -> bool:
    lines = [re.sub(r"\s", "", line) for line in paragraph.own_text.split("\n")]
    if paragraph.element in (Element.TITLE, Element.DOCUMENT_NUMBER, Element.PRINTING_AUTHORITY):
        return any(_PASSED.search(line) for line in lines)
    return any(_reads_as_date(line) for line in lines if line)


def _reads_as_date(line: str) -> bool:
    if _DATE.fullmatch(line) or (_PASSED.search(line) and re.fullmatch(r"[（(].*[)）]", line)):
        return True
    ends = not re.search(r"[。；]", line) and _ENDS_WITH_DATE.search(line) is not None
    begins = (found := DATE_THEN_NAME.fullmatch(line)) is not None and forms.is_organisation(found["name"])
    return len(line) <= _SHORT and (ends or begins or _DATE_WORDS.search(line) is not None)


def has_signature(document: IdentifiedDocument) -> bool:
    """Whether an issuer or a person signs, or any short line near the end may be such a name or a place for one."""
    if document.of(Element.ISSUER_SIGNATURE) or _is_before_signatures(document):
        return True
    return any(_may_sign(each) for each in _near_the_end(document))


def _is_before_signatures(document: IdentifiedDocument) -> bool:
    dates = (parse_date(each.text) for each in document.of(Element.SIGNING_DATE))
    return any((found.year, found.month) < _SIGNED_SINCE for found in dates if found is not None)


def _near_the_end(document: IdentifiedDocument) -> list[IdentifiedParagraph]:
    """The last lines before the attachments, and those beside any date, which may be where the document truly ends."""
    written = [each for each in document.paragraphs if each.own_text.strip() and not _in_data_table(document, each)]
    main = [each for each in written if each.attachment is None]
    beside = [
        neighbour
        for at, each in enumerate(written)
        if _DATE.fullmatch(re.sub(r"\s", "", each.own_text))
        for neighbour in (*written[max(at - 3, 0) : at], *written[at + 1 : at + 2])
    ]
    return [*main[-_FOOT:], *beside]


def _may_sign(paragraph: IdentifiedParagraph) -> bool:
    if paragraph.element in (
        Element.TITLE,
        Element.MAIN_RECIPIENTS,
        Element.PRINTING_AUTHORITY,
        Element.COPY_RECIPIENTS,
    ):
        return False
    aside = paragraph.flows and paragraph.format.alignment.value is Alignment.RIGHT
    for line in (re.sub(r"\s", "", each) for each in paragraph.own_text.split("\n")):
        if not line or len(line) > _SHORT or _DATE.fullmatch(line) or line[0] in "（(":
            continue
        if _SIGNATURE_WORDS.search(line):
            return True
        plain = not re.search(r"[，。；：！？:;]", line) and forms.heading_level(line) is None
        labelled = _LABELLED_NAME.fullmatch(line)
        if labelled is not None and forms.is_organisation(labelled["name"]):
            return True
        if plain and (forms.are_organisations(line) or aside or _TO_FILL.search(line)):
            return True
    return False


def _in_data_table(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether its table is larger than those that place a signature and a date."""
    if paragraph.place.table is None or paragraph.place.text_box is not None:
        return False
    rows = document.document.tables[paragraph.place.table].rows
    return len(rows) > _LAYOUT or any(len(row.cells) > _LAYOUT for row in rows)


def is_pictured(document: IdentifiedDocument) -> bool:
    """Whether a picture stands in the last lines of the text: a scanned close, or a seal with its names."""
    flowing = [each for each in document.paragraphs if each.flows]
    last = max((each.place.paragraph for each in main_part(document, *RUNNING_BODY) if each.flows), default=0)
    end = next((each.place.paragraph for each in flowing if each.attachment is not None), len(flowing) + last)
    kinds = ("picture", "shape")
    drawn = [each for each in document.document.pictures if each.kind in kinds and each.anchor.part == "body"]
    return any(last <= each.anchor.paragraph < end for each in drawn)


def end_of_text(document: IdentifiedDocument) -> IdentifiedParagraph | None:
    """The last line of the running text, under which the close should stand."""
    return next((each for each in reversed(list(main_part(document, *RUNNING_BODY))) if each.own_text.strip()), None)
