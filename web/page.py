"""The page: what stands where, and which function answers which event. One Blocks for each language."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.answers import Language
from web.api import add_endpoints
from web.conversations import Store
from web.document import render_document
from web.documents_tab import build_documents_tab, make_choice
from web.eligibility_tab import build_eligibility_tab
from web.facts_tab import build_facts_tab
from web.markup import element, escaped
from web.service import Service
from web.talk import Talk
from web.texts import text

# Gradio finds the names of a part's events in its script, in quotes: 'ask' {question}, 'act' {action, turn, comment}.
CHAT_SCRIPT = "window.policy.chat({element, trigger, props, watch}); /* 'ask' 'act' */"
PANE_SCRIPT = "window.policy.pane({element, props, server});"
# Events bring along what only the browser knows: its conversations (assets/store.js), the turn that is being edited, and
# what the form holds.
SEND_SCRIPT = (
    "(question, store, place, chosen) => "
    "[question, window.policy.store(), window.policy.takeEdited(), chosen, window.policy.profile()]"
)
ASK_SCRIPT = "(store, chosen) => [window.policy.store(), chosen, window.policy.profile()]"
STORE_SCRIPT = "() => window.policy.store()"
WHOLE_STORE_SCRIPT = "() => window.policy.store(() => true)"
CHOOSE_SCRIPT = "(id) => [id, window.policy.store((other) => other === id)]"
KEEP_SCRIPT = "(store) => window.policy.kept(store)"
SAVE_SCRIPT = "(file) => window.policy.save(file)"
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 8}


def build_page(service: Service, language: Language) -> gr.Blocks:
    """The whole page in one language."""
    talk = Talk(service, language)

    def document_html(slug: str) -> str:  # a plain function: Gradio marks what it lets the browser call
        return talk.document_html(slug)

    with gr.Blocks(title=text("title", language), analytics_enabled=False, fill_width=True) as page:
        if language == "zh":  # once is enough; first, because Gradio gives a name to whoever asks for it first
            add_endpoints(service, page)
        gr.HTML(_header(language), elem_id="header", js_on_load=None, apply_default_css=False)
        with gr.Row(elem_id="main", equal_height=True):
            with gr.Column(scale=6, min_width=320, elem_id="left"), gr.Tabs(elem_id="tabs"):
                with gr.Tab(text("tab_chat", language), id="chat", elem_id="chat-tab"):
                    chosen = make_choice(service, language)
                    _chat(page, talk, chosen, language)
                with gr.Tab(
                    text("tab_eligibility", language), id="eligibility", elem_id="eligibility-tab"
                ) as eligibility:
                    build_eligibility_tab(eligibility, chosen, service, language)
                with gr.Tab(text("tab_facts", language), id="facts", elem_id="facts-tab") as facts:
                    build_facts_tab(facts, chosen, service, language, QUIET)
                several = len(service.documents) != 1 or service.settings.admin_password is not None
                with gr.Tab(
                    text("tab_documents", language), id="documents", elem_id="documents-tab", visible=several
                ) as documents:
                    changes = build_documents_tab(documents, chosen, service, language, QUIET)
            with gr.Column(scale=5, min_width=320, elem_id="right"):
                pane = gr.HTML(
                    render_document(service.document(), service.documents, language),
                    elem_id="document",
                    js_on_load=PANE_SCRIPT,
                    apply_default_css=False,
                    server_functions=[document_html],
                )
        if service.settings.admin_password is not None:
            page.load(talk.pane, None, pane, **QUIET)
            for change in changes:
                change.then(talk.pane, None, pane, **QUIET)
    return page


def _chat(page: gr.Blocks, talk: Talk, chosen: gr.CheckboxGroup, language: Language) -> None:
    """Lays the chat out."""
    store = gr.JSON(visible=False)
    place = gr.Number(visible=False)
    file = gr.JSON(visible=False)
    profile = gr.JSON(visible=False)
    with gr.Row(elem_id="conversations"):
        history = gr.Dropdown(
            talk.choices(Store()),
            value=Store().current,
            label=text("conversations", language),
            show_label=False,
            container=False,
            filterable=False,
            elem_id="history",
            scale=1,
            min_width=120,
        )
        new = _small("new_conversation", language, "new")
        delete = _small("delete_conversation", language, "delete")
        word = _small("export_docx", language, "export-docx")
        markdown = _small("export_md", language, "export-md")
    chat = gr.HTML(talk.log(Store()), elem_id="chat", js_on_load=CHAT_SCRIPT, apply_default_css=False, scale=1)
    with gr.Row(elem_id="ask-row"):
        question = gr.Textbox(
            elem_id="question",
            label=text("question", language),
            placeholder=text("placeholder", language),
            show_label=False,
            container=False,
            lines=1,
            max_lines=6,
            scale=1,
            html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
        )
        send = gr.Button(text("send", language), elem_id="send", variant="primary", scale=0, min_width=88)
        stop = gr.Button(text("stop", language), elem_id="stop", scale=0, min_width=88)

    shown = [chat, store, question, history]
    # Gradio drops what comes before the last event is closed, a moment after its answer stands there; that one question
    # is asked at a time is seen to in the browser.
    each: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}
    sent = [send.click, question.submit]
    asking = [
        gr.on(sent, talk.ask, [question, store, place, chosen, profile], shown, js=SEND_SCRIPT, **each),
        chat.ask(talk.ask_event, [store, chosen, profile], shown, js=ASK_SCRIPT, **each),
        chat.act(talk.act, [store, chosen, profile], shown, js=ASK_SCRIPT, **each),
    ]
    stopping: dict[str, Any] = {**QUIET, "cancels": asking, "queue": False, "concurrency_limit": "default"}
    changing = [
        *asking,
        stop.click(talk.stop, [store], shown, js=STORE_SCRIPT, **stopping),
        new.click(talk.start, [store], shown, js=STORE_SCRIPT, **QUIET),
        delete.click(talk.delete, [store], shown, js=WHOLE_STORE_SCRIPT, **QUIET),
        history.input(
            talk.choose, [history, store], shown, js=CHOOSE_SCRIPT, **{**QUIET, "trigger_mode": "always_last"}
        ),
    ]
    for change in changing:
        change.then(None, [store], None, js=KEEP_SCRIPT)
    for button, export in ((word, talk.export_docx), (markdown, talk.export_md)):
        button.click(export, [store], [file], js=STORE_SCRIPT, **QUIET).then(None, [file], None, js=SAVE_SCRIPT)
    page.load(talk.enter, [store], shown, js=STORE_SCRIPT, **QUIET)


def _small(key: str, language: Language, elem_id: str) -> gr.Button:
    return gr.Button(text(key, language), elem_id=elem_id, size="sm", variant="secondary", scale=0, min_width=40)


def _header(language: Language) -> str:
    title = element("h1", escaped(text("title", language))) + element("p", escaped(text("tagline", language)))
    other = element(
        "a",
        escaped(text("other_language", language)),
        href="en/" if language == "zh" else "../",
        data_page="language",
        lang="en" if language == "zh" else "zh-CN",
    )
    theme = element(
        "button",
        "◐",
        type="button",
        data_page="theme",
        aria_label=text("theme", language),
        title=text("theme", language),
    )
    drawer = element(
        "button", escaped(text("show_document", language)), type="button", data_page="drawer", class_="show-document"
    )
    return element(
        "header",
        element("div", title, class_="name") + element("div", drawer + other + theme, class_="controls"),
        class_="bar",
    )
