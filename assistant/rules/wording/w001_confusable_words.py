"""不写错别字，异形词用推荐的词形。

依据：通行做法，词形以《现代汉语词典》和《第一批异形词整理表》（GF 1001—2001）为准；各词的出处见 knowledge/terms/confusable_words.yaml。
错误示例：“布署”“台帐”“既使”“截止2025年底”；“国务园办公厅”。
正确示例：“部署”“台账”“即使”“截至2025年底”；“国务院办公厅”。
修复方式：表中的词换成应有的写法；按词频推断的疑似错字，请本人确认后再换，不到四个字的由本人改。
例外：加入“我的词”的不报；地名、机构名里的字和全文几处写法一致的专名，不作推断；“截止日期”“期末截止”等正确的用法不报；古文、乱数假文不作推断；人名、地名、术语被疑为错字的，请加入“我的词”。
"""

from __future__ import annotations

from assistant.rules.prose import RUNNING, overlaps, running_text
from assistant.rules.terms import Term, term_table, user_words_at
from assistant.rules.vocabulary import *
from assistant.rules.wording._core_words import core_misspellings
from assistant.rules.wording._misspellings import consists_of_words, is_of_words, is_word, misspellings, straddles

_ELEMENTS = (
    *RUNNING,
    Element.TITLE,
    Element.MAIN_RECIPIENTS,
    Element.ATTACHMENT_TITLE,
    Element.ATTACHMENT_LIST,
    Element.COPY_RECIPIENTS,
)


# How often a slip of the pen is made in one document, at most.
_A_NAME = 2
_PHRASE = 4


@dataclass(frozen=True)
class ConfusableWords(TextRule):
    """Rule W001.

    Attributes:
        words: Words that are never reported.
        guess: Whether misspellings that are in no table are guessed from the frequencies of words.
    """

    words: frozenset[str] = frozenset()
    guess: bool = True

    code = "W001"
    title = "易混词"
    clause = "通行做法；《第一批异形词整理表》GF 1001—2001"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each word of the table, and each other word that is probably misspelt."""
        guesses: list[Violation] = []
        for paragraph in running_text(document, *_ELEMENTS):
            listed = list(self._listed(paragraph))
            yield from listed
            if self.guess:
                guesses += self._guessed(paragraph, listed)
        yield from _without_names(document, guesses)

    def _listed(self, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
        text = paragraph.own_text
        for match, term in term_table("confusable_words").find(text):
            if not user_words_at(text, self.words, *match.span()) and not straddles(text, *match.span()):
                message = f"“{term.wrong}”应当写作“{term.right}”。{term.note}"
                place = in_paragraph(paragraph, *match.span())
                yield Violation(place, message, term.wrong, term.right, term.right, term.severity, _repair(term))

    def _guessed(self, paragraph: IdentifiedParagraph, listed: list[Violation]) -> Iterator[Violation]:
        text = paragraph.own_text
        taken = sorted((each.place.start or 0, each.place.end or 0) for each in listed)
        guesses = [*misspellings(text), *core_misspellings(text)]
        if not guesses or not is_of_words(text):
            return
        for guess in guesses:
            start, end = guess.start, guess.end
            if overlaps(taken, start, end):
                continue
            if not user_words_at(text, self.words, start, end):
                written = text[start:end]
                message = f"“{written}”疑为“{guess.right}”之误，请核对。"
                place = in_paragraph(paragraph, start, end)
                # A short word is often a name or a new word that only looks like a misspelt one.
                repair = Repair.PERSON if end - start < _PHRASE else Repair.CONFIRM
                yield Violation(place, message, written, guess.right, guess.right, repair=repair)
                taken = sorted([*taken, (start, end)])


def _without_names(document: IdentifiedDocument, guesses: list[Violation]) -> Iterator[Violation]:
    """What is written the same way again and again, and never as the word that it is like, is a name of its own."""
    if not guesses:
        return
    text = "\n".join(each.own_text for each in document.paragraphs)
    for each in guesses:
        times = text.count(each.actual)
        slip = times < _A_NAME or (times == _A_NAME and each.expected in text)
        if slip and not _has_term(text, each.actual, each.expected):
            yield each


def _has_term(text: str, written: str, right: str) -> bool:
    """Whether the character belongs to a term of the document's own that is no word of the dictionary, as 跨线 in 开跨线."""
    if len(written) <= _A_NAME:
        return False
    other = next((at for at, (one, two) in enumerate(zip(written, right, strict=False)) if one != two), 0)
    pairs = [written[at : at + 2] for at in (other - 1, other) if 0 <= at < len(written) - 1]
    return any(text.count(pair) > _A_NAME and not is_word(pair) for pair in pairs)


def _repair(term: Term) -> Repair | None:
    """A person confirms what only the context makes wrong, as 反应 for 反映: each word of it is right elsewhere."""
    return Repair.CONFIRM if any(term.contexts) or consists_of_words(term.wrong) else None
