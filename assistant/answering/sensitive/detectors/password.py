# pyright: strict
"""Passwords and keys of programs: what stands behind 密码, 口令 or password and is no word and no number of places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_PASSWORD = re.compile(
    r"(?:密码|口令|密钥|(?<![A-Za-z])(?:passw(?:or)?d|passcode|pwd|api[ _-]?key))\s?(?:就|已|现|都|统一|重置|改|修改|设置?|初始)?(?:为|是|成|即|[:：=])?\s?(?P<secret>[!-~]{4,64})(?!\s?[位个年天次元条章款])"
    r"|(?:(?:账号|帐号|账户|用户名|登录名)\s?(?:为|是|[:：=])?\s?|(?<![A-Za-z/])(?:account|user(?:name)?|login)\s?[:：=]\s?)[A-Za-z][\w.@-]{1,30}\s?[/|]\s?(?P<beside>[!-~]{5,64})"
    r"|(?:验证码|校验码|动态码|短信码|授权码|激活码|提取码|取件码|(?<![A-Za-z])(?:otp|pin)码?)\s?(?:就)?(?:为|是|[:：=])?\s?(?P<code>(?=[A-Za-z]{0,7}\d)[A-Za-z0-9]{4,8})(?![A-Za-z0-9]|\s?[位个年天次元条章款分秒])",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"(?:GB|GM|GA|ISO|SM\d|AES|RSA)", re.IGNORECASE)
_MADE_UP = re.compile(r"\d|[!-/:-@\[-`{-~].*[!-/:-@\[-`{-~]")


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _PASSWORD.finditer(reading.plain):
        group = next(name for name in ("secret", "beside", "code") if match[name])
        if _MADE_UP.search(match[group]) and not _STANDARD.match(match[group]):
            yield match.span(group)


DETECTOR = Detector("password", "密码", _spans, rank=45)
