"""A real library behind the page, of invented documents; ``python -m tests.browser.launch PORT tests.page.library.served:…``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from assistant.page.services import Services
from tests.library.keeping.invented import invented_library


def services_with_documents() -> Services:
    """120 documents, no vectors; the folder goes with the process's temporary ones."""
    folder = Path(tempfile.mkdtemp(prefix="gongwu-kept-"))
    return Services(invented_library(folder / "library", 120), vectors=False)
