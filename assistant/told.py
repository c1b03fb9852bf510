"""Told: the figures that a question states of its own, each with the words around it.

2个博士3个硕士     2 of 博士, 3 of 硕士
花了1300万         money: the unit is left out in speech
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.asked import group_of
from index.quantities import find_quantities

LEAST_SUM = 1000  # a bare number that is no less is money: 花了1300万
SPOKEN = (
    (re.compile("俩"), "两个"),
    (re.compile("仨"), "三个"),
    (re.compile(r"(?<=\d)平(?!方|均|台)"), "平方米"),
    (re.compile(r"(?<=\d)方(?!面|案)"), "立方米"),
)


@dataclass(frozen=True, slots=True)
class Own:
    """A figure of the question's own, with the words that stand behind it up to the next: 2个博士."""

    value: Decimal
    group: str
    unit: str
    said: str
    words: str
    before: str


def find_own(question: str) -> tuple[Own, ...]:
    """The figures that a question states of its own, in order.

    >>> [(str(own.value), own.group, own.words) for own in find_own("招来2个博士3个硕士")]
    [('2', 'things', '博士'), ('3', 'things', '硕士')]
    """
    for pattern, word in SPOKEN:
        question = pattern.sub(word, question)
    quantities = [q for q in find_quantities(question) if q.low is not None and not q.change]
    found = []
    for n, quantity in enumerate(quantities):
        stop = quantities[n + 1].start if n + 1 < len(quantities) else len(question)
        start = quantities[n - 1].end if n else 0
        money = (not quantity.unit or group_of(quantity.unit) == "money") and (quantity.low or 0) >= LEAST_SUM
        if not money and (not quantity.unit or group_of(quantity.unit) == "money"):
            continue
        words = re.split(r"[,，。;；?？]", question[quantity.end : stop])[0]
        before = re.split(r"[,，。;；?？]", question[start : quantity.start])[-1]
        group = "money" if money else group_of(quantity.unit)
        found.append(
            Own(
                quantity.low or Decimal(0),
                group,
                "元" if money else quantity.unit,
                question[quantity.start : quantity.end],
                words,
                before,
            )
        )
    return tuple(found)
