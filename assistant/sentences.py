"""Sentences of a paragraph with what comparing them needs, made once for each paragraph that a question touches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.asked import group_of
from assistant.focus import weigh
from assistant.frames import years_in
from assistant.rows import header_of
from assistant.synonyms import CONCEPTS
from index.clauses import find_sentences
from index.documents import Document, Paragraph
from index.periods import Period, find_periods
from index.quantities import Quantity, find_quantities
from index.respective import Pair, find_back_pairs, find_pairs
from index.units import lead_of
from index.words import fold

TITLE = 30  # characters: a paragraph's first sentence that is no longer, and has no figure, is its title
UNIT_OF_ROW = re.compile(r"[（(]([^（()）\d]{1,5})[）)]")  # 就诊率（%）: the unit of the figures in the row's cells
PROVIDES = re.compile(
    r"所称|是指|包括|应当|不得|适用|施行|可以|负责|由[^，。]{2,12}(?:负责|承担)"
)  # a provision however short
# What opens a paragraph and is no part of what it says.
BULLET = re.compile(
    r"^(?:[—\-–·•●■\s]+|第[一二三四五六七八九十百零\d]+条[\s　]*|[（(][一二三四五六七八九十\d]+[）)]\s*|\d{1,2}[.．、](?!\d)\s*|[①-⑳])"
)


def flat(text: str) -> str:
    """Text as terms are compared with it; the length may differ from the text's."""
    return fold(text)


@dataclass(frozen=True, slots=True)
class Sentence:
    document: Document
    paragraph: Paragraph
    start: int
    end: int
    flat: str  # with the names that it refers back to
    context: str  # the trail and the paragraph's own title, flat
    is_title: bool
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    groups: frozenset[str]  # unit groups of its quantities
    years: tuple[int, ...]  # that its figures are of
    pairs: tuple[Pair, ...]  # what 分别 gives each figure to, offsets counted from the sentence's start

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]


@lru_cache(maxsize=4096)
def sentences_of(document: Document, paragraph: Paragraph) -> tuple[Sentence, ...]:
    """The paragraph's sentences in order; a heading or title is one too, marked as such."""
    spans = find_sentences(document.text, paragraph.start, paragraph.end)
    title_span = spans[0] if spans and _is_title(document, paragraph, len(spans), spans[0].of(document.text)) else None
    title = title_span.of(document.text) if title_span else ""
    header = header_of(document, paragraph)
    above = header or lead_of(document, paragraph)
    made: list[Sentence] = []
    inherited = years_in(header)
    if paragraph.kind == "bullet":  # ——2027年，全面提升。 sets its own year
        inherited = years_in(title) or _announced_year(document, paragraph)
    for span in spans:
        text = span.of(document.text)
        quantities = find_quantities(text)
        pairs = find_pairs(text) if "分别" in text else ()
        if not pairs and "分别" in text and made:
            pairs = find_back_pairs(text, made[-1].text)
        units = (
            [q for unit in UNIT_OF_ROW.findall(text) for q in find_quantities(f"1{unit}") if q.unit] if header else []
        )
        named = " ".join(p.name for p in pairs if p.thing is None)
        made.append(
            Sentence(
                document, paragraph, span.start, span.end, flat(f"{text} {named}".strip()), flat(f"{paragraph.heading} {above} {title}"),
                span == title_span, quantities, find_periods(text, document.year),
                frozenset(group_of(q.unit) for q in (*quantities, *units)), years_in(text) or inherited, pairs,
            )
        )  # fmt: skip
    return tuple(made)


def _announced_year(document: Document, bullet: Paragraph) -> tuple[int, ...]:
    """The one year that the paragraph over a run of bullets sets for them all: 到2025年，……："""
    above = ""
    for paragraph in document.paragraphs:
        if paragraph == bullet:
            break
        if paragraph.kind != "bullet" and paragraph.parent == bullet.parent:
            above = document.text_of(paragraph)
    years = years_in(above)
    return years if len(years) == 1 else ()


def _is_title(document: Document, paragraph: Paragraph, count: int, first: str) -> bool:
    if paragraph.kind in ("section", "heading"):
        return True
    return (
        count > 1
        and len(first) <= TITLE
        and not PROVIDES.search(first)
        and paragraph.kind in ("measure", "bullet", "article", "item")
    )


def title_of(document: Document, paragraph: Paragraph) -> str:
    """The paragraph's own title without its mark, or its first words where it has none."""
    from assistant.references import name_of

    sentences = sentences_of(document, paragraph)
    first = sentences[0].text if sentences else document.text_of(paragraph)
    if not (sentences and sentences[0].is_title) and len(first) > TITLE:
        first = re.split(r"[，,：:]", first)[0][:TITLE]
    return BULLET.sub("", name_of(first))


@lru_cache(maxsize=256)
def folded(document: Document) -> str:
    """The whole text as terms are compared with it."""
    return flat(document.text)


@lru_cache(maxsize=256)
def _flat_sentences(document: Document) -> tuple[str, ...]:
    return tuple(
        flat(span.of(document.text))
        for p in document.paragraphs
        if p.evidence
        for span in find_sentences(document.text, p.start, p.end)
    )


@lru_cache(maxsize=8192)
def rarity(document: Document, row: int) -> float:
    """The weight of a synonym row in the document, by how many of its sentences state it; 0 where none does."""
    texts = _flat_sentences(document)
    words = [word for word in CONCEPTS[row] if len(word) > 1]
    return weigh(sum(any(word in text for word in words) for text in texts), len(texts))
