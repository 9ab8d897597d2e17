"""A quotation divided into what is said one by one: the parts of a sentence, and every item with the line before its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.extract import Unit, is_item, units_of, without_number

_PARTS = re.compile(r"[；;。！？]")
_EXCEPTION = re.compile(r"^(?:但是?[，,]?|其中[，,]?|例外)")
_SOURCE = re.compile(r"〔依据[^〕]*〕")
_SAID_OF_ALL = re.compile(
    r"^(?P<whom>[^，]{0,30}?)(?:有|符合|遇有|出现)?下列[^，]{1,14}?(?:之一|行为|情形|条件)?的[，,](?P<rest>.+)$"
)
_SUBJECT = re.compile(
    r"^(?:对(?:于)?)?下列[^，不应可免禁]{1,10}(?P<rest>(?:一律)?(?:不得|不予|不纳入|不准|应当|可以|免征|禁止|属于|不属于).+)$"
)
_OBJECT = re.compile(r"^(?P<front>.*(?:不得|禁止|严禁|可以|应当|必须))(?:有|实施|从事|采取|具备|遵守)?下列[^，]{1,10}$")


@dataclass(frozen=True)
class Clause:
    """One thing that is said.

    Attributes:
        text: In words of the quotation, without the point at its end.
        sentence: The sentence that it is of, or the first line of its list and its item.
        exception: What is said behind it with 但是.
        item: The item that it says, without its number; empty for a clause that is of no list.
        siblings: All items of that list.
        order: Its place in the quotation.
    """

    text: str
    sentence: str
    exception: str = ""
    item: str = ""
    siblings: tuple[str, ...] = ()
    order: int = 0


def clauses_of(quoted: Sequence[str]) -> list[Clause]:
    """The clauses of passages as they are quoted, in their order."""
    found: list[Clause] = []
    for unit in units_of(_SOURCE.sub("", "\n".join(quoted))):
        for clause in _of_list(unit) if unit.is_list else _of_sentence(unit.text):
            found.append(replace(clause, order=len(found)))
    return _with_exceptions(found)


def _of_sentence(sentence: str) -> Iterator[Clause]:
    for part in _PARTS.split(sentence):
        if part.strip():
            yield Clause(part.strip(), sentence)


def _with_exceptions(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, 但是…… joined to the one that it restricts; of a list of exceptions its first line is."""
    joined: list[Clause] = []
    for clause in clauses:
        restricts = bool(joined and _EXCEPTION.match(clause.sentence if clause.item else clause.text))
        if restricts and not joined[-1].item and not joined[-1].exception:
            said = clause.sentence.split("\n")[0].rstrip("：:") if clause.item else clause.text
            joined[-1] = replace(joined[-1], exception=said)
        if not restricts:
            joined.append(clause)
    return joined


def _of_list(unit: Unit) -> Iterator[Clause]:
    first, *items = unit.text.split("\n")
    bare = tuple(_bare(item) for item in items if is_item(item))
    for line in filter(is_item, items):
        item = _bare(line)
        yield Clause(merged(first.rstrip("：:"), item), f"{first}\n{line}", item=item, siblings=bare)


def _bare(item: str) -> str:
    return without_number(item).strip().rstrip("；;。")


def merged(first: str, item: str) -> str:
    """An item as a sentence with the line that introduces its list: 公务员…的，不得辞去公职."""
    whole = _SAID_OF_ALL.match(first)
    if whole:
        whom = whole["whom"].removeprefix("对").removesuffix("有")
        end = item if item.endswith("的") else f"{item}的"
        return f"{whom if whom not in item else ''}{end}，{whole['rest']}"
    about = _SUBJECT.match(first)
    if about:
        return f"{item}，{about['rest']}" if item.endswith("的") else f"{item}{about['rest']}"
    of = _OBJECT.match(first)
    if of:
        return f"{of['front']}{item}"
    return f"{first}：{item}"
