"""The 知识库 tab: its sections, one beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.section import sections
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr


def build(services: Services, blocks: gr.Blocks) -> None:
    """Lays out the sections; what they show is asked for when one is opened."""
    import gradio as gr

    with gr.Tabs(elem_id="library-sections"):
        for section in sections():
            with gr.Tab(section.title):
                section.build(services, blocks)
