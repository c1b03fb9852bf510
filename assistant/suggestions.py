"""Suggestions: questions that the document answers by its own outline, near what was just answered."""

from __future__ import annotations

from assistant.references import measures_of, name_of
from index.documents import Document, Paragraph
from prompts import render

MOST = 3


def suggest(document: Document, paragraph: Paragraph | None, language: str) -> tuple[str, ...]:
    """Up to three: the measure after this one, what its heading holds, and the whole's outline."""
    units = measures_of(document)
    if not units:
        return ()
    numbered = [p for p in units if p.label.startswith("第")]
    found: list[str] = []
    if paragraph is not None and paragraph in numbered:
        place = numbered.index(paragraph)
        following = numbered[place + 1 : place + 2] or numbered[:1]
        found += [render("suggest_measure", language, label=_label(p, language)) for p in following]
    parent = document.paragraph(paragraph.parent) if paragraph is not None and paragraph.parent else None
    if parent is not None and parent.kind == "heading":
        found.append(render("suggest_heading", language, name=name_of(parent.label)))
    elif numbered and not found:
        found.append(render("suggest_measure", language, label=_label(numbered[0], language)))
    found.append(render("suggest_count", language))
    return tuple(dict.fromkeys(found))[:MOST]


def _label(paragraph: Paragraph, language: str) -> str:
    number = "".join(c for c in paragraph.label if c.isdigit())
    return f"measure {number}" if language == "en" and number else paragraph.label
