"""Names of documents must be those of cited documents, or stand in their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import TITLE, compact, normal
from assistant.answering.grounding.source import Source
from assistant.library.chunks import short_title

_REMARK = re.compile(r"[（(〔][^（）()〔〕]*[)）〕]$")
_UNMARKED = re.compile(
    r"([\u4e00-\u9fff]{1,20}(?:法|条例|准则|实施细则))(?=第[\d一二三四五六七八九十百千]+条|规定|的规定|明确|要求|，|、|》|$)"
)
_NO_LAW = re.compile(
    r"(?:方|办|做|看|说|立|执|违|合|依|司|守|普|书|非|无|设|想|用|手|语|军|技|疗|算|打|枪|玩|写|读|想|章|国|守|枉|伏|绳之以|知|民|历|魔|乘|除|加|减|普通方)法$"
    r"|(?:本|该|上述|前述|有关|相关|这部|一部|哪部|各项|现行|此)(?:法|条例|准则|实施细则)$|法律法$"
)
# “民法” is the shortest name of a law with 法 at its end.
SHORTEST_NAME = 2


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The names that no source bears or mentions, in title marks or without them."""
    sentence = normal(sentence)
    marked = "\n".join(compact(source.all) for source in sources)
    known = {name for source in sources for name in _names(source)}
    for title in TITLE.findall(sentence):
        if _plain(title) not in known:
            yield f"《{title}》不在所引条文中"
    for match in _UNMARKED.finditer(TITLE.sub("", sentence)):
        name = match[1]
        if not _NO_LAW.search(name) and not _some_ending(name, marked):
            yield f"“{name[-12:]}”不在所引条文中"


def _names(source: Source) -> Iterator[str]:
    yield _plain(source.hit.title)
    for title in TITLE.findall(normal(source.hit.text)):
        yield _plain(title)


def _plain(title: str) -> str:
    """The name as people say it: without 中华人民共和国 and without a remark such as （试行） or （2018年修订）."""
    name = compact(title)
    while _REMARK.search(name):
        name = _REMARK.sub("", name)
    return short_title(name)


def _some_ending(name: str, text: str) -> bool:
    """Whether the name, words before it aside, stands in the text: 依照公务员法 speaks of 公务员法."""
    law = re.search(r"(?:法|条例|准则|实施细则)$", name)
    shortest = SHORTEST_NAME if law and law[0] == "法" else len(law[0] if law else "") + 2
    return any(name[start:] in text for start in range(max(1, len(name) - shortest + 1)))
