"""The tabs of the page, one module a tab. Each has a ``TITLE``, an ``ORDER`` and ``build(services, blocks)``."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from assistant.web.services import Services

if TYPE_CHECKING:
    import gradio as gr


class Tab(Protocol):
    """What a module in this folder offers."""

    TITLE: str
    ORDER: int

    def build(self, services: Services, blocks: gr.Blocks) -> None:
        """Lays out the tab inside the Gradio context that is open, and wires its events."""
        ...


def all_tabs() -> list[Tab]:
    """The modules of this folder, in the order in which the page shows them."""
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return sorted((cast(Tab, module) for module in modules), key=lambda tab: tab.ORDER)
