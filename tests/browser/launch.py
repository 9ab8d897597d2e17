"""Starts the web server on chosen services: ``python -m tests.browser.launch PORT [MODULE:FACTORY]``."""

from __future__ import annotations

import sys
from importlib import import_module

from assistant.server.offline import forbid_foreign_connections
from assistant.server.serving import serve

IN_MEMORY = "tests.page.in_memory:example_services"


def main(port: str, factory: str = IN_MEMORY) -> None:
    """Serves what ``factory``, a callable without arguments, makes."""
    forbid_foreign_connections()
    module, _, name = factory.partition(":")
    serve(getattr(import_module(module), name)(), port=int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
