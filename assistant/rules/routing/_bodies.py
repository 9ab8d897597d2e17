"""How names of bodies stand to one another, as far as the names say it: the level of government, departments, governments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """The level that a name states."""

    TOWNSHIP = 0
    COUNTY = 1
    CITY = 2
    PROVINCE = 3
    STATE = 4


_RANKS = (
    (Rank.STATE, re.compile(r"^(?:中共中央|国务院|国家|中央|全国|中华人民共和国)")),
    (Rank.TOWNSHIP, re.compile(r"^.{0,12}?(?:镇|乡|街道)(?:人民)?(?:政府|党委|办事处|委员会)")),
    (Rank.PROVINCE, re.compile(r"^(?:[\u4e00-\u9fff]{2,8})?(?:省|自治区)(?!级)")),
    (Rank.COUNTY, re.compile(r"^(?:[\u4e00-\u9fff]{2,8}市)?(?:[\u4e00-\u9fff]{1,8})?(?:县|旗)")),
    (Rank.CITY, re.compile(r"^(?:[\u4e00-\u9fff]{1,8})?(?:市|自治州|州)(?![场级])")),
)
_DEPARTMENT = re.compile(
    r"^(?P<area>[\u4e00-\u9fff]{0,8}?[省市县区州旗])(?P<name>[\u4e00-\u9fff]{2,14}(?:局|厅)|发展和改革委员会|卫生健康委员会)$"
)
# Bureaus that another department of the same level manages (部门管理机构), and branches of those above.
_MANAGED = re.compile(
    r"监狱|戒毒|文物|粮食|药品监督|药监|中医药|疾病预防|林业|草原|能源|公务员|知识产权|档案|海关|税务|气象|邮政|烟草|分局|支局"
    r"|管理局|服务局|保险|信访|机关事务"
)


@dataclass(frozen=True)
class Department:
    """A department of a government.

    Attributes:
        area: Whose government, as 清江市 or, shortened, 市.
        name: What it is, as 水利局.
    """

    area: str
    name: str


def rank_of(name: str) -> Rank | None:
    """The level that a name states; None where it states none."""
    return next((rank for rank, pattern in _RANKS if pattern.search(name)), None)


def department_of(name: str) -> Department | None:
    """The department that a name is, where it manages itself: 政府 and 党委 are none, nor are bureaus of departments."""
    match = _DEPARTMENT.fullmatch(name)
    if match is None or _MANAGED.search(match["name"]):
        return None
    return Department(match["area"], match["name"])


def same_area(one: Department, other: Department) -> bool:
    """Whether both belong to one government: the same name, or one is shortened to its last character."""
    short, long = sorted((one.area, other.area), key=len)
    return short == long or (len(short) == 1 and long.endswith(short))
