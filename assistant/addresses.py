"""Addresses: the words by which a figure of a document can be named, nearest first.

own        since the like figure before it in its sentence, and what stands behind it      住宿、餐饮企业，每家奖励5万元
sentence   its sentence, up to ； or 。
lead       what its paragraph says before that sentence, back to the last 。
context    the paragraph's title, the lead over its items, the headings
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.asked import group_of
from assistant.focus import Term
from assistant.frames import year_at, years_in
from assistant.operands import JOINS, Figure, figures_of, label_of
from assistant.sentences import Sentence, flat
from index.documents import Document
from index.quantities import Quantity, find_quantities

BREAK = re.compile(r"[，,：:；;。]")
# What a word of a name is worth where it stands: nearer words tell one figure from another.
ABOVE = 160  # characters of the paragraph above that say what its items are about
OWN, SENTENCE, LEAD, CONTEXT = 1.0, 0.8, 0.6, 0.7
BESIDE = 0.3


@dataclass(frozen=True, slots=True)
class Address:
    figure: Figure
    own: str
    sentence: str
    lead: str
    context: str
    others: str  # the own words of the like figures of its sentence
    bounds: tuple[Quantity, ...]  # figures by which it is given: 25万元以上的
    year: int | None
    elliptic: bool  # an item of a list, whose first item says what all are: 、高级工每人7000元

    @property
    def key(self) -> int:
        return self.figure.sentence.start + self.figure.quantity.start

    @property
    def group(self) -> str:
        return group_of(self.figure.quantity.unit)

    def worth(self, term: Term, near: bool = False) -> float:
        """How near to the figure one of the term's words stands, 0 where none does; with `near` only its own words count."""
        levels = (
            ((self.own, OWN),)
            if near
            else ((self.own, OWN), (self.sentence, SENTENCE), (self.lead, LEAD), (self.context, CONTEXT))
        )
        worth = max((worth for text, worth in levels if any(word in text for word in term.words)), default=0.0)
        if worth == SENTENCE and not self.elliptic and any(word in self.others for word in term.words):
            return BESIDE  # said of the figure beside it
        return worth


@lru_cache(maxsize=32)
def addresses_of(document: Document) -> tuple[Address, ...]:
    """Every figure of the document with its address, in order."""
    return tuple(_address(document, f) for f in figures_of(document))


def _address(document: Document, figure: Figure) -> Address:
    sentence, text = figure.sentence, document.text
    if figure.column:
        years = years_in(figure.column)
        return Address(
            figure,
            figure.label,
            flat(sentence.paragraph.heading),
            "",
            sentence.context,
            "",
            (),
            years[0] if years else None,
            False,
        )
    opened = max(text.rfind("。", sentence.paragraph.start, sentence.start), sentence.paragraph.start - 1) + 1
    own = _own(figure)
    context = f"{sentence.context} {_above(document, figure)}"
    beside = [
        f
        for f in figures_of(document)
        if f.sentence == sentence
        and f.quantity is not figure.quantity
        and group_of(f.quantity.unit) == group_of(figure.quantity.unit)
    ]
    others = flat(" ".join(_own(f) for f in beside))
    bounds = tuple(
        q
        for q in find_quantities(own)
        if q.unit and (q.low, q.unit) != (figure.quantity.low, figure.quantity.unit) and q.comparator != "="
    )
    paragraph = sentence.paragraph
    year = year_at(document.text_of(paragraph), sentence.start + figure.quantity.start - paragraph.start)
    lead = flat(text[opened : sentence.start])
    return Address(figure, flat(own), sentence.flat, lead, context, others, bounds, year, own[:1] in JOINS)


def _above(document: Document, figure: Figure) -> str:
    """What the paragraph over a measure or item says of all that stand under it."""
    paragraph = figure.sentence.paragraph
    above = document.paragraph(paragraph.parent) if paragraph.parent else None
    return flat(document.text_of(above))[:ABOVE] if above is not None and above.evidence else ""


def _own(figure: Figure) -> str:
    """The words between the like figure before and this one, as far as they are this one's, and those behind it."""
    sentence, quantity = figure.sentence, figure.quantity
    text = sentence.document.text
    label = label_of(sentence, figure.clause, quantity)
    if any(pair.quantity.start == quantity.start for pair in sentence.pairs):
        return label
    tests = not is_test(sentence, quantity)
    like = [
        q
        for q in sentence.quantities
        if group_of(q.unit) == group_of(quantity.unit) and not (tests and is_test(sentence, q))
    ]
    earlier = [q.end for q in like if q.end <= quantity.start]
    later = [q for q in like if q.start >= quantity.end]
    at = sentence.start + quantity.start
    if not earlier:
        before = text[sentence.start : at]
        return (
            (_last(before, text[sentence.start + quantity.end : sentence.start + later[0].start]) if later else before)
            + " "
            + label
        )
    before = text[sentence.start + max(earlier) : at]
    if mark := BREAK.search(before):
        return before[mark.end() :] + " " + label
    if before[:1] not in JOINS:
        before = re.split(rf"[{JOINS}]", before)[-1]
    return before + " " + label


def is_test(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure tests who or what is meant: 25万元以上的，… ; 8万元以上、不足15万元的，…"""
    if quantity.comparator in ("=", "<=", "~"):
        return False
    after = re.split(r"[，,；;。]", sentence.document.text[sentence.start + quantity.end : sentence.end + 1])[0]
    return after.endswith("的")


def _last(before: str, between: str) -> str:
    """The last clauses before a list's first figure, as many as lead up to the second: the rest is said of all.

    >>> _last("给予补贴：轻度每月", "元，中度每月")
    '轻度每月'
    """
    behind = BREAK.split(between, maxsplit=1)
    clauses = len(BREAK.findall(behind[1])) + 1 if len(behind) > 1 else 1
    marks = [m.end() for m in BREAK.finditer(before)]
    return before[marks[-clauses] :] if len(marks) >= clauses else before
