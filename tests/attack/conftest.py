"""A real server that is attacked over the loopback interface, and which all tests here share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.walls import Walls
from tests.attack.walls_server import KEPT_FILE
from tests.browser.running_server import running_server


@pytest.fixture(scope="session")
def walls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walls]:
    """Served with a folder for temporary files of its own, in which nothing else writes."""
    folder = tmp_path_factory.mktemp("walls")
    (folder / "tmp").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder / "tmp"))
        patch.setenv(KEPT_FILE, str(folder / "kept"))
        with running_server(folder, command=["tests.attack.walls_server", "PORT"]) as server:
            yield Walls(server, Path(folder))
