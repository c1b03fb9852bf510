"""The tab with the eligibility form: its fields come from the conditions of the document that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.answers import Language
from web.conversations import read_store, write_store
from web.markup import element, escaped
from web.service import Service
from web.talk import as_download
from web.texts import text

if TYPE_CHECKING:
    from web.eligibility import Field

SAVE_SCRIPT = "(file) => window.policy.save(file)"
# The form's values go into the address as JSON, so that it can be shared.
LINK_SCRIPT = "(store) => window.policy.shareProfile(store)"


def build_eligibility_tab(
    tab: gr.Tab,
    store: gr.BrowserState,
    chosen: gr.CheckboxGroup,
    service: Service,
    language: Language,
    quiet: dict[str, Any],
) -> None:
    """Lays the tab out, inside of it; the fields are made when it is opened, for a document that the chat is asked."""
    form = EligibilityTab(service, language)
    slug = gr.Dropdown([], label=text("choose_document", language), visible=False, elem_id="form-document")
    intro = "".join(
        element("p", escaped(text(key, language)), class_="row-count") for key in ("form_intro", "kept_here")
    )
    gr.HTML(intro, js_on_load=None, apply_default_css=False)
    summary = gr.HTML("", elem_id="form-summary", js_on_load=None, apply_default_css=False)
    drawn = gr.State(0)  # a new number draws the form anew
    # One after another, so that two fields that are filled in at once both count; each takes milliseconds.
    quiet = {**quiet, "concurrency_limit": 1, "concurrency_id": f"form-{language}"}
    fields_place = gr.Column(elem_id="form-fields")
    with gr.Row(elem_id="form-tools"):
        clear = gr.Button(text("clear_form", language), elem_id="form-clear", size="sm", scale=0, min_width=60)
        link = gr.Button(text("form_link", language), elem_id="form-link", size="sm", scale=0, min_width=80)
        save = gr.Button(text("form_docx", language), elem_id="form-docx", size="sm", scale=0, min_width=80)
        paper = gr.Button(text("print", language), elem_id="form-print", size="sm", scale=0, min_width=60)
    verdicts = gr.HTML("", elem_id="verdicts", js_on_load=None, apply_default_css=False)
    file = gr.JSON(visible=False)

    with fields_place:

        @gr.render([slug, store], triggers=[drawn.change], show_progress="hidden", queue=False)
        def draw(chosen: str, kept: Any) -> None:
            from web.eligibility import find_fields

            document = service.document(chosen)
            fields = find_fields(document) if document else ()
            profile = read_store(kept).profile
            made = []
            with gr.Row():
                made = [form.component(field, profile.get(field.key, "")) for field in fields]
            for component in made:
                component.change(
                    lambda chosen, kept, *words: form.changed(chosen, kept, *words),
                    [slug, store, *made],
                    [store, summary, verdicts],
                    trigger_mode="always_last",
                    **quiet,
                )

    opened = [store, slug, summary, verdicts, drawn]
    tab.select(form.enter, [store, slug, drawn, chosen], opened, **quiet)
    slug.input(form.choose, [store, slug, drawn, chosen], opened, trigger_mode="always_last", **quiet)
    clear.click(form.clear, [store, slug, drawn], opened, **quiet)
    link.click(None, [store], None, js=LINK_SCRIPT)
    save.click(form.save, [store, slug], [file], **quiet).then(None, [file], None, js=SAVE_SCRIPT)
    paper.click(None, None, None, js="() => window.print()")


class EligibilityTab:
    def __init__(self, service: Service, language: Language) -> None:
        self.service = service
        self.language = language

    def component(self, field: Field, words: str) -> Any:
        from web.eligibility import NO, YES

        document = self.service.document(field.paragraph.partition("#")[0])
        paragraph = document.paragraph(field.paragraph) if document else None
        asked = text("form_asked", self.language, label=paragraph.label if paragraph else "", asked=field.asked)
        if field.kind == "category":
            return gr.Radio(
                [
                    (text("yes", self.language), YES),
                    (text("no", self.language), NO),
                    (text("not_said", self.language), ""),
                ],
                value=words if words in (YES, NO) else "",
                label=text("form_is", self.language, word=field.label),
                interactive=True,
                min_width=260,
            )
        return gr.Textbox(
            value=words,
            label=field.label,
            info=asked,
            placeholder=text("form_unit", self.language, unit=field.unit),
            max_length=40,
            interactive=True,
            min_width=260,
        )

    def enter(self, kept: Any, slug: str | None, drawn: int, chosen: list[str]) -> tuple[Any, ...]:
        """The form for a document, with what was said in the chat where nothing was filled in yet.

        It is drawn anew only where it would be another: somebody may be writing in it already.
        """
        from web.eligibility import fill_in

        store = read_store(kept)
        document = self.service.document(slug or None) or next(iter(self.service.within(chosen)), None)
        if document is None:
            return gr.skip(), gr.skip(), "", text("no_document", self.language), gr.skip()
        said = fill_in(store.conversation.questions(), document)
        filled = store.with_profile({**said, **store.profile})
        same = drawn > 0 and slug == document.slug and filled.profile == store.profile
        titles = [(d.title, s) for s, d in self.service.documents.items()]
        return (
            write_store(filled),
            gr.update(choices=titles, value=document.slug, visible=len(titles) > 1),
            *self._verdicts(document.slug, filled.profile),
            gr.skip() if same else drawn + 1,
        )

    def choose(self, kept: Any, slug: str, drawn: int, chosen: list[str]) -> tuple[Any, ...]:
        """The same for another document, whose fields are others."""
        *shown, _ = self.enter(kept, slug, drawn, chosen)
        return *shown, drawn + 1

    def changed(self, slug: str, kept: Any, *words: str | None) -> tuple[Any, ...]:
        from web.eligibility import find_fields, read_value, with_unit

        document = self.service.documents[slug]
        fields = find_fields(document)
        store = read_store(kept)
        here = {field.key: (word or "").strip() for field, word in zip(fields, words, strict=False)}
        for field in fields:
            if field.kind == "figure" and here[field.key] and read_value(here[field.key], field) is None:
                gr.Warning(f"{field.label}: {text('form_unread', self.language)}", duration=4)
        written = {field.key: with_unit(here[field.key], field) for field in fields}
        store = store.with_profile({**store.profile, **written})
        return write_store(store), *self._verdicts(slug, store.profile)

    def clear(self, kept: Any, slug: str, drawn: int) -> tuple[Any, ...]:
        store = read_store(kept).with_profile({})
        return write_store(store), gr.skip(), *self._verdicts(slug, {}), drawn + 1

    def save(self, kept: Any, slug: str) -> dict[str, str]:
        from web.eligibility import describe, judge_supports
        from web.verdicts import supports_to_docx

        document = self.service.documents[slug]
        profile = read_store(kept).profile
        supports = judge_supports(document, profile)
        data = supports_to_docx(supports, document, describe(profile, (document,)), self.language)
        return as_download(f"{text('check_name', self.language)}.docx", data)

    def _verdicts(self, slug: str, profile: dict[str, str]) -> tuple[str, str]:
        """Values for the summary and for the verdicts."""
        from web.eligibility import judge_supports
        from web.verdicts import render_summary, render_supports

        supports = judge_supports(self.service.documents[slug], profile)
        return render_summary(supports, self.language), render_supports(supports, self.language)
