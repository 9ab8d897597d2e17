"""Keys of the interface for other programs: kept as digests, compared in constant time, never shown and never logged."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import SettingsError

if TYPE_CHECKING:
    from assistant.settings import Settings

SHORTEST_KEY = 16
"""In characters; shorter keys can be guessed."""

_LINE = re.compile(r"(?P<digest>[0-9a-fA-F]{64})(?:\s+(?P<name>\S.*))?")


def digest_of(key: str) -> str:
    """What a key is kept as: its SHA-256, in hexadecimal. Keys are long and random, so that no salt is needed."""
    return hashlib.sha256(key.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class ApiKeys:
    """The keys that open the interface; without any it is closed.

    Attributes:
        digests: SHA-256 of each key, lower case.
    """

    digests: frozenset[str] = frozenset()

    @classmethod
    def of(cls, keys: Iterable[str]) -> ApiKeys:
        """Keys as they are handed out.

        Raises:
            SettingsError: One is too short.
        """
        given = [key.strip() for key in keys if key.strip()]
        if any(len(key) < SHORTEST_KEY for key in given):
            raise SettingsError(
                f"GONGWU_API_KEYS 里有不足 {SHORTEST_KEY} 个字符的密钥，容易被猜到，请换成更长的随机文字。"
            )
        return cls(frozenset(digest_of(key) for key in given))

    @classmethod
    def configured(cls, settings: Settings) -> ApiKeys:
        """The keys that the settings name, and those of the file that they name.

        Raises:
            SettingsError: A key is too short, or the file cannot be read or holds something else.
        """
        named = cls.of(settings.api_keys.get_secret_value().split(","))
        file = settings.api_keys_file
        return cls(named.digests | _digests_in(file)) if file else named

    def owner_of(self, authorization: str) -> str | None:
        """Whose key a request brings: the beginning of its digest, which limits are counted by; None for a wrong one.

        Args:
            authorization: The header: ``Bearer`` and the key.
        """
        scheme, _, key = authorization.strip().partition(" ")
        given = digest_of(key.strip()) if scheme.lower() == "bearer" else ""
        known = [digest for digest in self.digests if hmac.compare_digest(digest, given)]
        return known[0][:12] if known else None


def _digests_in(file: Path) -> frozenset[str]:
    try:
        lines = file.expanduser().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"读不了密钥文件 {file}，请检查 GONGWU_API_KEYS_FILE 和文件权限。") from error
    digests: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            raise SettingsError(
                f"密钥文件 {file} 第 {number} 行应为密钥的 SHA-256（64 位十六进制），后面可写名称，请改正。"
            )
        digests.add(match["digest"].lower())
    return frozenset(digests)
