"""表题、图题用短语的，末尾不用句号；表题在表上，图题在图下；同一张表里的文字用同一种字体。

依据：GB/T 15834—2011 附录 A.1，图或表的短语式说明文字末尾不用句号；题的位置、表内字体一致是通行做法。
错误示例：表1　各县（市、区）物资储备情况表。；一张仿宋的表里有一格用楷体；“表1　物资储备情况”排在表下。
正确示例：表1　各县（市、区）物资储备情况表
修复方式：题的位置由本人调整；删去末尾的句号；把不一致的文字改成表里多数文字的字体。
例外：表头和用黑体、加粗突出的文字不看；说明文字较长、中间已经有句号的，末尾也用句号；不以“表1”“图1”一类编号开头的段落不看；正文里“表1所列……”的句子不是表题。
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.documents.document import Block
from assistant.documents.fonts import typeface_of
from assistant.documents.identification.lines import Place
from assistant.documents.paragraph import Paragraph
from assistant.documents.tables import Table
from assistant.rules.layout import is_caption
from assistant.rules.prose import RUNNING, replaced, running_text
from assistant.rules.typography import in_other_typeface, mistyped
from assistant.rules.vocabulary import *

_NUMBER = r"[附续]?[表图]\s*(?:\d+(?:[-－.–]\d+)*|[一二三四五六七八九十]+)"
# A caption is a number, a gap or a colon, and a phrase without a stop within; a sentence on a table goes on at once.
_CAPTION = re.compile(rf"\s*{_NUMBER}(?:[ \t　]+|[：:])[^。，；！？]{{2,40}}(?P<stop>。)\s*\Z")


_LABEL = re.compile(r"\s*[附续]?(?P<kind>[表图])\s*(?:\d|[一二三四五六七八九十])")

# Of what stands in a table so much must be in one typeface before the rest is a slip.
_NEARLY_ALL = 0.6
_OTHER_TYPE = "表里这一处是{actual}，同一张表的其他文字用{expected}。"
_CELLS = (Element.BODY, Element.ATTACHMENT_BODY, Element.UNKNOWN)


@dataclass(frozen=True)
class TableCaption(TextRule):
    """Rule C005."""

    code = "C005"
    title = "表题图题与表内字体"
    clause = "GB/T 15834—2011 附录 A.1"
    level = Level.STANDARD
    severity = Severity.INFO
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each caption that ends with a full stop, and words in a table in another type than nearly all of it."""
        # Forms and annexes of contracts have what is to be signed in a face of its own.
        if document.character.genre is None:
            yield from _other_type(document)
        for paragraph in running_text(document):
            match = _CAPTION.match(paragraph.own_text)
            if match is not None:
                yield replaced(paragraph, match, "", "表题、图题是短语，末尾不用句号。", "stop")
        yield from _misplaced(document)


def _misplaced(document: IdentifiedDocument) -> Iterator[Violation]:
    """Captions of tables right below one, and of figures right above one, where no other table or figure can be meant."""
    holders = document.document.holders
    blocks = [each for each in document.document.blocks if not _is_gap(each, holders)]
    padded: list[Block | None] = [None, None, *blocks, None, None]
    for earlier, before, block, after, later in zip(
        padded, padded[1:], padded[2:], padded[3:], padded[4:], strict=False
    ):
        if not isinstance(block, Paragraph):
            continue
        kind = _kind_of(document, block)
        below = (
            kind == "表"
            and isinstance(before, Table)
            and not isinstance(after, Table)
            and not isinstance(earlier, Table)
        )
        above = kind == "图" and _is_figure(after, holders) and not _is_figure(before, holders)
        other = earlier if below else later
        if (below or above) and not (isinstance(other, Paragraph) and _kind_of(document, other) == kind):
            paragraph = document.at(Place(block.index))
            actual, expected = ("表下", "表上") if below else ("图上", "图下")
            message = f"{kind}题排在{actual}，通常排在{expected}。"
            yield Violation(in_paragraph(paragraph), message, f"在{actual}", f"在{expected}", repair=Repair.PERSON)


def _is_gap(block: Block, holders: frozenset[int]) -> bool:
    return isinstance(block, Paragraph) and block.is_blank and block.index not in holders


def _is_figure(block: Block | None, holders: frozenset[int]) -> bool:
    return isinstance(block, Paragraph) and block.index in holders and not block.text.strip()


def _kind_of(document: IdentifiedDocument, block: Paragraph) -> str:
    """表 or 图 for a caption; empty for what is none."""
    paragraph = document.at(Place(block.index))
    number = _LABEL.match(block.text) if is_caption(paragraph) else None
    return number["kind"] if number else ""


def _other_type(document: IdentifiedDocument) -> Iterator[Violation]:
    tables: dict[int, list[IdentifiedParagraph]] = {}
    for paragraph in document.paragraphs:
        if paragraph.place.table is not None and paragraph.element in _CELLS:
            tables.setdefault(paragraph.place.table, []).append(paragraph)
    for cells in tables.values():
        usual = _usual_typeface(cells)
        if usual is not None:
            faces, name = [usual, Typeface.HEITI], usual.value
            for paragraph in cells:
                yield from mistyped(document, paragraph, in_other_typeface(paragraph, faces), _OTHER_TYPE, name)


def _usual_typeface(cells: list[IdentifiedParagraph]) -> Typeface | None:
    """The typeface of nearly all of a table; None where there is no such one."""
    used: Counter[Typeface | None] = Counter()
    for paragraph in cells:
        for run in paragraph.runs:
            used[typeface_of(run.format.east_asian_font.value)] += len(run.text.strip())
    typeface, count = used.most_common(1)[0] if used else (None, 0)
    return typeface if count > _NEARLY_ALL * used.total() else None
