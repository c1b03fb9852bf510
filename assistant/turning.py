"""Turning: whether a follow-up stays with what the question before it was about, or turns to something else.

那牵头的是谁           on      the same matter
那名额呢               aside   another sentence of the paragraph that answered before
那港口码头呢           away    what another paragraph is on, and the one before never says
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from assistant.about import focus_in
from assistant.english import is_english
from assistant.focus import Term
from assistant.sentences import flat, sentences_of
from assistant.understanding import Understood
from index.documents import Document, Paragraph
from index.library import Library

Turn = Literal["on", "aside", "away"]

# 港口码头呢? What about the ports? names its subject and nothing else.
ELLIPTIC = {
    "zh": re.compile(r"(?:那么?|还有|至于)?(?P<thing>[\u4e00-\u9fff]{2,8})呢(?:[?。,]|$)"),
    "en": re.compile(
        r"(?:and |but |so )?(?:what|how) about (?P<thing>[^?.,]{3,60})|and (?:for )?(?!if|by|who|when|what|where|how|is|are|do|does|can)(?P<also>[^?.,]{3,60})\?",
        re.IGNORECASE,
    ),
}
TITLED = 20  # characters of a paragraph's first sentence that name it


def find_turn(
    understood: Understood, library: Library, found: Iterable[str], prior: frozenset[str], context: str
) -> Turn:
    """Where a question turns that leans on earlier ones; `found` are the paragraphs that its search found, `prior`
    those that earlier turns rested on, `context` what these asked."""
    before = _paragraphs(library, prior)
    said = " ".join(_whole(document, paragraph) for document, paragraph in before)
    if not said:
        return "on"
    english = understood.language == "en"
    short = ELLIPTIC[understood.language].match(understood.plain)
    if english and not short:
        return "on"  # an English question's words for what is asked look like titles: growth, deadline
    named = next(filter(None, short.groups())) if short else understood.plain
    others = [(d, p) for d, p in _paragraphs(library, found) if p.evidence and p.id not in prior]
    for document in {d.slug: d for d, _ in others}.values():
        titles = [_whole(d, p) if short else sentences_of(d, p)[0].flat[:TITLED] for d, p in others if d == document]
        for term in _names(library, document, named, english, bool(short)):
            if not _says(said, term) and any(_says(title, term) for title in titles):
                return "away"
    if not short or not context:
        return "on"
    return "aside" if any(_aside(library, d, p, named, english, context) for d, p in before) else "on"


def _names(library: Library, document: Document, named: str, english: bool, short: bool) -> list[Term]:
    """The terms of a text that name something in the document; a synonym counts where nothing else is said."""
    terms = focus_in(library, document, named, english).terms
    return [t for t in terms if t.known and len(t.words[0]) > 1 and (short or not t.concept)]


def _aside(library: Library, document: Document, paragraph: Paragraph, named: str, english: bool, context: str) -> bool:
    """Whether what is named stands in another sentence of the paragraph than the one that answered `context`."""
    about = focus_in(library, document, context, is_english(context))
    sentences = sentences_of(document, paragraph)
    answered = max(sentences, key=lambda s: about.covered(s.flat))
    heaviest = max(_names(library, document, named, english, True), key=lambda t: t.weight, default=None)
    if heaviest is None or _says(answered.flat, heaviest):
        return False
    return any(_says(sentence.flat, heaviest) for sentence in sentences)


def _says(text: str, term: Term) -> bool:
    return any(word in text for word in term.words)


def _paragraphs(library: Library, ids: Iterable[str]) -> list[tuple[Document, Paragraph]]:
    documents = ((library.documents[id.partition("#")[0]], id) for id in ids)
    return [(document, paragraph) for document, id in documents if (paragraph := document.paragraph(id)) is not None]


def _whole(document: Document, paragraph: Paragraph) -> str:
    return flat(f"{document.text_of(paragraph)} {paragraph.heading}")
