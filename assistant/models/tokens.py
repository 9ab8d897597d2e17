# pyright: strict
"""How many tokens a text takes, without a network."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tiktoken import Encoding

_VOCABULARY = "https://openaipublic.blob.core.windows.net/encodings/cl100k_base.tiktoken"
"""tiktoken names its cached file by the SHA-1 of this address, and downloads it where the file is not there."""

TOKENS_A_CHINESE_CHARACTER = 1.3
"""26 Chinese characters are 29 tokens of cl100k; more is estimated, so that the budget always holds."""

CHARACTERS_A_TOKEN = 2.5
"""Of everything else; English text has about four."""

_WIDE = re.compile(r"[\u2e80-\uffef]")


def count_tokens(text: str) -> int:
    """Tokens of ``text`` by tiktoken where its vocabulary lies in ``TIKTOKEN_CACHE_DIR``, else a safe estimate."""
    encoding = _offline_encoding(os.environ.get("TIKTOKEN_CACHE_DIR", ""))
    return len(encoding.encode(text, disallowed_special=())) if encoding else estimate_tokens(text)


def estimate_tokens(text: str) -> int:
    """An estimate that is seldom too low."""
    wide = len(_WIDE.findall(text))
    return ceil(wide * TOKENS_A_CHINESE_CHARACTER + (len(text) - wide) / CHARACTERS_A_TOKEN)


@cache
def _offline_encoding(folder: str) -> Encoding | None:
    name = hashlib.sha1(_VOCABULARY.encode(), usedforsecurity=False).hexdigest()
    if not folder or not (Path(folder) / name).is_file():
        return None
    import tiktoken

    return tiktoken.get_encoding("cl100k_base")
