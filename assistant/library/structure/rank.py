"""Level (层级) and region of a text, from its title, issuing body and number, where these decide it.

《立法法》: 法律 of the National People's Congress, 行政法规 of the State Council, 地方性法规 of local congresses, 规章 of
ministries and governments by order (令); 规范性文件 is what an organ issues otherwise.
"""

from __future__ import annotations

import re

from assistant.library.provinces import cities_by_province

NATIONAL = "全国"

_REGULATION = re.compile(r".*(?:条例|规定|办法|细则|规则|规程)(?:[（(][^（）()]*[）)])*")
_ORDINARY = re.compile(
    r".*(?:通知|意见|函|批复|通报|公告|通告|方案|规划|要点|纲要|答复|措施|指引|指南)(?:[（(][^（）()]*[）)])*"
)
_INTERPRETATION = re.compile(r".*(?:解释|规定|批复|规则|办法)(?:[（(][^（）()]*[）)])*")
_STANDARD = re.compile(r"[A-Z]{2,5}\d{0,2}(?:/[A-Z]{1,2})? \d[\d.]*—\d{4}")
_PARTY = re.compile(r"^(?:中共中央|中国共产党|中央纪委|中央组织部|中央办公厅|中共[\u4e00-\u9fff]{2,8}委)")
_CENTRAL = re.compile(
    r"全国人民代表大会|全国人大|国务院|政务院|最高人民|中共中央|中央(?:军委|军事委员会|纪委|组织部|办公厅)|^国家|中华全国|总工会$|"
    r"[\u4e00-\u9fff]*(?:总局|总署)$"
)
_MINISTRY = re.compile(
    r"^(?![\u4e00-\u9fff]{2,8}(?:省|市|自治区|自治州|县|区))[\u4e00-\u9fff]{2,12}(?:部|署|总局|总署|委员会|银行|监会|国家局)$"
)
_CASE = re.compile(r".+诉.+案(?:[（(][^（）()]*[）)])?")
_LAW = re.compile(r"中华人民共和国[\u4e00-\u9fff、]{1,30}(?<!办)(?:法|法典)(?:[（(][^（）()]*[）)])?")
_PLACE = re.compile(
    r"(?:中共)?([\u4e00-\u9fff]{2,8}?)(?:维吾尔|回族|壮族)?(?:省|市|自治区|自治州|自治县|地区|盟|新区|经济特区)"
)


def level_of(title: str, body: str, number: str, is_standard: bool) -> str:
    """The level; empty where title, body and number do not decide it.

    Args:
        is_standard: Whether the text is numbered as standards are.
    """
    if _STANDARD.fullmatch(number) and (is_standard or not body):
        return "标准"
    if _PARTY.match(body) or title.startswith("中国共产党"):
        return "党内法规" if _REGULATION.fullmatch(title) or title.endswith("准则") else "规范性文件"
    if _CASE.fullmatch(title):
        return "案例"
    if not body and _LAW.fullmatch(title):
        return "法律"
    if "最高人民" in body:
        return "司法解释" if _INTERPRETATION.fullmatch(title) else "规范性文件"
    if "人民代表大会" in body:
        return _of_assembly(title, body)
    return _of_government(title, body, number)


def _of_assembly(title: str, body: str) -> str:
    if body.startswith("全国"):
        return "法律"
    if not (_REGULATION.fullmatch(title) or title.endswith("决定")):
        return "规范性文件"
    return "经济特区法规" if "经济特区" in title else "地方性法规"


def _of_government(title: str, body: str, number: str) -> str:
    if not body:
        return ""
    regulates = bool(_REGULATION.fullmatch(title)) and not _ORDINARY.fullmatch(title)
    if body.split("、")[0] in ("国务院", "政务院"):
        return "行政法规" if regulates else "规范性文件"
    if "令第" in number:
        return "地方政府规章" if "人民政府" in body else "部门规章"
    return "规范性文件"


def region_of(title: str, body: str) -> str:
    """The province, else the city, that a text is for; 全国 for those of central bodies; empty where neither shows."""
    if _CASE.fullmatch(title):  # Its title names where the parties are.
        return NATIONAL if _CENTRAL.search(body) else ""
    if not body and title.startswith("中华人民共和国"):
        return NATIONAL
    for text in (body, title):
        if text and _CENTRAL.search(text.split("、")[0]):
            return NATIONAL
        if place := _place(text):
            return place
    return NATIONAL if _MINISTRY.match(body.split("、")[0]) else ""


def _place(text: str) -> str:
    for province, cities in cities_by_province().items():
        names = (province, *(city.rstrip("市") for city in cities))
        if any(text.removeprefix("中共").startswith(name) for name in names):
            return province
    match = _PLACE.match(text)
    return match[1] if match and "关于" not in match[1] else ""
