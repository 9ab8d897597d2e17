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
    LEAVES = "leaves untouched"
    STANDS = "is valid"
    PUNISHES = "punishes"
    MAY_REFUSE = "lets one refuse"


_VERBS = (
    (Force.PUNISHES, r"由[^，。；的]{2,30}责令|责令(?:限期|停止|改正|退还)|(?:并)?处(?:以)?[^，。；分理罚]{0,20}(?:罚款|拘留|徒刑)|"
     r"(?:依法)?(?:给予|予以)[^，。；]{0,10}(?:处分|警告|记过|降级|撤职|开除)|追究刑事责任|吊销|没收违法所得"),
    (Force.MAY_REFUSE, r"(?:有权|可以)拒绝|可以不(?!予)"),
    (Force.FORBIDS, r"不得|不准|不能(?!的|够|力|清偿|履行|证明|协商|确定|辨认|及时|满足|独立)|不可以|不允许|禁止|严禁"),
    (Force.REFUSES, r"不予(?!行政处罚|处罚)|不再(?:受理|给予)|不纳入|无权|不适用|不享受|丧失|停止(?:享受|发放|支付|领取)|不属于|不视为|不计[算入]|不实行|不保护|视为没有"),
    (Force.EXEMPTS, r"(?:可以)?不予(?:行政)?处罚|可以(?:减|免)[收征交缴免]|不收(?:取|费)?|不需要|无需|不必|免征|减征|减半征收|免交|免费|无偿|免予|不缴纳|不承担|不负|不停止|自动(?=续期|解除|延续)"),
    (Force.VOIDS, r"无效|不具有法律约束力|没有法律约束力"),
    (Force.DEEMS, r"(?<!不)视[为同](?!没有)|具有同等(?:的)?(?:法律)?效力|同等(?:的)?法律效力"),
    (Force.LEAVES, r"不影响|不因[^。；]{2,60}而(?:丧失|终止|改变|变化|消灭)|不受[^，。；]{0,12}(?:影响|限制)"),
    (Force.STANDS, r"(?<!无)有效(?=$|[，。；])|发生法律效力"),
    (Force.ALLOWS, r"(?:也|均)?可以|有权|可(?=[由向以在])"),
    (Force.GRANTS, r"(?:应当)?(?:给予|予以|享受|退还|减轻|先行支付|先行救助|及时提供)|由[^，。；]{2,20}(?:负担|承担)"),
    (Force.OBLIGES, r"应当|必须|须|应(?=[予由当在])"),
)  # fmt: skip
_EXCEPT = re.compile(r"除[^。；]{2,60}?外(?=[，,不])")
"""What is excepted is no rule of its own: 除法律规定可以转让的外，不得转让."""

_CONDITION = re.compile(r"[^，。；：]*(?:的|时|后|之日起)[，,]")
_DENIED = re.compile(r"不(?:得|予|能)[^，。；]*$")
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
    """The verbs of a clause, in their order; what only tells of whom or when (不能补休的，……) is none.

    Behind a penalty only more of it follows.
    """
    for match in _VERB.finditer(_EXCEPT.sub(lambda except_for: "\0" * len(except_for[0]), clause)):
        force = Force[match.lastgroup] if match.lastgroup else Force.OBLIGES
        if force in (Force.DEEMS, Force.VOIDS) and _DENIED.search(clause, 0, match.start()):
            continue
        if not _CONDITION.match(clause, match.end()):
            yield Modal(force, match.start(), match[0])
        if force is Force.PUNISHES:
            return
