"""The document pane: a whole document as HTML, each paragraph with its offsets. Pure.

The quote of a citation is marked in the browser (assets/page.js), from the offsets that each paragraph carries: nothing is
fetched and nothing moves but the view. So the text inside `.words` must be exactly `document.text[start:end]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answers import Language
from index.documents import Document, Paragraph
from web.markup import element, escaped
from web.texts import text

# Paragraphs of these kinds stand in the contents; the rest is text under them.
CONTENTS = ("section", "heading", "measure", "article")
LABEL_CHARS = 40
NUMBER = re.compile(r"^(?:第[^条\n]{1,9}条|\d+(?:\.\d+)*[.．、]?)\s*")  # as printed: the label says it already


def render_document(document: Document | None, documents: Mapping[str, Document], language: Language) -> str:
    """The pane: title, place, search, contents, text. `documents` fills the choice when there are several."""
    if document is None:
        return element("p", escaped(text("no_document", language)), class_="empty")
    tools = _finder(document, documents, language) + _contents(document, language)
    bar = _place(language) + element("div", tools, class_="pane-tools")
    body = element(
        "div",
        _body(document),
        class_="words-of-document",
        lang="zh-CN",
        tabindex=0,
        role="region",
        aria_label=text("document", language),
    )
    return element("div", _head(document, language) + bar + body, class_="pane", data_slug=document.slug)


def _head(document: Document, language: Language) -> str:
    facts = " · ".join(filter(None, (document.issuer, document.number, document.date)))
    close = element(
        "button", "×", type="button", class_="close", data_pane="close", aria_label=text("hide_document", language)
    )
    title = element("h2", escaped(document.title), lang="zh-CN")
    return element(
        "div", title + close + (element("p", escaped(facts), class_="facts") if facts else ""), class_="pane-head"
    )


def _place(language: Language) -> str:
    words = element("span", escaped(text("no_place", language)), class_="trail", data_empty=text("no_place", language))
    ask = element("button", escaped(text("ask_about", language)), type="button", data_pane="ask", hidden=True)
    link = element("button", escaped(text("copy_link", language)), type="button", data_pane="link", hidden=True)
    label = element("span", escaped(text("place", language)), class_="label")
    return element("div", label + words + ask + link, class_="place", role="status")


def _choice(document: Document, documents: Mapping[str, Document], language: Language) -> str:
    if len(documents) < 2:
        return ""
    options = "".join(
        element("option", escaped(d.title), value=slug, selected=slug == document.slug) for slug, d in documents.items()
    )
    return element("select", options, class_="choose", aria_label=text("choose_document", language))


def _finder(document: Document, documents: Mapping[str, Document], language: Language) -> str:
    """Which document, and where in it: one line."""
    words = text("search_document", language)
    field = element("input", "", type="search", class_="find", aria_label=words, placeholder=words)
    count = element(
        "output",
        "",
        class_="count",
        data_hits=text("hits", language, n="{n}", total="{total}"),
        data_none=text("no_hits", language),
    )
    return element("div", _choice(document, documents, language) + field + count, class_="finder", role="search")


def _contents(document: Document, language: Language) -> str:
    links = []
    for paragraph in document.paragraphs:
        if paragraph.kind in CONTENTS:
            depth = paragraph.path.count(".")
            name = _name(document, paragraph)
            links.append(
                element(
                    "li",
                    element("button", escaped(name), type="button", data_paragraph=paragraph.id),
                    class_=f"depth-{min(depth, 4)}",
                )
            )
    summary = element("summary", escaped(text("contents", language)))
    return element(
        "details",
        summary + element("nav", element("ul", "".join(links)), aria_label=text("contents", language)),
        class_="contents",
    )


def _name(document: Document, paragraph: Paragraph) -> str:
    """The label, and of a measure or article its first words too, which are its title."""
    if paragraph.kind in ("section", "heading"):
        return paragraph.label
    words = NUMBER.sub("", document.text_of(paragraph).lstrip())
    first = words.split("\n")[0].split("。")[0]
    return f"{paragraph.label} {first}"[:LABEL_CHARS]


def _body(document: Document) -> str:
    parts = [(paragraph.start, _paragraph(document, paragraph)) for paragraph in document.paragraphs]
    for matter in document.matter:
        if matter.paragraph is None and matter.kind not in ("blank", "title"):
            parts.append((matter.start, _words(document, matter.start, matter.end, class_="paragraph matter")))
    return "".join(html for _, html in sorted(parts, key=lambda part: part[0]))


def _paragraph(document: Document, paragraph: Paragraph) -> str:
    return _words(
        document,
        paragraph.start,
        paragraph.end,
        class_=f"paragraph {paragraph.kind}" + ("" if paragraph.evidence else " matter"),
        data_id=paragraph.id,
        data_trail=" / ".join(filter(None, (paragraph.heading, paragraph.label))),
        data_label=paragraph.label,
        tabindex=-1,
    )


def _words(document: Document, start: int, end: int, **values: object) -> str:
    """A block that shows text[start:end] without the blanks at its ends, its offsets moved accordingly."""
    text_of = document.text[start:end]
    start += len(text_of) - len(text_of.lstrip())
    end = start + len(text_of.strip())
    words = element("span", escaped(document.text[start:end]), class_="words")
    return element("div", words, data_start=start, data_end=end, **values)
