"""The 公文校对 tab: a document is uploaded or pasted, and what departs from the standards is shown at its places.

Documents go over our own routes and not through Gradio, whose uploads are open to whoever knows their path; the page's
scripts (``assets/proofreading.js``, and ``assets/proofreading_repairs.js`` for corrected copies) fill the area that is laid
out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.web.proofreading_html import ROOT_HTML
from assistant.web.services import Services

if TYPE_CHECKING:
    import gradio as gr

TITLE = "公文校对"
ORDER = 2


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that the script fills."""
    import gradio as gr

    gr.Markdown(ROOT_HTML, latex_delimiters=[], elem_id="proofreading-area", elem_classes="html-area", container=False)
