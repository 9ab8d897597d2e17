"""Invented regulations, each in two to four versions with their days, and what each version says of three matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Rule:
    """One matter of a regulation.

    Attributes:
        statement: The article, with ``{}`` where the number stands.
        question: How people ask for it.
        values: The number as each version writes it, the oldest first.
    """

    statement: str
    question: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """A regulation in its versions.

    Attributes:
        titles: The title of each version, the oldest first; a new title means that the regulation was replaced by another.
        begins: The day on which each version took effect.
    """

    id: str
    titles: tuple[str, ...]
    begins: tuple[date, ...]
    rules: tuple[Rule, ...]

    def source_id(self, version: int) -> str:
        """The id of a version."""
        return f"{self.id}-{self.begins[version].year}"


def _family(name: str, titles: str, begins: str, *rules: tuple[str, str, str]) -> Family:
    days = tuple(date.fromisoformat(day) for day in begins.split())
    named = tuple(titles.split())
    named = named * len(days) if len(named) == 1 else named
    return Family(name, named, days, tuple(Rule(text, asked, tuple(values.split())) for text, asked, values in rules))


FAMILIES = (
    _family(
        "petitions", "示例市来信来访办理办法 示例市来信来访工作条例", "2005-05-01 2022-05-01",
        ("来信来访事项应当自受理之日起{}内办结。", "来信来访多久办结", "九十日 六十日"),
        ("收到来信来访，应当在{}内决定是否受理。", "来信来访几天内决定受理不受理", "二十日 十五日"),
        ("对办理意见不服的，可以自收到之日起{}内申请复查。", "对来信办理意见不服几天内申请复查", "四十日 三十日"),
    ),
    _family(
        "boats", "示例市渔船停泊管理办法", "2008-03-01 2014-07-01 2021-01-01",
        ("渔船进港应当提前{}报告港口管理单位。", "渔船进港提前多久报告", "六小时 四小时 二小时"),
        ("渔船停泊超过{}的，应当办理登记。", "渔船停泊超过几天要登记", "七日 五日 三日"),
        ("渔船每{}检验一次。", "渔船多久检验一次", "三年 二年 一年"),
    ),
    _family(
        "trees", "示例市古树名木保护条例", "2003-01-01 2010-10-01 2018-06-01 2024-03-01",
        ("古树名木每{}普查一次。", "古树名木多久普查一次", "十年 八年 五年 三年"),
        ("迁移古树名木的申请，主管部门应当在{}内作出决定。", "迁移古树名木的申请几天决定", "六十日 四十五日 三十日 二十日"),
        ("古树名木保护范围为树冠垂直投影外{}米。", "古树名木保护范围是多少米", "二 三 五 八"),
    ),
    _family(
        "archives", "示例市电子档案移交规定", "2011-09-01 2019-04-01",
        ("电子档案应当在形成后{}内移交。", "电子档案形成后多久移交", "二年 一年"),
        ("移交电子档案应当提前{}通知接收单位。", "移交电子档案提前几天通知", "十五日 七日"),
        ("电子档案备份至少保存{}份。", "电子档案备份至少几份", "二 三"),
    ),
    _family(
        "lifts", "示例市电梯安全管理办法 示例市电梯安全条例", "2012-01-01 2020-07-01",
        ("电梯至少每{}维护保养一次。", "电梯多久维护保养一次", "三十日 十五日"),
        ("电梯困人的，维护保养单位应当在{}内赶到现场。", "电梯困人多长时间赶到现场", "六十分钟 三十分钟"),
        ("电梯维护保养记录保存{}。", "电梯维护保养记录保存几年", "二年 四年"),
    ),
    _family(
        "canteens", "示例市集体食堂管理规定", "2009-06-01 2015-12-01 2023-02-01",
        ("食堂留样食品应当保存{}。", "食堂留样食品保存多久", "二十四小时 四十八小时 七十二小时"),
        ("食堂从业人员每{}体检一次。", "食堂从业人员多久体检一次", "二年 一年 半年"),
        ("食堂应当每{}公布一次账目。", "食堂多久公布一次账目", "一年 六个月 三个月"),
    ),
    _family(
        "wells", "示例市机井管理办法", "2006-02-01 2017-08-01",
        ("报废机井应当在{}内填埋。", "报废机井几天内填埋", "六十日 三十日"),
        ("机井取水量每{}报送一次。", "机井取水量多久报送一次", "六个月 三个月"),
        ("违反规定打井的，处{}元罚款。", "违规打井罚多少钱", "二千 五千"),
    ),
    _family(
        "noise", "示例市夜间施工管理规定", "2007-11-01 2013-05-01 2022-10-01",
        ("夜间施工应当提前{}公告附近居民。", "夜间施工提前几天公告居民", "二日 三日 五日"),
        ("夜间施工许可的有效期不超过{}。", "夜间施工许可有效期最长多久", "三十日 二十日 十日"),
        ("违反夜间施工规定的，处{}元罚款。", "违反夜间施工规定罚多少钱", "一万 二万 三万"),
    ),
    _family(
        "shelters", "示例市避难场所管理办法", "2010-01-01 2016-01-01 2020-01-01 2025-01-01",
        ("避难场所每{}检查一次。", "避难场所多久检查一次", "二年 一年 六个月 三个月"),
        ("避难场所应急物资储备不少于{}的用量。", "避难场所应急物资要备几天的用量", "三日 五日 七日 十日"),
        ("启用避难场所应当在{}内公布。", "启用避难场所多长时间内公布", "十二小时 六小时 三小时 一小时"),
    ),
    _family(
        "markets", "示例市农贸市场管理办法 示例市农贸市场条例", "2004-04-01 2019-09-01",
        ("农贸市场摊位租期不得少于{}。", "农贸市场摊位租期最少多久", "六个月 一年"),
        ("农贸市场应当每{}消毒一次。", "农贸市场多久消毒一次", "七日 三日"),
        ("摊位经营者投诉的，市场开办者应当在{}内答复。", "农贸市场摊位经营者投诉几天答复", "十日 五日"),
    ),
    _family(
        "bicycles", "示例市公共自行车管理规定", "2013-03-01 2018-03-01",
        ("公共自行车每次免费骑行时间为{}。", "公共自行车免费骑多久", "一小时 半小时"),
        ("公共自行车故障应当在{}内修复。", "公共自行车坏了几天修好", "七日 三日"),
        ("公共自行车押金应当在{}内退还。", "公共自行车押金几天内退还", "十日 二日"),
    ),
    _family(
        "museums", "示例市民办博物馆扶持办法", "2014-01-01 2019-01-01 2024-01-01",
        ("民办博物馆全年开放时间不少于{}天。", "民办博物馆一年至少开放多少天", "一百八十 二百四十 三百"),
        ("民办博物馆扶持资金每{}申请一次。", "民办博物馆扶持资金多久申请一次", "三年 二年 一年"),
        ("民办博物馆扶持资金的申请，应当在{}内答复。", "申请民办博物馆扶持资金几天答复", "六十日 四十日 二十日"),
    ),
)  # fmt: skip


def write_families(folder: Path, families: Sequence[Family] = FAMILIES) -> list[Mapping[str, Any]]:
    """Writes every version of every family as a text, and gives the lines of the manifest."""
    lines: list[Mapping[str, Any]] = []
    for family in families:
        for version, begins in enumerate(family.begins):
            name = f"{family.source_id(version)}.txt"
            (folder / name).write_text(text_of(family, version), encoding="utf-8")
            lines.append(_line(family, version, begins, name))
    return lines


def text_of(family: Family, version: int) -> str:
    """A version as it is printed; every other one has one article more in front, so that the rules bear other numbers."""
    first = [f"为了规范有关工作，根据有关法律，制定{family.titles[version]}。"]
    first += ["各级主管部门应当加强宣传。"] if version % 2 else []
    rules = [rule.statement.format(rule.values[version]) for rule in family.rules]
    last = f"自{family.begins[version]:%Y年%m月%d日}起施行。"
    articles = [*first, *rules, last]
    body = "\n".join(f"第{_number(n)}条　{article}" for n, article in enumerate(articles, 1))
    return f"{family.titles[version]}\n\n{body}\n"


def article_of(version: int, rule: int) -> str:
    """The number that a rule bears in a version."""
    return f"第{_number(rule + 2 + version % 2)}条"


def _number(number: int) -> str:
    return "零一二三四五六七八九十"[number]


def _line(family: Family, version: int, begins: date, name: str) -> Mapping[str, Any]:
    last = version == len(family.begins) - 1
    line = {
        "doc_id": family.source_id(version),
        "file": name,
        "level": "地方性法规",
        "region": "示例市",
        "publish_date": begins.isoformat(),
        "effective_date": begins.isoformat(),
        "status": "in_force" if last else "superseded",
    }
    return line if last else {**line, "superseded_by": family.source_id(version + 1)}
