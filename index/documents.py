"""A document and its paragraphs: the typed values that everything else is computed from.

The stored text is exactly what the file said (after decoding); paragraphs are offsets into it. The spans
of all paragraphs and of all declared matter are disjoint and cover every non-blank character.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.spans import Span

Kind = Literal["section", "heading", "measure", "article", "item", "bullet", "paragraph", "row"]
"""section top level; heading a node that groups numbered nodes; measure the numbered unit that says what
is done; article 第…条; item an enumeration inside a measure or article; bullet ——; row of a table;
paragraph the rest."""

MatterKind = Literal["title", "summary", "lead-in", "source", "notice", "signature", "contents", "blank"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The citable unit. Its own text is `document.text[start:end]`; children's texts lie outside it."""

    id: str  # slug#path
    label: str  # for people, as the document prints it: 第3条, （二）优化服务, 二、主要目标
    kind: Kind
    heading: str  # the trail of labels above it, joined by " / ", "" at the top
    start: int
    end: int
    parent: str | None  # id of the node that holds it
    evidence: bool = True  # False for front and back matter that has an id (0.p1 summary …)

    @property
    def slug(self) -> str:
        return self.id.partition("#")[0]

    @property
    def path(self) -> str:
        return self.id.partition("#")[2]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Matter:
    """Text that is kept but is never evidence: title, summary, source line, copyright notice …"""

    kind: MatterKind
    start: int
    end: int
    paragraph: str | None = None  # the id, where the matter is a paragraph before the first heading


@dataclass(frozen=True, slots=True)
class Document:
    """One policy text, parsed."""

    slug: str
    text: str
    title: str
    issuer: str | None  # as printed; None where the document does not say
    number: str | None  # 国发〔2018〕41号
    date: str | None  # as printed: 2018年12月13日
    source: str | None
    year: int | None  # the document's own year, which 今年 means
    paragraphs: tuple[Paragraph, ...]
    matter: tuple[Matter, ...]

    def text_of(self, paragraph: Paragraph) -> str:
        return self.text[paragraph.start : paragraph.end]

    def paragraph(self, path: str) -> Paragraph | None:
        """The paragraph with this path or id, or None."""
        wanted = path if "#" in path else f"{self.slug}#{path}"
        return next((p for p in self.paragraphs if p.id == wanted), None)

    def children(self, parent: str | None) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.paragraphs if p.parent == parent)
