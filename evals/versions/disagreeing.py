"""Pairs of invented documents that give one matter two numbers, and pairs that only look as if they did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Matter:
    """A matter on which two documents speak.

    Attributes:
        subject: What the titles say it is about.
        one: How the one document says it, with ``{}`` for the number.
        other: How the other one does.
        question: How people ask for it.
        values: Two numbers that differ.
        same: The first of them, written otherwise.
        beside: A sentence about something near that has a number of the same kind.
    """

    subject: str
    one: str
    other: str
    question: str
    values: tuple[str, str]
    same: str
    beside: str


def _matter(subject: str, one: str, other: str, question: str, values: str, same: str, beside: str) -> Matter:
    first, second = values.split()
    return Matter(subject, one, other, question, (first, second), same, beside)


MATTERS = (
    _matter(
        "排污许可", "排污许可证需要延续的，排污单位应当在有效期届满{}前提出申请。",
        "需要延续排污许可证的，排污单位应当在许可证有效期届满{}前向主管部门提出申请。",
        "排污许可证延续要提前多少天申请", "六十日 三十日", "60日", "排污单位应当在排污许可证遗失后三十日内申请补领。",
    ),
    _matter(
        "户外广告设施", "户外广告设施到期的，设置人应当在{}内自行拆除。", "户外广告设施设置期满后，设置人应当在{}内拆除。",
        "户外广告设施到期几天内拆除", "十日 十五日", "10日", "设置户外广告设施的申请，主管部门应当在二十日内决定。",
    ),
    _matter(
        "施工噪声", "建设单位应当在夜间施工{}前公告附近居民。", "进行夜间施工的，建设单位应当提前{}公告附近居民。",
        "夜间施工要提前几天公告居民", "三日 五日", "3日", "夜间施工的投诉，主管部门应当在七日内答复居民。",
    ),
    _matter(
        "机关采购", "采购文件应当自采购结束之日起至少保存{}。", "采购文件的保存期限，自采购结束之日起不得少于{}。",
        "采购文件要保存几年", "十五年 十年", "15年", "采购专家的聘期自聘任之日起为三年。",
    ),
    _matter(
        "来信办理", "对群众来信，承办单位应当在{}内答复来信人。", "承办单位收到群众来信后，应当在{}内答复来信人。",
        "群众来信多少天内答复", "三十日 十五日", "30日", "群众来信应当在三日内转送承办单位。",
    ),
    _matter(
        "出租房屋", "出租房屋的，出租人应当自签订合同之日起{}内登记备案。", "房屋出租人应当在签订租赁合同之日起{}内办理登记备案。",
        "出租房屋签合同几天内登记备案", "三十日 十日", "30日", "出租人应当每六十日检查一次出租房屋的用电安全。",
    ),
    _matter(
        "养犬", "饲养犬只未办理登记的，处{}元罚款。", "饲养犬只不办理登记的，对养犬人处{}元罚款。",
        "养犬不登记罚多少钱", "一千 五百", "1000", "携带犬只乘坐公共交通工具的，处二百元罚款。",
    ),
    _matter(
        "行政执法培训", "行政执法人员每年参加培训不得少于{}学时。", "行政执法人员每年接受培训的时间不少于{}学时。",
        "执法人员每年培训多少学时", "六十 四十", "60", "新录用的行政执法人员岗前培训为八十学时。",
    ),
    _matter(
        "公共停车场", "公共停车场对停放不超过{}的车辆免费。", "公共停车场停放车辆不超过{}的，免收停车费。",
        "公共停车场停多久免费", "三十分钟 十五分钟", "30分钟", "公共停车场的监控录像保存九十日。",
    ),
    _matter(
        "供热", "供热期间室内温度不达标的，供热单位应当在{}内维修。", "室内温度不达标的，供热单位应当自接到报修之日起{}内完成维修。",
        "室内温度不达标供热单位几小时内维修", "二十四小时 十二小时", "24小时", "供热单位停止供热的，应当提前七十二小时公告。",
    ),
)  # fmt: skip

PLACE, PROVINCE = "深圳", "广东"
_RANKS = (
    ("法律", "全国", "{}法", "部门规章", "全国", "{}管理办法"),
    ("行政法规", "全国", "{}条例", "地方性法规", "深圳市", "深圳市{}管理条例"),
    ("地方性法规", "深圳市", "深圳市{}条例", "规范性文件", "深圳市", "深圳市{}工作规定"),
    ("规范性文件", "深圳市", "深圳市{}办法", "规范性文件", "广东省", "广东省{}办法"),
)
"""Level, region and title of what prevails, and of the other; the last pair is decided by the place."""


@dataclass(frozen=True)
class Pair:
    """Two documents and a question that both answer.

    Attributes:
        kind: ``conflict``, or of controls ``same number`` and ``other matter``.
        values: The number of the one that prevails, and of the other.
        articles: Their sentences.
        named: Their titles.
        higher: Level, region of the one that prevails.
        lower: The same of the other.
        question: With the place, where one of them is a local rule.
    """

    id: str
    kind: str
    question: str
    values: tuple[str, str]
    articles: tuple[str, str]
    named: tuple[str, str]
    higher: tuple[str, str]
    lower: tuple[str, str]


def pairs(kind: str) -> list[Pair]:
    """Every matter between every two ranks: forty."""
    return [_pair(kind, number, matter, ranks) for ranks in range(len(_RANKS)) for number, matter in enumerate(MATTERS)]


def shelves(kind: str) -> list[list[Pair]]:
    """The pairs that one library holds together: every matter once."""
    found = pairs(kind)
    return [found[n : n + len(MATTERS)] for n in range(0, len(found), len(MATTERS))]


def write_pairs(folder: Path, found: list[Pair]) -> list[Mapping[str, Any]]:
    """Writes the documents of pairs as texts, and gives the lines of the manifest."""
    lines: list[Mapping[str, Any]] = []
    for pair in found:
        for side, (level, region), title, article in zip(
            ("high", "low"), (pair.higher, pair.lower), pair.named, pair.articles, strict=True
        ):
            name = f"{pair.id}-{side}.txt"
            text = f"{title}\n\n第一条　为了规范{title.rstrip('法')}有关工作，制定本文件。\n第二条　{article}\n第三条　本文件由主管部门解释。\n"
            (folder / name).write_text(text, encoding="utf-8")
            day = {"publish_date": "2020-03-01", "effective_date": "2020-05-01"}
            lines.append(
                {
                    "doc_id": name,
                    "file": name,
                    "title": title,
                    "level": level,
                    "region": region,
                    "status": "in_force",
                    **day,
                }
            )
    return lines


def _pair(kind: str, number: int, matter: Matter, ranks: int) -> Pair:
    high_level, high_region, high_title, low_level, low_region, low_title = _RANKS[ranks]
    high, low = matter.values if number % 2 else matter.values[::-1]
    if kind == "same number":
        high, low = matter.values[0], matter.same
    # In turn the one or the other document speaks as people ask.
    wordings = (matter.one, matter.other) if (number + ranks) % 2 else (matter.other, matter.one)
    articles = wordings[0].format(high), wordings[1].format(low)
    if kind == "other matter":
        articles = wordings[0].format(high), matter.beside
    place = PLACE if PLACE in f"{high_title}{low_title}" else ""
    return Pair(
        f"{kind.replace(' ', '-')}-{ranks}-{number}",
        kind,
        f"{place}{matter.question}？",
        (high, low),
        articles,
        (high_title.format(matter.subject), low_title.format(matter.subject)),
        (high_level, high_region),
        (low_level, low_region),
    )
