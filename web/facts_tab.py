"""The tab with the facts: what of them is shown, found and sorted, and the workbook of them all."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import gradio as gr

from assistant.answers import Language
from web.facts import (
    COLUMNS,
    KINDS,
    VIEWS,
    Kind,
    View,
    find_rows,
    measure_rows,
    parts_of,
    render_table,
)
from web.markup import element
from web.service import Service
from web.talk import as_download
from web.texts import text

SAVE_SCRIPT = "(file) => window.policy.save(file)"
TABLE_SCRIPT = "window.policy.facts({server});"
# What the controls hold is shown by the browser, which drops a table that was overtaken by a newer one.
ENTER_SCRIPT = "(slug, chosen, view) => [slug, chosen, window.policy.openedView()]"
SHOW_SCRIPT = "(...asked) => window.policy.showFacts(asked)"


def build_facts_tab(
    tab: gr.Tab, chosen: gr.CheckboxGroup, service: Service, language: Language, quiet: dict[str, Any]
) -> None:
    """Lays the tab out, inside of it. It is filled when it is first opened: reading all facts takes a moment."""
    facts = FactsTab(service, language)
    with gr.Row(elem_id="facts-tools"):
        view = gr.Radio(
            [(text(f"view_{name}", language), name) for name in VIEWS],
            value="targets",
            label=text("view", language),
            elem_id="facts-view",
            scale=4,
            min_width=300,
        )
    with gr.Row(elem_id="facts-filters"):
        slug = gr.Dropdown([], label=text("choose_document", language), visible=False, elem_id="facts-document")
        words = gr.Textbox(label=text("filter_words", language), elem_id="facts-words", scale=2, min_width=120)
        part = gr.Dropdown([], label=text("filter_part", language), elem_id="facts-part", scale=2, min_width=120)
        sort = gr.Dropdown(
            facts.sorts("targets"),
            value="",
            label=text("filter_sort", language),
            elem_id="facts-sort",
            scale=2,
            min_width=110,
        )
        download = gr.Button(text("download_xlsx", language), elem_id="facts-download", scale=0, min_width=110)

    def show_facts(asked: Any) -> str:  # a plain function: Gradio marks what it lets the browser call
        return facts.show(*asked)

    gr.HTML(
        element("div", "", class_="place-of-facts"),
        elem_id="facts",
        js_on_load=TABLE_SCRIPT,
        apply_default_css=False,
        server_functions=[show_facts],
    )
    file = gr.JSON(visible=False)

    asked = [slug, view, words, part, sort]
    last = {**quiet, "trigger_mode": "always_last"}
    tab.select(facts.enter, [slug, chosen, view], [slug, part, view, sort], js=ENTER_SCRIPT, **last)
    slug.input(facts.choose, [slug], [part], **last)
    view.input(facts.change_view, [view], [sort], **last)
    shown = [tab.select, slug.change, view.change, words.change, part.change, sort.change]
    gr.on(shown, None, asked, None, js=SHOW_SCRIPT)
    download.click(facts.download, [slug], [file], **quiet).then(None, [file], None, js=SAVE_SCRIPT)


class FactsTab:
    def __init__(self, service: Service, language: Language) -> None:
        self.service = service
        self.language = language

    def enter(self, slug: str | None, chosen: list[str], view: View | None) -> tuple[Any, ...]:
        """Values for document, part, view and order; the first time for a document that the chat is asked.

        `view` is that of the address, if any.

        What is chosen already stays: the tab was only opened again.
        """
        titles = [(d.title, s) for s, d in self.service.documents.items()]
        if slug and slug in self.service.documents:
            return gr.update(choices=titles, visible=len(titles) > 1), gr.skip(), gr.skip(), gr.skip()
        document = next(iter(self.service.within(chosen)), None)
        if document is None:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        shown = gr.update(choices=titles, value=document.slug, visible=len(titles) > 1)
        if view is None:
            return shown, self.choose(document.slug), gr.skip(), gr.skip()
        return shown, self.choose(document.slug), view, self.change_view(view)

    def choose(self, slug: str) -> Any:
        """The parts of another document, of which none is chosen."""
        document = self.service.document(slug)
        parts = parts_of(document) if document else []
        return gr.update(choices=[(text("filter_all", self.language), ""), *parts], value="")

    def change_view(self, view: View) -> Any:
        choices = self.sorts(view)
        return gr.update(choices=choices, value="", visible=len(choices) > 1)

    def show(self, slug: str | None, view: View, words: str, part: str | None, sort: str | None) -> str:
        document = self.service.document(slug or None)
        if document is None or view not in get_args(View):
            return ""
        kind: Kind = {"chart": "targets", "calendar": "duties"}.get(view, view)  # type: ignore[assignment]
        rows = measure_rows(document) if kind == "measures" else self.service.facts(document.slug)[kind]
        found = find_rows(rows, kind, words or "", part or "", sort or "", self.language)
        facts = self.service.assistant.library.facts(document.slug)
        kept = {id(row) for row in found}  # rows stand in the order of the facts that they were made of
        from web.pictures import render_calendar, render_chart

        if view == "chart":
            targets = tuple(fact for fact, row in zip(facts.targets, rows, strict=True) if id(row) in kept)
            return render_chart(replace(facts, targets=targets), document, self.language)
        if view == "calendar":
            duties = tuple(fact for fact, row in zip(facts.duties, rows, strict=True) if id(row) in kept)
            return render_calendar(replace(facts, duties=duties), document, self.language)
        return render_table(found, kind, document, self.language)

    def download(self, slug: str) -> dict[str, str]:
        from index.export import write_workbook

        document = self.service.documents[slug]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{slug}.xlsx"
            write_workbook(path, document, self.service.assistant.library.facts(slug))
            return as_download(path.name, path.read_bytes())

    def sorts(self, view: View) -> list[tuple[str, str]]:
        columns = COLUMNS[view] if view in KINDS else ()
        return [(text("sort_document", self.language), ""), *((text(c.key, self.language), c.key) for c in columns)]
