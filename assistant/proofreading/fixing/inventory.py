"""What a .docx holds besides words, counted in its bytes: a repaired copy must hold as much, whatever the reader understands.

This looks at names of elements alone and shares nothing with reader and writer.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence

from assistant.documents.edits import Edit, SetOddAndEven, SetPageNumber

# Elements (ECMA-376 part 1, 17 and 20) of which a repair neither makes nor takes one, and what people call them.
_OBJECTS = {
    "drawing": "图片",
    "pict": "图片",
    "object": "嵌入对象",
    "tbl": "表格",
    "tr": "表格的行",
    "tc": "单元格",
    "footnoteReference": "脚注",
    "endnoteReference": "尾注",
    "bookmarkStart": "书签",
    "bookmarkEnd": "书签",
    "hyperlink": "超链接",
    "sdt": "内容控件",
    "fldSimple": "域",
    "instrText": "域",
    "sectPr": "分节符",
    "txbxContent": "文本框",
    "oMath": "公式",
    "AlternateContent": "图形",
    "ptab": "制表位",
}
_COMMENT = re.compile(rb"<(?:\w+:)?commentReference\b")
_COUNTED = re.compile(rb"<(?:\w+:)?(" + b"|".join(name.encode() for name in _OBJECTS) + rb")(?=[\s/>])")
_TRACKED_PAGE = re.compile(rb"<(?:\w+:)?sectPrChange\b")
# Page numbers are written anew in these.
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_STORIES = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")


def missing(before: bytes, after: bytes, edits: Sequence[Edit]) -> str:
    """What a repaired copy has lost or gained besides what the edits name, in Chinese; empty where nothing.

    Args:
        before: The bytes of the file.
        after: Those of the copy.
        edits: What was done.
    """
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        gone = set(old.namelist()) - set(new.namelist())
        if gone:
            return f"文件里少了部件 {min(gone)}"
        for name in sorted(set(old.namelist())):
            if _STORIES.fullmatch(name) or (_MARGINS.fullmatch(name) and not _writes_margins(edits)):
                one, other = old.read(name), new.read(name)
                if one != other and (why := _differing(one, other)):
                    return why
    return ""


def _differing(one: bytes, other: bytes) -> str:
    one, other = _in_utf8(one), _in_utf8(other)
    old, new = (_counted(each) for each in (one, other))
    for name, title in _OBJECTS.items():
        if old[name.encode()] != new[name.encode()]:
            return f"{title}的数目有变化"
    if len(_COMMENT.findall(other)) < len(_COMMENT.findall(one)):
        return "批注少了"
    return ""


def _in_utf8(data: bytes) -> bytes:
    """A part may be written in UTF-16 (ECMA-376 part 2, 8.1.4)."""
    return data.decode("utf-16", "replace").encode() if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data


def _counted(data: bytes) -> Counter[bytes]:
    counted = Counter(_COUNTED.findall(data))
    # A tracked change of a page keeps the old w:sectPr within it.
    counted[b"sectPr"] -= len(_TRACKED_PAGE.findall(data))
    return counted


def _writes_margins(edits: Sequence[Edit]) -> bool:
    return any(isinstance(edit, (SetPageNumber, SetOddAndEven)) for edit in edits)
