"""The decisive passages of an article: whole sentences and whole lists, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.asked import Asked, asked, values_of_kind
from assistant.answering.grounding.forms import blanked
from assistant.answering.grounding.values import values_of
from assistant.answering.question import parts_of
from assistant.answering.understanding.speech import statute_terms
from assistant.library.terms import FUNCTION_WORDS, bigrams, content_words

LEFT_OUT = "……"
"""Stands where items of a list, or 款, are left out."""

_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*(?:〔依据[^〕]*〕)?")
"""A sentence, with the source that our guides put behind it."""
_ITEM = re.compile(r"^(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]{1,3}、|[（(]?\d+[.．、)）])")
_MODAL = re.compile(r"不得|禁止|严禁|不准|不能|可以|有权|应当|必须|不予|不再|视为|无效|免|享受|不停止|不受|不需要")
_PENALTY = re.compile(
    r"处[^理分罚长置]{0,40}(?:罚款|拘留|徒刑)|罚款|处分|责令|予以[^，。]{0,8}(?:警告|记过|开除|撤职|辞退|处罚|取缔)|吊销|没收|承担[^，。]{0,12}责任|赔偿|刑事责任|拘留"
)
_DECIDES = re.compile(
    r"由[^，。；]{2,40}(?:批准|决定|负责|管辖|确定|规定|审批|拨付|承担|担任|受理|签发|任命|管理)|报[^，。；]{0,20}(?:批准|备案)|向[^，。；]{2,30}(?:申请|提出|登记|报告|投诉)|归[^，。；]{2,16}所有"
)
_BESIDE = re.compile(r"依照前款|前款规定的|具体办法|实施办法|具体标准由|本法第[一二三四五六七八九十百]+条规定")
_PARTY = re.compile(
    r"个人|单位|企业|机关|公职人员|公务员|领导|学校|家长|医院|银行|物业|房东|消费者|经营者|用人单位|劳动者"
)

# What a sentence gains by having the form of answer that is asked for; shared words alone weigh up to one.
NUMBER_BONUS, LIST_BONUS, MODAL_BONUS, PENALTY_BONUS, DECIDER_BONUS = 0.35, 0.3, 0.12, 0.35, 0.2
# A statute term that the question means says more than a word of it, a word more than two characters of it.
TERM, WORD, PAIR, CHARACTER = 3.0, 1.5, 1.0, 0.4

FIRST_BONUS = 0.1
"""What the first sentence gains: it mostly states the rule, and what follows its exceptions."""

BESIDE_LOSS = 0.1
"""What a sentence loses that builds on another, or says who makes the details."""

PARTY_BONUS, PARTY_WITHIN = 0.15, 16
"""What a sentence gains that begins with the party asked about."""

FURTHER = 0.4
"""A further passage is quoted that fits at least this much as well as the best."""


@dataclass(frozen=True)
class Unit:
    """A piece of an article that is quoted as a whole.

    Attributes:
        order: Its place in the article.
        text: A sentence, or the first line of a list with its items.
    """

    order: int
    text: str

    @property
    def is_list(self) -> bool:
        """Whether it is an enumeration."""
        return "\n" in self.text


def units_of(text: str) -> list[Unit]:
    """Divides an article into sentences; a list stays with the sentence that introduces it."""
    pieces: list[str] = []
    in_list = False
    for line in text.split("\n"):
        if _ITEM.match(line) and in_list:
            pieces[-1] += "\n" + line
            continue
        in_list = line.endswith(("：", ":"))
        pieces.extend(match[0] for match in _SENTENCE.finditer(line))
    return [Unit(order, piece) for order, piece in enumerate(pieces) if piece.strip()]


def is_item(line: str) -> bool:
    """Whether a line is an item of a list."""
    return bool(_ITEM.match(line))


def without_number(item: str) -> str:
    """An item without what numbers it."""
    return _ITEM.sub("", item)


def decisive_passages(question: str, text: str, budget: int, said: str = "") -> list[str]:
    """The passages of ``text`` that answer best, in the order of the text, together about ``budget`` characters.

    Asked for a number, one with a number of that kind is among them if the text has any.

    Args:
        question: What is asked.
        text: An article, its 款 separated by line breaks.
        budget: In characters; a text that fits is taken whole, and the best passage always is.
        said: What must be quoted: a sentence of ``text``, or the first line of a list with some of its items.
    """
    if len(text) <= budget:
        return text.split("\n")
    units = units_of(text)
    ranked = _ranked(question, units)
    must = [line for line in said.split("\n") if line]
    chosen = [_shortened(question, unit, budget, must) for unit in units if any(line in unit.text for line in must)]
    for part in (parts_of(question) or (question,)) if not chosen else ():
        best = _of_the_form(asked(part), ranked if part == question else _ranked(part, units))
        if best.order not in {unit.order for unit in chosen}:
            chosen.append(_shortened(question, best, budget))
    worth = dict(zip([unit.order for unit in units], scores(question, tuple(unit.text for unit in units)), strict=True))
    enough = FURTHER * max((worth[unit.order] for unit in chosen), default=0.0)
    for unit in ranked:
        room = budget - sum(len(each.text) for each in chosen)
        new = unit.order not in {each.order for each in chosen}
        if new and worth[unit.order] >= enough and len(unit.text) <= room:
            chosen.append(unit)
    chosen.sort(key=lambda unit: unit.order)
    return [line for unit in chosen for line in unit.text.split("\n")]


def _ranked(question: str, units: Sequence[Unit]) -> list[Unit]:
    worth = scores(question, tuple(unit.text for unit in units))
    return [units[n] for n in sorted(range(len(units)), key=lambda n: (-worth[n] - FIRST_BONUS * (n == 0), n))]


def _of_the_form(kinds: Asked, ranked: Sequence[Unit]) -> Unit:
    """The best passage that has the form of answer asked for: a number of the kind, what follows, who decides."""
    fitting: Sequence[Unit] = ranked
    if kinds.numbers:
        fitting = [unit for unit in ranked if values_of_kind(unit.text, kinds.numbers)] or ranked
    if kinds.consequence:
        fitting = [unit for unit in fitting if _PENALTY.search(unit.text)] or fitting
    elif kinds.decider:
        fitting = [unit for unit in fitting if _DECIDES.search(unit.text)] or fitting
    return fitting[0]


def _shortened(question: str, unit: Unit, budget: int, must: Sequence[str] = ()) -> Unit:
    """A list over the budget keeps its first line, what must be said, and the items that fit the question best."""
    if not unit.is_list or len(unit.text) <= budget:
        return unit
    lead, *items = unit.text.split("\n")
    worth = scores(question, items)
    used, kept = len(lead), list[int]()
    said = {n for n, item in enumerate(items) if any(line in item for line in must)}
    for n in sorted(range(len(items)), key=lambda n: (n not in said, -worth[n], n)):
        if not kept or n in said or used + len(items[n]) <= budget:
            kept.append(n)
            used += len(items[n])
    return Unit(unit.order, "\n".join([lead, *(items[n] for n in sorted(kept))]))


def with_gaps(quote: str, text: str) -> list[str]:
    """The lines of a quotation, with a mark wherever items of a quoted list are left out.

    Args:
        quote: Passages of ``text`` as :func:`decisive_passages` gives them, one a line.
        text: The article.
    """
    lines, pieces = text.split("\n"), quote.split("\n")
    shown: list[str] = []
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        shown.append(piece)
        of_list = is_item(piece) or piece.endswith(("：", ":"))
        at = next((n for n, line in enumerate(lines) if line.endswith(piece)), None) if of_list else None
        follows = lines[at + 1] if at is not None and at + 1 < len(lines) else ""
        if is_item(follows) and follows != after:
            shown.append(LEFT_OUT)
    return shown


def relevance(question: str, unit: Unit) -> float:
    """How well a passage fits a question: shared words and character pairs, and the kind of answer that is wanted."""
    weights = _weights(question)
    total = sum(weights.values()) or 1.0
    return sum(weight for term, weight in weights.items() if term in unit.text) / total + _form(question, unit.text)


def scores(question: str, texts: Sequence[str]) -> list[float]:
    """How well each of the passages of one article fits: what few of them hold says most about which is meant."""
    weights = _weights(question)
    spread = {term: len([text for text in texts if term in text]) for term in weights}
    local = {term: weight / spread[term] ** 0.5 for term, weight in weights.items() if spread[term]}
    total = sum(local.values()) or 1.0
    return [
        sum(weight for term, weight in local.items() if term in text) / total + _form(question, text) for text in texts
    ]


@lru_cache(maxsize=512)
def _weights(question: str) -> Mapping[str, float]:
    """The words, pairs and characters of a question, and the statute's terms for it, with what each is worth."""
    weights: dict[str, float] = {}
    terms = terms_of(question)
    kinds = (
        (_characters(question), CHARACTER),
        (bigrams(question), PAIR),
        ([term for term in terms if _gives_a_number(term)], PAIR),
        (content_words(question), WORD),
        ([term for term in terms if not _gives_a_number(term)], TERM),
    )
    for words, worth in kinds:
        for word in words:
            weights[word] = max(worth, weights.get(word, 0.0))
    return weights


def terms_of(question: str) -> tuple[str, ...]:
    """The law's words for the everyday words of a question."""
    return tuple(term for translation in statute_terms(question) for term in translation.terms)


def _gives_a_number(term: str) -> bool:
    """Whether a term states what may be asked for, so that it tells little of which of several numbers is meant."""
    return bool(values_of(blanked(term)))


def _characters(question: str) -> Iterable[str]:
    return {character for word in content_words(question) for character in word if character not in FUNCTION_WORDS}


def _form(question: str, text: str) -> float:
    """What a passage gains by having the form of answer that a question asks for."""
    kinds = asked(question)
    gained = 0.0
    if kinds.numbers and values_of_kind(text, kinds.numbers):
        gained += NUMBER_BONUS
    if kinds.listing and "\n" in text:
        gained += LIST_BONUS
    if kinds.consequence and _PENALTY.search(text):
        gained += PENALTY_BONUS
    if kinds.decider and _DECIDES.search(text):
        gained += DECIDER_BONUS
    if kinds.verdict and not kinds.consequence and _MODAL.search(text):
        gained += MODAL_BONUS
    if any(party in text[:PARTY_WITHIN] for party in _PARTY.findall(question)):
        gained += PARTY_BONUS
    return gained - BESIDE_LOSS * bool(_BESIDE.search(text))
