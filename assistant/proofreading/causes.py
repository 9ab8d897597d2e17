"""What makes a stretch of a document look wrong: direct formatting, a style or the defaults, told by effective formatting (ADR 0010)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from assistant.documents.edits import Edit, SetParagraphFormat, SetRunFormat, stated
from assistant.documents.formatting import Effective, Origin
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.paragraph import Paragraph
from assistant.rules.rule import Violation

_BUILT_IN = {"normal": "正文", "default paragraph font": "默认段落字体", "body text": "正文文本", "title": "标题"}
DIRECT = "直接设置的格式"
_NAMES = {
    Origin.DIRECT: DIRECT,
    Origin.NUMBERING: "自动编号",
    Origin.DOC_DEFAULTS: "文档默认格式",
    Origin.THEME: "文档主题",
    Origin.APPLICATION: "没有设置而由软件决定的格式",
}
_STYLES = {Origin.RUN_STYLE: "字符样式", Origin.PARAGRAPH_STYLE: "样式", Origin.TABLE_STYLE: "表格样式"}


class Causes:
    """Tells the level of the file that gave the values which edits would change.

    Args:
        document: The document that was checked.
    """

    def __init__(self, document: IdentifiedDocument) -> None:
        self._paragraphs = {each.address: each.paragraph for each in document.paragraphs if each.address >= 0}

    def of(self, violation: Violation) -> str:
        """The cause in Chinese, that of the first property that is to change; empty where no property of text is."""
        values = (value for edit in violation.edits for value in self._values(edit))
        first = next(values, None)
        return _named(first) if first is not None else ""

    def _values(self, edit: Edit) -> Iterator[Effective[object]]:
        if not isinstance(edit, SetRunFormat | SetParagraphFormat):
            return
        paragraph = self._paragraphs.get(edit.paragraph)
        if paragraph is None:
            return
        held = paragraph.format if isinstance(edit, SetParagraphFormat) else _run_format(paragraph, edit.start)
        for name in stated(edit.change):
            value = getattr(held, name, None)
            if isinstance(value, Effective):
                yield value  # pyright: ignore[reportUnknownVariableType]


def _run_format(paragraph: Paragraph, offset: int) -> object:
    at = bisect_right(paragraph.runs, offset, key=lambda each: each.start) - 1
    return paragraph.runs[max(at, 0)].format if paragraph.runs else paragraph.mark_format


def _named(value: Effective[object]) -> str:
    level = value.level
    return _of_style(value.style, level) if level in _STYLES else _NAMES[level]


def style_in_words(style: str) -> str:
    """A paragraph style as people are told of it; the defaults of the document where its name is empty."""
    return _of_style(style, Origin.PARAGRAPH_STYLE) if style else _NAMES[Origin.DOC_DEFAULTS]


def _of_style(style: str, level: Origin) -> str:
    return f"{_STYLES[level]}“{_BUILT_IN.get(style.lower(), _heading(style))}”"


def _heading(style: str) -> str:
    """A style as Word calls it in Chinese: ``heading 1`` is 标题 1."""
    return f"标题{style[7:]}" if style.lower().startswith("heading") else style
