"""Runs the web application on the loopback interface until it is interrupted."""

from __future__ import annotations

import errno
import signal
import socket
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.errors import SettingsError
from assistant.server.guards import is_loopback

if TYPE_CHECKING:
    from assistant.page.services import Services
    from assistant.server.v1.keys import ApiKeys

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 7860


def serve(services: Services, host: str = DEFAULT_HOST, port: int = DEFAULT_PORT, keys: ApiKeys | None = None) -> None:
    """Serves the page until interrupted; prints its address once it can be opened.

    Args:
        services: What the page needs.
        host: A loopback address or ``localhost``.
        port: 0 takes any free port.
        keys: What opens the interface ``/v1`` for other programs; without any it is closed.

    Raises:
        SettingsError: The host is not loopback, or the port is taken, forbidden or no port.
    """
    with listening_socket(host, port) as listener:
        serve_on(listener, services, keys)


def serve_on(listener: socket.socket, services: Services, keys: ApiKeys | None = None) -> None:
    """Serves the page on a socket that listens already; see :func:`serve`."""
    from assistant.server.application import create_application

    application = create_application(services, keys)
    import uvicorn

    from assistant.server.connections import TimedProtocol

    settings = uvicorn.Config(
        application,
        http=TimedProtocol,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    _leave_orderly_when_terminated()
    print(f"公务助手已启动，请用浏览器打开 {_url(listener)} （按 Ctrl+C 停止）", flush=True)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listener])


def _leave_orderly_when_terminated() -> None:
    """Turns the signal of ``kill`` and service managers into an ordinary exit, so that what was started is stopped.

    uvicorn shuts down first and then raises the signal anew for whoever handled it before.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that listens on a loopback address.

    Raises:
        SettingsError: As for ``serve``.
    """
    if not is_loopback(host):
        raise SettingsError(
            f"目前只能在本机使用：地址 {host} 会让其他电脑访问，而本版本还没有账号；请改用 --host 127.0.0.1。"
        )
    if not 0 <= port <= 65535:
        raise SettingsError(f"端口 {port} 不存在，请用 --port 指定 1 到 65535 之间的数。")
    address = DEFAULT_HOST if host.lower() == "localhost" else host
    try:
        return socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET)
    except OSError as error:
        raise SettingsError(_unusable(address, port, error)) from error


def _url(listener: socket.socket) -> str:
    address, port = listener.getsockname()[:2]
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"


def _unusable(address: str, port: int, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"没有权限使用端口 {port}，请用 --port 换一个 1024 以上的端口。"
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被占用，可能公务助手已在运行；请关闭占用它的程序，或用 --port 换一个端口。"
    return f"本机不能使用地址 {address}，请改用 --host 127.0.0.1。"
