"""Article numbers (条、款、项) must be those of a cited article, or stand in its text beside the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from assistant.answering.grounding.forms import ARTICLE, SECTION, TITLE, compact, normal
from assistant.answering.grounding.source import Source
from assistant.answering.grounding.values import Value
from assistant.documents.numbering import chinese_to_int
from assistant.library.chunks import short_title

_ITEM = re.compile(r"^\s*[（(][一二三四五六七八九十]+[)）]", re.MULTILINE)
_SCOPE = re.compile(r"《([^《》\n]+)》([^《；。\n]*)")
_AFTER_TITLE = re.compile(r"》(?:[（(〔][^）)〕]{0,12}[）)〕])?(?=" + SECTION.pattern + ")")
_NUMBERS_BEFORE = r"(?:第[零〇一二三四五六七八九十百千两\d]+[条款](?:之[一二三四五六七八九十]+)?|第?[（(]?[一二三四五六七八九十\d]+[)）]?项|[、和及与或至到])*"
_NAME_BEFORE = re.compile(rf"([\u4e00-\u9fff]{{0,20}}(?:法|条例|办法|规定|细则|准则)){_NUMBERS_BEFORE}$")
_WORDS_BEFORE = re.compile(
    r"^.*?(?:依据|根据|依照|按照|参照|适用|违反|参见|这是|就是|属于|[见是为即按由和与及或在])(?=..)"
)

Number = tuple[int, int]


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The numbers of articles, 款 and 项 that no source bears or names."""
    sentence = normal(sentence)
    for start, name, match in _named(sentence):
        if not any(_carries(source, name, match) for source in sources):
            yield f"“{sentence[start : match.end()][-24:]}”与所引条文对不上"
    for title, section in _sections(sentence):
        if not any(_is_section(source, title, section) for source in sources):
            yield f"“《{title}》{section}”与所引条文对不上"


def articles_as_values(text: str) -> tuple[Value, ...]:
    """The numbers of articles as values, so that what each is said of can be compared."""
    found = [match for match in ARTICLE.finditer(text) if match["number"] and not match["inserted"]]
    return tuple(
        Value(Fraction(_int(match["number"])), "第条", match.start(), match.end(), match[0]) for match in found
    )


def _named(sentence: str) -> Iterator[tuple[int, str, re.Match[str]]]:
    """(where it begins, title in front of it or nothing, article number)."""
    scopes = [(scope.start(2), scope.end(2), scope.start(), scope[1]) for scope in _SCOPE.finditer(sentence)]
    for match in ARTICLE.finditer(sentence):
        within = [(begin, title) for start, end, begin, title in scopes if start <= match.start() <= end]
        near = within and re.fullmatch(
            r"[^，,]{0,24}", sentence[sentence.rfind("》", 0, match.start()) + 1 : match.start()]
        )
        yield (within[-1][0], short_title(within[-1][1]), match) if near else (match.start(), "", match)


def _carries(source: Source, title: str, match: re.Match[str]) -> bool:
    plain = "" if title else _plain_name(match)
    own = _is_own(source, title, match) and (not plain or _calls(plain, source))
    return own or _mentions(source, title, match)


def _plain_name(match: re.Match[str]) -> str:
    """The name without title marks that stands in front of an article number, or of a list of them: 公务员法 or 本法."""
    found = _NAME_BEFORE.search(match.string[: match.start()])
    return found[1] if found else ""


def _calls(name: str, source: Source) -> bool:
    """Whether a name is that of the source; 本法 and 该条例 are said in a text, and of another one here."""
    own = short_title(compact(source.hit.title))
    bare = _WORDS_BEFORE.sub("", name)
    return name.endswith(own) or (len(bare) > 2 and own.endswith(bare))


def _is_own(source: Source, title: str, match: re.Match[str]) -> bool:
    """Whether it is the article itself, and its text has so many 款 and 项."""
    if title and title != short_title(compact(source.hit.title)):
        return False
    if match["number"]:
        own = ARTICLE.match(normal(source.hit.article or ""))
        if own is None or own["number"] is None or _number(own) != _number(match):
            return False
    clause, item = match["clause"] or match["lone_clause"], match["item"] or match["lone_item"]
    lines = [line for line in source.hit.text.split("\n") if line.strip() and not _ITEM.match(line)]
    items = len(_ITEM.findall(source.hit.text))
    return (not clause or _int(clause) <= len(lines)) and (not item or _int(item) <= items)


def _mentions(source: Source, title: str, match: re.Match[str]) -> bool:
    """Whether the text names the same article, of the same document where the sentence says of which."""
    wanted = _parts(match)
    texts = [source.text]
    if title:
        texts = [scope[2] for scope in _SCOPE.finditer(source.text) if short_title(scope[1]) == title]
        if title == short_title(compact(source.hit.title)):
            texts.append(_SCOPE.sub("", source.text))  # 本法第三条
    return any(_parts(found)[: len(wanted)] == wanted for text in texts for found in ARTICLE.finditer(text))


def _parts(match: re.Match[str]) -> tuple[object, ...]:
    """The number, and the 款 and 项 as far as they are named."""
    if not match["number"]:
        return ("", _int(match["lone_clause"] or "0"), _int(match["lone_item"] or "0"))
    parts: tuple[object, ...] = (_number(match), _int(match["clause"] or "0"), _int(match["item"] or "0"))
    while parts[-1] == 0:
        parts = parts[:-1]
    return parts


def _number(match: re.Match[str]) -> Number:
    return _int(match["number"]), _int(match["inserted"] or "0")


def _int(numeral: str) -> int:
    """The value of a numeral; -1 where it is none, so that it equals nothing that counts."""
    try:
        return chinese_to_int(numeral.replace("两", "二"))
    except ValueError:
        return -1


def _sections(sentence: str) -> Iterator[tuple[str, str]]:
    """(title, 三、（一）) where a guide's section is named right after its title."""
    for title in TITLE.finditer(sentence):
        section = SECTION.match(sentence, title.end())
        if section:
            yield title[1], section[0]


def _is_section(source: Source, title: str, section: str) -> bool:
    own = re.sub(r"[()]", lambda bracket: {"(": "（", ")": "）"}[bracket[0]], compact(source.hit.article or ""))
    wanted = section.replace("(", "（").replace(")", "）")
    same = short_title(compact(source.hit.title)) == short_title(compact(title))
    return (same and own.startswith(wanted)) or f"》{wanted}" in compact(source.text)
