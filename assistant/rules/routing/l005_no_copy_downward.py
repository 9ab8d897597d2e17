"""请示、报告等上行文不抄送下级机关。

依据：《党政机关公文处理工作条例》第十五条（一）。
错误示例：请示抄送“各县（市、区）人民政府”“局属各单位”。
正确示例：请示只抄送相关上级机关和同级机关。
修复方式：由本人删去下级机关。
例外：写明是上级机关的部门、单位（“省直各有关单位”）和各民主党派不算；单独列出的机关，名称里的级别比发文机关低、或者以发文机关名称开头的才报，别的看不出来，不作判断。
"""

from __future__ import annotations

import re

from assistant.documents.issuers import mark_issuers, signatures, title_issuer
from assistant.rules.imprint._groups import names_in
from assistant.rules.routing._bodies import rank_of
from assistant.rules.routing._kind import stated_kind
from assistant.rules.vocabulary import *

_BELOW = re.compile(
    r"(?<!直)各(?:县|市|区|旗|乡|镇|街道|村|社区|科|股|处室|所|站|分局|基层|二级)[^，。；：]{0,16}"
    r"|(?<!直)各[^，。；：、]{1,6}(?:所|站|科室|中心|大队|支队|分局|学校|医院)(?=[，。；：、\s]|$)"
    r"|(?<!直)(?:[局厅委院校]属|所属|下属|下辖|直属)各?[^，。；：]{0,6}(?:单位|机构|部门|学校|企业|站|所|县|乡|镇|街道)"
)


@dataclass(frozen=True)
class NoCopyDownward(TextRule):
    """Rule L005."""

    code = "L005"
    title = "上行文不抄送下级"
    clause = "《党政机关公文处理工作条例》第十五条（一）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.COPY_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Upward documents copied to the bodies below."""
        upward = document.character.upward and stated_kind(document) is DocumentType.OPINIONS
        if stated_kind(document) not in (DocumentType.REQUEST, DocumentType.REPORT) and not upward:
            return
        for paragraph in document.of(Element.COPY_RECIPIENTS):
            match = _BELOW.search(paragraph.own_text)
            if match is not None:
                yield _wrong(paragraph, *match.span())
                continue
            name = next((name for name in names_in(paragraph.own_text) if _is_below(document, name)), None)
            if name is not None and (start := paragraph.own_text.find(name)) >= 0:
                yield _wrong(paragraph, start, start + len(name))


def _is_below(document: IdentifiedDocument, name: str) -> bool:
    """Whether a name begins with that of the issuer, or states a lower level than all its names do."""
    issuers = [each for each in (*signatures(document), title_issuer(document), *mark_issuers(document)) if each]
    if any(name.startswith(issuer) and name != issuer for issuer in issuers):
        return True
    own, other = [rank for each in issuers if (rank := rank_of(each)) is not None], rank_of(name)
    return bool(own) and other is not None and other < min(own)


def _wrong(paragraph: IdentifiedParagraph, start: int, end: int) -> Violation:
    name = paragraph.own_text[start:end]
    return Violation(in_paragraph(paragraph, start, end), f"上行文不抄送下级机关“{name}”。", name, "不抄送下级机关")
