"""Grading: one answer against one item, by the rules of the question sets.

    answerable      right = musts stand, no must_not does, every gold cited, verdict agrees, no abstention, short enough
    unanswerable    right = an abstention in which no must_not stands, or a correction that cites its correction_gold

A verdict is compared where the item has one: an item without may still be answered with a verdict.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answers import ABSTENTIONS, Answer
from eval.questions import Item
from index.documents import Document

LEAD = 160  # characters: an answer comes first, not a paragraph to search
LIMIT, WITH_VERDICT, IN_ENGLISH, OF_A_LIST = 300, 400, 600, 800
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Grade:
    """How one answer was judged. `reasons` is empty where it is right; it never holds words of the question."""

    right: bool
    reasons: tuple[str, ...]
    lead: bool  # the musts stand at the beginning
    abstained: bool
    corrected: bool  # it cites what contradicts the question's assumption
    verbatim: bool
    precision: float | None  # of citations; None where nothing is cited or the item is unanswerable
    recall: float | None  # None where there is no gold
    length: int
    limit: int  # characters that the text must stay under
    answerable: bool

    @property
    def too_long(self) -> bool:
        return self.length >= self.limit

    @property
    def right_at_any_length(self) -> bool:
        """Right, had its length not been held against it."""
        return self.right or (self.answerable and self.too_long and len(self.reasons) == 1)

    @property
    def false_answer(self) -> bool:
        return not self.answerable and not self.abstained and not self.right

    @property
    def false_abstention(self) -> bool:
        return self.answerable and self.abstained

    @property
    def wrong_and_not_withheld(self) -> bool:
        return not self.right and not self.abstained


def normal(text: str) -> str:
    """Text as it is compared: NFKC, blanks removed."""
    return BLANKS.sub("", unicodedata.normalize("NFKC", text))


def grade(item: Item, answer: Answer, documents: Mapping[str, Document], default: str) -> Grade:
    """The judgement on an answer; `default` is the slug that paths mean where the item names no document."""
    cited = {citation.paragraph for citation in answer.citations}
    gold = item.ids(item.gold, default)
    good = gold | item.ids(item.also_ok, default)
    correction = item.ids(item.correction_gold, default)
    abstained = answer.status in ABSTENTIONS
    corrected = answer.status == "corrected" and bool(correction) and correction <= cited
    limit = length_limit(item, answer)
    if item.answerable:
        reasons = _faults_of_answer(item, answer, gold - cited, abstained, limit)
    else:
        reasons = _faults_of_abstention(item, answer, abstained, corrected)
    return Grade(
        right=not reasons,
        reasons=tuple(reasons),
        lead=not missing(item, answer.text[:LEAD]),
        abstained=abstained,
        corrected=corrected,
        verbatim=is_verbatim(answer, documents),
        precision=len(cited & good) / len(cited) if cited and item.answerable else None,
        recall=len(cited & gold) / len(gold) if gold else None,
        length=len(answer.text),
        limit=limit,
        answerable=item.answerable,
    )


def missing(item: Item, text: str) -> tuple[tuple[str, ...], ...]:
    """The lists of alternatives of which none stands in the text."""
    compared = normal(text)
    return tuple(must for must in item.must if not any(normal(form) in compared for form in must))


def forbidden(item: Item, text: str) -> tuple[str, ...]:
    """The must_not strings that stand in the text."""
    compared = normal(text)
    return tuple(form for form in item.must_not if normal(form) in compared)


def length_limit(item: Item, answer: Answer) -> int:
    """Characters that the text must stay under; the widest limit that applies."""
    limits = [LIMIT]
    if answer.verdict is not None:
        limits.append(WITH_VERDICT)
    if answer.language == "en":
        limits.append(IN_ENGLISH)
    if item.type == "list":
        limits.append(OF_A_LIST)
    return max(limits)


def is_verbatim(answer: Answer, documents: Mapping[str, Document]) -> bool:
    """Whether every quote is its document's `text[start:end]`."""
    return all(
        (document := documents.get(citation.paragraph.partition("#")[0])) is not None
        and 0 <= citation.start < citation.end
        and document.text[citation.start : citation.end] == citation.quote
        for citation in answer.citations
    )


def _faults_of_answer(item: Item, answer: Answer, uncited: frozenset[str], abstained: bool, limit: int) -> list[str]:
    if abstained:
        return [f"withheld ({answer.status})"]
    faults = [f"lacks {' / '.join(must)}" for must in missing(item, answer.text)]
    faults += [f"states {form}" for form in forbidden(item, answer.text)]
    faults += [f"does not cite {paragraph}" for paragraph in sorted(uncited)]
    if item.verdict is not None and answer.verdict != item.verdict:
        faults.append(f"verdict {answer.verdict}, not {item.verdict}")
    if len(answer.text) >= limit:
        faults.append(f"{len(answer.text)} characters, not under {limit}")
    return faults


def _faults_of_abstention(item: Item, answer: Answer, abstained: bool, corrected: bool) -> list[str]:
    if abstained:
        return [f"abstains, but states {form}" for form in forbidden(item, answer.text)]
    if corrected:
        return []
    if answer.status == "corrected":
        return [f"corrects without citing {', '.join(item.correction_gold) or 'anything that contradicts'}"]
    return [f"answers ({answer.status}) what the document does not say"]
