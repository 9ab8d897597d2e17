"""署名用发文机关全称或者规范化简称，与发文机关标志和标题一致。

依据：《党政机关公文处理工作条例》第九条（十一）；GB/T 9704—2012 7.3.5。
错误示例：标志和标题都是“清江市人民政府”，署名写“市政府”；标志和标题都是“清江市水利局”，署名写“清江市水利局办公室”。
正确示例：署名“清江市人民政府”。
修复方式：由本人核对机关名称。
例外：署名比标志、标题中的名称更全的（写全称的）不算错；标志或标题之一写明是办公厅（室）的，署办公厅（室）不算错；名称中有“××”待填的不判断；机关登记的规范化简称文件里没有，标志和标题都不写机关名称时列为未判断；纪要、签名章落款可以没有机关署名。
"""

from __future__ import annotations

import re

from assistant.documents.issuers import mark_issuers, title_issuer
from assistant.rules.layout import main_part, neighbour_before
from assistant.rules.signature._names import signed_name
from assistant.rules.vocabulary import *

_AROUND = re.compile(
    r"(?P<before>特此(?:报告|通知|函告|函复|请示|批复)[　\s，。]*|发文(?:机关|单位)[：:])?(?P<name>[\u4e00-\u9fff]{4,30}?)"
    r"(?P<after>[（(](?:敬呈|章|盖章|公章|印章|印)[)）]|敬[上呈启]|谨[上呈]|呈|[。：，；])?"
)


@dataclass(frozen=True)
class SignatureName(TextRule):
    """Rule S008."""

    code = "S008"
    title = "署名用全称或规范化简称"
    clause = "《党政机关公文处理工作条例》第九条（十一）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.ISSUER_SIGNATURE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A signature that is shorter than the name that mark and title give, or another body's."""
        yield from _with_words(document)
        signed = signed_name(document)
        if signed is None:
            return
        name, given, lighter = signed.name, signed.given, None
        if not given:
            yield CannotTell(f"标志和标题里没有机关名称，署名“{name}”是否为全称或规范化简称，请对照机构名录核对。")
            return
        if not signed.related:
            message = f"署名“{name}”与标志或标题中的“{given}”不是同一个名称。"
        elif signed.is_sub_office:
            message = f"署名“{name}”与标志或标题中的“{given}”不一致，内设机构不代替本机关署名，请核对。"
        elif signed.is_short:
            # Papers within a body, as of a university's offices, leave its name away.
            lighter = None if document.character.has_masthead else Severity.INFO
            message = f"署名“{name}”比标志或标题中的“{given}”短，应当用全称或者规范化简称。"
        else:
            return
        place = in_paragraph(signed.paragraph, element=Element.ISSUER_SIGNATURE)
        yield Violation(place, message, name, given, severity=lighter)


def _with_words(document: IdentifiedDocument) -> Iterator[Violation]:
    """The issuer's name with other words or a stop around it, where the signature stands."""
    names = {*mark_issuers(document), *title_issuer(document).split("、")} - {""}
    lines = list(main_part(document, Element.ISSUER_SIGNATURE))
    dates = list(main_part(document, Element.SIGNING_DATE))
    if not lines and dates and (above := neighbour_before(document, dates[0])) is not None:
        lines = [above]
    for paragraph in lines:
        match = _AROUND.fullmatch(paragraph.own_text.strip())
        if match and match["name"] in names and (extra := match["before"] or match["after"]):
            place, message = in_paragraph(paragraph), f"署名只写机关名称，不加“{extra.strip()}”。"
            yield Violation(place, message, paragraph.own_text.strip(), match["name"], severity=Severity.INFO)
