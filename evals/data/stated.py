"""Which facts of a manifest a file's text states itself, found without the program that is measured.

A fact counts as stated where it stands at the front of the text, at its end, or in an information table: what an article
says of others (a number it cites, a body it obliges) is none of the text's own facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from assistant.documents.dates import find_dates
from assistant.errors import DocumentError
from assistant.library.loaders.registry import loader_for
from evals.points.values import without_space

_UNIT = re.compile(r"\s*(?:第[一二三四五六七八九十百零]+[编章条]|一、)")
_SESSION = re.compile(r"第[一二三四五六七八九十百]+届")
# 设区的市的地方性法规报省级批准后施行（立法法第八十一条）: who approves is not who issues. What a title quotes is neither.
_NOT_ISSUING = re.compile(
    r"[\u4e00-\u9fff]{2,12}第[一二三四五六七八九十百]+届人民代表大会(?:常务委员会)?第[一二三四五六七八九十百]+次会议批准|《[^》]*》"
)
_FROM_NOW = re.compile(r"自(?:公布|发布|颁布|印发|通过)之日起")
_END, _LONGEST_END = 6, 40
_MOST_FRONT = 15


def stated_fields(path: Path, facts: Mapping[str, object]) -> list[str]:
    """The names of the facts that the file states of itself."""
    try:
        loaded = loader_for(path).load(path.read_bytes())
    except DocumentError:
        return []
    texts = [block.text for block in loaded.blocks]
    own = without_space("\n".join([*_own_lines(texts), *loaded.properties.values()]))
    days = {str(found.value) for found in find_dates(own)}
    everything = without_space("\n".join(texts))
    return [name for name, value in facts.items() if value and _is_stated(name, str(value), own, days, everything)]


def _own_lines(texts: Sequence[str]) -> Iterator[str]:
    """The front and the signature."""
    first = next((i for i, text in enumerate(texts) if _UNIT.match(text)), len(texts))
    yield from texts[: min(first, _MOST_FRONT)]
    yield from (text for text in texts[-_END:] if len(text) <= _LONGEST_END and "。" not in text)


def _is_stated(name: str, value: str, own: str, days: set[str], everything: str) -> bool:
    match name:
        case "title":
            return without_space(value) in own
        case "doc_number":
            return _number(value).search(own) is not None
        case "issuing_body":
            return all(_names(body, own) for body in value.split("、"))
        case "publish_date":
            return value in days
        case "effective_date":
            return value in {str(found.value) for found in find_dates(everything)} or (
                _FROM_NOW.search(everything) is not None and date.fromisoformat(value).isoformat() in days
            )
        case _:
            return True


def _number(value: str) -> re.Pattern[str]:
    """The number in any brackets, and of an order with or without who gave it."""
    year = re.search(r"(?P<agency>.*)〔(?P<year>\d{4})〕(?P<serial>\d+)号", value)
    if year:
        return re.compile(rf"{year['agency']}\D{year['year']}\D{{1,2}}{year['serial']}号")
    serial = re.search(r"\d+", value)
    return re.compile(rf"令[（(]?第{serial.group() if serial else value}号|第{serial.group() if serial else value}号令")


def _names(body: str, own: str) -> bool:
    text = _NOT_ISSUING.sub("", own)
    return without_space(body) in _SESSION.sub("", text) or without_space(body) in text
