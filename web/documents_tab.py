"""The tab with the documents: which of them are asked, and, behind the admin password, adding and removing them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hmac import compare_digest
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answers import Language
from index.errors import PolicyError
from web.limits import RateLimit
from web.markup import element, escaped
from web.service import Service
from web.texts import text

FILE_TYPES = [".txt", ".md"]
TRIES_PER_MINUTE = 5


def make_choice(service: Service, language: Language) -> gr.CheckboxGroup:
    """The choice of documents to ask, none of which means all; not rendered yet, since the chat needs it first."""
    choices = DocumentsTab(service, language).choices()
    label = text("ask_these", language)
    return gr.CheckboxGroup(choices, value=[], label=label, elem_id="documents-chosen", render=False)


def build_documents_tab(
    tab: gr.Tab, chosen: gr.CheckboxGroup, service: Service, language: Language, quiet: dict[str, Any]
) -> list[Any]:
    """Lays the tab out, inside of it; gives the events after which there are other documents."""
    documents = DocumentsTab(service, language)
    chosen.render()
    tab.select(lambda: gr.update(choices=documents.choices()), None, [chosen], **quiet)
    if service.settings.admin_password is None:
        return []
    with gr.Accordion(text("manage_documents", language), open=False, elem_id="manage"):
        password = gr.Textbox(
            label=text("password", language), type="password", max_length=200, elem_id="admin-password"
        )
        with gr.Row():
            with gr.Column(min_width=240):
                files = gr.File(
                    label=text("files_to_add", language),
                    file_count="multiple",
                    file_types=FILE_TYPES,
                    type="filepath",
                    height=140,
                    elem_id="files-to-add",
                )
                add = gr.Button(text("add_documents", language), size="sm", elem_id="add-documents")
            with gr.Column(min_width=240):
                going = gr.Dropdown(
                    documents.choices(), value=None, label=text("to_remove", language), elem_id="to-remove"
                )
                remove = gr.Button(
                    text("remove_document", language), size="sm", variant="stop", elem_id="remove-document"
                )
        told = gr.HTML("", elem_id="documents-told", js_on_load=None, apply_default_css=False)
    outputs = [told, chosen, going, password]
    slow = {**quiet, "concurrency_limit": 1}
    return [
        add.click(documents.add, [password, files], outputs, **slow),
        remove.click(documents.remove, [password, going], outputs, **slow),
    ]


class DocumentsTab:
    def __init__(self, service: Service, language: Language) -> None:
        self.service = service
        self.language = language
        self._tries = RateLimit(TRIES_PER_MINUTE, service.clock)

    def choices(self) -> list[tuple[str, str]]:
        return [(document.title, slug) for slug, document in self.service.documents.items()]

    def add(self, password: str, files: list[str] | None) -> Iterator[tuple[Any, ...]]:
        yield from self._changed(
            password, lambda: self.service.add({Path(file).stem: Path(file) for file in files or []})
        )

    def remove(self, password: str, slug: str | None) -> Iterator[tuple[Any, ...]]:
        yield from self._changed(password, lambda: self.service.remove(slug or ""))

    def _changed(self, password: str, change: Callable[[], None]) -> Iterator[tuple[Any, ...]]:
        """Values for what is told, the choice, what can be removed, and the password, which is kept until it has served."""
        served: Any = gr.skip()  # what is typed after an error must not be wiped by the answer that tells of it
        try:
            self._admit(password)
            yield _told(text("changing_documents", self.language)), gr.skip(), gr.skip(), gr.skip()
            change()
            words, served = text("documents_changed", self.language, count=len(self.service.documents)), ""
        except PolicyError as error:
            words = str(error)
        yield (
            _told(words),
            gr.update(choices=self.choices(), value=[]),
            gr.update(choices=self.choices(), value=None),
            served,
        )

    def _admit(self, password: str) -> None:
        """PolicyError unless it is the admin's; the same few tries a minute for everybody together."""
        expected = self.service.settings.admin_password
        if self._tries.wait("admin"):
            raise PolicyError(text("too_many_tries", self.language))
        if expected is None or not compare_digest(password.encode(), expected.get_secret_value().encode()):
            raise PolicyError(text("wrong_password", self.language))


def _told(words: str) -> str:
    return element("p", escaped(words), class_="notice", role="status")
