"""Totals: the figures that a question wants added up."""

from __future__ import annotations

import re

from assistant import operations
from assistant.comparing import find_bound
from assistant.cues import SUM
from assistant.evidence import Evidence
from assistant.operations import Result
from assistant.pairing import find_within
from assistant.series import ALL_OF, find_all_of
from assistant.timelines import find_over_years
from assistant.understanding import Understood
from index.library import Library

JOINT = re.compile(r"加上|加|和|与|跟|及|、|还有|\b(?:and|plus)\b")


def total_over_years(understood: Understood, evidence: Evidence, library: Library) -> Result | None:
    """One thing's figures of all years that the document plans it for, added."""
    figures = find_over_years(understood, evidence, library)
    return operations.total(figures, understood.language) if figures else None


def total(understood: Understood, question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """The sum of what the question names, of as many like figures as it counts, or of the sentence's only two."""
    joined = next((part for part in re.split(r"[,。?;]", question) if JOINT.search(part)), question)
    summing = bool(SUM.search(question))
    operands = find_bound(joined, evidence, library) if summing else ()
    if summing and len(operands) < 2 and joined != question:
        operands = find_bound(question, evidence, library)
    if len(operands) > 1:
        return operations.total(operands, language)
    if found := find_all_of(understood, evidence, library, language):
        return found
    if not summing or not (JOINT.search(question) or ALL_OF.search(question)):
        return None
    within = find_within(understood, evidence, library, False)
    return operations.total(within, language) if within else None
