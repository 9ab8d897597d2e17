"""“以下简称”后面不加冒号。

依据：通行做法，简称用圆括号括注在全称后面，写作“（以下简称……）”，简称可以加引号，前面不加冒号。
错误示例：县防汛抗旱指挥部办公室（以下简称：县防办）负责协调。
正确示例：县防汛抗旱指挥部办公室（以下简称县防办）负责协调。
修复方式：删去冒号，请本人确认。
例外：“以下简称”不在括号里、另起一句说明的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.vocabulary import *

_COLON = re.compile(r"(?:[（(]以下(?:统一)?(?:简称|统称|合称)|[（(]简称|，以下简称)为?(?P<sign>[：:，,、])")


@dataclass(frozen=True)
class ShortNames(TextRule):
    """Rule M021."""

    code = "M021"
    title = "简称的括注"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each sign between 以下简称 and the short name."""
        return each_match(document, _COLON, _superfluous)


def _superfluous(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    message = f"“以下简称”后面直接写简称，不加“{match['sign']}”。"
    return replaced(paragraph, match, "", message, "sign")
