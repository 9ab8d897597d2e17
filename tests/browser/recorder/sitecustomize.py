"""Writes down what a Python process and its Python children look up and connect to; first on their PYTHONPATH.

Each line of the file ``GONGWU_CONNECTION_LOG`` is an event of the interpreter and its address, separated by a tab.
"""

import os
import sys

_EVENTS = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
}
_log = open(os.environ["GONGWU_CONNECTION_LOG"], "a", encoding="utf-8", buffering=1)  # noqa: SIM115


def _record(event: str, arguments: tuple[object, ...]) -> None:
    position = _EVENTS.get(event)
    if position is not None:
        address = arguments[position]
        host = address[0] if isinstance(address, tuple) else address
        _log.write(f"{event}\t{host!s}\n")


sys.addaudithook(_record)
_log.write(f"process\t{os.getpid()}\n")
