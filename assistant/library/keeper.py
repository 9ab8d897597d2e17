"""Keeps a library up to date: the built-in guides, the national laws, and folders of the user's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from os import PathLike
from pathlib import Path

from assistant.errors import InputError
from assistant.files.formats import Wing, listed
from assistant.library.collections import Collection, FolderCollection, built_in_guides
from assistant.library.indexing import IndexReport, Notice, OnFile, index_collections
from assistant.library.manifest import Manifest, read_manifest
from assistant.library.national_laws import NationalLaws
from assistant.library.reading import DocumentReader


def index(
    paths: Sequence[str | PathLike[str]] | str | PathLike[str],
    library: str | PathLike[str],
    manifest: str | PathLike[str] | None = None,
    national_laws: bool = False,
    on_file: OnFile | None = None,
) -> IndexReport:
    """Brings a library up to date with files, or, where ``paths`` is empty, with the built-in guides.

    Vectors are another matter: :func:`assistant.library.vectorizing.start_vectors`.

    Args:
        paths: Folders and files; one alone may stand without a list.
        library: The library's folder; made where it does not exist.
        manifest: What is known of the files, one JSON line each.
        national_laws: Whether the national laws of the extra ``laws`` go in as well.
        on_file: Told of each file; may stop the run.

    Raises:
        InputError: A path does not exist or holds nothing to read.
        ManifestError: The manifest cannot be used.
        LibraryError: The library cannot be changed.
    """
    given = [paths] if isinstance(paths, (str, PathLike)) else paths
    known = None if manifest is None else Path(manifest)
    return index_into(Path(library), [Path(path) for path in given], known, national_laws, on_file)


def index_into(
    library: Path,
    paths: Sequence[Path],
    manifest: Path | None = None,
    national_laws: bool = False,
    on_file: OnFile | None = None,
) -> IndexReport:
    """Brings a library up to date with files of the user's, or, without any, with the built-in guides.

    Args:
        library: The library's folder; made where it does not exist.
        paths: Folders and files.
        manifest: What is known of the files.
        national_laws: Whether the national laws go in as well.
        on_file: Told of each file; may stop the run.

    Raises:
        InputError: A path does not exist or holds nothing to read, the national laws are not installed, or there is a
            manifest and no path.
        ManifestError: The manifest cannot be used.
        LibraryError: The library cannot be changed.
    """
    if manifest and not paths:
        raise InputError("给出了清单，却没有给出文件或文件夹，请把要收录的路径一并写上。")
    laws: list[Collection] = [NationalLaws()] if national_laws else []
    known = read_manifest(manifest, _existing(paths)) if manifest else None
    with ExitStack() as stack:
        reader = stack.enter_context(DocumentReader())
        if paths:
            collections: Iterable[Collection] = _folders(reader, paths, known)
        else:
            collections = [built_in_guides(reader)]
        report = index_collections(library, [*collections, *laws], on_file)
    if manifest and known and known.notice:
        report.notices.append(Notice(manifest.name, known.notice))
    return report


def index_national_laws(library: Path, on_file: OnFile | None = None) -> IndexReport:
    """Adds the national laws to a library, and nothing else.

    Raises:
        InputError: They are not installed.
        LibraryError: The library cannot be changed.
    """
    return index_collections(library, [NationalLaws()], on_file)


def _existing(paths: Sequence[Path]) -> Sequence[Path]:
    for path in paths:
        if not path.exists():
            raise InputError(f"找不到 {path}，请检查路径。")
    return paths


def _folders(reader: DocumentReader, paths: Sequence[Path], known: Manifest | None) -> list[FolderCollection]:
    outermost = _outermost(_existing(paths))
    folders = [FolderCollection(path, reader, known if n == 0 else _quiet(known)) for n, path in enumerate(outermost)]
    for folder in folders:
        if folder.empty:
            raise InputError(f"{folder.root} 中没有可以读取的文件，支持的格式：{listed(Wing.LIBRARY.reads)}。")
    return folders


def _outermost(paths: Sequence[Path]) -> list[Path]:
    """The paths without those that another of them holds, each once, so that no file is taken in twice."""
    real = list(dict.fromkeys(path.resolve() for path in paths))
    return [path for path in real if not any(other in path.parents for other in real)]


def _quiet(manifest: Manifest | None) -> Manifest | None:
    """The same manifest without its failures, so that they are reported once."""
    return Manifest(manifest.entries, unusable=manifest.unusable) if manifest else None
