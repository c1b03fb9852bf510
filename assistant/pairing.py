"""Pairs: two figures that a question compares without naming both.

raised       2000万元，…的提高到3000万元          what a rule makes of a figure for some
within one   总规模20亿元，首期8亿元               a whole and its part, or two things, that one sentence counts alike
"""

from __future__ import annotations

import re

from assistant.comparands import kind_wanted
from assistant.evidence import Evidence
from assistant.operands import CAPS, NO_MEASURE, Figure, Operand, counts_asked, figures_of, focus_of, is_kind, same_unit
from assistant.understanding import Understood
from index.documents import Document
from index.library import Library
from index.words import tokenize

NEAR = 0.82  # of the best score: sentences whose figures may be compared
LABELLED = 0.12  # by which a figure's label must be nearer to the question than the next one's
RAISED = re.compile(r"(?:提高|放宽|上浮|增加|延长|降低|下调|缩短|减)(?:至|到|为)[^，,；;。]{0,6}$")
UNNAMED = re.compile(r"一般|普通|其他|其它|平时|原来|正常|常规|原先|没有|不带|未(?!来)")


def find_raised(understood: Understood, evidence: Evidence) -> tuple[Operand, Operand] | None:
    """The figure that a rule raises or makes an exception of, and the one before it in the same measure."""
    kind = kind_wanted(understood.plain)
    for finding in evidence.findings[:2]:
        document, sentence = finding.sentence.document, finding.sentence
        figures = [f for f in figures_of(document) if is_kind(f, kind) and f.quantity.unit not in NO_MEASURE]
        for figure in [f for f in figures if f.sentence == sentence]:
            before = document.text[figure.clause.start : sentence.start + figure.quantity.start]
            if not RAISED.search(before) and not UNNAMED.search(understood.plain):
                continue
            words = {t for t in tokenize(re.sub(r"\d[\d.]*", " ", figure.near)) if len(t) > 1}
            earlier = [
                f
                for f in figures
                if _in_measure(f, figure)
                and f.sentence.start + f.quantity.start < sentence.start + figure.quantity.start
            ]
            like = [
                f
                for f in earlier
                if f.quantity.unit == figure.quantity.unit
                and f.clause != figure.clause
                and words & set(tokenize(f.near))
            ]
            like = [f for f in like if f.quantity.comparator == figure.quantity.comparator] or like
            if len(like) == 1 or (like and RAISED.search(before)):
                return figure.operand(), like[-1].operand()
    return None


def _in_measure(figure: Figure, other: Figure) -> bool:
    """Whether two figures stand in one measure or article, or in one item's siblings."""
    left, right = figure.sentence.paragraph, other.sentence.paragraph
    if left.id == right.parent or right.id == left.parent:
        return "paragraph" in (left.kind, right.kind)
    return left == right or (left.parent == right.parent and left.kind != "measure" and right.kind != "measure")


def find_within(
    understood: Understood, evidence: Evidence, library: Library, whole: bool
) -> tuple[Operand, Operand] | None:
    """Two figures that one of the best sentences counts alike: its only two, or the two that the question names.

    With `whole`, one of them is the sentence's first and largest: the whole that the other is a part of.
    """
    top = evidence.findings[0].score
    kind = "" if whole else kind_wanted(understood.plain)
    for finding in evidence.findings[:3]:
        sentence = finding.sentence
        if finding.score < NEAR * top:
            break
        document = sentence.document
        own = [
            f
            for f in figures_of(document)
            if f.sentence == sentence
            and f.quantity.unit not in NO_MEASURE
            and counts_asked(understood, f)
            and is_kind(f, kind)
        ]
        if CAPS.search(understood.plain):
            own = [f for f in own if f.is_cap] or own
        for unit in dict.fromkeys(f.quantity.unit for f in own):
            alike = [f for f in own if same_unit(f.quantity.unit, unit) and not f.quantity.change]
            if len(alike) == 2 and alike[0].quantity.end == alike[1].quantity.start:
                continue  # 5000元以上2万元以下 is one range
            if len(alike) == 2:
                return alike[0].operand(), alike[1].operand()
            if len(alike) > 2 and (pair := _named(understood, alike, library, document, whole)):
                return pair
    return None


def _named(
    understood: Understood, figures: list[Figure], library: Library, document: Document, whole: bool
) -> tuple[Operand, Operand] | None:
    focus = focus_of(library, document, understood.plain)
    ranked = sorted(figures, key=lambda f: -focus.covered(f.label))
    if whole:
        stated = {q.low for q in understood.quantities if q.low is not None}
        inside = re.split(r"里头?|当中|之中|中", understood.plain)[
            -1
        ]  # 60个平台里行业型: what stands behind is the part
        focus = focus_of(library, document, inside) if stated and len(inside) < len(understood.plain) else focus
        ranked = sorted(figures, key=lambda f: -focus.covered(f.label))
        largest = next(
            (f for f in figures if f.quantity.low in stated), max(figures, key=lambda f: f.quantity.low or 0)
        )
        parts = [f for f in ranked if f is not largest]
        if focus.covered(parts[0].label) >= focus.covered(parts[1].label) + LABELLED:
            return largest.operand(), parts[0].operand()
        return None
    if focus.covered(ranked[1].label) >= focus.covered(ranked[2].label) + LABELLED:
        first, second = sorted(ranked[:2], key=lambda f: f.quantity.start)
        return first.operand(), second.operand()
    return None
