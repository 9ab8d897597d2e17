"""部门内设机构除办公厅（室）外不得对外正式行文。

依据：《党政机关公文处理工作条例》第十七条。
错误示例：“清江市水利局规划科”署名，发给县政府。
正确示例：以“清江市水利局”的名义行文。
修复方式：由本人改以部门名义行文。
例外：办公厅（室）可以对外行文；主送本机关各科室的是内部行文；管理处、办事处一类可能是独立单位的不算；文件里看不出发给谁的，只提请人工核对。
"""

from __future__ import annotations

import re

from assistant.documents.issuers import mark_issuers
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_WITHIN = re.compile(
    r"^(?P<body>.+?(?:局|厅|委员会|委|部|政府|院|总局))(?P<inner>[\u4e00-\u9fff]{1,8}?(?:科|处|股))$"
    r"(?<!管理处)(?<!办事处)(?<!代表处)(?<!秘书处)(?<!派出处)(?<!联络处)(?<!接待处)(?<!服务处)(?<!养护处)(?<!工程处)"
)
_INSIDE = re.compile(r"科室|处室|股室|各科|各处|各股|机关各|本[局厅委部院]|[局厅委]属")


@dataclass(frozen=True)
class OfficesWithin(TextRule):
    """Rule L015."""

    code = "L015"
    title = "内设机构对外行文"
    clause = "《党政机关公文处理工作条例》第十七条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.ISSUER_SIGNATURE, Element.ISSUING_AUTHORITY_MARK)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Documents with a number or a mark that a department within a body issues to others."""
        to = document.text_of(Element.MAIN_RECIPIENTS)
        if not document.of(Element.DOCUMENT_NUMBER, Element.ISSUING_AUTHORITY_MARK) or _INSIDE.search(to):
            return
        for paragraph, name in _issuers(document):
            match = _WITHIN.search(name)
            if match is not None and not to:
                yield CannotTell(f"“{name}”像是内设机构；发给谁看不出来，是否对外行文，请人工核对。")
            elif match is not None:
                yield Violation(
                    in_paragraph(paragraph, element=_element(paragraph)),
                    f"“{name}”是内设机构，除办公厅（室）外不得对外正式行文。",
                    name,
                    match["body"],
                )


def _issuers(document: IdentifiedDocument) -> Iterator[tuple[IdentifiedParagraph, str]]:
    """The signatures; the marks where nothing is signed."""
    signed = list(main_part(document, Element.ISSUER_SIGNATURE))
    for paragraph in signed:
        yield paragraph, re.sub(r"\s", "", paragraph.own_text[: paragraph.spans[0].end])
    if not signed:
        yield from zip(document.of(Element.ISSUING_AUTHORITY_MARK), mark_issuers(document), strict=False)


def _element(paragraph: IdentifiedParagraph) -> Element:
    """What is meant where signature and date share a paragraph."""
    return paragraph.spans[0].element
