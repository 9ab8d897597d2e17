# pyright: strict
"""What marks are made of: what a document is called, and what must not be done with it. Alone on a line they are a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.answering.sensitive.detector import Span

LIMIT = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3}) ?(?:年|个?月|天|日|小时)|长期|永久|解密|启封|启用|公开前|公布前|宣布前|发布前"
_FORBIDDEN = r"(?:上网公开|上网|上互联网|外传|外泄|外借|外发|外流|传播|扩散|传阅|转发|转载|翻印|复印|复制|提供|披露|散发|携出|带出|外带|泄密|拍照|拍摄|摘抄|公开|泄露|保密|保存|保管|遗失|传|(?:通过|在)?互联网上?传输)"
NOTICE = (
    rf"(?:(?:请[勿注]意?|切勿|勿|请妥善|妥善|注意|严禁|禁止|不得|不准|不可|谨防)(?:擅自|对外|随意|在网上)?{_FORBIDDEN}"
    r"|阅后(?:销毁|收回|交回|归还|即焚)|仅限(?:本单位|本机关|系统)?(?:内部|传阅)(?:传阅|使用|参考)?|仅限(?:内网|专网|涉密网)(?:使用|传输|流转|传阅)?|仅?供(?:领导|内部|有关领导|常委|首长|领导同志)(?:内部|决策)?(?:参阅|参考|审阅|阅示|使用))"
)
_BETWEEN = r"[ ,，.。:：;；、!！(（\[]{0,3}"
_NOTICES = rf"{NOTICE}(?:{_BETWEEN}{NOTICE}){{0,2}}"
_END = r"[ .。!！)）\]】]{0,3}$"
_STAR = r"[★☆▲△●◆■*]"


def alone(names: str) -> re.Pattern[str]:
    """A line that holds one of these names of a document and at most its period and what must not be done with it."""
    return re.compile(
        rf"^[ \t]*[【\[〔(（]?[ \t]*(?:本|此|我?公司|本单位)?(?:{names})[ \t]*[】\]〕)）]?(?: ?{_STAR}? ?(?:{LIMIT}))?(?:{_BETWEEN}{_NOTICES})?{_END}",
        re.MULTILINE,
    )


def noticed(names: str) -> re.Pattern[str]:
    """A line that says of one of these what must not be done with it."""
    return re.compile(
        rf"^[ \t]*[【\[〔(（]?(?:本|此|该|我?公司|本单位)?(?:{names}){_BETWEEN}{_NOTICES}{_END}", re.MULTILINE
    )


_BESIDE = re.compile(r"(?<=[^\s]) {2,}(?=[^\s])")
_EMPHASIZED = re.compile(
    r"^[ \t>]*(?:\*{1,3}|_{1,2}|<(?:b|strong|i|em|u|center)>)(?P<piece>[^*_<>\n]{1,24})(?:\*{1,3}|_{1,2}|</\w+>)[ \t]*$",
    re.MULTILINE,
)
_LONGEST_MARK = 24


def beside(plain: str) -> Iterator[tuple[int, str]]:
    """What stands apart at the end or at the beginning of a line, two spaces or more from the rest, with its place.

    A mark beside a title reads as one on a line of its own.
    """
    for gap in _BESIDE.finditer(plain):
        begin = plain.rfind("\n", 0, gap.start()) + 1
        end = plain.find("\n", gap.end())
        for start, piece in (
            (gap.end(), plain[gap.end() : end if end >= 0 else None]),
            (begin, plain[begin : gap.start()]),
        ):
            if len(piece) <= _LONGEST_MARK:
                yield start, piece


def marks(patterns: Iterable[re.Pattern[str]], plain: str) -> Iterator[Span]:
    """Where the patterns match in a text, or in what stands beside a title or is emphasized in it."""
    pieces = [*beside(plain), *((match.start("piece"), match["piece"]) for match in _EMPHASIZED.finditer(plain))]
    for pattern in patterns:
        yield from (match.span() for match in pattern.finditer(plain))
        for start, piece in pieces:
            yield from ((start + match.start(), start + match.end()) for match in pattern.finditer(piece))


NOTICE_ALONE = re.compile(rf"^[ \t]*[【\[〔(（]?(?:[本此](?:件|文件|材料|资料)[,，]?)?{_NOTICES}{_END}", re.MULTILINE)
"""A line that holds nothing but what must not be done: 严禁外传."""
