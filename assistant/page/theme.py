"""Colours, type and spacing of Gradio's own components; the rest of the look is in ``assets/page.css``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.themes import Base

# Names of fonts that office machines have; nothing is loaded.
FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
_LOOK = {
    "body_background_fill": "#f3f5f8",
    "body_text_color": "#1c2733",
    "body_text_size": "17px",
    "background_fill_primary": "#ffffff",
    "background_fill_secondary": "#f3f5f8",
    "block_background_fill": "#ffffff",
    "border_color_primary": "#d7dee7",
    "input_background_fill": "#ffffff",
    "input_border_color": "#b9c4d1",
    "input_border_color_focus": "#1f4e82",
    "input_text_size": "17px",
    "input_shadow": "none",
    "input_shadow_focus": "none",
    "button_primary_background_fill": "#1f4e82",
    "button_primary_background_fill_hover": "#173d68",
    "button_primary_border_color": "#1f4e82",
    "button_primary_text_color": "#ffffff",
    "button_secondary_background_fill": "#ffffff",
    "button_secondary_background_fill_hover": "#eef3f9",
    "button_secondary_border_color": "#b9c4d1",
    "button_secondary_text_color": "#1c2733",
}


def office_theme() -> Base:
    """A light theme; the dark variants are the same, because documents and badges are designed for light paper."""
    from gradio.themes import Base

    theme = Base(primary_hue="blue", neutral_hue="slate", font=FONTS, font_mono=("Consolas", "monospace"))
    theme.set(**_LOOK)
    for name in [name for name in vars(theme) if name.endswith("_dark")]:
        setattr(theme, name, getattr(theme, name.removesuffix("_dark"), None))
    return theme
