"""Where somebody lives: only behind the words that say so, because places are in every document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading, before

_ADDRESS = re.compile(
    r"(?:家庭住址|家庭地址|现住址|现住地|户籍地址|户籍所在地|住址|居住地址|收件地址|联系地址|通讯地址)\s*(?:[:：为是]| )\s*(?P<address>[^\s，,。；;、\n]{6,60})"
)

_LIVES = re.compile(
    r"(?:家住|现?居住?在?|住在|现住)(?P<address>[^\s，,。；;、的]{2,30}?(?:路|街|巷|弄|道|村|组|小区|花园|苑|里|镇|乡|城)[^\s，,。；;、的]{0,12}?\d+(?:号|栋|幢|弄|楼|室)"
    r"(?:[^\s，,。；;、的]{0,16}(?:室|单元|栋|幢|楼|号|\d))?)"
)
"""Where a sentence says that somebody lives there, down to the door."""

_STREET = r"[\u4e00-\u9fff0-9]{0,24}?(?:路|街|巷|弄|道|胡同|村|镇|小区|花园|苑|里|家园|公寓|新村)"
_TO_THE_ROOM = re.compile(
    rf"(?P<address>(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{{2,9}}?(?:省|市|区|县|州|盟|旗)){{1,4}}{_STREET}[\u4e00-\u9fff0-9]{{0,16}}?\d{{1,3}}(?:号楼|栋|幢|座|号院?)[0-9\u4e00-\u9fff]{{0,10}}?\d{{1,2}}单元[0-9A-Za-z\u4e00-\u9fff]{{0,4}}?\d{{2,4}}(?:室|号|户|房)?"
    rf"|(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{{2,9}}?(?:省|市|区|县|州|盟|旗)){{1,4}}{_STREET}[\u4e00-\u9fff0-9]{{0,16}}?\d{{1,3}}(?:号楼|栋|幢)\d{{2,4}}(?:室|户)"
    r"|[\u4e00-\u9fff]{2,12}(?:小区|花园|苑|家园|公寓|新村|嘉园|佳园)\d{1,3}-\d{1,2}-\d{3,4})(?![0-9A-Za-z-])"
)
"""A whole postal address, down to the room of a block of flats."""

_OFFICE = re.compile(r"(?:地点|办公|会议|报到|受理|报名|窗口|考场|现场)[^，。；;\n]{0,8}$")


def _spans(reading: Reading) -> Iterator[Span]:
    for pattern in (_ADDRESS, _LIVES):
        for match in pattern.finditer(reading.plain):
            yield match.span("address")
    for match in _TO_THE_ROOM.finditer(reading.plain):
        if not _OFFICE.search(before(reading, match.start())):
            yield match.span("address")


DETECTOR = Detector("home_address", "住址", _spans, rank=45)
