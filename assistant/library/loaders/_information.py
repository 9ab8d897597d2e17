"""Names of metadata fields as government documents print them, and the manifest's names for them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FIELDS = {
    "title": ("标题", "文件标题", "文件名称", "信息名称", "名称", "title", "articletitle"),
    "doc_number": ("发文字号", "文号", "发布文号", "文件编号", "文件字号", "doc_number", "document_number"),
    "issuing_body": (
        *("发文机关", "发布机关", "发文单位", "发布单位", "制定机关", "公布机关", "发布机构", "印发机关"),
        *("issuing_body", "contentsource"),
    ),
    "publish_date": (
        *("发布日期", "公布日期", "成文日期", "发文日期", "印发日期", "公开日期", "发布时间"),
        *("publish_date", "pubdate"),
    ),
    "effective_date": ("施行日期", "实施日期", "生效日期", "执行日期", "施行时间", "实施时间", "effective_date"),
}
_NAMES = {label: field for field, labels in _FIELDS.items() for label in labels}
_INDEX_LABELS = frozenset(
    (
        *(
            "索引号",
            "主题分类",
            "主题词",
            "主题",
            "分类",
            "公文种类",
            "体裁分类",
            "组配分类",
            "文件类型",
            "关键词",
            "统一编号",
        ),
        *(
            "有效性",
            "时效性",
            "时效状态",
            "效力状态",
            "失效日期",
            "废止日期",
            "公开方式",
            "公开时限",
            "公开范围",
            "公开属性",
        ),
        *("信息来源", "来源", "作者", "编辑", "责任编辑", "浏览次数", "点击数", "阅读次数", "访问次数", "字体", "字号"),
    )
)
_MARKED = re.compile(
    rf"[【\[]?\s*(?P<label>{'|'.join(sorted({*_NAMES, *_INDEX_LABELS}, key=len, reverse=True))})\s*[】\]]?\s*[:：]"
)


def field_name(label: str) -> str | None:
    """The manifest's name of a printed label, for instance ``doc_number`` for ``发文字号：``; None where there is none."""
    return _NAMES.get(_plain(label).lower())


def properties_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Properties from pairs of label and value; unknown labels and empty values are left out, the first value stays."""
    properties: dict[str, str] = {}
    for label, value in pairs:
        name = field_name(label)
        if name and value.strip():
            properties.setdefault(name, " ".join(value.split()))
    return properties


def information_pairs(rows: Iterable[list[str]]) -> list[tuple[str, str]] | None:
    """The pairs of an information table, or None where the table holds text and not information about the document.

    A row is label and value, once or several times side by side. At least two labels must be known ones, and they must
    be more than half of all.
    """
    pairs = [(row[i], row[i + 1]) for row in rows for i in range(0, len(row) - 1, 2)]
    known = sum(field_name(label) is not None or _plain(label) in _INDEX_LABELS for label, _ in pairs)
    return pairs if known >= 2 and known * 2 > len(pairs) else None


def stated_pairs(line: str) -> list[tuple[str, str]]:
    """The pairs of a line that holds nothing but ``label：value``, once or several times; none where it holds other text."""
    marks = list(_MARKED.finditer(line))
    if not marks or marks[0].start():
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    return [(mark["label"], line[mark.end() : end].strip(" |·\u3000")) for mark, end in zip(marks, ends, strict=True)]


def _plain(label: str) -> str:
    return re.sub(r"[\s:：【】\[\]]", "", label)
