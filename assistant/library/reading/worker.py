"""The process that reads files of strangers into articles: ``python -m assistant.library.reading.worker``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.files.admission import check_content
from assistant.isolation.serving import serve
from assistant.library.loaders.registry import loader_for
from assistant.library.reading.protocol import as_message
from assistant.library.structure import ParsedText, parse_structure


def answer(request: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document in the file that is asked for."""
    return as_message(parse_file(Path(request["path"])))


def parse_file(path: Path) -> ParsedText:
    """Reads and divides one file in this process.

    Raises:
        DocumentError: The file cannot be taken in.
    """
    loader = loader_for(path)
    data = path.read_bytes()
    check_content(path.suffix.lower(), data)
    return parse_structure(loader.load(data))


if __name__ == "__main__":
    serve(answer)
