"""The page: what stands where, and which function answers which event. One Blocks for each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.answers import Language
from index.errors import PolicyError
from web.chat import render_conversation, render_welcome
from web.conversations import Store, Turn, answer_id, read_store, write_store
from web.document import render_document
from web.markup import element, escaped
from web.service import Service
from web.texts import text

# The browser's copy is locked with a key that the page itself carries: it hides words from a glance, not from their owner.
STORAGE_KEY = "policy-conversations"
STORAGE_SECRET = "policy-assistant"

# Gradio finds the names of a part's events in its script, in quotes: 'ask' {question}, 'act' {action, turn, comment}.
CHAT_SCRIPT = "window.policy.chat({element, trigger, props, watch}); /* 'ask' 'act' */"
PANE_SCRIPT = "window.policy.pane({element, props, server});"


def build_page(service: Service, language: Language) -> gr.Blocks:
    """The whole page in one language."""
    talk = Talk(service, language)

    def document_html(slug: str) -> str:  # a plain function: Gradio marks what it lets the browser call
        return talk.document_html(slug)

    with gr.Blocks(title=text("title", language), analytics_enabled=False, fill_width=True) as page:
        store = gr.BrowserState(write_store(Store()), storage_key=STORAGE_KEY, secret=STORAGE_SECRET)
        gr.HTML(_header(language), elem_id="header", js_on_load=None, apply_default_css=False)
        with gr.Row(elem_id="main", equal_height=True):
            with gr.Column(scale=6, min_width=320, elem_id="left"):
                chat = gr.HTML(
                    talk.show(Store()), elem_id="chat", js_on_load=CHAT_SCRIPT, apply_default_css=False, scale=1
                )
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
                        autofocus=True,
                        html_attributes=gr.InputHTMLAttributes(autocomplete="off"),
                    )
                    send = gr.Button(text("send", language), elem_id="send", variant="primary", scale=0, min_width=88)
                    stop = gr.Button(text("stop", language), elem_id="stop", scale=0, min_width=88, visible=False)
            with gr.Column(scale=5, min_width=320, elem_id="right"):
                gr.HTML(
                    render_document(service.document(), service.documents, language),
                    elem_id="document",
                    js_on_load=PANE_SCRIPT,
                    apply_default_css=False,
                    server_functions=[document_html],
                )
        shown: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 8}
        outputs = [chat, store, question, send, stop]
        asking = [
            gr.on([send.click, question.submit], talk.ask, [question, store], outputs, **shown),
            chat.ask(talk.ask_event, [store], outputs, **shown),
            chat.act(talk.act, [store], outputs, **shown),
        ]
        stop.click(
            talk.stop, [store], outputs, cancels=asking, queue=False, show_progress="hidden", api_visibility="private"
        )
        page.load(talk.enter, [store], [chat, store], show_progress="hidden", api_visibility="private")
    return page


class Talk:
    """The events of the chat, in one language. Keeps nothing: the store comes in and goes out with each event."""

    def __init__(self, service: Service, language: Language) -> None:
        self.service = service
        self.language = language

    def show(self, store: Store, pending: tuple[str, str] | None = None, notice: str = "", ready: bool = False) -> str:
        welcome = render_welcome(self.service.examples(self.language), self.language)
        html = render_conversation(store.conversation, self.language, welcome, pending, notice)
        return html.replace("<div", "<div data-ready", 1) if ready else html

    def enter(self, kept: Any) -> tuple[str, dict[str, Any]]:
        """A visitor comes, or comes back: the conversation as it was."""
        store = read_store(kept)
        return self.show(store, ready=True), write_store(store)

    def ask(self, question: str, kept: Any, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from self._ask(question, read_store(kept), request)

    def ask_event(self, kept: Any, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from self._ask(str(event._data.get("question", "")), read_store(kept), request)

    def act(self, kept: Any, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """A button of an answer: retry, good, bad, comment."""
        store = read_store(kept)
        turns = store.conversation.turns
        number = int(event._data.get("turn", -1))
        if not 0 <= number < len(turns):
            yield self._state(store)
        elif event._data.get("action") == "retry":
            yield from self._ask(turns[number].question, store.with_turns(turns[:number]), request)
        else:
            yield self._state(store)

    def stop(self, kept: Any) -> tuple[Any, ...]:
        return self._state(read_store(kept), notice=text("stopped", self.language))

    def document_html(self, slug: str) -> str:
        """The pane for another document; "" where there is none of that name."""
        document = self.service.document(slug)
        return render_document(document, self.service.documents, self.language) if document else ""

    def _ask(self, question: str, store: Store, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        question = question.strip()
        yield self._state(store, pending=(question[:200], "stage_understand"), draft="")
        try:
            answer = self.service.ask(
                question, store.conversation.questions(), (), request.session_hash or "", self.language
            )
        except PolicyError as refusal:
            yield self._state(store, notice=str(refusal), draft=question)
            return
        turn = Turn(id=answer_id(answer, self.service.version), answer=answer, version=self.service.version)
        yield self._state(store.with_turns((*store.conversation.turns, turn)))

    def _state(
        self, store: Store, pending: tuple[str, str] | None = None, notice: str = "", draft: str | None = None
    ) -> tuple[Any, ...]:
        """Values for chat, store, question, send, stop."""
        return (
            self.show(store, pending, notice, ready=True),
            write_store(store),
            gr.skip() if draft is None else draft,
            gr.update(visible=pending is None),
            gr.update(visible=pending is not None),
        )


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
