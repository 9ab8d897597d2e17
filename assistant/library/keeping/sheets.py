"""What is said of all documents as one file, to be put right elsewhere and taken in again: JSON Lines or a table (.xlsx).

A file with one wrong row changes nothing, so that nobody has to find out what of it counted.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any, cast

from assistant.errors import DocumentError, InputError
from assistant.files.encodings import decode_text
from assistant.library.indexing import restate_documents
from assistant.library.keeping.editing import BY, Described, Held, changes_of, described
from assistant.library.source import Validity
from assistant.library.standard.workbook import rows_of

COLUMNS = {
    "doc_id": ("doc_id", "编号"),
    "file": ("file", "文件"),
    "title": ("title", "标题"),
    "document_number": ("doc_number", "文号"),
    "issuing_body": ("issuing_body", "发文机关"),
    "level": ("level", "层级"),
    "region": ("region", "地区"),
    "promulgated": ("publish_date", "公布日期"),
    "effective": ("effective_date", "施行日期"),
    "expires": ("expires_date", "失效日期"),
    "validity": ("status", "时效"),
    "replaced_by": ("superseded_by", "取代它的文件"),
    "collections": ("collections", "文件集"),
    "departments": ("departments", "可查阅的部门"),
    "classification": ("classification", "密级"),
}
"""Each field with its name in manifests and the heading of its column."""

WRITTEN = (".jsonl", ".xlsx")
LARGEST = 20 * 2**20
_NAMED = {name: field for field, names in COLUMNS.items() for name in (field, *names)}
_MOST_FAULTS = 200
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/></Relationships>'
)
_BOOK = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="清单" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_SHEET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@dataclass(frozen=True)
class Applied:
    """What a file changed.

    Attributes:
        rows: How many rows it has.
        changed: How many documents are said something else of now.
        faults: What is wrong with it, a Chinese sentence each; then nothing was changed.
    """

    rows: int
    changed: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Row:
    place: str
    fields: Mapping[str, Any]


def written_out(library: Path, ending: str) -> bytes:
    """What is said of every document, as a file.

    Args:
        library: The library's folder.
        ending: One of :data:`WRITTEN`.
    """
    documents = sorted(described(library).documents.values(), key=lambda each: (each.document.title, each.document.id))
    lines = [_line(each) for each in documents]
    if ending == ".xlsx":
        headings = [heading for _, heading in COLUMNS.values()]
        return _workbook([headings, *([_cell(line[field]) for field in COLUMNS] for line in lines)])
    named = ({COLUMNS[field][0]: value for field, value in line.items() if value not in ("", [])} for line in lines)
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in named).encode()


def apply(library: Path, name: str, data: bytes) -> Applied:
    """States what a file says otherwise than the library, all of it or nothing.

    Raises:
        InputError: It cannot be read at all.
        LibraryError: The library cannot be changed.
    """
    rows, known = _rows(name, data), described(library)
    if not rows:
        raise InputError("清单里没有一行；请先下载现在的清单，在它上面改。")
    faults: list[str] = []
    wanted: dict[str, dict[str, Any]] = {}
    for row in rows:
        doc_id = _document_of(row, known, faults)
        if doc_id in wanted:
            faults.append(f"{row.place}：与前面的一行说的是同一份文件，请只留一行")
        elif doc_id:
            changed, wrong = changes_of(known.documents[doc_id], row.fields, known)
            wanted[doc_id] = changed
            faults.extend(f"{row.place}（{known.documents[doc_id].document.title}）：{fault}" for fault in wrong)
    if faults:
        more = [f"还有 {len(faults) - _MOST_FAULTS} 处"] if len(faults) > _MOST_FAULTS else []
        return Applied(len(rows), 0, (*faults[:_MOST_FAULTS], *more))
    changes = {doc_id: fields for doc_id, fields in wanted.items() if fields}
    if changes:
        restate_documents(library, changes, BY)
    return Applied(len(rows), len(changes))


def _line(each: Described) -> dict[str, Any]:
    return {"doc_id": each.document.id, "file": each.document.file, **each.fields}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(cast("list[str]", value))
    codes = {validity.code: validity.value for validity in Validity}
    return codes.get(value, str(value))


def _document_of(row: _Row, known: Held, faults: list[str]) -> str:
    """The id of the document that a row is about; empty where that is a fault."""
    unknown = [name for name in row.fields if name not in COLUMNS]
    if unknown:
        faults.append(
            f"{row.place}：不认识栏目 {'、'.join(unknown)[:60]}，可以写的是 {'、'.join(heading for _, heading in COLUMNS.values())}"
        )
        return ""
    doc_id, file = str(row.fields.get("doc_id") or ""), str(row.fields.get("file") or "")
    if doc_id in known.documents:
        return doc_id
    of_file = known.files.get(file, [])
    if not doc_id and file and len(of_file) == 1:
        return of_file[0]
    said = f"编号“{doc_id[:40]}”" if doc_id else f"文件“{file[:40]}”" if file else "没有编号，"
    faults.append(f"{row.place}：{said}在知识库里没有对应的文件，请照下载的清单填写")
    return ""


def _rows(name: str, data: bytes) -> list[_Row]:
    ending = PurePosixPath(name).suffix.lower()
    if ending not in WRITTEN:
        raise InputError(f"清单应是 {'、'.join(WRITTEN)} 文件，请先下载现在的清单，在它上面改。")
    try:
        return _rows_of_sheet(rows_of(data)) if ending == ".xlsx" else _rows_of_lines(decode_text(data))
    except DocumentError as error:
        raise InputError(error.message) from error


def _rows_of_sheet(cells: Sequence[Sequence[str]]) -> list[_Row]:
    filled = [(number, row) for number, row in enumerate(cells, 1) if any(cell.strip() for cell in row)]
    if not filled:
        return []
    headings = [_field(heading) for heading in filled[0][1]]
    doubled = sorted({heading for heading in headings if heading and headings.count(heading) > 1})
    if doubled:
        raise InputError(
            f"表格里有重复的栏目（{'、'.join(COLUMNS[each][1] for each in doubled if each in COLUMNS)}），请保留一栏。"
        )
    return [_Row(f"第 {number} 行", _fields_of_cells(headings, row)) for number, row in filled[1:]]


def _fields_of_cells(headings: Sequence[str], row: Sequence[str]) -> dict[str, Any]:
    """Cells at the end of a row that are empty are often not written at all."""
    padded = [*row, *([""] * (len(headings) - len(row)))]
    return {heading: cell.strip() for heading, cell in zip(headings, padded, strict=False) if heading}


def _rows_of_lines(text: str) -> list[_Row]:
    # Not splitlines: JSON strings may hold the other characters that it takes for the end of a line.
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [_Row(f"第 {number} 行", _fields_of_line(number, line)) for number, line in lines]


def _fields_of_line(number: int, line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise InputError(f"清单第 {number} 行不是一个 JSON 对象，没有改动；请检查这一行的格式。")
    return {_field(name): value for name, value in cast("dict[str, Any]", said).items() if value is not None}


def _field(name: str) -> str:
    name = name.strip()
    return _NAMED.get(name, name)


def _workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet of texts (ECMA-376 part 1, 18.3.1.4: inline strings)."""
    sheet = "".join(f"<row>{''.join(map(_text_cell, row))}</row>" for row in rows)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format("worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", _SHEET.format(sheet))
    return stream.getvalue()


def _text_cell(text: str) -> str:
    """Characters that XML cannot hold are left out."""
    fit = "".join(each for each in text if each >= " " or each in "\t\n")
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(fit, quote=False)}</t></is></c>'
