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
    """The document in the file that is asked for."""
    return as_message(parse_file(Path(request["path"])))


def parse_file(path: Path) -> ParsedText:
    """Reads and divides one file in this process.

    Raises:
        DocumentError: The file cannot be taken in.
    """
    data = path.read_bytes()
    what = recognise(path.suffix.lower(), data, Wing.LIBRARY)
    return replace(parse_structure(loader_for(path.with_suffix(what.suffix)).load(data)), notice=what.notice)


if __name__ == "__main__":
    serve(answer)
