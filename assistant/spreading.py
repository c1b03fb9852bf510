"""Spreading: a cited sum over the count beside it, a year's figure over its months."""

from __future__ import annotations

import re

from assistant import operations
from assistant.evidence import Evidence
from assistant.operands import beside, find_named
from assistant.operations import Result
from index.library import Library

PERIOD = re.compile(
    r"(?:每|一|平均|单)个?(?P<zh>月|季度?|周)|(?:per|each|a|every) (?P<en>month|quarter|week)|monthly|quarterly",
    re.IGNORECASE,
)


def spread(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """A sum of money over the count beside it."""
    for operand in find_named(question, question, evidence, library):
        if operand.group == "money" and (count := beside(operand)):
            return operations.average(operand, count, language)
    return None


def per_period(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """A year's figure over the months, quarters or weeks that the question names."""
    period = PERIOD.search(question)
    if period is None:
        return None
    said = (period["zh"] or period["en"] or period[0]).lower()
    number = 12 if said.startswith(("月", "month")) else 52 if said.startswith(("周", "week")) else 4
    subject = PERIOD.sub(" ", question)
    found = find_named(subject, subject, evidence, library)
    of_year = [
        o
        for o in found
        if o.group != "percent" and not re.search(r"每(季|月|周)", o.clause.of(o.sentence.document.text))
    ]
    if language == "en" and re.search(r"\b(?:cost|costs|price|priced)\b", question):
        return None
    if language == "en":  # "per month on average" is also said of prices: only a year's figure is shared out
        of_year = [o for o in of_year if re.search(r"全年|年度|每年|年内|一年", o.clause.of(o.sentence.document.text))]
    return operations.per_period(of_year[0], number, language) if of_year else None
