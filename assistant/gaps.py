"""Gaps: how far a figure is from another that the question states, or that a rise or a lead sets off.

离60%还差几个点               the cited figure − the question's own
达到75%，较2024年提高7个百分点   75% − 7 points, the level before
高于全省3—5个百分点            the province's rate + 3 to 5 points
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant import operations
from assistant.evidence import Evidence
from assistant.frames import BASE
from assistant.operands import RATE_WORDS, figures_of, find_named, same_unit
from assistant.operations import Result
from assistant.understanding import Understood
from index.library import Library
from index.quantities import find_quantities


def from_own(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """How far the question's own figure is from the cited one that it is held against, where the two count alike."""
    own = [q for q in find_quantities(question) if q.low is not None and q.unit]
    if len(own) != 1:
        return None
    named = question[own[0].start : own[0].end]
    subject = question[: own[0].start] + "," + question[own[0].end :]
    rate = operations.gap_unit(own[0].unit) == "个百分点" and bool(RATE_WORDS.search(question))
    for operand in find_named(subject, subject, evidence, library):
        quantity = operand.quantity
        if quantity.unit == own[0].unit and quantity.low == own[0].low:
            return None  # the document's own figure: two figures of the document are compared
        if same_unit(quantity.unit, own[0].unit) and quantity.change == rate:
            return operations.gap(own[0], named, operand, language)
    return None


def with_lead(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """A rate plus the lead over it that another paragraph sets."""
    found = find_named(question, question, evidence, library)
    gaps = [
        o
        for o in found
        if o.quantity.unit == "个百分点" and re.search("高于|快于|超过|领先", o.clause.of(o.sentence.document.text))
    ]
    if not gaps:
        return None
    gap = gaps[0]
    whole = re.split(r"叠加|倒推|园区|开发区|,", question)[0]
    bases = [o for o in find_named(whole, whole, evidence, library) if o.quantity.unit == "%" and o.quantity.change]
    return operations.offset(gap, bases[0], language) if bases else None


def before_the_rise(understood: Understood, evidence: Evidence, language: str) -> Result | None:
    """The level before a rise that the sentence states from that year: 达到75%，较2024年提高7个百分点 gives 68%."""
    year = understood.frame.years[0] if understood.frame.years else None
    for finding in evidence.findings[:3]:
        own = [f for f in figures_of(finding.sentence.document) if f.sentence == finding.sentence]
        for level, rise in pairwise(own):
            text = finding.sentence.text[level.quantity.end : rise.quantity.start]
            base = re.search(r"20\d\d|去年|上年", text)
            if (
                not rise.quantity.change
                or level.quantity.change
                or base is None
                or not BASE.search(text[: base.start()])
            ):
                continue
            if year is not None and base[0].isdigit() and int(base[0]) != year:
                continue
            if rise.quantity.unit == "个百分点" and level.quantity.unit == "%":
                down = bool(re.search(r"下降|降低|减少", text))
                return operations.less(level.operand(), rise.operand(), -1 if down else 1, language)
    return None
