"""Issuing bodies: from the note under the title, the title itself, the signature, or the number of an order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_NUMERAL = "[一二三四五六七八九十百零〇0-9]"
_WORDS = r"[\u4e00-\u9fff、 ]"
_BODIES = (
    re.compile(
        rf"(?P<region>[\u4e00-\u9fff]{{2,12}}?)?第{_NUMERAL}+届(?P<body>(?:全国)?[\u4e00-\u9fff]{{0,10}}?人民代表大会(?:常务委员会)?)"
    ),
    re.compile(rf"(?P<body>[\u4e00-\u9fff]{{2,12}}人民代表大会(?:常务委员会)?)第{_NUMERAL}+次会议"),
    re.compile(r"(?P<body>最高人民(?:法院|检察院))"),
    re.compile(rf"(?P<body>{_WORDS}{{2,40}}?)第\s*\d+\s*号令"),
    re.compile(rf"(?P<body>{_WORDS}{{2,60}}?)(?:令\s*[（(]?\s*(?:\d{{4}}\s*年\s*)?第|公告|发布|公布|颁布|印发|批准)"),
)
_ORGAN = (
    "法院|检察院|部|委|委员会|局|总局|厅|办公厅|办公室|政府|署|总署|大会|行|总行|会|院|省委|市委|区委|县委|中央|总工会|联合会|公安厅|"
    "国务院|集团|公司|大学|学院|中心|管委会|指挥部|领导小组|常委会|军委|海关|协会"
)
_IN_TITLE = re.compile(
    rf"(?P<body>[^《》，。]{{1,90}}?(?:{_ORGAN}))(?:关于|印发|转发|批转|发布|公布|对(?=.+(?:答复|批复|解释)$))"
)
_FORWARDED = re.compile(r"(?:批转|转发|印发|发布|公布).*")
_PERSON = re.compile(
    r"(?:总理|主席|委员长|部长|省长|市长|区长|县长|局长|主任|署长|行长|院长|检察长|会长|厅长|书记)\s*[\u4e00-\u9fff]{2,4}$"
)
_LOCAL_ASSEMBLY = re.compile(r"(?:[省市区县州旗]|自治[区州县])?人民代表大会")
_PLACE = re.compile(r"(?:中华人民共和国)?([\u4e00-\u9fff]{1,12}?(?:自治区|自治州|自治县|省|市|县|区))")
_STATE = re.compile(r"中华人民共和国(?=[\u4e00-\u9fff])")


def is_person(text: str) -> bool:
    """Whether a line of a signature is a person with an office and no body: ``总理 李克强``."""
    return _PERSON.match(text.strip()) is not None


def issuing_body(title: str, events: Sequence[tuple[date, str]], signatures: Sequence[str], number: str) -> str:
    """The bodies, joined with 、; empty where the text names none.

    Args:
        events: The dates of the note with what happened on each.
        signatures: Names under the text.
        number: The document number; that of an order begins with who gave it.
    """
    in_title = _in_title(title)
    for _, what in events:
        if body := _body_in(what):
            whole = _with_place(body, title)
            return in_title if whole in in_title.split("、") else whole
    signed = [name for name in signatures if not is_person(name)]
    return in_title or _plain("、".join(signed)) or _of_order(number)


def _in_title(title: str) -> str:
    match = _IN_TITLE.match(title)
    return _plain(_FORWARDED.sub("", match["body"])) if match else ""


def _of_order(number: str) -> str:
    return (
        _plain(number.partition("令第")[0])
        if "令第" in number
        else _plain(number.partition("公告")[0])
        if "公告" in number
        else ""
    )


def _body_in(text: str) -> str:
    text = re.sub(r"《[^》]*(?:》|$)", "", text)
    for pattern in _BODIES:
        if (match := pattern.search(text)) and (
            body := _plain((match.groupdict().get("region") or "") + match["body"])
        ):
            return body
    return ""


def _with_place(body: str, title: str) -> str:
    """A local assembly with the name of its place, which notes leave out: 县第五届人民代表大会."""
    place = _PLACE.match(title)
    if place is None or _LOCAL_ASSEMBLY.match(body) is None:
        return body
    return place[1] + body[body.index("人民代表大会") :]


def _plain(names: str) -> str:
    """Names in one spelling: without the name of the state before them, joined with 、."""
    pieces = [
        _STATE.sub("", piece) if piece != "中华人民共和国主席" else piece for piece in re.split(r"[\s、]+", names)
    ]
    return "、".join(dict.fromkeys(piece for piece in pieces if piece))
