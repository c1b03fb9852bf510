"""Ordinary words: what everybody says who asks about a support, so that it tells nothing of who is shut out from it.

只种植大豆或者只种植玉米的不予补贴, beside 大豆玉米带状种植: that somebody plants either is no sign that they plant nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from assistant.categories import BLANKED
from assistant.groups import Group
from assistant.likeness import Ordinary, pairs_of
from index.documents import Document
from index.provisions import find_provisions

TITLE = re.compile(r"[^。；\n]{2,24}。")  # 支持技术改造。对…: who asks says what the support is called
EVERYWHERE = 3  # paragraphs that use a word which tells none of them apart


def ordinary_words(document: Document, group: Group) -> Ordinary:
    """The pairs of characters of what the denial's paragraph grants; of a general denial those of many paragraphs."""
    if group.provision is not None and group.provision.general:
        return Ordinary(_everywhere(document))
    granted = (
        p
        for p in find_provisions(document)
        if p.paragraph == group.paragraph and p.effect == "grants" and not p.defines
    )
    text = document.text[: group.start] + BLANKED * (group.end - group.start) + document.text[group.end :]
    beside = frozenset[str]().union(*(pairs_of(text[p.start : p.end]) for p in granted))
    own = document.paragraph(group.paragraph)
    title = TITLE.match(text[own.start : own.end]) if own is not None else None
    return Ordinary(beside | (pairs_of(title[0]) if title else frozenset()), bool(beside))


@lru_cache(maxsize=64)
def _everywhere(document: Document) -> frozenset[str]:
    counted: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        if paragraph.evidence:
            counted.update(pairs_of(document.text_of(paragraph)))
    return frozenset(pair for pair, many in counted.items() if many >= EVERYWHERE)
