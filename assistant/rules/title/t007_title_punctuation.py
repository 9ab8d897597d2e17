"""标题末尾不用标点，内部除书名号、引号、括号和必要的顿号外一般不用标点。

依据：GB/T 15834—2011 附录A.1。
错误示例：“关于做好防汛工作的通知。”“清江市人民政府，关于……的通知”。
正确示例：“关于印发《清江市防汛预案（试行）》的通知”。
修复方式：去掉多余的标点；停顿处可以改用空格。
例外：讲话、新闻等不是公文的标题可以用逗号等，不判断；标题中间的标点请本人确认；书名号、引号、括号里的标点随原名；顿号、间隔号、连接号可以用。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.layout import main_part
from assistant.rules.prose import replaced
from assistant.rules.title._names import stops
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class TitlePunctuation(TextRule):
    """Rule T007."""

    code = "T007"
    title = "标题中的标点"
    clause = "GB/T 15834—2011 附录A.1"
    level = Level.STANDARD
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stop in or after the title, outside quotation marks and brackets."""
        kind = document.document_type
        named = "关于" in document.text_of(Element.TITLE) or (kind is not None and kind.from_title)
        if not document.character.official or not named:
            return
        for paragraph in main_part(document, Element.TITLE):
            for match in stops(paragraph.own_text):
                rest = paragraph.own_text[match.end() :].strip()
                # Behind the issuer's name nothing else can be meant.
                inside = bool(rest) and not rest.startswith("关于")
                wrong = replaced(paragraph, match, "", f"标题里不用“{match[0]}”。")
                yield replace(wrong, repair=Repair.CONFIRM) if inside else wrong
