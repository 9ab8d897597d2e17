"""What a tab of the page declares of itself. Tabs are found by walking: each folder here has a module ``tab`` with a ``TAB``."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter

_ROOM = Path(__file__).parent


class Role(Enum):
    """Who may open a tab. Without accounts there is one role only."""

    LOCAL_USER = "本机用户"


EVERYONE = frozenset(Role)


@dataclass(frozen=True)
class Upload:
    """A route that takes files.

    Attributes:
        path: Its address.
        largest: Bytes of one file at most.
        sentence: What is said of a larger one.
    """

    path: str
    largest: int
    sentence: str


@dataclass(frozen=True)
class Tab:
    """One tab.

    Attributes:
        name: Of its folder.
        title: What people read.
        order: Its place among the tabs.
        build: Lays it out inside the Gradio context that is open, and wires its events.
        router: Its routes, where it has some outside of Gradio, made from its desk.
        addresses: A pattern of what may be asked of these routes; nothing else is let through to them.
        uploads: Those of its routes that take files; all others take 1 MB at most.
        roles: Who may open it.
        told: What its scripts are told, by the name of a data attribute of theirs.
    """

    name: str
    title: str
    order: int
    build: Callable[[Services, gr.Blocks], None]
    router: Callable[[Services], APIRouter] | None = None
    addresses: str = ""
    uploads: tuple[Upload, ...] = ()
    roles: frozenset[Role] = EVERYONE
    told: Callable[[], Mapping[str, str]] = dict

    @property
    def assets(self) -> Path:
        """The folder of its style sheets and scripts, which need not be there."""
        return _ROOM / self.name / "assets"


@cache
def tabs_for(role: Role = Role.LOCAL_USER) -> tuple[Tab, ...]:
    """The tabs that somebody may open, in the order in which the page shows them."""
    folders = [module.name for module in pkgutil.iter_modules([str(_ROOM)]) if module.ispkg]
    tabs: list[Tab] = [import_module(f"assistant.page.{name}.tab").TAB for name in folders]
    return tuple(sorted((tab for tab in tabs if role in tab.roles), key=lambda tab: tab.order))
