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
from web.service import Service
from web.talk import as_download
from web.texts import text

SAVE_SCRIPT = "(file) => window.policy.save(file)"


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
    table = gr.HTML("", elem_id="facts", js_on_load=None, apply_default_css=False)
    file = gr.JSON(visible=False)

    asked = [slug, view, words, part, sort]
    # One after another, so that what was asked last is what stands there in the end; each takes milliseconds.
    last = {"concurrency_limit": 1, "concurrency_id": f"facts-{language}", "trigger_mode": "always_last"}
    quiet = {**quiet, **last}
    tab.select(facts.enter, [slug, chosen], [slug, part], **quiet)
    gr.on([tab.select, slug.change], facts.show, asked, table, **quiet)
    slug.input(facts.enter, [slug, chosen], [slug, part], **quiet)
    view.input(facts.change_view, asked, [sort, table], **quiet)
    gr.on([words.change, part.input, sort.input], facts.show, asked, table, **quiet)
    download.click(facts.download, [slug], [file], **quiet).then(None, [file], None, js=SAVE_SCRIPT)


class FactsTab:
    def __init__(self, service: Service, language: Language) -> None:
        self.service = service
        self.language = language

    def enter(self, slug: str | None, chosen: list[str]) -> tuple[Any, ...]:
        """Values for document and part; the first time for a document that the chat is asked."""
        document = self.service.document(slug or None) or next(iter(self.service.within(chosen)), None)
        if document is None:
            return gr.skip(), gr.skip()
        titles = [(d.title, s) for s, d in self.service.documents.items()]
        everything = (text("filter_all", self.language), "")
        return (
            gr.update(choices=titles, value=document.slug, visible=len(titles) > 1),
            gr.update(choices=[everything, *parts_of(document)], value=""),
        )

    def change_view(self, slug: str, view: View, words: str, part: str, sort: str) -> tuple[Any, ...]:
        choices = self.sorts(view)
        update = gr.update(choices=choices, value="", interactive=len(choices) > 1)
        return update, self.show(slug, view, words, part, "")

    def show(self, slug: str, view: View, words: str, part: str | None, sort: str | None) -> str:
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
