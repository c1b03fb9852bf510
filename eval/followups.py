"""Follow-ups: how many turns back the turn lies that a question refers to."""

from __future__ import annotations

from collections.abc import Mapping

from eval.questions import Item
from index.documents import Document
from index.words import tokenize

AS_MUCH = 0.8  # of the best turn's overlap: of turns that say about as much of the gold, the nearest is meant


def distance(item: Item, documents: Mapping[str, Document], default: str) -> int | None:
    """How many turns back the turn lies that says most of what the gold paragraphs say; 1 is the last one.

    Question sets do not name the turn, so it is inferred. None without turns, or where no turn says anything of them.
    """
    said = _gold_tokens(item, documents, default)
    shares = [len(said & set(tokenize(turn))) for turn in reversed(item.turns)]
    if not said or not shares or not max(shares):
        return None
    return next(back for back, share in enumerate(shares, 1) if share >= AS_MUCH * max(shares))


def _gold_tokens(item: Item, documents: Mapping[str, Document], default: str) -> frozenset[str]:
    texts = []
    for id in item.ids(item.gold or item.correction_gold, default):
        document = documents.get(id.partition("#")[0])
        paragraph = document.paragraph(id) if document else None
        if document and paragraph:
            texts.append(f"{document.text_of(paragraph)} {paragraph.heading}")
    return frozenset(token for text in texts for token in tokenize(text) if len(token) > 1)
