"""Charts: a document's facts as rows that a picture can be drawn from. Pure data; whoever draws it chooses how.

find_bars(facts, document) → groups of bars    targets of one unit, levels and changes apart
find_due(facts, document)  → dues, by date     duties with a date, then those with a rhythm
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from index.documents import Document
from index.duties import Duty
from index.facts import Facts
from index.periods import find_periods
from index.quantities import Quantity
from index.targets import Target


@dataclass(frozen=True, slots=True)
class Bar:
    """A target as a length; `words` are the figure as the document prints it."""

    name: str
    value: Decimal
    words: str
    target: Target


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that may be compared: one unit, and all levels or all changes."""

    unit: str
    change: bool
    bars: tuple[Bar, ...]  # the largest first


@dataclass(frozen=True, slots=True)
class Due:
    """A duty with a deadline: the `day` that it is due on, or `every` how often it recurs."""

    day: date | None
    every: str | None
    words: str  # the deadline as the document prints it
    duty: Duty


def find_bars(facts: Facts, document: Document) -> tuple[Bars, ...]:
    """The targets that are figures, the group with most bars first. A range counts with its lower end."""
    groups: dict[tuple[str, bool], list[Bar]] = defaultdict(list)
    for target in facts.targets:
        value = _value(target.quantity)
        if value is not None and value >= 0:
            name = f"{target.scope or ''}{target.indicator}"
            words = document.text[target.quantity.start : target.quantity.end]
            groups[target.quantity.unit, target.quantity.change].append(Bar(name, value, words, target))
    found = [
        Bars(unit, change, tuple(sorted(bars, key=lambda bar: -bar.value))) for (unit, change), bars in groups.items()
    ]
    return tuple(sorted(found, key=lambda group: -len(group.bars)))


def _value(quantity: Quantity) -> Decimal | None:
    return quantity.low if quantity.low is not None else quantity.high


def find_due(facts: Facts, document: Document) -> tuple[Due, ...]:
    """The duties that say when: by date first, then by rhythm; those of one day in the document's order."""
    found = [due for duty in facts.duties if (due := due_of(duty, document)) is not None]
    return tuple(sorted(found, key=lambda due: (due.day is None, due.day or date.max)))


def due_of(duty: Duty, document: Document) -> Due | None:
    """When a duty is due; None where its deadline names neither a date nor a rhythm (20个工作日内)."""
    period = next(iter(find_periods(duty.deadline, document.year)), None) if duty.deadline else None
    if period is None or duty.deadline is None or (period.end_date is None and period.every is None):
        return None
    return Due(None if period.every else period.end_date, period.every, duty.deadline, duty)
