"""The form in which what is said of a document is put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from assistant.library.keeping.editing import CLASSIFICATIONS, NAMES, Described
from assistant.library.keeping.listing import collection_of
from assistant.library.keeping.originals import is_kept
from assistant.library.source import Validity
from assistant.library.statements import DATES
from assistant.page.markup import text_html

_WIDE = ("title", "replaced_by")
_HINTS = {
    "replaced_by": "输入标题中的几个字，从列出的文件里选；不在知识库里的，写它的标题。",
    "collections": "几个用顿号分开；空着表示属于它的来源。",
    "departments": "几个用顿号分开；空着表示都可以查阅。",
    "expires": "不再有效的第一天。",
}
_LEVELS = (
    "宪法",
    "法律",
    "行政法规",
    "党内法规",
    "部门规章",
    "地方性法规",
    "地方政府规章",
    "规范性文件",
    "司法解释",
    "标准",
)


def form_html(found: Described) -> str:
    """The form, filled; every text of the document is escaped."""
    fields = "".join(_field_html(name, label, found.fields[name]) for name, label in NAMES.items())
    return (
        f"{_about_html(found)}{_doubts_html(found)}"
        f'<form id="metadata-form" novalidate><div class="metadata-fields">{fields}</div></form>{_version_html(found)}'
    )


def _about_html(found: Described) -> str:
    document = found.document
    told = [f"文件：{document.file}", f"来源：{collection_of(found.root)}"]
    if found.validity is not found.document.validity:
        told.append(f"目前按“{found.validity.value}”处理（由库中别的文件推断，在下面选定后以选定的为准）")
    if found.statement:
        at = datetime.fromisoformat(found.statement.at).astimezone()
        told.append(f"{found.statement.by}于 {at:%Y-%m-%d %H:%M} 改过（第 {found.version} 次）")
    return f'<ul class="metadata-about">{"".join(f"<li>{text_html(each)}</li>" for each in told)}</ul>'


def _doubts_html(found: Described) -> str:
    """What is not certain of it."""
    if not found.document.doubts:
        return ""
    listed = "".join(f"<li>{text_html(each)}</li>" for each in found.document.doubts)
    return f'<div class="metadata-doubts"><h4>请核对</h4><ul>{listed}</ul></div>'


def _field_html(name: str, label: str, value: Any) -> str:
    wide = " is-wide" if name in _WIDE else ""
    hint = f"<small>{_HINTS[name]}</small>" if name in _HINTS else ""
    return f'<label class="field{wide}"><span>{label}</span>{_control_html(name, value)}{hint}</label>'


def _control_html(name: str, value: Any) -> str:
    if name == "validity":
        return _select_html(name, [(each.code, each.value) for each in Validity], str(value))
    if name == "classification":
        return _select_html(name, [(each, each or "未注明") for each in CLASSIFICATIONS], str(value))
    text = text_html("、".join(value) if isinstance(value, list) else str(value))
    if name in DATES:
        return f'<input type="date" name="{name}" value="{text}" min="1900-01-01" max="2999-12-31">'
    choices = {"level": _LEVELS, "replaced_by": ()}.get(name)
    if choices is None:
        return f'<input type="text" name="{name}" value="{text}" maxlength="500">'
    options = "".join(f'<option value="{each}"></option>' for each in choices)
    return (
        f'<input type="text" name="{name}" value="{text}" maxlength="500" list="metadata-{name}" autocomplete="off">'
        f'<datalist id="metadata-{name}">{options}</datalist>'
    )


def _select_html(name: str, choices: Sequence[tuple[str, str]], value: str) -> str:
    """What is stated and is none of the choices stays one, so that saving something else does not change it."""
    known = choices if value in {code for code, _ in choices} else [*choices, (value, value)]
    options = "".join(
        f'<option value="{text_html(code)}"{" selected" if code == value else ""}>{text_html(text)}</option>'
        for code, text in known
    )
    return f'<select name="{name}">{options}</select>'


def _version_html(found: Described) -> str:
    """The choice of what becomes of the present text when a new version is uploaded."""
    replace = (
        '<label><input type="radio" name="how" value="replace"> 直接替换：旧的文字不再检索，已填写的信息留下</label>'
        if is_kept(found.root)
        else ""
    )
    return (
        '<details class="metadata-version"><summary>上传新版本</summary><div class="how">'
        '<label><input type="radio" name="how" value="supersede" checked> '
        f"保留旧版，标为“已被新版取代”</label>{replace}</div>"
        '<button type="button" class="choose-version">选择新版本的文件</button></details>'
    )
