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


def theme() -> gr.themes.Base:
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_md,
        font=FONTS,
        font_mono=MONO,
    ).set(
        body_background_fill="#f5f7fa",
        body_background_fill_dark="#0f1722",
        button_primary_background_fill="#1d4f91",
        button_primary_background_fill_hover="#163f75",
        button_primary_background_fill_dark="#2b66b3",
        button_primary_background_fill_hover_dark="#2f6fc0",
        button_primary_text_color="#ffffff",
    )


def head(language: Language) -> str:
    """What goes into <head>: the page's language, which Gradio writes as English, our styles and our script.

    The styles stand here because Gradio narrows those that it is given to its own container, and the theme is on `body`.
    """
    tongue = "zh-CN" if language == "zh" else "en"
    styles = (ASSETS / "page.css").read_text(encoding="utf-8")
    script = (ASSETS / "page.js").read_text(encoding="utf-8")
    return (
        f'<meta name="description" content="{escaped(text("tagline", language))}">'
        f'<script>document.documentElement.lang = "{tongue}";</script><style>{styles}</style><script>{script}</script>'
    )
