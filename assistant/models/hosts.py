# pyright: strict
"""Where a service is, on this machine or elsewhere, and what can be sent there as a key."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host of an address, lower case; empty where it is no http address.

    Args:
        url: For instance ``http://127.0.0.1:8000/v1``.
    """
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").lower() if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def is_this_machine(host: str) -> bool:
    """Whether what is sent to a host stays on this machine; an empty host is a model in this process."""
    if host in ("", "localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_sendable(key: str) -> bool:
    """Whether a key can stand in a header; an empty one is none, and is not sent."""
    return key.isascii() and (key + "-").isprintable()
