"""定稿里没有标黄、标红、删除线一类的待核标记。

依据：通行做法。
错误示例：没有核实的数字标了黄色；要删的话加了删除线。
正确示例：核实以后去掉标记。
修复方式：先核实内容，再去掉标记；由起草人处理。
例外：文字的颜色和底色另有版面的规则，默认由它报告，这里只看删除线；发文机关标志的红色不在此列；表格的底纹、附件和表格里对照新旧条文的删除线不看。
"""

from __future__ import annotations

from assistant.documents.paragraph import Run
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.typography import looking
from assistant.rules.vocabulary import *

_STRONG, _WEAK = 0xC0, 0x60


@dataclass(frozen=True)
class MarksOfChecking(Rule):
    """Rule B021.

    Attributes:
        colours: Whether highlighted and red text are reported too, which rule P008 does where it is on.
    """

    code = "B021"
    title = "待核标记残留"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = RUNNING

    colours: bool = False

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of running text that is highlighted, struck through or red."""
        for paragraph in running_text(document, *self.elements):
            # Tables and attachments may compare versions.
            if not self.colours and (not paragraph.flows or paragraph.attachment is not None):
                continue
            for stretch in looking(paragraph, self._mark):
                yield Violation(
                    in_paragraph(paragraph, stretch.start, stretch.end),
                    f"这一处有{stretch.actual}，像是待核标记，定稿前应处理。",
                    stretch.actual,
                    "没有标记",
                )

    def _mark(self, run: Run) -> str | None:
        form = run.format
        if form.strike.value:
            return "删除线"
        return _coloured(run) if self.colours else None


def _coloured(run: Run) -> str | None:
    form = run.format
    if form.highlight.value not in (None, "none"):
        return "突出显示"
    return "红字" if _is_red(form.colour.value) else None


def _is_red(colour: str | None) -> bool:
    try:
        red, green, blue = bytes.fromhex(colour or "")
    except ValueError:
        return False
    return red >= _STRONG and max(green, blue) <= _WEAK
