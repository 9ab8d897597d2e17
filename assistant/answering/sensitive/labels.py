"""Words in front of a number that say what it is, or that it is none of a person."""

from __future__ import annotations

import re

from assistant.answering.sensitive.reading import Reading, before

_CODE_OF_A_THING = re.compile(
    r"(?:信用代码|机构代码|编号|编码|序号|订单|单号|流水|文号|发票|票号|批号|凭证|条码|代码|学号|工号|标准号|项目号|合同号|案号|号码牌|version|id)"
    r"(?:号码?)?(?:为|是|[:：])?[(（]?$|第$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"(?:人民币|[¥￥$€]|金额|合计|共计|总额|RMB|CNY)[:：]?$", re.IGNORECASE)
_UNIT = re.compile(r"^(?:\.\d|,\d{3}|元|万|亿|美元|欧元|吨|千克|公斤|平方|立方|公里|米|户|件|只|倍|%|％|次)")


def names_a_thing(reading: Reading, start: int) -> bool:
    """Whether the words in front say that the number is the code of a thing: 订单号, 流水号, 统一社会信用代码."""
    return _CODE_OF_A_THING.search(before(reading, start)) is not None


def is_amount(reading: Reading, start: int, end: int) -> bool:
    """Whether the number is an amount or a count: 人民币 in front, 元 or 万 behind."""
    behind = reading.plain[end : end + 4].lstrip()
    return _AMOUNT.search(before(reading, start)) is not None or _UNIT.match(behind) is not None


def labelled(reading: Reading, start: int, label: re.Pattern[str], within: int = 16) -> bool:
    """Whether one of the label's words stands in front of the number, in the same sentence."""
    said = re.split(r"[。；;！？!?，,、]", before(reading, start, within))[-1]
    return label.search(said) is not None
