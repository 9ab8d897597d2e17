"""Whether a corrected copy holds all that its original held, by a reading of its own: entries of the archive, and texts.

A tracked copy must give back every letter when our insertions are left out. In a clean one no more Chinese characters may be
gone than stood where the report says that words were replaced.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evals.format.xml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_AUTHOR = "公务助手"
_OURS = ("ins", "comment")
# Damage puts texts into properties, where none reads them; they may stand there twice when runs are parted.
_PROPERTIES = ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr")
_TEXTS = frozenset({"t", "delText", "instrText"})
_MARGINS = frozenset({"ftr", "hdr"})
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NAME_LENGTHS = struct.Struct("<26xHH")


def lost_parts(before: bytes, after: bytes) -> list[str]:
    """The entries that are neither as they were, to the byte, nor a part that was edited and can be read; a Chinese line each."""
    old, new = dict(_packed(before)), dict(_packed(after))
    gone = [f"少了部件 {name}" for name in old if name not in new]
    changed = [name for name in old if name in new and new[name] != old[name]]
    return gone + [f"部件 {name} 改动后读不了" for name in changed if _tree(after, name) is None]


def lost_words(
    before: bytes, after: bytes, findings: Sequence[Mapping[str, Any]], tracked: bool, passes: int = 1
) -> str:
    """What of the text is gone, a Chinese line; empty where all is there.

    Args:
        before: The original.
        after: The copy.
        findings: Those that the report says are fixed.
        tracked: Whether the copy bears tracked changes.
        passes: How often the fixer went over it; what it finds in later passes the report does not name.
    """
    old, new = dict(_packed(before)), dict(_packed(after))
    pairs = [(name, _tree(before, name), _tree(after, name)) for name in old if name in new and new[name] != old[name]]
    read = [(name, one, other) for name, one, other in pairs if one is not None and other is not None]
    if tracked:
        apart = [
            name for name, one, other in read if _text(one, read=True) != _text(other, read=True, without_ours=True)
        ]
        if apart:
            return f"拒绝全部修订后，{'、'.join(apart)} 的文字与原件不同"
    lost = sum((Counter(_chinese(one)) - Counter(_chinese(other))).total() for _, one, other in read)
    replaced = [] if tracked else [each["place"]["text"] for each in findings if each["changes"] == "text"]
    meant = passes * sum(len(_chinese_of(text)) for text in replaced)
    return f"少了 {lost} 个汉字，而改动文字的地方只有 {meant} 个" if lost > meant else ""


def _packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The entries with their bytes as they stand in the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            lengths = _NAME_LENGTHS.unpack_from(data, entry.header_offset)
            start = entry.header_offset + 30 + sum(lengths)
            yield entry.filename, data[start : start + entry.compress_size]


def _tree(data: bytes, name: str) -> Any | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return etree.fromstring(archive.read(name), _parser())
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError, OSError, ValueError):
        return None


def _parser() -> Any:
    """A reader that takes no notice of comments: they may stand within a text."""
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _text(root: Any, *, read: bool = False, without_ours: bool = False) -> str:
    """All letters of a part, blanks left out; of those that are read, or without what we put in, where that is asked for."""
    found = [
        node.text or ""
        for node in root.iter("*")
        if _local(node) in _TEXTS
        and not (without_ours and _is_ours(node))
        and not (read and next(_around(node, _PROPERTIES), None) is not None)
    ]
    return re.sub(r"\s", "", "".join(found))


def _is_ours(node: Any) -> bool:
    return any(each.get(uri + "author") == _AUTHOR for each in _around(node, _OURS) for uri in (_W, _STRICT))


def _around(node: Any, names: Sequence[str]) -> Iterator[Any]:
    return node.iterancestors(*(uri + name for uri in (_W, _STRICT) for name in names))


def _chinese(root: Any) -> str:
    """The Chinese characters of a part; what a page number is written with goes where it is written anew."""
    found = _chinese_of(_text(root))
    return re.sub("[第页共]", "", found) if _local(root) in _MARGINS else found


def _chinese_of(text: str) -> str:
    return "".join(_CHINESE.findall(text))


def _local(node: Any) -> str:
    return node.tag.rpartition("}")[2]
