"""Puts right what is said of documents, takes documents out, and takes the latest change back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, cast

from assistant.errors import InputError
from assistant.library.catalogue import Catalogue
from assistant.library.folder import LibraryFolder, Published
from assistant.library.generation import CATALOGUE
from assistant.library.indexing import documents_as_stated, restate_documents
from assistant.library.keeping.listing import ids_called
from assistant.library.source import SourceDocument, Validity
from assistant.library.statements import DATES, FIELDS, LISTS, Statement, as_json, latest_statements

NAMES = {
    "title": "标题", "document_number": "文号", "issuing_body": "发文机关", "level": "层级", "region": "地区",
    "promulgated": "公布日期", "effective": "施行日期", "expires": "失效日期", "validity": "时效",
    "replaced_by": "取代它的文件", "collections": "文件集", "departments": "可查阅的部门", "classification": "密级",
}  # fmt: skip
"""What people call the fields that can be stated."""

BY = "本机用户"
"""Who changes something, as long as there are no accounts."""

CLASSIFICATIONS = ("", "公开", "内部")
"""涉密 documents are not kept in such a system at all."""

_LONGEST = 500
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ENDED = (Validity.SUPERSEDED.code, Validity.REPEALED.code)


@dataclass(frozen=True)
class Described:
    """What is said of a document, to be put right.

    Attributes:
        document: Without its articles; its validity is the one that is stated, not what follows from other documents.
        validity: The one that counts now.
        statement: What the librarian stated of it last; None where nothing was.
    """

    document: SourceDocument
    validity: Validity
    root: str
    statement: Statement | None

    @property
    def version(self) -> int:
        """Of what is stated; 0 where nothing is."""
        return self.statement.version if self.statement else 0

    @property
    def fields(self) -> dict[str, Any]:
        """What can be stated, as it is now."""
        return {name: as_json(name, getattr(self.document, name)) for name in FIELDS}


@dataclass(frozen=True)
class Held:
    """Documents of a library by their ids."""

    documents: Mapping[str, Described]

    @cached_property
    def titles(self) -> dict[str, list[str]]:
        """Ids by title."""
        return _grouped((each.document.title, doc_id) for doc_id, each in self.documents.items())

    @cached_property
    def files(self) -> dict[str, list[str]]:
        """Ids by file."""
        return _grouped((each.document.file, doc_id) for doc_id, each in self.documents.items())


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name, doc_id in pairs:
        groups.setdefault(name, []).append(doc_id)
    return groups


def described(library: Path, only: Sequence[str] | None = None) -> Held:
    """What is said of every document of a library, or of those with certain ids.

    Raises:
        LibraryError: It cannot be read.
    """
    return Held(LibraryFolder(library).opened(partial(_read, only)))


def _read(only: Sequence[str] | None, _published: Published, generation: Path) -> dict[str, Described]:
    catalogue = Catalogue(generation / CATALOGUE)
    try:
        entries, stated = catalogue.documents(only), documents_as_stated(catalogue, only)
        statements = latest_statements(catalogue)
    finally:
        catalogue.close()
    found: dict[str, Described] = {}
    for entry in entries:
        said = statements.get(entry.document.id)
        document = _in_collections(stated[entry.document.id], said)
        found[entry.document.id] = Described(document, entry.document.validity, entry.root, said)
    return found


def _in_collections(document: SourceDocument, statement: Statement | None) -> SourceDocument:
    """The document in the collections that were stated, which lists of documents do not name."""
    if statement is None or "collections" not in statement.fields:
        return document
    return replace(document, collections=tuple(statement.fields["collections"]))


def describe(library: Path, doc_id: str) -> Described:
    """What is said of one document.

    Raises:
        InputError: It is not there.
    """
    found = described(library, [doc_id]).documents.get(doc_id)
    if found is None:
        raise InputError("知识库里已经没有这份文件，可能刚刚被移除；请刷新文件列表。")
    return found


def save(library: Path, doc_id: str, version: int, said: Mapping[str, Any]) -> list[str]:
    """States what differs from what is known; gives the Chinese names of these fields.

    Args:
        library: The library's folder.
        doc_id: The document.
        version: The version of what was stated when the document was opened.
        said: Fields as a form has them.

    Raises:
        ChangedMeanwhile: Somebody else has stated something since.
        InputError: A value cannot be; nothing is changed.
        LibraryError: The library cannot be changed.
    """
    found = describe(library, doc_id)
    successors = ids_called(library, _bare(str(said.get("replaced_by") or "")))
    changed, faults = changes_of(found, said, described(library, successors))
    if found.version == version and faults:
        raise InputError("；".join(faults) + "。没有保存，请改正后再试。")
    if found.version != version or changed:
        restate_documents(library, {doc_id: changed}, BY, {doc_id: version})
    return [NAMES[name] for name in changed]


def supersede(library: Path, doc_id: str, successor: str) -> None:
    """States that a document is superseded by another one; nothing where it is not there any more.

    It ends on the day on which the other one takes effect, where that is known.
    """
    known = described(library, [doc_id, successor]).documents
    if doc_id not in known:
        return
    newer = known[successor].document if successor in known else None
    end = (newer.effective or newer.promulgated) if newer else None
    fields = {"validity": Validity.SUPERSEDED.code, "replaced_by": successor, "expires": as_json("expires", end)}
    restate_documents(library, {doc_id: fields}, BY)


def changes_of(found: Described, said: Mapping[str, Any], known: Held) -> tuple[dict[str, Any], list[str]]:
    """What of the fields differs from what is known of a document, and what is wrong with them, in Chinese."""
    faults: list[str] = []
    wanted = dict(found.fields)
    for name in FIELDS:
        if name in said:
            wanted[name] = _fit(name, said[name], faults)
    wanted["replaced_by"] = _successor(str(wanted["replaced_by"]), known)
    if not faults:
        faults = _contradictions(found, wanted)
    return {name: wanted[name] for name in FIELDS if wanted[name] != found.fields[name]}, faults


def _fit(name: str, said: Any, faults: list[str]) -> Any:
    """A value as it is kept; what it should be is added to the faults where it is none."""
    if name in LISTS:
        if not isinstance(said, list):
            said = re.split(r"[、，,;；\n]", said) if isinstance(said, str) else []
        return [part for each in cast("list[Any]", said) if (part := str(each).strip())]
    text = " ".join(said.split()) if isinstance(said, str) else ""
    if len(text) > _LONGEST:
        faults.append(f"{NAMES[name]}超过 {_LONGEST} 个字，请缩短")
    if name in DATES and text and not _is_date(text):
        faults.append(f"{NAMES[name]}“{text[:20]}”应写成 2024-04-01 这样实有的日期")
    if name == "validity":
        return _validity(text, faults)
    if name == "classification" and text not in CLASSIFICATIONS:
        faults.append(f"密级“{text[:20]}”不能识别，只能是公开或内部；涉密文件不得存入本系统，请按保密规定处理")
    if name == "title" and not text:
        faults.append("标题不能空着")
    return text


def _validity(text: str, faults: list[str]) -> str:
    """Its code, by which or by whose Chinese name it is stated."""
    for validity in Validity:
        if text in (validity.code, validity.value):
            return validity.code
    faults.append(f"时效“{text[:20]}”不能识别，只能是 {'、'.join(validity.value for validity in Validity)}")
    return text


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _successor(said: str, known: Held) -> str:
    """The id of a document of the library by its id or its title; else what was said, the title of one that is elsewhere."""
    if said in known.documents or not said:
        return said
    named = known.titles.get(_bare(said), [])
    return named[0] if len(named) == 1 else _bare(said)


def _bare(title: str) -> str:
    return title.strip("《》")


def _contradictions(found: Described, wanted: Mapping[str, Any]) -> list[str]:
    faults: list[str] = []
    if wanted["replaced_by"] in (found.document.id, found.document.title):
        faults.append("取代它的文件不能是它自己")
    if wanted["replaced_by"] and wanted["validity"] not in _ENDED:
        faults.append("写了取代它的文件，时效应选“已被新版取代”或“已废止”")
    if wanted["expires"] and wanted["validity"] == Validity.UNVERIFIED.code:
        faults.append("写了失效日期，时效就不能是“未核实”，请选一个")
    if wanted["expires"] and wanted["effective"] and wanted["expires"] <= wanted["effective"]:
        faults.append("失效日期应晚于施行日期")
    return faults
