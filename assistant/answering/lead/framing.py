"""How a yes-or-no question is put: what its yes would mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from assistant.answering.asked import asked, asks_yes_or_no


class Frame(Enum):
    """What is wanted to be known of something done."""

    ALLOWED = "whether one may, or gets it"
    BREACH = "whether it breaks a rule"
    NEEDED = "whether one must"
    HOLDS = "whether it counts"
    SO = "whether it is so"
    DONE = "whether it is done: paid, given, charged"


@dataclass(frozen=True)
class Framing:
    """A yes-or-no question.

    Attributes:
        frame: What is asked.
        negated: Whether it is asked about leaving something undone: 可以不给吗.
        bypass: Whether about doing it without what a rule puts in front: 直接, 自己, 今天说明天就走.
        word: The word that a yes repeats: 能, 可以.
        clause: The clause that asks.
        marked: Whether it asks in words; else something is only told.
    """

    frame: Frame
    negated: bool
    bypass: bool
    word: str
    clause: str
    marked: bool = True


_NEEDED_FIRST = re.compile(
    r"要不要|用不用|需不需要|^(?:还|是不是)?(?:都)?(?:需要|要|用|得)(?!是|不是).*[吗不]$"
    r"|(?<![能不只想可没])(?:要|得|需要|须)(?:再|先|给)?(?:[我他她]们?)?[交办写签带去花掏缴报出][^，]{0,8}[吗不]$|(?<![能不只想可没])[要得]给(?![我他她])[^，]{1,8}[吗不]$"
)
_MAY_AT_THE_END = re.compile(r"(?:可以|[行成中])[不吗]$")
_BREACH = re.compile(r"^(?!.*(?:能|可以)).*(?:违[规法反章纪]|犯不?犯?法)")
_PUNISHED = re.compile(r"(?:会|受|被|挨)[^，能可]{0,6}(?:处分|罚|拘|开除|撤职?|追究|坐牢|判刑?)[吗不]$")
_PROPER = re.compile(r"合[规法理]|合不合|允许|对不对|对吗|对吧|妥|规范")
_NEEDED = re.compile(
    r"要不要|用不用|需不需要|必须|得不得|须不须|需要|(?:^|[^不])(?:还)?[要得须用](?!是|钱|么)[^，]{1,20}[吗不]$|要吗$"
)
_SO = re.compile(
    r"是不是|[吧]$|会不会|(?<![开机社协大委工议])会[^，]{1,12}[吗不]$|有没有|[^能可]还?有[^，]{0,6}[吗不]$|是[^，]{1,14}[吗的]$"
)
_HOLDS = re.compile(r"算不算|作数|算数|管用|有效|有用|算[^，]{0,6}[了吗没不]$|没用|生效|失效|白[签写]")
_ALLOWED = re.compile(
    r"能(?!力)|可以|可不可|可否|行不行|成不成|中不中|[行成中][不吗]$|给[^，]{0,10}[吗不]$|准[不许]|许[不可]|让[^，]{0,10}[吗不]$|管[不吗]$|管不管"
)
_GENERAL = re.compile(
    r"^(?:这样|这么|那|就|我|他|她|他们)?(?:安排|干|做|弄)?(?:可以|行|成|中|对|允许|违规|合规|合法|违法|犯法)?(?:行不行|不行|可以|成不成|中不中|可以不|行不|成不|行吗|可以吗|成吗|允许吗|对不对|违规吗|违规吧|合规吗|合规定吗|犯法不|违法不)$"
)
_NEGATED = re.compile(
    r"(?:能|可以|可)[^，不]{0,10}不(?![能可行得中成到了]|$|[吗呢])|[能可以]拒(?:绝)?[吗不]|不(?:用|必|需要|要)?(?:办|给|交|搬|买票|去|认|还|罚|赔|干|报|写|签)[^，]{0,10}(?:行|可以|成|中)(?:不|吗)|(?:一分|是不是)?[就]?不[用必]?(?:罚|赔|交|给|还|算)[^，]{0,4}了?$"
)
_BYPASS = re.compile(
    r"直接|自己(?!自?家)|自行|私自|随便|擅自|一个人|不打招呼|不经|没经|今天.{0,4}明天|立马|马上|说走就走|靠|偷偷"
)
_DONE = re.compile(
    r"(?P<verb>[给赔收批管罚退报补发停])不(?P=verb)|(?P<stop>停)一?(?:停|下|缓)|^(?!.*[能以要会该用让处]).*(?P<bare>[赔罚退补])[钱款]?[吗不]$"
)
_YES = (("可以", re.compile(r"可以|行|成|中|准|许")), ("能", re.compile(r"能|给|让|管")))


def framing(question: str) -> Framing | None:
    """How a question that wants yes or no is put; None for any other."""
    clause = asked(question).verdict
    if not clause:
        return None
    done = _DONE.search(clause)
    if done:
        return Framing(
            Frame.DONE, negated=False, bypass=False, word=done["verb"] or done["stop"] or done["bare"], clause=clause
        )
    told = question if _GENERAL.match(clause) else clause
    frame = _frame(clause)
    negated = bool(_NEGATED.search(told.replace("能不能", "能")))
    word = next((word for word, pattern in _YES if pattern.search(clause)), "可以")
    return Framing(frame, negated, bool(_BYPASS.search(told)), word, clause, asks_yes_or_no(clause))


def _frame(clause: str) -> Frame:
    if _BREACH.search(clause):
        return Frame.BREACH
    if _PUNISHED.search(clause):
        return Frame.SO
    if _HOLDS.search(clause):
        return Frame.HOLDS
    if "有权" in clause:
        return Frame.ALLOWED
    if _NEEDED_FIRST.search(clause) and not _MAY_AT_THE_END.search(clause):
        return Frame.NEEDED
    if _PROPER.search(clause) or (_ALLOWED.search(clause) and not _SO.search(clause)):
        return Frame.ALLOWED
    if _NEEDED.search(clause):
        return Frame.NEEDED
    return Frame.SO if asks_yes_or_no(clause) else Frame.ALLOWED
