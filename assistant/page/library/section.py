"""What a section of the 知识库 tab declares of itself. Sections are found by walking: each module of ``sections`` has one."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.page.services import Services
from assistant.page.tabs import Upload

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter

_FOLDER = Path(__file__).parent / "sections"


@dataclass(frozen=True)
class Section:
    """One section.

    Attributes:
        title: What people read.
        position: Its place among the sections, from the left.
        build: Lays it out inside the Gradio context that is open, and wires its events.
        router: Its routes, where it has some outside of Gradio.
        addresses: A pattern of what may be asked of these routes; nothing else is let through to them.
        uploads: Those of its routes that take files.
    """

    title: str
    position: int
    build: Callable[[Services, gr.Blocks], None]
    router: Callable[[Services], APIRouter] | None = None
    addresses: str = ""
    uploads: tuple[Upload, ...] = ()


@cache
def sections() -> tuple[Section, ...]:
    """The sections in the order in which the tab shows them."""
    names = [module.name for module in pkgutil.iter_modules([str(_FOLDER)])]
    found: list[Section] = [import_module(f"assistant.page.library.sections.{name}").SECTION for name in names]
    return tuple(sorted(found, key=lambda section: section.position))
