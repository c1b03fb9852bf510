"""Verification: what holds for every answer before anyone sees it; a draft that fails is withheld.

Each quote is the document's text at its offsets; each marker has its citation; each figure, date and quoted name
in the text stands in a cited paragraph, in the question, or is a sum that the text shows.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.drafts import Draft
from assistant.naming_en import label_in

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MARKER = re.compile(r"\[(\d+)\]")
NAMED = re.compile(r"[“《]([^”》]{2,40})[”》]")


@dataclass(frozen=True, slots=True)
class Verified:
    ok: bool
    why: str = ""


def verify(draft: Draft, question: str, turns: tuple[str, ...] = ()) -> Verified:
    """Whether the draft may be said, or what stands nowhere."""
    for quote in draft.quotes:
        paragraph = quote.paragraph
        if not paragraph.start <= quote.start < quote.end <= paragraph.end:
            return Verified(False, f"the quote {quote.start}-{quote.end} lies outside {paragraph.id}")
    for marker in MARKER.finditer(draft.text):
        if not 1 <= int(marker[1]) <= len(draft.quotes):
            return Verified(False, f"the marker {marker[0]} has no citation")
    source = _flat(
        " ".join(
            [
                q.document.text_of(q.paragraph)
                + f" {q.paragraph.label} {label_in(q.paragraph, 'en')} {q.paragraph.heading}"
                for q in draft.quotes
            ]
            + [f"{q.document.title} {q.document.year or ''}" for q in draft.quotes]
            + [question, *turns, *draft.computed]
        )
    )
    known = {_number(n[0]) for n in NUMBER.finditer(source)} | {
        _number(c) for c in draft.computed if NUMBER.fullmatch(c)
    }
    body = MARKER.sub(" ", _flat(draft.text))
    for number in NUMBER.finditer(body):
        if _number(number[0]) not in known:
            return Verified(False, f"the figure {number[0]} stands in no cited paragraph")
    if not draft.checks:
        for name in NAMED.finditer(draft.text):
            if _bare(name[1]) not in _bare(source):
                return Verified(False, f"the name {name[1]} stands in no cited paragraph")
    return Verified(True)


def _flat(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _bare(text: str) -> str:
    return re.sub(r"[\s\[\]\d…]+", "", _flat(text))


def _number(text: str) -> str:
    value = text.replace(",", "")
    return value.rstrip("0").rstrip(".") if "." in value else value
