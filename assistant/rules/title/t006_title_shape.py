"""多行标题排成梯形或者菱形，不排成中间短的沙漏形和各行等长的长方形。

依据：GB/T 9704—2012 7.3.1，标题排列应当使用梯形或菱形。
错误示例：三行标题中间一行最短；三行标题各行一样长。
正确示例：三行标题中间一行最长，或者逐行变短。
修复方式：由本人另行分行，词意完整优先于形状。
例外：自动回行的标题要排版以后才看得出，不判断；两行等长的难免，不提示；首行是发文机关名称、单独成行的，只看其余各行；机关分行排列的联合行文不判断。
"""

from __future__ import annotations

from assistant.documents.identification import forms
from assistant.rules.layout import main_part, width_of
from assistant.rules.vocabulary import *

_FEWEST, _SEEN = 3, 2


@dataclass(frozen=True)
class TitleShape(TextRule):
    """Rule T006."""

    code = "T006"
    title = "标题的形状"
    clause = "GB/T 9704—2012 7.3.1"
    level = Level.REQUIRED
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A title of three lines or more that is narrow in the middle, or as wide in all lines."""
        paragraphs = list(main_part(document, Element.TITLE))
        lines = ["".join(line.split()) for each in paragraphs for line in each.own_text.split("\n") if line.strip()]
        if lines and forms.is_organisation(lines[0]):
            lines = lines[1:]
        room = 20
        if (
            len(lines) < _FEWEST
            or not document.character.official
            or any(forms.is_organisation(each) for each in lines)
        ):
            return
        widths = [width_of(each) for each in lines]
        shape = _shape(widths) if max(widths) <= room else ""
        if shape:
            sizes = "、".join(f"{each:g}" for each in widths)
            message = f"标题各行 {sizes} 字，排成了{shape}，应排成梯形或者菱形。"
            yield Violation(in_paragraph(paragraphs[0]), message, shape, "梯形或者菱形")


def _shape(widths: list[float]) -> str:
    """What else it is than a trapezium or a rhomb; empty where it is one, or nearly."""
    if max(widths) == min(widths):
        return "长方形"
    inner = widths[1:-1]
    narrow = all(each <= min(widths[0], widths[-1]) - _SEEN for each in inner)
    return "中间短的沙漏形" if narrow else ""
