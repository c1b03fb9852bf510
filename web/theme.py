"""The look: Gradio's base theme in our colours, with fonts of the reader's own machine, so that nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from assistant.answers import Language
from web.markup import escaped
from web.texts import text

ASSETS = Path(__file__).parent / "assets"
FONTS = ["system-ui", "-apple-system", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]
MONO = ["ui-monospace", "Menlo", "Consolas", "monospace"]


# Gradio's own parts take our colours, which assets/page.css defines once for light and once for dark.
COLOURS = {
    "body_background_fill": "var(--ground)",
    "body_text_color": "var(--ink)",
    "body_text_color_subdued": "var(--soft)",
    "background_fill_primary": "var(--paper)",
    "background_fill_secondary": "var(--ground)",
    "border_color_primary": "var(--line)",
    "border_color_accent": "var(--accent)",
    "block_background_fill": "transparent",
    "block_border_width": "0px",
    "block_shadow": "none",
    "block_title_text_color": "var(--soft)",
    "block_label_text_color": "var(--soft)",
    "block_info_text_color": "var(--soft)",
    "input_background_fill": "var(--paper)",
    "input_background_fill_focus": "var(--paper)",
    "input_border_color": "var(--line)",
    "input_border_width": "1px",
    "input_placeholder_color": "var(--soft)",
    "link_text_color": "var(--accent)",
    "checkbox_background_color": "var(--paper)",
    "checkbox_background_color_selected": "var(--accent)",
    "checkbox_border_color": "var(--soft)",
    "checkbox_border_color_selected": "var(--accent)",
    "checkbox_label_background_fill": "var(--paper)",
    "checkbox_label_background_fill_selected": "var(--accent-soft)",
    "checkbox_label_background_fill_hover": "var(--accent-soft)",
    "checkbox_label_text_color": "var(--ink)",
    "checkbox_label_border_color": "var(--line)",
    "checkbox_label_border_width": "1px",
    "button_secondary_background_fill": "var(--paper)",
    "button_secondary_background_fill_hover": "var(--accent-soft)",
    "button_secondary_text_color": "var(--accent)",
    "button_secondary_border_color": "var(--line)",
    "button_primary_background_fill": "var(--button)",
    "button_primary_background_fill_hover": "var(--button-over)",
    "button_primary_text_color": "#ffffff",
}


def theme() -> gr.themes.Base:
    dark = {f"{name}_dark": value for name, value in COLOURS.items()}
    sizes = {
        "button_border_width": "1px",
        "button_border_width_dark": "1px",
        "block_padding": "0px",
        "block_title_text_size": "13px",
    }
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_md,
        font=FONTS,
        font_mono=MONO,
    ).set(**COLOURS, **dark, **sizes)


def head(language: Language) -> str:
    """What goes into <head>: our styles and our script.

    The styles stand here because Gradio narrows those that it is given to its own container, and the theme is on `body`.
    """
    styles = (ASSETS / "page.css").read_text(encoding="utf-8")
    script = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("store.js", "page.js", "form.js"))
    description = escaped(text("tagline", language))
    return f'<meta name="description" content="{description}"><style>{styles}</style><script>{script}</script>'
