"""One server on the small library, for all tests of its routes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.running_server import RunningServer, running_server


@pytest.fixture(scope="session")
def prepared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server"), "tests.page.library.prepared:services") as running:
        yield running
