"""除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文，也不得以本机关负责人名义向上级机关报送公文。

依据：《党政机关公文处理工作条例》第十五条（五）。
错误示例：请示主送“王市长：”；请示署“局长　李建国”。
正确示例：请示主送“市人民政府：”，署机关名称。
修复方式：由本人改为主送机关、署机关名称；确属直接交办的请注明。
例外：正文写明是负责人交办、批示的，只提请人工核对；口头报告开头称呼各位代表、委员的不算；机关名称之下又签了负责人姓名的不算。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.routing._kind import body_paragraphs, recipients, stated_kind
from assistant.rules.vocabulary import *

_ROLES = "省长|市长|县长|区长|州长|旗长|镇长|乡长|书记|主任|局长|厅长|部长|司长|处长|科长|主席|总理|院长|检察长|行长|秘书长|董事长|经理"
_PERSON = re.compile(rf"[\u4e00-\u9fff×]{{0,8}}(?:{_ROLES}|同志|领导)(?=\s*[、，,：:\s]|$)")
_SIGNED_BY = re.compile(rf"(?:{_ROLES})(?:[\u4e00-\u9fff×·]{{2,4}})?$")
_ASSIGNED = re.compile(r"(?:您|领导|[长任记])[^。，；]{0,16}(?:交办|批示|指示)|交办事项|按照?您")
_UPWARD = (DocumentType.REQUEST, DocumentType.REPORT)


@dataclass(frozen=True)
class NotToPersons(TextRule):
    """Rule L007."""

    code = "L007"
    title = "不向个人报送公文"
    clause = "《党政机关公文处理工作条例》第十五条（五）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.MAIN_RECIPIENTS, Element.ISSUER_SIGNATURE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Upward documents addressed to a person or signed by one."""
        if stated_kind(document) in (*_UPWARD, DocumentType.OPINIONS, DocumentType.LETTER):
            yield from _addressed(document)
        if stated_kind(document) in _UPWARD:
            yield from _signed(document)


def _addressed(document: IdentifiedDocument) -> Iterator[Verdict]:
    assigned = any(_ASSIGNED.search(each.own_text) for each in list(body_paragraphs(document))[:2])
    for paragraph in recipients(document):
        match = _PERSON.search(paragraph.own_text.strip())
        if match is not None and assigned:
            yield CannotTell(f"主送“{match[0]}”是个人；正文说是负责人交办，是否属于直接交办事项，请人工核对。")
        elif match is not None:
            # 局领导 is whom a paper within a body goes to, which may be no official document of the body.
            lighter = Severity.INFO if match[0].strip().endswith("领导") else None
            message = f"“{match[0]}”是个人，公文应当主送机关。"
            yield Violation(in_paragraph(paragraph), message, match[0], "主送机关", severity=lighter)


def _signed(document: IdentifiedDocument) -> Iterator[Verdict]:
    lines = [each for each in main_part(document, Element.ISSUER_SIGNATURE) if each.own_text.strip()]
    texts = [re.sub(r"\s", "", each.own_text) for each in lines]
    if lines and all(_SIGNED_BY.search(text) for text in texts):
        yield Violation(
            in_paragraph(lines[0]), "不得以负责人个人的名义向上级机关报送公文，应署机关名称。", texts[0], "机关名称"
        )
