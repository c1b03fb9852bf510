"""A draft: an answer before it is verified, with its quotes as spans of documents and its sums in the open."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answers import Check, Result, Status
from index.documents import Document, Paragraph


@dataclass(frozen=True, slots=True)
class Quote:
    """What a marker [n] in the text points to."""

    document: Document
    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Draft:
    """`computed` are the figures that the text derives openly from cited ones, as the text writes them."""

    text: str
    status: Status
    quotes: tuple[Quote, ...] = ()
    verdict: Result | None = None
    checks: tuple[Check, ...] = ()
    computed: tuple[str, ...] = field(default=())


def whole(document: Document, paragraph: Paragraph) -> Quote:
    return Quote(document, paragraph, paragraph.start, paragraph.end)
