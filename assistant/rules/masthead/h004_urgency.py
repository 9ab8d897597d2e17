"""紧急公文标注“特急”“加急”，一般用三号黑体字，顶格编排在版心左上角。

依据：GB/T 9704—2012 7.2.3；《党政机关公文处理工作条例》第九条（三）。
错误示例：“紧急”“急件”“特急件”；普通公文写“特提”“平急”；用宋体。
正确示例：“特急”三号黑体，左上角顶格。
修复方式：改字体和对齐，“特急件”去掉“件”，请本人确认；写成别的词的，紧急程度由本人核定、改写。
例外：电报标“特提”“特急”“加急”“平急”；“特 急”两字之间空一字的可以。
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.rules.masthead._corner import bare, off_the_corner
from assistant.rules.typography import TypeRule
from assistant.rules.vocabulary import *

_WORDS = ("特急", "加急")
_TELEGRAM_MARK = re.compile(r"电报|明电|密电|[发传]电|电$")
_TELEGRAM_NUMBER = re.compile(r"(?:电|明|传)[〔\[(（【]")
_TELEGRAM = (*_WORDS, "特提", "平急")
# What only adds to a degree.
_ADDED = re.compile(r"(?P<word>特急|加急|特提|平急)(?:件|文件|公文|办理)")


@dataclass(frozen=True)
class Urgency(TypeRule):
    """Rule H004."""

    code = "H004"
    title = "紧急程度"
    clause = "GB/T 9704—2012 7.2.3；《党政机关公文处理工作条例》第九条（三）"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    changes = Change.TEXT
    elements = (Element.URGENCY,)

    typefaces: tuple[str, ...] = (Typeface.HEITI.value,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Urgencies in other words or other type, or off the corner."""
        words = _TELEGRAM if _is_telegram(document) else _WORDS
        for paragraph in document.of(Element.URGENCY):
            text = bare(paragraph)
            if text not in words:
                yield _about_words(paragraph, text, words)
            yield from self.in_other_type(document, paragraph)
            yield from off_the_corner(paragraph)


def _about_words(paragraph: IdentifiedParagraph, text: str, words: Sequence[str]) -> Violation:
    """Another word; which degree is meant is told only where the word itself names one."""
    added = _ADDED.fullmatch(text)
    meant = added["word"] if added and added["word"] in words else None
    whole = paragraph.own_text.strip()
    start = paragraph.own_text.index(whole)
    return Violation(
        in_paragraph(paragraph, start, start + len(whole)),
        f"紧急程度用“{'”“'.join(words)}”标注，不写“{text}”。",
        text,
        meant or "、".join(words),
        meant,
        repair=None if meant else Repair.PERSON,
    )


def _is_telegram(document: IdentifiedDocument) -> bool:
    mark, number = document.text_of(Element.ISSUING_AUTHORITY_MARK), document.text_of(Element.DOCUMENT_NUMBER)
    return _TELEGRAM_MARK.search(mark) is not None or _TELEGRAM_NUMBER.search(number) is not None
