"""发文机关标志推荐用红色。

依据：GB/T 9704—2012 7.2.4，推荐使用小标宋体字，颜色为红色。
错误示例：标志为黑色。
正确示例：标志为红色。
修复方式：把颜色改为红色；用套红纸印制的不必改，请本人确认。
例外：用预先套红的纸印制时，文件里的标志可以是黑色或没有，请本人确认后忽略；标志是图片的看不出颜色；没有版头的白头件不判断。
"""

from __future__ import annotations

from assistant.documents.colours import RED, is_red
from assistant.documents.edits import RunChange
from assistant.documents.paragraph import Run
from assistant.rules.masthead._marks import marks
from assistant.rules.typography import looking, mistyped
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class MarkColour(Rule):
    """Rule H007."""

    code = "H007"
    title = "发文机关标志的颜色"
    clause = "GB/T 9704—2012 7.2.4"
    level = Level.RECOMMENDED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ISSUING_AUTHORITY_MARK,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Marks that are not red."""
        for paragraph in marks(document):
            black = looking(paragraph, _not_red, change=RunChange(colour=RED))
            yield from mistyped(document, paragraph, black, "发文机关标志推荐用红色。", "红色")


def _not_red(run: Run) -> str | None:
    colour = run.format.colour.value
    if is_red(colour):
        return None
    if colour is None:
        return "自动颜色（黑色）"
    return "黑色" if colour == "000000" else f"颜色 {colour}"
