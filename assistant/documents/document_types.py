"""The 15 kinds of official documents (文种), their direction, and how a title or a closing phrase tells them.

The kinds are those of 党政机关公文处理工作条例, article 8; directions and closing phrases are practice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Direction(Enum):
    """Towards whom a document is issued."""

    UPWARD = "上行文"
    DOWNWARD = "下行文"
    LATERAL = "平行文"
    PUBLIC = "普发"


class DocumentType(Enum):
    """文种 (条例, article 8)."""

    RESOLUTION = "决议"
    DECISION = "决定"
    ORDER = "命令"
    COMMUNIQUE = "公报"
    ANNOUNCEMENT = "公告"
    PUBLIC_NOTICE = "通告"
    OPINIONS = "意见"
    NOTICE = "通知"
    CIRCULAR = "通报"
    REPORT = "报告"
    REQUEST = "请示"
    REPLY = "批复"
    PROPOSAL = "议案"
    LETTER = "函"
    MINUTES = "纪要"

    @property
    def usual_direction(self) -> Direction | None:
        """Its usual direction; None for 意见, which goes up, down and sideways, and 纪要, which goes to who takes part."""
        return _DIRECTIONS.get(self)


class DocumentFormat(Enum):
    """The formats of GB/T 9704—2012: the general one of clause 7, the special ones of clause 10."""

    GENERAL = "通用格式"
    LETTER = "信函格式"
    ORDER = "命令格式"
    MINUTES = "纪要格式"


@dataclass(frozen=True)
class FoundType:
    """A 文种 that was found.

    Attributes:
        type: Which one.
        evidence: A Chinese sentence that says by what.
        from_title: Whether the title, or the mark of an order or of minutes, names it; else a closing phrase does.
    """

    type: DocumentType
    evidence: str
    from_title: bool


@dataclass(frozen=True)
class StatedKind:
    """What somebody has said that a document is.

    Attributes:
        type: Its 文种; None where nobody has said.
        as_official: Whether it is to be taken for an official document, whatever it looks like.
    """

    type: DocumentType | None = None
    as_official: bool = False


NOTHING_STATED = StatedKind()
"""Nobody has said what the document is."""


_DIRECTIONS = {
    DocumentType.RESOLUTION: Direction.DOWNWARD,
    DocumentType.DECISION: Direction.DOWNWARD,
    DocumentType.ORDER: Direction.DOWNWARD,
    DocumentType.COMMUNIQUE: Direction.PUBLIC,
    DocumentType.ANNOUNCEMENT: Direction.PUBLIC,
    DocumentType.PUBLIC_NOTICE: Direction.PUBLIC,
    DocumentType.NOTICE: Direction.DOWNWARD,
    DocumentType.CIRCULAR: Direction.DOWNWARD,
    DocumentType.REPORT: Direction.UPWARD,
    DocumentType.REQUEST: Direction.UPWARD,
    DocumentType.REPLY: Direction.DOWNWARD,
    DocumentType.PROPOSAL: Direction.UPWARD,
    DocumentType.LETTER: Direction.LATERAL,
}
_BY_WORD = {kind.value: kind for kind in DocumentType} | {"令": DocumentType.ORDER}
_LAST_WORD = re.compile(rf"({'|'.join(sorted(_BY_WORD, key=len, reverse=True))})$")
# （试行）, （征求意见稿） and the like say nothing of the kind; a full stop at the end of a title is a slip.
_TAIL = re.compile(r"(?:[（(〔\[][^（()）〕\]]*[)）〕\]]|[。．.，,；;：:！!]|\s)+$")
# Words that end like a kind and are none: 公函 and 来函 are letters, 信函 or 责令 are no titles.
_NO_KIND = re.compile(r"(?:信函|责令|法令|指令|司令|口令|夏令|时令|合同意见)$")

_CLOSINGS = (
    (
        DocumentType.REQUEST,
        r"[妥当可]否.{0,4}请.{0,6}(?:批示|批复|审批|指示)|以上请示.{0,8}请.{0,4}(?:批复|批示|审批)|请示如下",
    ),
    (DocumentType.PROPOSAL, r"(?:现?提请|请予?)审议"),
    (DocumentType.REPLY, r"^此复[。]?$|特此批复|现?批复如下"),
    (DocumentType.LETTER, r"[特专]此(?:函达|函复|致函|函商|函告|复函)|请予?.{0,20}函复|请.{0,6}支持为盼|函[告复]如下"),
    (DocumentType.REPORT, r"[特专]此报告|以上报告|报告如下"),
    (DocumentType.ANNOUNCEMENT, r"特此公告|公告如下"),
    (DocumentType.PUBLIC_NOTICE, r"特此通告|通告如下"),
    (DocumentType.CIRCULAR, r"特此通报|通报如下"),
    (DocumentType.NOTICE, r"特此通知|通知如下|请遵照执行"),
    (DocumentType.OPINIONS, r"以上意见.{0,6}无不妥|提出(?:如下|以下)意见"),
    (DocumentType.DECISION, r"本决定自|(?:作出|决定)如下决定|特作如下决定"),
    (DocumentType.MINUTES, r"会议议定|纪要如下"),
    (DocumentType.ORDER, r"现予公布"),
)


def type_of_title(title: str) -> DocumentType | None:
    """The 文种 that a title ends with, as 关于…的通知（试行）; None where it ends with none."""
    text = _TAIL.sub("", re.sub(r"\s", "", title))
    found = _LAST_WORD.search(text)
    if found is None or _NO_KIND.search(text):
        return None
    return _BY_WORD[found[1]]


def type_of_closing(paragraphs: tuple[str, ...]) -> FoundType | None:
    """The 文种 that closing phrases tell; those nearest the end count most.

    Args:
        paragraphs: The texts of the body in order.
    """
    for text in reversed(paragraphs):
        compact = re.sub(r"\s", "", text)
        for kind, pattern in _CLOSINGS:
            if found := re.search(pattern, compact):
                return FoundType(
                    kind, f"标题没有写明文种，正文用语“{found[0]}”是{kind.value}的惯用语。", from_title=False
                )
    return None
