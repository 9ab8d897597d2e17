"""``gongwu serve``: starts the page."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from assistant.commands._options import LibraryOption

ORDER = 7


def run(
    host: Annotated[str | None, typer.Option("--host", help="监听地址，目前只允许本机。")] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="监听端口，默认 7860。")] = None,
    library: LibraryOption = None,
) -> None:
    """启动网页（同 python app.py）；首次使用自动建立内置知识库。"""
    from assistant.front_door import ModelUse, RerankUse, recording
    from assistant.page.services import Services
    from assistant.server.serving import listening_socket, serve_on
    from assistant.server.v1.keys import ApiKeys
    from assistant.settings import load_settings

    settings = load_settings(library_dir=library, host=host, port=port)
    keys = ApiKeys.configured(settings)
    use, reranking = ModelUse.configured(settings), RerankUse.configured(settings)
    with (
        listening_socket(settings.host, settings.port) as listener,
        recording(settings) as journal,
        closing(Services(settings.library_dir, settings.vectors, use, reranking, journal)) as services,
    ):
        serve_on(listener, services, keys)
