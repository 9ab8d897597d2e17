"""A child that takes longer to start than its requests may take, for the tests of busy machines."""

from __future__ import annotations

import time

from assistant.isolation.serving import serve

if __name__ == "__main__":
    serve(lambda _: {"answered": True}, prepare=lambda: time.sleep(4))
