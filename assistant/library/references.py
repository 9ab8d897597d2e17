"""References to documents inside a question: which document of the library is meant, and which article of it.

People write 《公务员法》第三十四条, 公务员法34条, 保密法, or the number of a standard; a name counts as a title of the library
when it is the title, a part of it, or leaves words of it out in the same order (保密法 for 保守国家秘密法).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.documents.numbering import chinese_to_int, int_to_chinese
from assistant.library.catalogue import DocumentEntry
from assistant.library.chunks import short_title

_QUOTED = re.compile(r"《([^》]{2,60})》")
_ARTICLE = re.compile(r"第?\s*([零〇一二三四五六七八九十百千\d]+)\s*条(?:之([一二三四五六七八九十]))?")
_KINDS = "法|条例|办法|规定|细则|准则|规范|规则|决定"
_LEADING = "根据|按照|依照|依据|现行|新|旧"
_BARE = re.compile(
    rf"(?:(?:^|[，。？！、\s]|和|与)(?:{_LEADING})?|{_LEADING})"
    r"([\u4e00-\u9fff]{3,24}?(?:管理办法|实施办法|暂行办法|实施细则|暂行规定|管理规定|条例))"
    r"(?=里|中|第|对|规定|关于|是怎么|，|,|有没有|$)"
)
_NOT_A_NAME = re.compile(
    r"什么|哪|怎|如何|是否|多少|有没有|有关|相关|这|那|该|本|上述|以下|其他|我|你|他|应当|可以|需要|能"
)
_TITLE_ENDS = tuple(_KINDS.split("|"))


@dataclass(frozen=True)
class Reference:
    """A document that a question names.

    Attributes:
        name: As the question writes it.
        article: The article's number as printed, ``第三十四条``, or None.
        documents: Documents of the library that may be meant; empty where it holds none of this name.
        quoted: Whether the name stands in 《》, so that a document is certainly meant.
    """

    name: str
    article: str | None
    documents: tuple[DocumentEntry, ...]
    quoted: bool


def find_references(question: str, documents: Iterable[DocumentEntry]) -> tuple[Reference, ...]:
    """The documents that a question names, in its order, each once."""
    documents = list(documents)
    found: dict[str, Reference] = {}
    for name, end, quoted in _names(question, documents):
        article = _article_after(question, end)
        if name not in found or (article and found[name].article is None):
            found[name] = Reference(name, article, tuple(_resolve(name, documents)), quoted)
    return tuple(found.values())


def _names(question: str, documents: list[DocumentEntry]) -> list[tuple[str, int, bool]]:
    quoted = [(match[1], match.end(), True) for match in _QUOTED.finditer(question)]
    rest = _QUOTED.sub(lambda match: "□" * len(match[0]), question)
    held: list[tuple[str, int, bool]] = []
    for title in _held_titles(rest, documents):
        held.extend((title, match.end(), False) for match in re.finditer(re.escape(title), rest))
        rest = rest.replace(title, "□" * len(title))
    bare = [(match[1], match.end(1), False) for match in _BARE.finditer(rest) if _may_be_a_name(match[1])]
    return sorted([*quoted, *held, *bare], key=lambda name: name[1])


def _may_be_a_name(text: str) -> bool:
    return "□" not in text and not _NOT_A_NAME.search(text)


def _held_titles(question: str, documents: list[DocumentEntry]) -> list[str]:
    """Titles of the library that stand in a question, long ones first, for a title may hold another."""
    titles = {short_title(title) for entry in documents for title in entry.document.titles}
    present = [title for title in titles if len(title) >= 3 and title in question and title.endswith(_TITLE_ENDS)]
    return sorted(present, key=lambda title: (-len(title), title))


def _article_after(question: str, end: int) -> str | None:
    match = _ARTICLE.match(question[end:].lstrip("》的（( "))
    if match is None:
        return None
    try:
        number = int_to_chinese(chinese_to_int(match[1]))
    except ValueError:  # Digits of both kinds mixed, or more than any law has articles.
        return None
    suffix = f"之{match[2]}" if match[2] else ""
    return f"第{number}条{suffix}"


def _resolve(name: str, documents: list[DocumentEntry]) -> list[DocumentEntry]:
    wanted = short_title(name.strip())
    by_title = [(short_title(title), entry) for entry in documents for title in entry.document.titles]
    exact = [entry for title, entry in by_title if title == wanted]
    if exact:
        return exact
    containing = [entry for title, entry in by_title if title.endswith(wanted)]
    return containing or [entry for title, entry in by_title if _abbreviates(wanted, title)]


def _abbreviates(name: str, title: str) -> bool:
    """Whether ``name`` leaves characters of ``title`` out and keeps the rest in order, with the same ending."""
    if len(name) < 3 or len(name) * 4 < len(title) or name[-1] != title[-1]:
        return False
    rest = iter(title)
    return all(character in rest for character in name)
