"""The tab with the eligibility form: its fields come from the conditions of the document that is chosen.

The form is drawn as HTML and its values stay in the browser. Gradio's own fields send each change by itself, and of two
requests that overtake one another the older may be answered last; drawn anew, they forget what is being typed in them.
"""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.answers import Language
from index.documents import Document
from web.markup import element, escaped
from web.service import Service
from web.talk import as_download
from web.texts import text

MAX_QUESTIONS = 60
FORM_SCRIPT = "window.policy.form({server});"
OPEN_SCRIPT = "(chosen) => window.policy.openForm(chosen)"


def build_eligibility_tab(tab: gr.Tab, chosen: gr.CheckboxGroup, service: Service, language: Language) -> None:
    """Lays the tab out, inside of it; the form is drawn when it is opened, for a document that the chat is asked."""
    form = Form(service, language)

    # plain functions: Gradio marks what it lets the browser call
    def draw_form(asked: Any) -> str:
        return form.draw(asked)

    def judge_form(asked: Any) -> dict[str, Any]:
        return form.judge(asked)

    def hear_chat(asked: Any) -> dict[str, str]:
        return form.hear(asked)

    def save_form(asked: Any) -> dict[str, str]:
        return form.save(asked)

    waiting = element("p", escaped(text("form_opening", language)), class_="empty", role="status")
    gr.HTML(
        element("div", waiting, class_="place-of-form", data_failed=text("no_server", language)),
        elem_id="form",
        js_on_load=FORM_SCRIPT,
        apply_default_css=False,
        server_functions=[draw_form, judge_form, hear_chat, save_form],
    )
    tab.select(None, [chosen], None, js=OPEN_SCRIPT)


class Form:
    """What the browser asks of the server: each time an object that is read like any foreign data."""

    def __init__(self, service: Service, language: Language) -> None:
        self.service = service
        self.language = language

    def draw(self, asked: Any) -> str:
        """The form for the document `document`, or else for the first of those `chosen`; without values."""
        from web.form import render_form

        document = self._document(asked) or next(iter(self.service.within(_words(asked, "chosen"))), None)
        return render_form(document, self.service.documents, self.language)

    def judge(self, asked: Any) -> dict[str, Any]:
        """Summary and verdicts (HTML) for `values`; the keys of those not understood; each with its unit."""
        from web.eligibility import find_fields, judge_supports, read_value, with_unit
        from web.form import read_values
        from web.verdicts import render_summary, render_supports

        document, values = self._document(asked), read_values(_part(asked, "values"))
        if document is None:
            return {"summary": "", "verdicts": "", "unread": [], "written": {}}
        fields = [field for field in find_fields(document) if values.get(field.key)]
        figures = [field for field in fields if field.kind == "figure"]
        supports = judge_supports(document, values)
        return {
            "summary": render_summary(supports, self.language),
            "verdicts": render_supports(supports, self.language),
            "unread": [field.key for field in figures if read_value(values[field.key], field) is None],
            "written": {field.key: with_unit(values[field.key], field) for field in fields},
        }

    def hear(self, asked: Any) -> dict[str, str]:
        """What `questions` of the chat say for the fields, other than those of them `heard` before."""
        from web.eligibility import fill_in

        document = self._document(asked)
        if document is None:
            return {}
        heard = _words(asked, "heard")
        questions = _words(asked, "questions")
        before = fill_in(tuple(question for question in questions if question in heard), document)
        return {key: words for key, words in fill_in(questions, document).items() if before.get(key) != words}

    def save(self, asked: Any) -> dict[str, str]:
        from web.eligibility import describe, judge_supports
        from web.form import read_values
        from web.verdicts import supports_to_docx

        document, values = self._document(asked), read_values(_part(asked, "values"))
        if document is None:
            return {}
        supports = judge_supports(document, values)
        data = supports_to_docx(supports, document, describe(values, (document,)), self.language)
        return as_download(f"{text('check_name', self.language)}.docx", data)

    def _document(self, asked: Any) -> Document | None:
        slug = _part(asked, "document")
        return self.service.document(slug) if isinstance(slug, str) and slug else None


def _part(asked: Any, name: str) -> Any:
    return asked.get(name) if isinstance(asked, dict) else None


def _words(asked: Any, name: str) -> tuple[str, ...]:
    found = _part(asked, name)
    return tuple(map(str, found[-MAX_QUESTIONS:])) if isinstance(found, list) else ()
