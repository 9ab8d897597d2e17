"""Starts the web application on the built-in library: ``uv run --extra laws app.py``, with the options of ``gongwu serve``."""

import sys

from assistant.cli import main

if __name__ == "__main__":
    main(["serve", *sys.argv[1:]])
