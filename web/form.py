"""The eligibility form as HTML: a field for each thing that a condition asks, in the document's words. Pure.

What is filled in is held by the browser (assets/form.js): the server draws the fields, without values, and judges what they hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.answers import Language
from index.documents import Document
from web.eligibility import NO, YES, Field, find_fields
from web.markup import element, escaped
from web.texts import text

MAX_WORDS = 40  # of a field
MAX_FIELDS = 500  # of a profile that comes from a browser


def read_values(value: Any) -> dict[str, str]:
    """Field keys → words, as a browser or a shared address gives them: read like any foreign data."""
    if not isinstance(value, Mapping):
        return {}
    written = ((str(key), str(words).strip()[:MAX_WORDS]) for key, words in list(value.items())[:MAX_FIELDS])
    return {key: words for key, words in written if words}


def render_form(document: Document | None, documents: Mapping[str, Document], language: Language) -> str:
    """The choice of a document where there are several, the fields, what can be done with them, and room for verdicts."""
    if document is None:
        return element("p", escaped(text("no_document", language)), class_="empty", role="status")
    fields = find_fields(document)
    choice = _choice(document, documents, language)
    verdicts = element("div", "", id="verdicts", aria_live="off")
    if not fields:
        return element("div", choice + verdicts, data_slug=document.slug)
    drawn = "".join(_field(field, number, document, language) for number, field in enumerate(fields))
    parts = (
        choice,
        element("p", escaped(text("form_intro", language)), class_="row-count"),
        element("p", escaped(text("kept_here", language)), class_="row-count"),
        element("div", "", id="form-summary", role="status"),
        element("div", drawn, id="form-fields"),
        element("div", _tools(language), id="form-tools"),
        verdicts,
    )
    return element("div", "".join(parts), data_slug=document.slug)


def _choice(document: Document, documents: Mapping[str, Document], language: Language) -> str:
    if len(documents) < 2:
        return ""
    options = "".join(
        element("option", escaped(d.title), value=slug, selected=slug == document.slug) for slug, d in documents.items()
    )
    name = element("label", escaped(text("choose_document", language)), for_="form-document")
    return element("div", name + element("select", options, id="form-document", lang="zh-CN"), class_="field")


def _field(field: Field, number: int, document: Document, language: Language) -> str:
    paragraph = document.paragraph(field.paragraph)
    asked = text("form_asked", language, label=paragraph.label if paragraph else "", asked=field.asked)
    hint = element("span", escaped(asked), class_="asked-of", lang="zh-CN")
    if field.kind == "category":
        legend = element("legend", escaped(text("form_is", language, word=field.label)))
        options = "".join(
            _option(field, number, *one, language) for one in (("yes", YES), ("no", NO), ("not_said", ""))
        )
        return element("fieldset", legend + hint + element("div", options, class_="options"), class_="field")
    unread = element("span", escaped(text("form_unread", language, unit=field.unit)), class_="unread", role="alert")
    box = element(
        "input",
        "",
        type="text",
        id=f"field-{number}",
        data_key=field.key,
        maxlength=MAX_WORDS,
        placeholder=text("form_unit", language, unit=field.unit),
        autocomplete="off",
        enterkeyhint="next",
        aria_describedby=f"asked-{number}",
    )
    label = element("label", escaped(field.label), for_=f"field-{number}", lang="zh-CN")
    return element("div", label + element("span", hint + unread, id=f"asked-{number}") + box, class_="field")


def _option(field: Field, number: int, key: str, value: str, language: Language) -> str:
    circle = element(
        "input", "", type="radio", name=f"field-{number}", value=value, data_key=field.key, checked=value == ""
    )
    return element("label", circle + escaped(text(key, language)))


def _tools(language: Language) -> str:
    named = (("clear", "clear_form"), ("link", "form_link"), ("docx", "form_docx"), ("print", "print"))
    return "".join(
        element("button", escaped(text(key, language)), type="button", id=f"form-{action}", data_form=action)
        for action, key in named
    )
