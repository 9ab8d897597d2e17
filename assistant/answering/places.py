"""Places that a question names, and whether what was found speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.library.provinces import cities_by_province
from assistant.library.source import SearchHit

OTHER_LEGAL_SYSTEMS = (
    "香港 澳门 台湾 美国 英国 法国 德国 日本 韩国 俄罗斯 新加坡 加拿大 澳大利亚 欧盟 国外 外国".split()
)
"""Legal systems of their own, on which a library of mainland policy says nothing."""

_LOCAL = re.compile(r"([\u4e00-\u9fff]{2,3})(?:省|市(?![场价值面])|区|县|自治州)")
_NOT_A_NAME = re.compile(
    r"[本各该某我你他哪全在和与或及的是由对向到从被去给让上下级设乡镇城社小地辖选校院园景片市行政直特新老郊山林牧灾疫跨同一二两三几多个县区省]"
)


def other_legal_systems(question: str) -> list[str]:
    """Legal systems outside the mainland that a question names."""
    return [name for name in OTHER_LEGAL_SYSTEMS if name in question]


def named_places(question: str) -> set[str]:
    """Provinces, cities, districts and counties of the mainland that a question names."""
    local = {name for name in _LOCAL.findall(question) if not _NOT_A_NAME.search(name)}
    return local | {place for place in place_names() if place in question}


@lru_cache(maxsize=1)
def place_names() -> tuple[str, ...]:
    """The provinces and the cities and prefectures beneath them, provinces first."""
    return (*cities_by_province(), *(name for names in cities_by_province().values() for name in names))


@lru_cache(maxsize=1024)
def place_with_its_province(place: str) -> frozenset[str]:
    """A place and the province that it lies in: what is law there."""
    return frozenset([place, *(province for province, names in cities_by_province().items() if place in names)])


def speaks_of(hits: Iterable[SearchHit], places: Iterable[str]) -> bool:
    """Whether a hit's title or text names one of the places."""
    return any(place in hit.title or place in hit.text for hit in hits for place in places)
