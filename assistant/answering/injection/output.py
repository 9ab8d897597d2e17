"""What a model's text may hold, as a list of what is allowed: words, marks of citations, lists, tables and emphasis.

The page escapes and allow-lists once more when it renders. Here it is done on the text itself, because the text also
goes to the terminal, the clipboard, scripts and other programs' chat windows, which render as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.injection.hidden import reveal

_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)\n]*\)?|\[[^\]\n]*\])")
_LINK = re.compile(r"\[(?P<words>[^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_DEFINITION = re.compile(r"^[ \t]*\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_TOOL = re.compile(
    r"<(?P<tag>tool_call|function_call|tool|function|invoke|tool_use)\b.*?(?:</(?P=tag)>|\Z)"
    r"|```[a-z]*\s*\{[^`]*\"(?:name|tool|function|arguments|role)\"[^`]*(?:```|\Z)"
    r"|^\s*\{\s*\"(?:name|tool|function|tool_calls|function_call|role)\"\s*:.*$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|svg|iframe|object)\b.*?(?:</\1\s*>|\Z)|</?[A-Za-z][^<>]*>?|<\|[^|>]*\|>", re.DOTALL | re.IGNORECASE)  # fmt: skip
_FORMULA = re.compile(
    r"\$\$.*?\$\$|\$[^$\n]*\\[A-Za-z]+[^$\n]*\$|\\\(.*?\\\)|\\\[.*?\\\]|\\(?:href|url|input|include)\s*(?:\{[^}]*\}){1,2}",
    re.DOTALL,
)
_CELL = re.compile(r"(?:(?<=\|)|^)\s*[=+@-]\s*[A-Za-z]+\s*\([^|\n]*\)?", re.MULTILINE)
_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|file|javascript|data|vbscript|mailto|tel)\s*[:：]\s*(?://)?|//|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef<>|\"']+"
    r"|(?<![A-Za-z0-9@.])(?:[a-z0-9-]{1,63}\.)+(?:com|cn|net|org|io|gov|edu|info|xyz|top|dev|app|ai|me|cc|co|ru|test|example|local)(?:[/:?][^\s\u4e00-\u9fff]*)?(?![A-Za-z0-9])"
    r"|(?<![\d.第])(?:\d{3}(?:\.\d{1,3}){3}|(?:\d{1,3}\.){3}\d{1,3}(?=[:/]))(?::\d{1,5})?(?:/[^\s\u4e00-\u9fff]*)?",
    re.IGNORECASE,
)
_BLANK_LINES = re.compile(r"\n{3,}")


def allowed(text: str, passages: Iterable[str] = ()) -> str:
    """The text with nothing in it that a program could follow, run or load.

    Images, formulas, tool calls and HTML are left out, of links the words stay, of addresses only those that stand in the
    passages, as text.

    Args:
        text: What a model wrote, or a whole sentence of it.
        passages: What the answer rests on.
    """
    plain = reveal(text, as_seen=False).text
    for pattern in (_TOOL, _IMAGE, _DEFINITION, _FORMULA, _TAG, _CELL):
        plain = pattern.sub("", plain)
    plain = _LINK.sub(lambda match: match["words"], plain)
    held = "\n".join(passages)
    plain = _ADDRESS.sub(lambda match: match[0] if held and match[0] in held else "", plain)
    return _BLANK_LINES.sub("\n\n", plain) if plain != text else text
