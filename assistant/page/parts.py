"""What the tabs lay out alike, and how a view fills components by name: no output is known by its position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import gradio as gr

Updates = dict[Any, Any]


class Parts:
    """Components by name."""

    def all(self) -> list[Any]:
        """Every component, as Gradio's list of outputs."""
        return list(vars(self).values())


def quiet(outputs: list[Any] | None = None) -> dict[str, Any]:
    """What all events have in common, and the components that one may fill."""
    common: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    return common if outputs is None else {**common, "outputs": outputs}


def html_area(name: str, value: str = "") -> gr.Markdown:
    """A place for HTML made by this package. Markdown, not gr.HTML, which would need eval allowed in the browser."""
    import gradio as gr

    return gr.Markdown(value, latex_delimiters=[], elem_id=name, elem_classes="html-area", container=False)


def plain_button(label: str, *, name: str | None = None, visible: bool = False) -> gr.Button:
    """A button as wide as its words."""
    import gradio as gr

    return gr.Button(label, visible=visible, scale=0, min_width=0, elem_id=name, elem_classes="plain-button")
