"""Has a model say a question in the law's words, which are searched beside those of the tables; off unless it is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering import wording
from assistant.answering.inquiry import Inquiry
from assistant.answering.model_use import ModelUse
from assistant.answering.places import named_places
from assistant.answering.prompts import fingerprint, step_prompt
from assistant.library.lexical import LexicalIndex
from assistant.library.terms import content_words
from assistant.models.faults import ModelFault
from assistant.models.messages import Limits, whole_answer

PATIENCE = 15.0
"""Seconds for a model to find the words; the tables are ready at once."""

MOST_PHRASES = 2

# What is longer is a sentence, shorter a character that stands in every article.
_SHORTEST, _LONGEST = 2, 16

_NUMBER = re.compile(r"\d+|[零一二三四五六七八九十百千万两]+")
_LISTED = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.、．)）])?\s*(?:(?:关键词|用语|答|输出)[一二12]?[：:])?\s*")
_PHRASE = re.compile(r"[\u4e00-\u9fff]+")
_LAW = re.compile(r"(?:(?<![违执守司合依立犯])法|条例|办法|细则)$")


def translate(inquiry: Inquiry) -> Inquiry:
    """The inquiry with up to two phrases more to search for; as it was where no model is wanted, or it fails."""
    return _by_model(inquiry, inquiry.use) if inquiry.use and inquiry.use.understand else inquiry


def _by_model(inquiry: Inquiry, use: ModelUse) -> Inquiry:
    prompt = step_prompt("translate")
    limits = inquiry.limits or Limits.of(use.seconds)
    try:
        said, tokens = whole_answer(
            use.model,
            prompt.fill(question=inquiry.masking.mask(inquiry.query)),
            Limits(min(limits.until, Limits.of(PATIENCE).until), limits.cancelled),
        )
    except ModelFault:
        return inquiry
    phrases = tuple(_phrases(said, inquiry.query, inquiry.library.lexical))[:MOST_PHRASES]
    inquiry = replace(inquiry, tokens={**inquiry.tokens, "translate": tokens})
    if not phrases:
        return inquiry
    inquiry.searches.look_also_for(inquiry.query, phrases)
    return replace(inquiry, fingerprint=fingerprint(prompt)).noting(wording.searched_also(phrases))


def _phrases(said: str, question: str, index: LexicalIndex) -> Iterator[str]:
    """The lines that can be words of the law for a question, each once; nothing of them is new but the words."""
    lines = [_LISTED.sub("", line).strip("“”\"'。，；;. ") for line in said.splitlines()]
    for line in dict.fromkeys(lines):
        new = _SHORTEST <= len(line) <= _LONGEST and line not in question and _PHRASE.fullmatch(line)
        if new and not _brings_in(line, question) and _is_law(line, index):
            yield line


def _brings_in(phrase: str, question: str) -> bool:
    """Whether a phrase has a number, a place or the name of a law that nobody has said."""
    new_numbers = set(_NUMBER.findall(phrase)) - set(_NUMBER.findall(question))
    new_places = set(named_places(phrase)) - set(named_places(question))
    return bool(new_numbers or new_places or _LAW.search(phrase))


def _is_law(phrase: str, index: LexicalIndex) -> bool:
    """Whether every word of a phrase stands in the library: names of people and inventions do not."""
    words = content_words(phrase)
    return bool(words) and all(index.word_frequency(word) for word in words)
