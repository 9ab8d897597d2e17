"""Whether an answer carries the content of a point, by a fixed procedure that anybody can follow; no model is asked.

1. Both texts are brought to one spelling (:mod:`evals.point_spelling`): 三十日 and 30天 become 30日, 不能 and 禁止 become 不得.
2. What the answer only asks, or says that it does not know, is left out.
3. Every run of up to :data:`WINDOW` neighbouring clauses of the answer is held against the point. It carries the point if
   - it holds enough of the point's words and pairs of characters, of each of its clauses, and of each item of an enumeration;
   - it holds every number with its unit, in the neighbourhood of the word that the number belongs to;
   - what is negated in one is not affirmed in the other, and words with an opposite (以上, 以下) stand in both or in neither;
   - it names no other authority or party in place of the point's.

``tests/evals/test_points.py`` states how often this agrees with pairs that people labelled and that it was not tuned on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.library.terms import content_words
from evals.points.spelling import QUANTITY, canonical

WINDOW = 5
HELD = 0.5
"""Share of the point's words and pairs that must stand in the window."""

CLAUSE_HELD = 0.5
"""The same for each clause of the point: a half that is missing is not made up for by the other half."""

ITEM_HELD = 0.5
"""The same for each item of an enumeration."""

_MARKS = re.compile(r"\[\d{1,2}\]|\*\*|^[ \t]*(?:>|[-*•])[ \t]*", re.MULTILINE)
_UNKNOWING = re.compile(
    r"[？?]$|检索到|知识库[里中]?没|没有(?:找|查)到|不能(?:作答|回答)|无法(?:作答|回答|确认|判断)|抱歉|请(?:您)?先?(?:说明|补充|确认)|您(?:想|问|要)[^，。]{0,4}(?:了解|知道|问|的是)"
)
_SENTENCE = re.compile(r"[^。！？?!\n]*[。！？?!\n]|[^。！？?!\n]+$")
_CLAUSE = re.compile(r"[^，,。；;：:！!？?\n]+：?")
_CLAUSE_ENDS = re.compile(r"[，,。；;：:！!？?\n]+")
_ITEM_ENDS = re.compile(r"、|和|或者|以及|及|或")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")

_NEGATION = re.compile(
    r"不得|不予|不再|不应当|不可以|(?<!得)不(?!论|管|仅|但|同|动产|断|少于|超过|足)|未(?!来|满|成年)|无(?!论)|非(?!常|遗)"
)
_NEGATED = re.compile(
    rf"(?:{_NEGATION.pattern})(?:应当|可以|予以|得|在|对|向|将|再|把|其|的|被|由|作为|用于|以|因)*([\u4e00-\u9fff]{{2}})"
)
_MODAL = re.compile(r"不得|不应当")

_OPPOSITES = (
    ("以上", "以下"),
    ("以前", "以后"),
    ("未满", "满"),
    ("上级", "本级"),
    ("上级", "同级"),
    ("上级", "下级"),
    ("期内", "期满"),
    ("申请人", "被申请人"),
    ("原告", "被告"),
    ("不少于", "不超过"),
    ("公开", "不公开"),
    ("书面", "口头"),
    ("工作日", "日"),
    ("从轻", "从重"),
    ("主动", "被动"),
    ("全部", "部分"),
    ("收入", "支出"),
    ("事前", "事后"),
)
_ACTOR = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:主管部门|行政机关|工作机构|义务机关|机关|机构|部门|委员会|代表大会|人民法院|检察院|人民政府|国务院|档案馆|办公厅|办公室|负责人|执法人员|被申请人|申请人|请求人|信访人|当事人|被告|原告|监护人|用人单位)"
)
_BEFORE_A_NAME = re.compile(r".*(?:被(?!告|申请人)|[的由向报送经对要其令是为日内将和或与及在从到给以该各])")
"""What stands before the name of an authority or party and is no part of it."""


@lru_cache(maxsize=4096)
def carries(answer: str, point: str) -> bool:
    """Whether an answer states the content of a point.

    Args:
        answer: As people read it, with marks and light Markdown.
        point: A short span of an article.
    """
    wanted = _Passage(_cleaned(point))
    clauses = _clauses(answer)
    return any(
        _agrees(wanted, _Passage("，".join(clauses[start:end])))
        for start in range(len(clauses))
        for end in range(start + 1, min(len(clauses), start + WINDOW) + 1)
    )


def _agrees(point: _Passage, window: _Passage) -> bool:
    return (
        point.held_in(window) >= HELD
        and all(clause.held_in(window) >= CLAUSE_HELD for clause in point.clauses)
        and all(item.held_in(window) >= ITEM_HELD for item in point.items)
        and _numbers_agree(point, window)
        and _polarities_agree(point, window)
        and _opposites_agree(point, window)
        and _actors_agree(point, window)
    )


@lru_cache(maxsize=4096)
def _clauses(answer: str) -> tuple[str, ...]:
    sentences = [s for s in _SENTENCE.findall(_MARKS.sub("", answer)) if not _UNKNOWING.search(s)]
    parts = (_CLAUSE.findall(canonical(sentence)) for sentence in sentences)
    return tuple(clause for clauses in parts for clause in clauses)


def _cleaned(text: str) -> str:
    return canonical(_MARKS.sub("", text))


@dataclass(frozen=True)
class _Passage:
    """A text in one spelling."""

    text: str

    @cached_property
    def terms(self) -> frozenset[str]:
        """Content words, and pairs of neighbouring characters that are not all function words."""
        words = [word for word in content_words(self.text) if not word[0].isdigit()]
        pairs = [run[i : i + 2] for run in _CHINESE.findall(self.text) for i in range(len(run) - 1)]
        telling = [pair for pair in pairs if any(pair in word or word in pair for word in words)]
        return frozenset([*words, *telling])

    def held_in(self, window: _Passage) -> float:
        """Share of the terms that stand in another text; 1 where there are none."""
        terms = self.terms
        return sum(term in window.text for term in terms) / len(terms) if terms else 1.0

    @cached_property
    def clauses(self) -> tuple[_Passage, ...]:
        return tuple(_Passage(clause) for clause in _CLAUSE_ENDS.split(self.text) if len(clause) > 2)

    @cached_property
    def items(self) -> tuple[_Passage, ...]:
        """The inner items of enumerations with 、; the first and last carry words that are no part of the list."""
        found: list[_Passage] = []
        for clause in _CLAUSE_ENDS.split(self.text):
            if "、" in clause:
                items = _ITEM_ENDS.split(clause)
                found += [_Passage(item) for item in (items[0][-4:], *items[1:-1], items[-1][:4]) if item]
        return tuple(found)

    @cached_property
    def quantities(self) -> tuple[tuple[str, str, str], ...]:
        """Each number with the content words before and after it that it belongs to; empty where there is none."""
        found: list[tuple[str, str, str]] = []
        for match in QUANTITY.finditer(self.text):
            before = _words(self.text[max(0, match.start() - 14) : match.start()])
            after = _words(self.text[match.end() : match.end() + 8])
            found.append((match[0], before[-1] if before else "", after[0] if after else ""))
        return tuple(found)

    @cached_property
    def negated(self) -> frozenset[str]:
        return frozenset(_NEGATED.findall(self.text))

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset(_BEFORE_A_NAME.sub("", actor) for actor in _ACTOR.findall(self.text))

    def nearest(self, window: _Passage) -> _Passage:
        """The clause of a window, or the two neighbouring ones, that hold most of this clause; the shorter of equals."""
        parts = [clause.text for clause in window.clauses]
        runs = [*parts, *("，".join(parts[start : start + 2]) for start in range(len(parts) - 1))]
        return max(map(_Passage, runs or [""]), key=lambda run: (round(self.held_in(run), 2), -len(run.text)))


def _words(text: str) -> list[str]:
    text = re.sub(r"之日起?|起算|以内|^内|内$", "", QUANTITY.sub("", text))
    return [word for word in content_words(text) if len(word) > 1]


def _numbers_agree(point: _Passage, window: _Passage) -> bool:
    parts = _CLAUSE.findall(window.text)
    return all(_stands_near(number, (before, after), parts) for number, before, after in point.quantities)


def _stands_near(number: str, words: Iterable[str], parts: Sequence[str]) -> bool:
    """Whether a number stands in a clause, the words it belongs to in that, a neighbouring or an introducing one."""
    for index, part in enumerate(parts):
        if re.search(rf"(?<![\d.]){re.escape(number)}", part):
            leads = [lead for lead in parts[:index] if lead.endswith("：")]
            near = "".join([*leads, *parts[max(0, index - 2) : index + 3]])
            if all(not word or any(pair in near for pair in _pairs(word)) for word in words):
                return True
    return False


def _pairs(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(len(word) - 1)] or [word]


def _polarities_agree(point: _Passage, window: _Passage) -> bool:
    for clause in point.clauses:
        said = clause.nearest(window)
        both_forbid = _MODAL.search(clause.text) and _MODAL.search(said.text)
        if _affirmed(clause.negated, said) or (not both_forbid and _affirmed(said.negated - point.negated, clause)):
            return False
        if _MODAL.search(clause.text) and not _NEGATION.search(said.text):
            return False
    return True


def _affirmed(heads: Iterable[str], passage: _Passage) -> set[str]:
    """The heads that stand in a text without a negation before them in their clause."""
    clauses = _CLAUSE_ENDS.split(passage.text)
    affirmed: set[str] = set()
    for head in heads:
        held = [clause for clause in clauses if head in clause]
        if held and not any(_NEGATION.search(clause[: clause.index(head)]) for clause in held):
            affirmed.add(head)
    return affirmed


def _opposites_agree(point: _Passage, window: _Passage) -> bool:
    for clause in point.clauses:
        said = clause.nearest(window).text
        if any(_opposed(clause.text, said, *pair) or _opposed(clause.text, said, *pair[::-1]) for pair in _OPPOSITES):
            return False
    return True


def _opposed(point: str, window: str, one: str, other: str) -> bool:
    """Whether a window says the opposite of a word: it lacks the word and holds its opposite, which the point does not hold."""
    said = _without(point, other, one)
    return one in said and one not in _without(window, other, one) and other in window and other not in point


def _without(text: str, longer: str, word: str) -> str:
    """The text without the longer word of a pair in which one holds the other (被申请人, 申请人)."""
    return text.replace(longer, "□") if word in longer else text


def _actors_agree(point: _Passage, window: _Passage) -> bool:
    """Whether no authority or party stands in a window in place of the point's."""
    missing = [actor for actor in point.actors if actor not in window.text]
    return not missing or all(other in point.text for other in window.actors)
