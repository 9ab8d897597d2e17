"""The web server with a short patience, which writes down what it keeps of windows: ``python -m tests.attack.walls_server PORT``."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

from assistant.server.offline import forbid_foreign_connections
from assistant.server.serving import serve
from tests.page.in_memory import example_services

KEPT_FILE = "GONGWU_TEST_KEPT"
PATIENCE = 3.0


def main(port: str) -> None:
    """Serves an invented library."""
    forbid_foreign_connections()
    signal.signal(signal.SIGUSR1, lambda *_: _write_kept())
    _shorten_patience()
    serve(example_services(), port=int(port))


def _shorten_patience() -> None:
    from assistant.server.connections import Patience, TimedProtocol

    TimedProtocol.patience = Patience(headers=PATIENCE, stall=PATIENCE, body=2 * PATIENCE, unread=PATIENCE)


def _write_kept() -> None:
    """How many sessions Gradio holds, and how many queues of messages."""
    from gradio.state_holder import SessionState

    gc.collect()
    sessions = sum(isinstance(each, SessionState) for each in gc.get_objects())
    file = Path(os.environ[KEPT_FILE])
    file.with_suffix(".new").write_text(str(sessions), encoding="ascii")
    file.with_suffix(".new").replace(file)


if __name__ == "__main__":
    main(*sys.argv[1:])
