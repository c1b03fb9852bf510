"""Leaning: whether a question goes on with what was asked before it or starts afresh, where its words leave that open.

那笔补贴最多给多少 after 托育补贴要什么条件      goes on: no other paragraph says more of it than the one that answered
县道里头的水泥路,今年要修多少公里                starts afresh: another paragraph says much of it, that one little
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.about import focus_in
from assistant.conversation import points
from assistant.evidence import Evidence
from assistant.off_subject import is_off_subject
from assistant.sentences import flat
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.library import Library

# How much more of what is asked about another paragraph has to say; weights of `focus`. Measured (eval/README).
POINTING = 5.0  # where a word points somewhere
BRIEF, MANY = 8.0, 2.0  # where there are few words
BRIEF_CHARS = 6
COMPARED = 6  # paragraphs that the question finds by itself


def starts_afresh(
    understood: Understood, content: int, library: Library, alone: Evidence, prior: Iterable[str]
) -> bool:
    """Whether what is found for the question alone says much more of it than the paragraphs that answered before."""
    earlier = [p for id in prior if (p := library.documents[id.partition("#")[0]].paragraph(id)) is not None]
    pointing = points(understood.plain)
    found = [finding.sentence for finding in alone.findings[:COMPARED]]
    if not pointing and content >= BRIEF_CHARS and (not found or is_off_subject(understood, alone, tuple(found[:1]))):
        return True  # of something that no document here speaks of
    gained = _stated(understood, library, (sentence.paragraph for sentence in found)) - _stated(
        understood, library, earlier
    )
    needed = POINTING if pointing else MANY if content >= BRIEF_CHARS else BRIEF
    return gained >= needed


def _stated(understood: Understood, library: Library, paragraphs: Iterable[Paragraph]) -> float:
    """The weight of what is asked about that the best of the paragraphs states."""
    best = 0.0
    for paragraph in paragraphs:
        document = library.documents[paragraph.id.partition("#")[0]]
        focus = focus_in(library, document, understood.plain, understood.language == "en")
        known = sum(term.weight for term in focus.terms if term.known)
        best = max(best, known * focus.covered(_whole(document, paragraph)))
    return best


def _whole(document: Document, paragraph: Paragraph) -> str:
    return flat(f"{document.text_of(paragraph)} {paragraph.heading}")
