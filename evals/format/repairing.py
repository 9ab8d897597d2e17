"""What a fixer made of a mutant: which defects are repaired, which right facts became wrong, which words changed.

All three states are read by the benchmark's own reader; the fixer's report is not asked. A set that comes without labels is
compared paragraph by paragraph: a defect is then what differs between base and mutant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.format.aligning import all_pairs, carry_labels, text_distance, without_partner
from evals.format.cases import Case
from evals.format.draft import Draft
from evals.format.facts import Facts, Key, Value, facts, value_of
from evals.format.fonts import FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG
from evals.format.norms import Allowed, expected, permits
from evals.format.opening import UnreadableCase, label_by_number, numbers_itself, open_any, open_labelled
from evals.format.plain_facts import plain_facts
from evals.format.reader import paragraph_text

_FAMILIES = (FANGSONG, XIAOBIAOSONG, HEITI, KAITI, SONGTI)
_SAID = 40
"""How many characters of a value an explanation shows."""


@dataclass(frozen=True)
class State:
    """A document with its facts."""

    draft: Draft
    facts: Facts


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant.

    Attributes:
        unrepaired: The defects that are still there, by id, and how: a Chinese half-sentence.
        right: How many facts were right in the mutant.
        wrong: Those among them that are wrong now, and wrong ones that were not there, a Chinese line each.
        characters: How many characters the paragraphs of the mutant have.
        changed: How many characters were changed without a reason.
        texts: Where, a Chinese line each.
    """

    unrepaired: dict[str, str]
    right: int
    wrong: list[str]
    characters: int
    changed: int
    texts: list[str]


class Bench:
    """A base with what is right in it, and what fixers make of its mutants.

    Args:
        base: The conformant document; a clean document is its own base.

    Raises:
        UnreadableCase: The reader cannot read it.
    """

    def __init__(self, base: Path) -> None:
        draft = open_labelled(base)
        if draft is None:
            draft = open_any(base)
            label_by_number(draft)
        self.base = _state(draft)
        norms = {} if numbers_itself(draft) or not draft.about else expected(draft, self.base.facts)
        own = {key: _like(value) for key, value in self.base.facts.items()}
        self.expected: dict[Key, Allowed] = own | norms

    def mutant(self, path: Path) -> State:
        """A mutant of the base, labelled as its own labels or the base's say."""
        draft = None if numbers_itself(self.base.draft) else open_labelled(path)
        if draft is None:
            draft = open_any(path)
            draft.about = dict(self.base.draft.about)
            carry_labels(self.base.draft, draft)
        return _state(draft)

    def fixed(self, mutant: State, data: Path | Draft) -> State:
        """What a fixer made of a mutant, labelled as the mutant is."""
        draft = data if isinstance(data, Draft) else open_any(data)
        draft.about = dict(self.base.draft.about)
        carry_labels(mutant.draft, draft, self.base.draft)
        return _state(draft)

    def judge(self, mutant: State, fixed: State, cases: Sequence[Case]) -> Verdict:
        """What became of the mutant's defects and of everything else."""
        targets = {case.id: self._keys(case, mutant) for case in cases}
        also = {key: case.allowed for case in cases for key in targets[case.id]}
        unrepaired = {case.id: why for case in cases if (why := self._still_wrong(case, targets[case.id], fixed))}
        right, wrong = self._facts(mutant, fixed, also)
        # Where words are what is to be repaired, other wrong words are a repair that failed, and no damage.
        open_to = {key for case in cases if case.repair != "person" for key in targets[case.id] if key[1] == "text"}
        changed, texts = self._texts(mutant, fixed, also, open_to)
        characters = sum(len(paragraph_text(p)) for p in mutant.draft.paragraphs())
        return Verdict(unrepaired, right, wrong, characters, changed, texts)

    def _keys(self, case: Case, mutant: State) -> list[Key]:
        """The facts that a defect makes wrong: the one that it names, or, where it names none of ours, all that differ."""
        named = (case.element, case.property)
        if value_of(mutant.facts, named) != value_of(self.base.facts, named):
            return [named]
        differ = [key for key in self.base.facts | mutant.facts if not self._is_right(key, mutant.facts)]
        return [key for key in differ if key[1] == case.property] or differ

    def _still_wrong(self, case: Case, keys: Sequence[Key], fixed: State) -> str:
        if not keys:
            return "基准读不出这处缺陷"
        for key in keys:
            value = value_of(fixed.facts, key)
            if not (permits(case.allowed, value) or self._is_right(key, fixed.facts)):
                return f"{_named(key)}仍是{_shown(value)}"
        return ""

    def _facts(self, mutant: State, fixed: State, also: dict[Key, Allowed]) -> tuple[int, list[str]]:
        right = [key for key in self.base.facts if key in mutant.facts and self._is_right(key, mutant.facts)]
        wrong = [key for key in right if not self._is_right(key, fixed.facts, also)]
        # What stands in neither may be wrong too: an element that is new, a line with a look that is not allowed.
        new = [key for key in fixed.facts if key not in mutant.facts and not self._is_right(key, fixed.facts, also)]
        said = [
            f"{_named(key)}由{_shown(value_of(mutant.facts, key))}变为{_shown(value_of(fixed.facts, key))}"
            for key in [*wrong, *(key for key in new if _is_own(key) or key in self.expected)]
        ]
        return len(right), said

    def _is_right(self, key: Key, found: Facts, also: dict[Key, Allowed] | None = None) -> bool:
        if key not in self.expected:
            return key not in found or not _is_own(key)
        value = value_of(found, key)
        if key not in found and not key[1].startswith("count of "):
            return False
        return (
            value == self.base.facts.get(key)
            or permits(self.expected[key], value)
            or (also is not None and key in also and permits(also[key], value))
        )

    def _texts(self, mutant: State, fixed: State, also: dict[Key, Allowed], open_to: set[Key]) -> tuple[int, list[str]]:
        """Characters that changed to something that is not right, in paragraphs kept, taken out and put in."""
        old, new = mutant.draft.paragraphs(), fixed.draft.paragraphs()
        pairs = all_pairs(old, new)
        known_old, known_new = _keys_of(mutant.draft), _keys_of(fixed.draft)
        gone, came = without_partner(old, new, pairs)
        counts, said = 0, list[str]()
        for i, j in pairs:
            before, after = paragraph_text(old[i]), paragraph_text(new[j])
            key = (known_new[j], "text")
            right = key in open_to or self._is_right(key, fixed.facts, also)
            if before != after and not right and before.strip() != after.strip():
                counts += text_distance(before, after)
                said.append(f"“{_short(before)}”改成“{_short(after)}”")
        for i in gone:
            text = paragraph_text(old[i])
            if text.strip() and self._is_right((known_old[i], "text"), mutant.facts) and known_old[i] in self._wanted():
                counts += len(text)
                said.append(f"删去“{_short(text)}”")
        for j in came:
            text = paragraph_text(new[j])
            if text.strip() and not self._is_right((known_new[j], "text"), fixed.facts, also):
                counts += len(text)
                said.append(f"添上“{_short(text)}”")
        return counts, said

    def _wanted(self) -> set[str]:
        return {key for key, _ in self.expected}


def _state(draft: Draft) -> State:
    try:
        more = plain_facts(draft) if numbers_itself(draft) else {}
        return State(draft, facts(draft) | more)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise UnreadableCase(f"基准自己的读取器读不了（{type(error).__name__}）") from error


def _keys_of(draft: Draft) -> list[str]:
    """The key of every paragraph; of a blank one nothing."""
    named = {paragraph: key for key, paragraph in draft.elements()}
    return [named.get(paragraph, "") for paragraph in draft.paragraphs()]


def _is_own(key: Key) -> bool:
    """Whether a fact tells of something that is not in the base: how many there are of it, and what is written there."""
    return key[1].startswith("count of ") or key[1] == "text"


def _like(value: Value) -> Allowed:
    """The value itself; of a typeface its family."""
    return {"values": next((list(family) for family in _FAMILIES if value in family), [value])}


def _named(key: Key) -> str:
    return f"{key[0]} 的 {key[1]} "


def _shown(value: Value) -> str:
    return f"“{_short(str(value))}”" if isinstance(value, str) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= _SAID else f"{text[: _SAID - 1]}…"
