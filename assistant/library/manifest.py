"""Manifests: what a library's keeper knows of the files, one JSON line (or YAML entry) each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from assistant.errors import ManifestError
from assistant.files.packed_documents import holds
from assistant.library.foreign_fields import may_mean_lost_validity
from assistant.library.precedence import RANK_OF_LEVEL
from assistant.library.source import Validity

# What people call the other fields.
_OTHER_NAMES = {
    "title": ("标题", "名称", "文件名称"),
    "doc_number": ("文号", "发文字号", "number", "document_number"),
    "issuing_body": ("发文机关", "制定机关", "发布机关", "issuer"),
    "publish_date": ("公布日期", "发布日期", "成文日期", "published", "publish", "promulgated"),
    "effective_date": ("施行日期", "生效日期", "实施日期", "effective", "effective_from"),
    "level": ("级别", "效力级别"),
    "region": ("地区", "区域"),
    "departments": ("部门", "department"),
    "classification": ("密级", "classified"),
    "collections": ("文件集", "collection"),
}
_ALIKE = 0.85
_NAMES_SHOWN, _LONGEST_NAME = 20, 30
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class ManifestEntry(BaseModel):
    """One line of a manifest; what it leaves out is read from the document (``design/interfaces.md``)."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    file: str
    doc_id: str | None = None
    title: str | None = None
    version: str | None = None
    doc_number: str | None = None
    issuing_body: str | None = None
    level: str | None = None
    region: str | None = None
    publish_date: date | None = None
    effective_date: date | None = None
    status: Validity | None = None
    superseded_by: str | None = None
    departments: tuple[str, ...] = ()
    classification: str | None = None
    collections: tuple[str, ...] = ()

    @field_validator("status", mode="before")
    @classmethod
    def _status(cls, value: object) -> object:
        return Validity.from_code(value) if isinstance(value, str) else value

    @field_validator("departments", "collections", mode="before")
    @classmethod
    def _no_departments(cls, value: object) -> object:
        return value or ()

    @field_validator("publish_date", "effective_date", mode="before")
    @classmethod
    def _date(cls, value: object) -> date | None:
        """Only a date that people read as one: pydantic takes 20240401 for seconds since 1970."""
        if value is None or value == "":
            return None
        if isinstance(value, str) and _DATE.fullmatch(value):
            return date.fromisoformat(value)
        raise ValueError(value)


@dataclass(frozen=True)
class Manifest:
    """The readable lines of a manifest and the others.

    Attributes:
        entries: By the absolute path of the file they name.
        failures: (line as people find it, reason) of lines that name no file.
        unusable: What a line names and says wrongly, with the reason: such a file is not taken in, for what was said of its
            validity is not known.
        passed_over: The names of fields that are none of ours and had no effect.
    """

    entries: dict[Path, ManifestEntry]
    failures: tuple[tuple[str, str], ...] = ()
    unusable: dict[Path, tuple[ManifestEntry, str]] = field(default_factory=dict[Path, tuple[ManifestEntry, str]])
    passed_over: tuple[str, ...] = ()

    @property
    def notice(self) -> str:
        """Which fields had no effect, in Chinese, so that who meant something by one sees it; empty where there are none."""
        if not self.passed_over:
            return ""
        names = "、".join(name[:_LONGEST_NAME] for name in self.passed_over[:_NAMES_SHOWN])
        more = f" 等 {len(self.passed_over)} 个" if len(self.passed_over) > _NAMES_SHOWN else ""
        return f"清单里这些字段不认识，没有起作用：{names}{more}。其中如有说明时效的，请改写到 status 字段。"


def read_manifest(path: Path, folders: Iterable[Path] = ()) -> Manifest:
    """Reads a manifest of JSON lines, or a YAML list.

    Args:
        path: The manifest.
        folders: Where the files may lie besides the manifest's own folder.

    Raises:
        ManifestError: It does not exist, is no text, or holds not one usable line.
    """
    places = [path.resolve().parent, *(folder.resolve() for folder in folders)]
    entries: dict[Path, ManifestEntry] = {}
    unusable: dict[Path, tuple[ManifestEntry, str]] = {}
    failures: list[tuple[str, str]] = []
    passed_over: dict[str, None] = {}
    for label, fields in _lines(path):
        entry, reason = _entry(label, fields)
        found = _find(entry.file, places) if entry else None
        if entry is None:
            failures.append((label, reason))
        elif found is None:
            failures.append((entry.file, "清单中列出的文件不存在，请检查 file 字段。"))
        elif found in entries or found in unusable:
            failures.append((entry.file, "清单中重复列出了这个文件，以前面的一行为准，请删除多余的行。"))
        elif reason:
            unusable[found] = entry, reason
        else:
            entries[found] = entry
            passed_over |= dict.fromkeys(_others(fields))
    if not entries and not unusable:
        first = f"{failures[0][0]}：{failures[0][1]}" if failures else "清单是空的，请一行写一个文件。"
        raise ManifestError(f"清单 {path} 中没有一行能对应到文件。{first}")
    return Manifest(entries, tuple(failures), unusable, tuple(passed_over))


def _lines(path: Path) -> list[tuple[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ManifestError(f"找不到清单文件 {path}，请检查 --manifest 的路径。") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(f"清单文件 {path} 无法读取，应为 UTF-8 编码的 JSON Lines 文件。") from error
    if path.suffix in (".yaml", ".yml"):
        return [(f"第 {number} 项", fields) for number, fields in enumerate(_yaml_list(text, path), 1)]
    # Not splitlines: JSON strings may hold the other characters that it takes for the end of a line.
    lines = [(f"清单第 {number} 行", line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [(label, _json(line)) for label, line in lines]


def _yaml_list(text: str, path: Path) -> list[Any]:
    import yaml

    class DatesAsWritten(yaml.SafeLoader):
        """Leaves dates as text: a day that does not exist would end the reading of the whole file."""

    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    DatesAsWritten.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if not pair[0].endswith(":timestamp")] for first, pairs in resolvers.items()
    }
    try:
        items = yaml.load(text, DatesAsWritten)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ManifestError(f"清单文件 {path} 不是有效的 YAML，请改正后重试。") from error
    if not isinstance(items, list):
        raise ManifestError(f"清单文件 {path} 应为一个列表，每项说明一个文件。")
    return items  # pyright: ignore[reportUnknownVariableType]


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _entry(label: str, fields: Any) -> tuple[ManifestEntry | None, str]:
    """What a line says; only its names, and a reason, where the rest cannot be used."""
    if not isinstance(fields, dict):
        return None, "不是一个 JSON 对象，请检查这一行的格式。"
    file, doc_id = fields.get("file"), fields.get("doc_id")  # pyright: ignore
    if not file or not isinstance(file, str):
        return None, "没有 file 字段，不知道说的是哪个文件。"
    named = ManifestEntry(file=file, doc_id=doc_id if isinstance(doc_id, str) else None)
    if strange := _strange_names(cast("dict[str, Any]", fields)):
        return named, f"{label}{'；'.join(strange)}。改正后才能收录。"
    try:
        return ManifestEntry.model_validate(fields), ""
    except ValidationError as error:
        names = sorted({str(detail["loc"][0]) for detail in error.errors()})
        wrong = "；".join(f"{name} 写的是 {_shown(fields, name)}，{_allowed(name)}" for name in names)
        return named, f"{label}有值不能识别：{wrong}。改正后才能收录。"


def _strange_names(fields: dict[str, Any]) -> list[str]:
    """What is said under a name that is passed over, though a field of ours is meant that the line does not have."""
    codes = frozenset(validity.code for validity in Validity)
    said: list[str] = []
    for name, value in _others(fields).items():
        if not fields.get("status") and may_mean_lost_validity(name, value, codes):
            said.append(f"的时效写在 {name} 里，不能识别；请写在 status 字段，{_allowed('status')}")
        elif (meant := _meant(name)) and not fields.get(meant):
            said.append(f"的 {name} 不能识别，请写成 {meant}")
    return said


def _others(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with a value whose names are none of ours."""
    return {
        str(name): value
        for name, value in fields.items()
        if name not in ManifestEntry.model_fields and value not in (None, "", [], {})
    }


def _meant(name: str) -> str:
    """The field that a name like it stands for; empty where there is none."""
    for field_name, others in _OTHER_NAMES.items():
        if name.lower() in others:
            return field_name
    return next(iter(get_close_matches(name.lower(), ManifestEntry.model_fields, 1, _ALIKE)), "")


def _shown(fields: Any, name: str) -> str:
    """A value as it stands in the manifest, cut where it is long."""
    text = json.dumps(fields[name], ensure_ascii=False, default=str)
    return text if len(text) <= 40 else f"{text[:40]}……"


def _allowed(name: str) -> str:
    """What a field may hold."""
    match name:
        case "status":
            return "只能写 " + "、".join(f"{validity.code}（{validity.value}）" for validity in Validity)
        case "publish_date" | "effective_date":
            return "要写成 2024-04-01 这样实有的日期"
        case "departments":
            return '要写成列表，例如 ["办公室", "人事处"]'
        case "collections":
            return '要写成列表，例如 ["人事制度"]'
        case "level":
            return f"要写成文字，例如 {'、'.join(RANK_OF_LEVEL)}"
        case _:
            return "要写成文字"


def _find(file: str, places: list[Path]) -> Path | None:
    for place in places:
        for candidate in (place / file, place.parent / file):
            if _is_file(candidate):
                return candidate.resolve()
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file() or holds(path)
    except OSError:  # A name that is longer than the system allows.
        return False
