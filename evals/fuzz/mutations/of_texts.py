"""A text changed as a text: its encoding, its line ends, characters that programs stumble over, words of its format put in."""

from __future__ import annotations

import re
from random import Random

ODD_TEXTS = (
    "", " ", "\u3000", "\t", "\u200b", "\u202e", "\ufeff", "\ufffe", "\u0085", "\u2028", "\U0001f600", "e\u0301" * 3,
    "𠮷", "\ue000", "﹁", "〇" * 50, "第" * 3000, "（" * 500, "《" * 300 + "》", "“" * 200, "%1%2%9", "${x}", "=1+1", "<b>",
    "\\", "/../", "1" * 400, "二〇二六年十三月四十日", "〔2026〕999999999999号", "-0.00", "１２３", "①②㊿", "⑴", "Ⅻ",
)  # fmt: skip
_WORDS = {
    ".html": ("<table>", "</table>", "<td rowspan=99999 colspan=99999>", "<pre>", "<!--", "]]>", "<script>", "<svg><p>", "&#0;",
              "&#xD800;", "&bogus;", "<meta charset=utf-7>", "<meta charset=nothing>", "<p" + " a=1" * 300 + ">", "<div>" * 800),
    ".md": ("# ", "```\n", "> " * 200, "- " * 150, "|a|b|\n|-|-|\n", "[" * 300, "*" * 999, "<div>", "\n---\n", "![x](http://a/b)"),
    ".txt": ("第一条", "第九十九万条", "第〇条", "一、", "（一）", "1.1.1.1.1.1.1.1", "附件：", "抄送：", "\f", "\v"),
    ".pdf": ("/Length -1", "/Filter /FlateDecode", "/Kids [1 0 R]", "/Count 99999999", "/Type /Pages", "obj\n", "endobj\n", "stream\n",
             "xref\n", "/Prev 0", "/ToUnicode 1 0 R", "<<" * 200, "[" * 900, "(" * 400, "/Encrypt 1 0 R", "%%EOF\n", "startxref\n9\n"),
}  # fmt: skip
_ENCODINGS = (
    "gb18030",
    "gbk",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "big5",
    "utf-7",
    "utf-8-sig",
    "cp1252",
    "shift_jis",
)


def recode(data: bytes, random: Random) -> bytes:
    """In another encoding, which it may not say."""
    return data.decode("utf-8", "replace").encode(random.choice(_ENCODINGS), "replace")


def mixed_encodings(data: bytes, random: Random) -> bytes:
    """One half in another encoding than the other."""
    text = data.decode("utf-8", "replace")
    at = random.randrange(len(text) + 1)
    return text[:at].encode() + text[at:].encode(random.choice(_ENCODINGS), "replace")


def other_line_ends(data: bytes, random: Random) -> bytes:
    """Lines that end otherwise, or not at all."""
    return re.sub(rb"\r?\n", lambda _: random.choice((b"\r", b"\n", b"\r\n", b"\n\n\n", b"", b"\x0b", b"\x0c")), data)


def odd_text(data: bytes, random: Random) -> bytes:
    """Characters that programs stumble over, somewhere."""
    return _put(data, random.choice(ODD_TEXTS), random)


def words_of_the_format(data: bytes, random: Random, suffix: str) -> bytes:
    """Words that mean something in the format, at places where they make no sense."""
    for _ in range(random.randint(1, 4)):
        data = _put(data, random.choice(_WORDS[suffix]), random)
    return data


def other_numbers(data: bytes, random: Random) -> bytes:
    """Some of its numbers are others."""
    new = (b"0", b"-1", b"99999999999999999999", b"2147483648", b"1e308", b"")
    return re.sub(rb"\d+", lambda found: random.choice(new) if random.random() < 0.05 else found[0], data)


def shuffled_lines(data: bytes, random: Random) -> bytes:
    """Some lines change places."""
    lines = data.split(b"\n")
    for _ in range(random.randint(1, 5)):
        one, other = random.randrange(len(lines)), random.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _put(data: bytes, text: str, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + text.encode("utf-8", "replace") + data[at:]


FORMATS = tuple(_WORDS)
MUTATIONS = (recode, mixed_encodings, other_line_ends, odd_text, other_numbers, shuffled_lines)
