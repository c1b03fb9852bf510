"""About: what a text is about, weighed by the words of one document of a library."""

from __future__ import annotations

from functools import partial

from assistant.abbreviations import find_abbreviations
from assistant.focus import Focus, Term, bare, find_focus, weigh
from assistant.sentences import folded, rarity
from index.documents import Document
from index.library import Library


def focus_in(library: Library, document: Document, text: str, english: bool = False, synonyms: bool = True) -> Focus:
    """What a text is about, weighed in a document."""
    vocabulary = library.vocabulary(document.slug)
    focus = find_focus(text, vocabulary, partial(rarity, document), english, synonyms)
    short = {} if english or not synonyms else find_abbreviations(bare(text), vocabulary, folded(document))
    if not short:
        return focus
    within = "".join(f" {word}" for word in short)
    kept = tuple(term for term in focus.terms if term.known or term.words[0] not in within)
    return Focus(
        kept
        + tuple(
            Term((word,), weigh(folded(document).count(word), vocabulary.sentences), True) for word in short.values()
        )
    )
