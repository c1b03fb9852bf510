"""Judging: strong Kleene logic over meets, fails, unknown, and figures as intervals against bounds.

What was not given is unknown: it never counts as zero and never as a no.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.answers import Result
from index.quantities import Comparator


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; None is no end on that side; an open end does not belong to it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"no interval from {self.low} to {self.high}: write low <= high")

    @property
    def point(self) -> Decimal | None:
        """The value, where the interval is one value."""
        return self.low if self.low is not None and self.low == self.high else None

    def inside(self, other: Interval) -> bool:
        """Whether every value of this interval belongs to the other."""
        return _starts_within(self, other) and _ends_within(self, other)

    def apart(self, other: Interval) -> bool:
        """Whether no value belongs to both."""
        return _below(self, other) or _below(other, self)


def _starts_within(inner: Interval, outer: Interval) -> bool:
    if outer.low is None:
        return True
    if inner.low is None:
        return False
    return inner.low > outer.low or (inner.low == outer.low and (inner.low_open or not outer.low_open))


def _ends_within(inner: Interval, outer: Interval) -> bool:
    if outer.high is None:
        return True
    if inner.high is None:
        return False
    return inner.high < outer.high or (inner.high == outer.high and (inner.high_open or not outer.high_open))


def _below(left: Interval, right: Interval) -> bool:
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


def interval(low: Decimal | None, high: Decimal | None, comparator: Comparator) -> Interval:
    """The values that a quantity allows: >= and <= include their end, > and < do not, a range both of its ends.

    >>> interval(Decimal(15), Decimal(15), ">=").low_open
    False
    """
    if comparator in (">", ">="):
        return Interval(low if low is not None else high, None, low_open=comparator == ">")
    if comparator in ("<", "<="):
        return Interval(None, high if high is not None else low, high_open=comparator == "<")
    return Interval(low, high)


def judge(given: Interval | None, allowed: Interval) -> Result:
    """One figure against one bound; a figure that was not given is unknown."""
    if given is None:
        return "unknown"
    if given.inside(allowed):
        return "meets"
    return "fails" if given.apart(allowed) else "unknown"


def all_of(results: Iterable[Result]) -> Result:
    """Kleene and: one certain no is final."""
    seen = set(results)
    if "fails" in seen:
        return "fails"
    return "unknown" if "unknown" in seen else "meets"


def any_of(results: Iterable[Result]) -> Result:
    """Kleene or: one certain yes is final; of nothing, nothing is met."""
    seen = set(results)
    if "meets" in seen:
        return "meets"
    return "unknown" if "unknown" in seen else "fails"


def negated(result: Result) -> Result:
    """Kleene not."""
    return {"meets": "fails", "fails": "meets", "unknown": "unknown"}[result]  # type: ignore[return-value]
