"""抄送机关一般先上级、再平级、后下级。

依据：通行做法；国标没有规定抄送机关的顺序。
错误示例：“抄送：云溪县人民政府，省水利厅。”；“抄送：市政协办公室，市委办公室。”。
正确示例：“抄送：省水利厅，云溪县人民政府。”
修复方式：由本人调整顺序。
例外：各地军、群等机关的排序办法不一，同一级之间只看党委、人大、政府、政协，人大与政府之间也不作判断；统称（“各县”“市政府各部门”）和看不出级别的名称不作判断。
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.rules.imprint._groups import Group, groups_of
from assistant.rules.vocabulary import *

_RANKS = (
    re.compile(r"(?:中共)?中央|国务院|全国|国家"),
    re.compile(r"(?:中共)?(?:[\u4e00-\u9fff]{2,3})?(?:省(?!级以下)|自治区)"),
    re.compile(r"(?:中共)?(?:[\u4e00-\u9fff]{2,4})?市(?!、区|（)"),
    re.compile(r"各?(?:中共)?(?:[\u4e00-\u9fff]{2,4})?[县区]"),
    re.compile(r"各?(?:[\u4e00-\u9fff]{2,4})?(?:乡|镇|街道)"),
)

# Within one level: party, congress, government, conference, as their offices are always listed.
_ORGANS = (
    re.compile(r"(?:中共)?(?:[\u4e00-\u9fff]{0,4}[省市县区])委(?:办公室|办公厅|各部门|各部委)?$"),
    re.compile(r"[\u4e00-\u9fff]{0,4}[省市县区]人大(?:常委会)?(?:办公室|办公厅)?$"),
    re.compile(r"[\u4e00-\u9fff]{0,4}[省市县区](?:人民)?政府(?:办公室|办公厅)?$"),
    re.compile(r"[\u4e00-\u9fff]{0,4}[省市县区]政协(?:办公室|办公厅)?$"),
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
            else:
                yield from _organs(group)


def _rank(name: str) -> int | None:
    # What all bodies of a kind are called together (各县、各部门) stands where each place has its own way.
    if name.startswith("各") or "各" in name[2:6]:
        return None
    return next((rank for rank, pattern in enumerate(_RANKS) if pattern.match(name)), None)


def _organs(group: Group) -> Iterator[Violation]:
    """The first body of party, congress, government and conference that stands behind a later one of its level."""
    ranked = [(name, at) for name in group.names if (at := _organ(name)) is not None]
    for (above, later), (below, earlier) in pairwise(ranked):
        # Where congress and government stand to each other is told otherwise in some places.
        if earlier < later and {earlier, later} != {1, 2} and _rank(above) == _rank(below):
            message = f"“{below}”一般排在“{above}”之前，次序是党委、人大、政府、政协。"
            yield Violation(group.place_of(below), message, f"{above}，{below}", f"{below}，{above}")
            return


def _organ(name: str) -> int | None:
    return next((at for at, pattern in enumerate(_ORGANS) if pattern.fullmatch(name)), None)
