"""标题由发文机关名称、“关于……的”和文种组成，机关名称后面不能漏掉“关于”。

依据：通行做法；《党政机关公文处理工作条例》第九条（七），标题由发文机关名称、事由和文种组成。
错误示例：清江市人民政府加强防汛工作的通知。
正确示例：清江市人民政府关于加强防汛工作的通知。
修复方式：在发文机关名称后补“关于”，请本人确认。
例外：转发、印发、任免类的标题，公告、通告、命令等“机关＋文种”的标题；机关名称与发文机关标志、署名对不上的不判断，由“标题三要素”提示。
"""

from __future__ import annotations

import re

from assistant.documents.issuers import mark_issuers, signatures
from assistant.rules.layout import main_part
from assistant.rules.title._names import lacks_about
from assistant.rules.vocabulary import *

_TWICE = re.compile("就关于|关于有关(?=[^部单机方人])|关于关于")
_GAP = re.compile(r"[\s、]*")


@dataclass(frozen=True)
class TitleAbout(TextRule):
    """Rule T008."""

    code = "T008"
    title = "标题中的“关于”"
    clause = "通行做法；《党政机关公文处理工作条例》第九条（七）"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A title in which the matter follows the name of the issuer at once."""
        lines = list(main_part(document, Element.TITLE))
        for line in lines if document.character.official else ():
            for match in _TWICE.finditer(line.own_text):
                message = f"“{match[0]}”意思重复，只用“关于”。"
                yield Violation(in_paragraph(line, *match.span()), message, match[0], "关于", "关于", Severity.INFO)
        if not lines or not lacks_about(document):
            return
        text = lines[0].own_text
        end = _end_of_names(text, (*mark_issuers(document), *signatures(document)))
        if end and text[end:].strip():
            message = "标题里发文机关名称后面漏了“关于”。"
            yield Violation(in_paragraph(lines[0], end, end), message, "缺“关于”", "关于", "关于")


def _end_of_names(text: str, names: tuple[str, ...]) -> int:
    """Where the names of the issuers end with which a title begins; 0 where it begins with none."""
    end, longest = 0, sorted({name for name in names if name}, key=len, reverse=True)
    while True:
        gap = _GAP.match(text, end)
        start = gap.end() if gap else end
        name = next((name for name in longest if text.startswith(name, start)), None)
        if name is None:
            return end
        end = start + len(name)
