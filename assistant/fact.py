"""Fact: a figure that can be held against a bound, and how figures are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.judging import Interval
from assistant.metrics import Metric
from assistant.units import Dimension
from assistant.when import When

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Fact:
    """`how` is the arithmetic, "" where the person said it outright; a `part` counts only within its sum.

    `series` names what figures of several years are of that were told one after the other.
    """

    metric: Metric
    values: Interval
    dimension: Dimension
    unit: str
    when: When | None
    words: str
    context: str
    how: str = ""
    part: bool = False
    series: str = ""


def show(value: Decimal, unit: str = "") -> str:
    """A figure in the scale that people say it in: 3.2亿, 1800万, 14.9%.

    >>> show(Decimal(320000000)), show(Decimal("14.90"), "%")
    ('3.2亿', '14.9%')
    """
    for scale, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(value) >= scale and unit not in ("%", "岁", "月", "名"):
            return plain(value / scale) + word + unit
    return plain(value) + unit


def plain(value: Decimal) -> str:
    """At most two places behind the point, no empty ones."""
    rounded = f"{value:.2f}"
    return rounded.rstrip("0").rstrip(".")
