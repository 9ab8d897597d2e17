"""Where documents come from: a folder or file of the user's, the built-in guides, the national laws of a package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import NoReturn, Protocol

from assistant.errors import ClassifiedDocument, DocumentError, UnreadableDocument
from assistant.files.admission import admit_size
from assistant.files.formats import PDF, format_of
from assistant.files.ocr import can_recognise
from assistant.files.packed_documents import PackedFile, is_packed, packed_files
from assistant.files.private_folder import temporary_folder
from assistant.library.contradictions import contradictions, doubts_settled_by, is_contradicted_end
from assistant.library.manifest import Manifest, ManifestEntry, read_manifest
from assistant.library.permission import classification_fault
from assistant.library.second_texts import questions_digest
from assistant.library.source import SourceDocument, Validity
from assistant.library.structure import ITSELF, ParsedText
from assistant.resources import knowledge_folder

PARSER_VERSION = 3
"""Raised when the same bytes give other articles, so that libraries are brought up to date."""

BUILT_IN = "builtin"


@dataclass(frozen=True)
class Candidate:
    """A document that may have to be read.

    Attributes:
        file: How reports and citations name its file.
        fingerprint: Digest of all that its entry is made of; anything else for a file that will fail.
        read: Reads it; raises a DocumentError.
        path: The file, where it is one.
        other_id: The id it takes where another folder holds a file of the same name; empty where a manifest gives its id.
        archive: The name of the archive that holds it; empty where none does.
        is_archive: Whether it is an archive that cannot be opened.
    """

    source_id: str
    file: str
    fingerprint: str
    read: Callable[[], SourceDocument]
    path: Path | None = None
    other_id: str = ""
    archive: str = ""
    is_archive: bool = False


class Collection(Protocol):
    """Documents that come and go together: what a later run does not find any more is removed."""

    @property
    def root(self) -> str:
        """Names the collection inside a library."""
        ...

    @property
    def failures(self) -> tuple[tuple[str, str], ...]:
        """(file, reason) of what is known to fail before anything is read."""
        ...

    @property
    def notices(self) -> tuple[tuple[str, str], ...]:
        """(file, Chinese sentence) of what was read so far and whose name says another format."""
        ...

    def candidates(self) -> Iterator[Candidate]:
        """The documents, in a fixed order."""
        ...


LARGEST_DIGESTED = 100 * 2**20
"""In bytes; the reader's own limit is lower."""


class TextReader(Protocol):
    """Reads one file into articles (:class:`assistant.library.reading.DocumentReader`)."""

    def read(self, path: Path) -> ParsedText:
        """Raises a DocumentError where the file cannot be taken in."""
        ...


class FolderCollection:
    """The files under a path, with what a manifest says of them.

    Args:
        path: A folder, or one file.
        reader: Reads a file.
        manifest: What is known of the files; None where there is none.
        root: Names the collection; the absolute path unless said otherwise.
    """

    def __init__(
        self,
        path: Path,
        reader: TextReader,
        manifest: Manifest | None,
        root: str | None = None,
    ) -> None:
        self._path = path.resolve()
        self._reader = reader
        self._manifest = manifest or Manifest({})
        self._notices: list[tuple[str, str]] = []
        self.root = root or str(self._path)

    @property
    def failures(self) -> tuple[tuple[str, str], ...]:
        """What the manifest names and is not there."""
        return self._manifest.failures

    @property
    def notices(self) -> tuple[tuple[str, str], ...]:
        """What was read so far and is not what its name says."""
        return tuple(self._notices)

    @property
    def empty(self) -> bool:
        """Whether there is no file to look at."""
        return not self._files()

    def candidates(self) -> Iterator[Candidate]:
        """Every file under the path whose format is known, read or not, by name, so that what is not taken in is reported.

        Hidden files and lock files of office programs are passed over; what a manifest names is not.
        """
        for path in self._files():
            if is_packed(path):
                yield from self._packed(path)
                continue
            entry, fault = self._said_of(path)
            name = path.relative_to(self._base).as_posix()
            file = entry.file if entry else _readable(name)
            if file != name and not entry:
                fault = "文件名不是 UTF-8 编码，请给文件改名后再收录。"
            read = partial(self._read, path, file, entry, fault)
            yield self._candidate(path, file, entry, fault or _digest(path), read)

    def _candidate(
        self, path: Path, file: str, entry: ManifestEntry | None, state: str, read: Callable[[], SourceDocument]
    ) -> Candidate:
        """A file; ``state`` is the digest of its bytes, or what is wrong with it."""
        given_id = entry.doc_id if entry else None
        return Candidate(
            source_id=given_id or file,
            file=file,
            fingerprint=_fingerprint(state, entry, file),
            read=read,
            path=path,
            other_id="" if given_id else f"{self._base.name}/{file}",
        )

    def _packed(self, path: Path) -> Iterator[Candidate]:
        """The documents in an archive; the archive itself where it cannot be opened or holds none."""
        archive = _readable(path.relative_to(self._base).as_posix())
        try:
            found = [each for each in packed_files(path) if format_of(PurePath(each.name).suffix.lower())]
            fault = "" if found else "压缩包里没有可以收录的文件；请检查压缩包的内容。"
        except DocumentError as error:
            found, fault = [], error.message
        except OSError:
            found, fault = [], "文件无法访问；请检查读取权限。"
        if fault:
            refused = self._candidate(path, archive, None, fault, partial(_refuse, fault))
            yield replace(refused, is_archive=True)
        digest = _digest(path)
        for packed in found:
            entry, fault = self._said_of(path / packed.name)
            file, fault = entry.file if entry else f"{archive}/{packed.name}", fault or packed.fault
            read = partial(self._read_packed, packed, file, entry, fault)
            yield replace(self._candidate(path, file, entry, fault or digest, read), archive=archive)

    def _said_of(self, path: Path) -> tuple[ManifestEntry | None, str]:
        """The manifest's line on a file, and what is wrong with it."""
        real = path.resolve()
        return self._manifest.unusable.get(real, (self._manifest.entries.get(real), ""))

    @property
    def _base(self) -> Path:
        return self._path if self._path.is_dir() else self._path.parent

    def _files(self) -> list[Path]:
        if not self._path.is_dir():
            return [self._path]
        found = (path for path in sorted(self._path.rglob("*")) if path.is_file())
        return [path for path in found if self._said_of(path)[0] or self._is_document(path)]

    def _is_document(self, path: Path) -> bool:
        parts = path.relative_to(self._path).parts
        hidden = path.name.startswith("~$") or any(part.startswith(".") for part in parts)
        return format_of(path.suffix.lower()) is not None and not hidden

    def _read(self, path: Path, file: str, entry: ManifestEntry | None, fault: str) -> SourceDocument:
        if fault:
            _refuse(fault)
        if entry and (not_allowed := classification_fault(entry.classification or "")):
            raise ClassifiedDocument(not_allowed)
        parsed = self._reader.read(path)
        self._notices += [(file, notice) for notice in (parsed.notice, parsed.scan_notice) if notice]
        return document_of(parsed, file, _digest(path), entry)

    def _read_packed(self, packed: PackedFile, file: str, entry: ManifestEntry | None, fault: str) -> SourceDocument:
        if fault:
            _refuse(fault)
        admit_size(packed.size, LARGEST_DIGESTED)
        with temporary_folder() as folder:
            unpacked = folder / f"document{PurePath(packed.name).suffix.lower()}"
            unpacked.write_bytes(packed.read())
            return self._read(unpacked, file, entry, "")


def _refuse(fault: str) -> NoReturn:
    raise UnreadableDocument(fault)


def _readable(name: str) -> str:
    """A file name without bytes that are no text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _fingerprint(digest: str, entry: ManifestEntry | None, file: str) -> str:
    said = entry.model_dump_json() if entry else PurePath(file).name
    state = f"{PARSER_VERSION}{_means(PurePath(file))}|{questions_digest()}|{said}|{digest}"
    return hashlib.sha256(state.encode("utf-8", "replace")).hexdigest()


def _means(path: PurePath) -> str:
    """What is installed and gives other articles of the same bytes."""
    return "+ocr" if path.suffix.lower() in PDF.suffixes and can_recognise() else ""


def _digest(path: Path) -> str:
    """Digest of a file's bytes; of a file that the reader will refuse for its size, or may not open, only its size."""
    try:
        if not path.is_file():
            return "no file"
        if path.stat().st_size > LARGEST_DIGESTED:
            return f"{path.stat().st_size} bytes"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def document_of(parsed: ParsedText, file: str, sha256: str, entry: ManifestEntry | None) -> SourceDocument:
    """Joins what a file's text says with what its manifest line says; the manifest wins."""
    said = entry or ManifestEntry(file=file)
    promulgated = said.publish_date or parsed.promulgated
    validity = said.status or (Validity.SUPERSEDED if said.superseded_by else Validity.UNVERIFIED)
    source_id = said.doc_id or file
    return SourceDocument(
        id=source_id,
        title=said.title or parsed.title or Path(file).stem,
        file=file,
        articles=parsed.articles,
        sha256=sha256,
        document_number=parsed.document_number if said.doc_number is None else said.doc_number,
        issuing_body=parsed.issuing_body if said.issuing_body is None else said.issuing_body,
        level=parsed.level if said.level is None else said.level,
        region=parsed.region if said.region is None else said.region,
        version=said.version or (promulgated.isoformat() if promulgated else ""),
        promulgated=promulgated,
        effective=said.effective_date or parsed.effective,
        expires=None if is_contradicted_end(parsed.expires, said, date.today()) else parsed.expires,
        validity=validity,
        replaced_by=said.superseded_by or "",
        departments=said.departments,
        classification=said.classification or "",
        collections=said.collections,
        links=tuple(replace(link, target=source_id) if link.target == ITSELF else link for link in parsed.links),
        doubts=(*doubts_settled_by(said, parsed), *contradictions(said, parsed, date.today())),
    )


def built_in_guides(reader: TextReader) -> FolderCollection:
    """The guides under ``knowledge/documents``, with ``knowledge/documents.yaml``."""
    knowledge = knowledge_folder()
    manifest = read_manifest(knowledge / "documents.yaml")
    return FolderCollection(knowledge / "documents", reader, manifest, root=BUILT_IN)
