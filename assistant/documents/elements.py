"""What a paragraph of an official document is: the zones and elements of GB/T 9704—2012, clauses 7 to 10.

The name is English, the value Chinese, so that both can be searched and reports print the value.
"""

from __future__ import annotations

from enum import Enum


class Zone(Enum):
    """The three parts of a page (GB/T 9704—2012, 7.1), and the page number, which stands outside them."""

    MASTHEAD = "版头"
    MAIN = "主体"
    IMPRINT = "版记"
    MARGIN = "页码"


class Element(Enum):
    """What a paragraph is in the document (GB/T 9704—2012, 7.2 to 7.5)."""

    COPY_NUMBER = "份号"
    SECURITY_CLASSIFICATION = "密级和保密期限"
    URGENCY = "紧急程度"
    ISSUING_AUTHORITY_MARK = "发文机关标志"
    DOCUMENT_NUMBER = "发文字号"
    SIGNATORY = "签发人"
    SEPARATOR = "分隔线"
    TITLE = "标题"
    MAIN_RECIPIENTS = "主送机关"
    BODY = "正文"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    ATTACHMENT_LIST = "附件说明"
    ISSUER_SIGNATURE = "发文机关署名"
    SIGNING_DATE = "成文日期"
    SEAL = "印章"
    REMARKS = "附注"
    CAPTION = "图表题名"
    ATTACHMENT_LABEL = "附件标识"
    ATTACHMENT_TITLE = "附件标题"
    ATTACHMENT_BODY = "附件正文"
    COPY_RECIPIENTS = "抄送机关"
    PRINTING_AUTHORITY = "印发机关和印发日期"
    PAGE_NUMBER = "页码"
    BLANK = "空行"
    UNKNOWN = "未识别"

    @property
    def zone(self) -> Zone | None:
        """The zone it belongs to; None for blank and unknown paragraphs, which stand anywhere."""
        return _ZONES.get(self)

    @property
    def heading_level(self) -> int | None:
        """1 for 一、 to 4 for （1）; None for what is no heading of the body."""
        return _LEVELS.get(self)


_LEVELS = {Element.HEADING_1: 1, Element.HEADING_2: 2, Element.HEADING_3: 3, Element.HEADING_4: 4}
_MASTHEAD = (
    Element.COPY_NUMBER,
    Element.SECURITY_CLASSIFICATION,
    Element.URGENCY,
    Element.ISSUING_AUTHORITY_MARK,
    Element.DOCUMENT_NUMBER,
    Element.SIGNATORY,
    Element.SEPARATOR,
)
_IMPRINT = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)
_NOWHERE = (Element.BLANK, Element.UNKNOWN)
_ZONES = {
    **dict.fromkeys([element for element in Element if element not in _NOWHERE], Zone.MAIN),
    **dict.fromkeys(_MASTHEAD, Zone.MASTHEAD),
    **dict.fromkeys(_IMPRINT, Zone.IMPRINT),
    Element.PAGE_NUMBER: Zone.MARGIN,
}
