"""Spreading: a cited sum over the count beside it, a year's figure over its months, a quarter's figure times four."""

from __future__ import annotations

import re

from assistant import operations
from assistant.evidence import Evidence
from assistant.operands import Operand, beside, figures_of, find_named
from assistant.operations import Result
from index.library import Library

PERIOD = re.compile(
    r"(?:每|一|平均|单)个?(?P<zh>月|季度?|周)|(?:per|each|a|every) (?P<en>month|quarter|week)|monthly|quarterly",
    re.IGNORECASE,
)
YEARLY = re.compile(r"乘以?(四|4)|×\s?4|四个季度|times four|four quarters", re.IGNORECASE)


def spread(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """A sum of money over the count beside it."""
    for operand in find_named(question, question, evidence, library):
        if operand.group == "money" and (count := beside(operand)):
            return operations.average(operand, count, language)
    return None


def per_period(
    question: str, period: re.Match[str], evidence: Evidence, library: Library, language: str
) -> Result | None:
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


def yearly(question: str, evidence: Evidence, library: Library, language: str) -> Result | None:
    """A quarter's figure times four beside the year's."""
    for operand in find_named(YEARLY.sub(" ", question), question, evidence, library):
        text = operand.sentence.document.text
        if not re.search(r"每季度?|季度", operand.clause.of(text)):
            continue
        for figure in figures_of(operand.sentence.document):
            if (
                figure.sentence == operand.sentence
                and figure.quantity.unit == operand.quantity.unit
                and re.search(r"全年|年度|一年", figure.clause.of(text))
            ):
                year = Operand(question, figure.sentence, figure.clause, figure.quantity, operand.score)
                shown = operations.scaled(operations.value(operand.quantity) * 4, operand.quantity.unit)
                expression = f"{operations.written(operand)}×4={shown}"
                target = text[
                    figure.sentence.start + figure.quantity.start : figure.sentence.start + figure.quantity.end
                ]
                agrees = operations.value(operand.quantity) * 4 == operations.value(figure.quantity)
                if language == "en":
                    lead = f"{'They agree' if agrees else 'They differ'}: {expression}, the year's figure is {target}"
                else:
                    lead = f"{'对得上' if agrees else '对不上'}:{expression},全年为{target}"
                return Result(lead, (shown, expression), (operand, year))
    return None
