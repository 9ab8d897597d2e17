"""``python -m assistant`` is the command ``gongwu``."""

from assistant.cli import main

if __name__ == "__main__":
    main()
