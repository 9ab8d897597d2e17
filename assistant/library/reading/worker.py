"""The process that reads files of strangers into articles: ``python -m assistant.library.reading.worker``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.files.admission import recognise
from assistant.files.formats import Wing
from assistant.isolation.serving import serve
from assistant.library.loaders.registry import loader_for
from assistant.library.reading.protocol import as_message
from assistant.library.structure import ParsedText, parse_structure


def answer(request: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document in the file that is asked for, read as the format whose ending is named."""
    return as_message(_parsed(Path(request["path"]).read_bytes(), request["suffix"]))


def parse_file(path: Path) -> ParsedText:
    """Reads and divides one file in this process.

    Raises:
        DocumentError: The file cannot be taken in.
    """
    data = path.read_bytes()
    what = recognise(path.suffix.lower(), data, Wing.LIBRARY)
    return replace(_parsed(data, what.suffix), notice=what.notice)


def _parsed(data: bytes, suffix: str) -> ParsedText:
    return parse_structure(loader_for(Path(f"document{suffix}")).load(data))


if __name__ == "__main__":
    serve(answer)
