"""抄送机关一般先上级、再平级、后下级。

依据：通行做法；国标没有规定抄送机关的顺序。
错误示例：“抄送：云溪县人民政府，省水利厅。”
正确示例：“抄送：省水利厅，云溪县人民政府。”
修复方式：由本人调整顺序。
例外：各地党、政、军、群的排序办法不一，同一级之间不作判断；统称（“各县”“市政府各部门”）和看不出级别的名称不作判断。
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.rules.imprint._groups import groups_of
from assistant.rules.vocabulary import *

_RANKS = (
    re.compile(r"(?:中共)?中央|国务院|全国|国家"),
    re.compile(r"(?:中共)?(?:[\u4e00-\u9fff]{2,3})?(?:省(?!级以下)|自治区)"),
    re.compile(r"(?:中共)?(?:[\u4e00-\u9fff]{2,4})?市(?!、区|（)"),
    re.compile(r"各?(?:中共)?(?:[\u4e00-\u9fff]{2,4})?[县区]"),
    re.compile(r"各?(?:[\u4e00-\u9fff]{2,4})?(?:乡|镇|街道)"),
)


@dataclass(frozen=True)
class CopyOrder(TextRule):
    """Rule F005."""

    code = "F005"
    title = "抄送机关的顺序"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = (Element.COPY_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """The first body of a higher rank that comes after one of a lower."""
        for group in groups_of(document):
            if group.element is not Element.COPY_RECIPIENTS or group.is_main:
                continue
            ranked = [(name, rank) for name in group.names if (rank := _rank(name)) is not None]
            for (above, higher), (below, lower) in pairwise(ranked):
                if lower < higher:
                    message = f"“{below}”比“{above}”级别高，一般排在前面。"
                    yield Violation(group.place_of(below), message, f"{above}，{below}", f"{below}，{above}")
                    break


def _rank(name: str) -> int | None:
    # What all bodies of a kind are called together (各县、各部门) stands where each place has its own way.
    if name.startswith("各") or "各" in name[2:6]:
        return None
    return next((rank for rank, pattern in enumerate(_RANKS) if pattern.match(name)), None)
