"""Which elements each of the 15 kinds has: one table, which the rules of this folder read.

《党政机关公文处理工作条例》第九条 lists what documents are made of, GB/T 9704—2012 7.2 to 7.3 and 10 where it stands. Neither
says kind by kind who is addressed; that 公告, 通告, 公报, 决议, 命令 and 纪要 address nobody follows from 第八条 and from practice.
"""

from __future__ import annotations

import re
from enum import Enum

from assistant.rules.layout import main_part
from assistant.rules.routing._kind import stated_kind
from assistant.rules.vocabulary import *


class Need(Enum):
    """How much a kind wants an element."""

    MUST = "应当有"
    USUAL = "一般有"
    MAY = "可有可无"
    UNUSUAL = "一般没有"


@dataclass(frozen=True)
class Elements:
    """What a kind has.

    Attributes:
        recipients: 主送机关, 第九条（八）.
        signature: 发文机关署名, 第九条（十一）.
        date: 成文日期, 第九条（十二）.
        signatory: 签发人, 第九条（六）: only upward.
    """

    recipients: Need
    signature: Need = Need.MUST
    date: Need = Need.MUST
    signatory: Need = Need.UNUSUAL


_KIND = DocumentType
TABLE = {
    # A meeting passes it; its name and the date stand in brackets under the title.
    _KIND.RESOLUTION: Elements(Need.UNUSUAL, signature=Need.MAY),
    _KIND.DECISION: Elements(Need.MAY),
    _KIND.ORDER: Elements(Need.UNUSUAL),
    _KIND.COMMUNIQUE: Elements(Need.UNUSUAL, signature=Need.MAY),
    _KIND.ANNOUNCEMENT: Elements(Need.UNUSUAL),
    _KIND.PUBLIC_NOTICE: Elements(Need.UNUSUAL),
    _KIND.OPINIONS: Elements(Need.USUAL, signatory=Need.MAY),
    _KIND.NOTICE: Elements(Need.MUST),
    _KIND.CIRCULAR: Elements(Need.USUAL),
    _KIND.REPORT: Elements(Need.MUST, signatory=Need.MUST),
    _KIND.REQUEST: Elements(Need.MUST, signatory=Need.MUST),
    _KIND.REPLY: Elements(Need.MUST),
    _KIND.PROPOSAL: Elements(Need.MUST, signatory=Need.MAY),
    _KIND.LETTER: Elements(Need.MUST),
    # 10.3 leaves their form to the bodies that keep them; 出席 and 分送 say who is concerned.
    _KIND.MINUTES: Elements(Need.UNUSUAL, signature=Need.MAY, date=Need.MAY, signatory=Need.MAY),
}
# These words are also titles of texts that are no official documents: of studies, inquiries, proposals to readers.
_LOOSE = (_KIND.REPORT, _KIND.OPINIONS)
_FORM = re.compile(r"模板|模版|范本|范文|样本|样式|参考格式|格式$")
_LABEL = re.compile(r"附\s*件\s*[一二三四五六七八九十\d]{0,3}(?:-\d+)?\s*[：:]?$")
_FIRM = (
    Element.ISSUING_AUTHORITY_MARK,
    Element.DOCUMENT_NUMBER,
    Element.MAIN_RECIPIENTS,
    Element.ISSUER_SIGNATURE,
    Element.SIGNING_DATE,
)
# What a masthead is known by.
_MASTHEAD = _FIRM[:2]


def elements_of(document: IdentifiedDocument) -> Elements | None:
    """What the kind of a document has; None where it is no whole official document whose title states its kind."""
    kind, title = stated_kind(document), document.text_of(Element.TITLE)
    if kind is None or not document.character.official or not has_text(document):
        return None
    if _FORM.search(title) or _is_attachment(document):
        return None
    certain = bool(document.of(*_MASTHEAD)) or "关于" in title or kind is DocumentType.ORDER
    if not certain or (kind in _LOOSE and not document.of(*_FIRM)):
        return None
    return TABLE[kind]


def has_text(document: IdentifiedDocument) -> bool:
    """Whether there is any running text: a cover or a form has none."""
    return any(each.own_text.strip() for each in main_part(document, Element.BODY, Element.HEADING_1))


def is_draft(document: IdentifiedDocument) -> bool:
    """Whether the title says that it is one, which nobody has signed yet."""
    return re.search(r"稿[)）〕\]]?$|草案[)）]?$", document.text_of(Element.TITLE)) is not None


def _is_attachment(document: IdentifiedDocument) -> bool:
    """Whether the file begins with 附件1: who issues what it is attached to stands elsewhere."""
    lines = (each.own_text.strip() for each in document.paragraphs)
    first = next((line for line in lines if line), "")
    return _LABEL.match(first) is not None
