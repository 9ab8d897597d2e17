"""发文字号由发文机关代字、年份和发文顺序号组成。

依据：《党政机关公文处理工作条例》第九条（五）；联合行文用主办机关的发文字号。
错误示例：信函有标志而没有发文字号；“〔2026〕12号”缺代字；“清政发第12号”缺年份。
正确示例：“清政发〔2026〕12号”。
修复方式：由本人补上缺的部分。
例外：命令没有令号的照报；草稿可以空着顺序号（“〔2026〕　号”“〔2026〕×号”）；命令、纪要、公告、通告、公报用“第×号”“第×期”或者不编号；没有版头的白头件不判断；字号写在文本框、表格里或者还空着（“　　号”“第　号”）的算有，版头里有图片的看不出来，列为未判断。
"""

from __future__ import annotations

import re

from assistant.rules.masthead._marks import is_public, marks
from assistant.rules.vocabulary import *

# With a year or a serial number, or blanks and signs in their place.
_NUMBER_LIKE = re.compile(
    r"[〔\[(（【［﹝][^〕\])）】］﹞]{0,8}[〕\])）】］﹞][^，。；]{0,8}号|[第字发函]\s*[×xX*_＿\d]*\s*号|^\s*[×_＿\s]*号\s*$"
)
_LONGEST_HEAD = 20
_TO_FILL = re.compile(r"\d{4}\s*[〕\])）】](?:\s*|[\s×xX*_＿]+)号")
_WITHOUT_CODE = re.compile(r"[〔\[(（【［﹝]\s*\d{4}")
# 清政发12号, 清政字第12号, 第12号: neither a year nor a place for one.
_WITHOUT_YEAR = re.compile(r"[\u4e00-\u9fffA-Za-z]{0,16}?第?\s*\d{1,3}\s*号")


@dataclass(frozen=True)
class NumberParts(TextRule):
    """Rule D001."""

    code = "D001"
    title = "发文字号的组成"
    clause = "《党政机关公文处理工作条例》第九条（五）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.DOCUMENT_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A masthead without a number, and numbers without a code or a year."""
        if document.format is DocumentFormat.ORDER:
            yield from _without_order_number(document)
        if document.format not in (DocumentFormat.GENERAL, DocumentFormat.LETTER) or is_public(document):
            return
        mark = next(iter(marks(document)), None)
        numbers = [each for each in document.of(Element.DOCUMENT_NUMBER) if each.own_text.strip()]
        if mark is not None and not numbers and not _may_hold_number(document):
            if _is_pictured(document):
                yield CannotTell("版头里有图片，发文字号是否在图片里看不出来，请人工核对。")
                return
            yield Violation(in_paragraph(mark), "有版头而没有发文字号。", "没有发文字号", "机关代字、年份和顺序号")
        if document.character.has_masthead:
            yield from (message for paragraph in numbers[:1] for message in _missing_parts(paragraph))
            if document.of(Element.PRINTING_AUTHORITY) and document.of(Element.SIGNING_DATE):
                yield from (message for paragraph in numbers[:1] for message in _left_open(paragraph))


def _without_order_number(document: IdentifiedDocument) -> Iterator[Verdict]:
    """An order counts 第×号 (10.2)."""
    mark = next(iter(marks(document)), None)
    if mark is None or document.of(Element.DOCUMENT_NUMBER) or _may_hold_number(document) or _is_pictured(document):
        return
    yield Violation(in_paragraph(mark), "命令缺令号，标志下空二行居中写“第×号”。", "没有令号", "第×号")


def _head(document: IdentifiedDocument) -> tuple[IdentifiedParagraph, ...]:
    """What stands before the running text."""
    text = next(iter(document.of(Element.BODY, Element.HEADING_1)), None)
    return document.paragraphs[: document.position(text) if text else _LONGEST_HEAD]


def _may_hold_number(document: IdentifiedDocument) -> bool:
    """Whether any line of the head, in a box, a table or a header too, reads like a number or a place for one."""
    margins = [margin.text for section in document.document.sections[:1] for margin in section.margins]
    return any(_NUMBER_LIKE.search(text) for text in (*(each.own_text for each in _head(document)), *margins))


def _is_pictured(document: IdentifiedDocument) -> bool:
    held = {each.anchor.paragraph for each in document.document.pictures if each.kind == "picture"}
    return bool(held & {each.place.paragraph for each in _head(document) if each.flows})


def _missing_parts(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    text = paragraph.own_text[: paragraph.spans[0].end].strip()
    if _WITHOUT_CODE.match(text):
        yield Violation(in_paragraph(paragraph), "发文字号缺发文机关代字。", text, f"×发{text}")
    elif _WITHOUT_YEAR.fullmatch(text):
        yield Violation(in_paragraph(paragraph), "发文字号缺年份，年份用“〔〕”括入。", text, "机关代字〔年份〕顺序号")


def _left_open(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """A serial number that is not filled in; a draft without date and imprint may leave it so."""
    text = paragraph.own_text[: paragraph.spans[0].end].strip()
    if _TO_FILL.search(text):
        message = "发文字号的顺序号还没有填写，定稿时补上。"
        yield Violation(in_paragraph(paragraph), message, text, "机关代字〔年份〕顺序号", severity=Severity.INFO)
