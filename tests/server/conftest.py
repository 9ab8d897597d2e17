"""A real server on the loopback interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.running_server import RunningServer, running_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running
