"""What the verb of a rule does: forbid, allow, oblige, exempt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Force(Enum):
    """What a rule does with what stands behind its verb."""

    FORBIDS = "forbids"
    ALLOWS = "allows"
    OBLIGES = "obliges"
    EXEMPTS = "exempts"
    REFUSES = "refuses"
    GRANTS = "grants"
    VOIDS = "voids"
    DEEMS = "deems"
    MAY_REFUSE = "lets one refuse"


_VERBS = (
    (Force.MAY_REFUSE, r"(?:有权|可以)拒绝|可以不(?!予)"),
    (Force.FORBIDS, r"不得|不准|不能(?=[在由用把再与以写]|自行|代替|作为|夹带|省略|抄送|越级|直接|$)|不可以|不允许|禁止|严禁"),
    (Force.REFUSES, r"不予(?!行政处罚|处罚)|不再(?:受理|给予)|不纳入|无权|不适用|不享受|丧失|不属于|视为没有"),
    (Force.EXEMPTS, r"(?:可以)?不予(?:行政)?处罚|不收(?:取|费)?|不需要|无需|不必|免征|减征|减半征收|免交|免费|免予|不缴纳|不承担|不负|不停止"),
    (Force.VOIDS, r"无效|不具有法律约束力|没有法律约束力"),
    (Force.DEEMS, r"视为(?!没有)|具有同等(?:的)?(?:法律)?效力|同等(?:的)?法律效力"),
    (Force.ALLOWS, r"(?:也|均)?可以|有权|可(?=[由向以在])"),
    (Force.GRANTS, r"(?:应当)?(?:给予|予以|享受|退还|减轻|先行支付|先行救助|及时提供)|由[^，。；]{2,20}(?:负担|承担)"),
    (Force.OBLIGES, r"应当|必须|须|应(?=[予由当在])"),
)  # fmt: skip
_EXCEPT = re.compile(r"除[^。；]{2,60}?外(?=[，,不])")
"""What is excepted is no rule of its own: 除法律规定可以转让的外，不得转让."""

_VERB = re.compile("|".join(f"(?P<{force.name}>{pattern})" for force, pattern in _VERBS))


@dataclass(frozen=True)
class Modal:
    """The verb of a clause.

    Attributes:
        force: What it does.
        start: Where it begins.
        written: As it stands there.
    """

    force: Force
    start: int
    written: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.written)


def modals_of(clause: str) -> Iterator[Modal]:
    """The verbs of a clause, in their order."""
    for match in _VERB.finditer(_EXCEPT.sub(lambda except_for: "\0" * len(except_for[0]), clause)):
        force = Force[match.lastgroup] if match.lastgroup else Force.OBLIGES
        yield Modal(force, match.start(), match[0])
