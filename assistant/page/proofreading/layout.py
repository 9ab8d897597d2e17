"""The 公文校对 tab: a document is uploaded or pasted, and what departs from the standards is shown at its places.

Documents go over our own routes and not through Gradio, whose uploads are open to whoever knows their path; the page's
scripts (``assets/proofreading.js``, and ``assets/proofreading_repairs.js`` for corrected copies) fill the area that is laid
out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.parts import html_area
from assistant.page.proofreading.html import ROOT_HTML
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that the script fills."""
    html_area("proofreading-area", ROOT_HTML)
