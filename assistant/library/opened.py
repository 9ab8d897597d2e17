"""The files of one published generation, open and found whole; what its readers share."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import LibraryDamaged
from assistant.library.catalogue import Catalogue
from assistant.library.faults import damaged_library
from assistant.library.folder import LibraryFolder
from assistant.library.generation import CATALOGUE, LEXICAL
from assistant.library.lexical import LexicalIndex
from assistant.library.permission import Reader
from assistant.library.published import Published
from assistant.library.similar import ChunkVectors


@dataclass(frozen=True)
class OpenGeneration:
    """One generation of a library.

    Attributes:
        folder: Where its files are.
        lexical: The whole index; readers take what they may read of it.
        vectors: The whole vectors; None where none are used or they cannot be read.
        notice: One Chinese sentence on what it goes without, though it should not; empty where nothing is wrong.
    """

    published: Published
    folder: Path
    lexical: LexicalIndex
    vectors: ChunkVectors | None
    notice: str = ""


def open_for(library: Path, model: str | None, reader: Reader) -> tuple[OpenGeneration, Catalogue]:
    """The generation that is published, and its catalogue as a reader sees it.

    Args:
        library: The library's folder.
        model: Name of the embedder whose vectors are used; None for words only.
        reader: Who reads.

    Raises:
        LibraryError: There is no library, or it is damaged or of another version.
    """
    folder = LibraryFolder(library)

    def opened(published: Published, generation: Path) -> tuple[OpenGeneration, Catalogue]:
        return _open(folder, model, published, generation), Catalogue(generation / CATALOGUE, reader=reader)

    return folder.opened(opened)


def _open(folder: LibraryFolder, model: str | None, published: Published, generation: Path) -> OpenGeneration:
    folder.verify(published)
    lexical = LexicalIndex.open(generation / LEXICAL)
    with closing(Catalogue(generation / CATALOGUE)) as catalogue:
        if catalogue.counts() != published.counts or lexical.size != published.chunks:
            raise damaged_library("内容不完整", folder.path)
        rows = catalogue.vector_rows() if model is not None else []
    if model is None:
        return OpenGeneration(published, generation, lexical, None)
    try:
        return OpenGeneration(published, generation, lexical, ChunkVectors(rows, folder.vectors, model))
    except LibraryDamaged as error:
        return OpenGeneration(published, generation, lexical, None, error.message)
