"""Whether the numbers of an answer stand in what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.documents.document_number import find_document_numbers
from evals.answers.outcome import citations_of
from evals.harness.samples import Case
from evals.points.spelling import QUANTITY, canonical
from evals.points.values import without_space

_MARK = re.compile(r"\[\d{1,2}\](?!\d)")
_ORDINAL = re.compile(r"^\s*(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）])", re.MULTILINE)
_COUNTED = re.compile(r"^共([二三四五六七八九])[步项]：(.+)$", re.MULTILINE)
_COMPARED = re.compile(r"^两版全文相比：.+$", re.MULTILINE)
_ARTICLE = re.compile(r"第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?")
_BRACKETS = str.maketrans("[]【】〖〗", "〔〕〔〕〔〕")
_ISSUED = re.compile(r"〔\d{4}〕第?\d+号")
_DIGITS = re.compile(r"\d+(?:\.\d+)*")
_CHINESE = re.compile(
    r"(?:百分之)?[零〇一二两三四五六七八九十百千万亿]+(?:个?工作日|日|天|个月|年|周岁|[万亿]?元|倍|人|名|次|小时|份)"
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_HEADINGS = ("title", "document_number", "article", "version")


def numbers_of(text: str) -> list[str]:
    """The numbers that a text states, each once and in one spelling: articles, quantities with their unit, other numbers.

    Marks of citations, ordinals that open a line, document numbers, how many things a line lists, and how many
    articles of two versions differ are no statements of a source.
    """
    text = _COMPARED.sub("", text)
    text = _COUNTED.sub(_without_its_count, text)
    text = _ISSUED.sub("", _ORDINAL.sub("", _MARK.sub("", text)).translate(_BRACKETS))
    articles = _ARTICLE.findall(text)
    rest = canonical(_ARTICLE.sub("", text))
    quantities = QUANTITY.findall(rest)
    rest = QUANTITY.sub("", rest)
    return list(dict.fromkeys([*articles, *quantities, *_CHINESE.findall(rest), *_DIGITS.findall(rest)]))


def _without_its_count(line: re.Match[str]) -> str:
    """A line that lists things without how many they are, where they are so many: 共三项：甲、乙、丙."""
    between = "；" if "；" in line[2] else "、"
    counted = line[2].count(between) + 1 == "零一二三四五六七八九".index(line[1])
    return line[2] if counted else line[0]


def document_numbers_of(text: str) -> tuple[str, ...]:
    """The document numbers that a text states, each once."""
    return tuple(dict.fromkeys(find_document_numbers(_MARK.sub("", text).translate(_BRACKETS))))


def unsupported_numbers(case: Case) -> list[str]:
    """Numbers of the answer that stand neither in a cited article, nor in what it is called, nor in what the user said."""
    source = "\n".join(_sources(case)).translate(_BRACKETS)
    spelled = canonical(source)
    return [n for n in numbers_of(case.output["text"]) if not _stands(n, spelled) and not _stands(n, source)]


def unsupported_document_numbers(case: Case) -> list[str]:
    """Document numbers of the answer that stand in no cited article and belong to no cited document."""
    held = [without_space(number) for source in _sources(case) for number in document_numbers_of(source)]
    return [n for n in document_numbers_of(case.output["text"]) if not _is_one_of(without_space(n), held)]


def _is_one_of(number: str, held: Sequence[str]) -> bool:
    """Whether it is the same number, words before it aside, which cannot be told from the code of an agency."""
    return any(number.endswith(other) or other.endswith(number) for other in held)


def _sources(case: Case) -> list[str]:
    """What the citations name: the article's whole text as the library holds it, its headings; the versions that the library
    holds of documents that the answer names (an earlier version is named and not cited), days as people write them too; and what
    the user said.
    """
    cited = [text for citation in citations_of(case) for text in _texts(citation)]
    said = [turn.content for turn in case.sample.input.history]
    versions = [version for _, version in case.output.get("named", [])]
    days = [day for source in (*cited, *versions) for day in _DAY.findall(source)]
    versions += [f"{int(year)}年{int(month)}月{int(day)}日" for year, month, day in days]
    return [*cited, *versions, *said, case.sample.input.question]


def _texts(citation: dict[str, object]) -> Iterable[str]:
    articles = citation["articles"]
    assert isinstance(articles, list)
    yield from (str(text) for text in articles)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    yield from (str(citation.get(name) or "") for name in _HEADINGS)


def _stands(number: str, text: str) -> bool:
    """Whether a number stands in a text, not as a part of a longer one."""
    before = r"(?<!\d)(?<!\d[.,])" if number[0].isdigit() else "(?<![零〇两一二三四五六七八九十百千万])"
    after = r"(?![\d])" if number[-1].isdigit() else ""
    return re.search(before + re.escape(number) + after, text) is not None
