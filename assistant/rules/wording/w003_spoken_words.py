"""公文用书面语，不用口语。

依据：《党政机关公文处理工作条例》第十九条，公文应当表述准确、文字精练；口语词只用于引述原话。
错误示例：咱们要把工作干好；这样做没啥问题。
正确示例：我们要把工作干好；这样做没有问题。
修复方式：由本人改成书面语。
例外：引号里引述的原话不报；讲话、发言不是公文，不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.references._private import within_marks
from assistant.rules.vocabulary import *

_SPOKEN = re.compile(
    r"咱们?|没啥|有啥|[干为]啥|啥(?:都|也|时候|事)|甭(?=[\u4e00-\u9fff])|瞎(?:搞|弄|干)|挺好的|弄(?:不好)|老是(?=[不没出发])|"
    r"搞定(?![了]?[”])|糊弄|摆平|大家伙儿?|压根儿?(?=[没就不])|[这那]事儿|马马虎虎|好多(?:单位|部门|群众)(?=还|都)|没事儿|大概齐|差不离|赶紧的|特别棒|(?<![优良])给力|超级棒|嘛(?=[，。！])|(?<=[了好])呗|哦(?=[，。！])|老鼻子"
)
_SPEECH = re.compile("讲话|发言|致辞|致词|谈话|演讲|主持词|访谈|实录|故事")


@dataclass(frozen=True)
class SpokenWords(TextRule):
    """Rule W003."""

    code = "W003"
    title = "口语"
    clause = "《党政机关公文处理工作条例》第十九条"
    level = Level.REGULATION
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each spoken word outside quotation marks."""
        if _SPEECH.search(document.text_of(Element.TITLE)):
            return
        yield from each_match(document, _SPOKEN, _spoken)


def _spoken(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    message = f"“{match[0]}”是口语，公文用书面语。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], "书面语")
