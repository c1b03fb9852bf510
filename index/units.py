"""Units: what is embedded and word-indexed. Each paragraph, and each sentence of a longer one.

A long measure holds a dozen sentences on different things; its one vector is near none of them. The
heading trail and the paragraph's own title are put before a unit's text for indexing only.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.clauses import find_sentences
from index.documents import Document, Paragraph

LEAD = 80  # characters of an article that say what its items are of
LONG = 60  # characters: a shorter paragraph is one unit


@dataclass(frozen=True, slots=True)
class Unit:
    id: str  # the paragraph's id, or id@start-end for a sentence of it
    document: str
    paragraph: str
    start: int
    end: int
    text: str  # what is embedded: trail, title, then the words


def lead_of(document: Document, paragraph: Paragraph) -> str:
    """The words of the measure or article that an item or further paragraph belongs to; "" where it belongs to none."""
    parent = document.paragraph(paragraph.parent) if paragraph.parent else None
    if parent is None or parent.kind not in ("measure", "article", "item"):
        return ""
    return document.text_of(parent)[:LEAD]


def find_units(document: Document) -> tuple[Unit, ...]:
    """Every unit of the document's evidence, in the document's order."""
    return tuple(unit for p in document.paragraphs if p.evidence for unit in _units_of(document, p))


def _units_of(document: Document, paragraph: Paragraph) -> list[Unit]:
    text = document.text_of(paragraph)
    trail = paragraph.heading.rpartition(" / ")[2]
    if paragraph.kind in ("item", "paragraph") and (above := lead_of(document, paragraph)):
        trail = above  # what an item is an item of says more than its article's number
    whole = Unit(
        paragraph.id, document.slug, paragraph.id, paragraph.start, paragraph.end, f"{trail}\n{text}" if trail else text
    )
    sentences = find_sentences(document.text, paragraph.start, paragraph.end)
    if len(text) <= LONG or len(sentences) < 2:
        return [whole]
    title = sentences[0].of(document.text)
    prefix = title if len(title) <= 30 else trail
    return [whole] + [
        Unit(
            f"{paragraph.id}@{s.start}-{s.end}", document.slug, paragraph.id, s.start, s.end,
            f"{prefix}\n{s.of(document.text)}" if s.of(document.text) != title else f"{trail}\n{title}",
        )
        for s in sentences
    ]  # fmt: skip
