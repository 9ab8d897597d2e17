"""Starts the web application on the built-in library: ``uv run --extra laws app.py``."""

from assistant.cli import main

if __name__ == "__main__":
    main(["serve"])
