"""Derive: what follows from the figures that a person gave, with the arithmetic in words.

total and growth → increase      20亿 of last year, up 20% → 4亿 more
two years        → increase, growth
each quarter     → the year
several parts    → their sum, where the person adds them up
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.judging import Interval
from assistant.metrics import Aspect, Metric
from assistant.profile import Profile, impossible
from assistant.units import Dimension
from assistant.when import When

ADDED_UP = re.compile(
    r"加一块|加一起|加起来|加在一起|合计|总共|合起来|合在一起|合并|一共|两笔|两项加|共计|together|in total|combined"
)
# 一共200家 gives the total itself and asks for no sum.
TOTAL_GIVEN = re.compile(rf"(?:{ADDED_UP.pattern})[^，,。；;\d够算能达超过进儿]{{0,4}}[\d一二三四五六七八九十两百]")
EACH = ((re.compile(r"每个?季度|每季|各季度?|季度各"), 4, "Y"), (re.compile(r"每个?月|月均|每月"), 12, "Y"))
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that can be held against a bound; `how` is the arithmetic, "" where the person said it outright."""

    metric: Metric
    values: Interval
    dimension: Dimension
    unit: str
    when: When | None
    words: str
    context: str
    how: str = ""


def find_facts(profile: Profile, year: int | None) -> tuple[Fact, ...]:
    """The figures as given, then those that can be computed from them."""
    stated = tuple(
        Fact(g.metric, g.values, g.figure.dimension, g.figure.unit, g.when, g.words, g.context)
        for g in profile.givens
        if not impossible(g)
    )
    base = _summed(tuple(_yearly(fact) for fact in stated), profile.text)
    derived = tuple(_from_growth(base, year))
    return (*base, *derived, *_from_levels((*base, *derived), year))


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


def _yearly(fact: Fact) -> Fact:
    """What is said of each quarter or month, for the whole year."""
    point = fact.values.point
    for pattern, times, part in EACH:
        if point is not None and fact.dimension == "amount" and pattern.search(fact.context):
            whole = point * times
            how = f"{show(point, '元')}×{times}={show(whole, '元')}"
            return replace(
                fact, values=Interval(whole, whole), when=When(part, fact.when.year if fact.when else None), how=how
            )
    return fact


def _summed(facts: tuple[Fact, ...], said: str) -> tuple[Fact, ...]:
    """Parts that the person adds up, as their sum; everything else as it was."""
    if not ADDED_UP.search(said) or TOTAL_GIVEN.search(said):
        return facts
    parts: dict[tuple[Metric, When | None, Dimension], list[Fact]] = {}
    for fact in facts:
        if fact.dimension in ("amount", "mass", "count") and fact.values.point is not None and not fact.how:
            parts.setdefault((fact.metric, fact.when, fact.dimension), []).append(fact)
    rest = list(facts)
    for same in parts.values():
        if len(same) < 2 or same[0].metric.aspect not in ("level", "increase"):
            continue
        values = [p.values.point or Decimal(0) for p in same]
        unit = same[0].unit or "元"
        total = sum(values, Decimal(0))
        how = "+".join(show(v, unit) for v in values) + f"={show(total, unit)}"
        words, context = "、".join(p.words for p in same), " ".join(p.context for p in same)
        rest = [f for f in rest if f not in same]
        rest.append(replace(same[0], values=Interval(total, total), how=how, words=words, context=context))
    return tuple(rest)


def _same(left: Fact, right: Fact) -> bool:
    return None in (left.metric.concept, right.metric.concept) or left.metric.concept == right.metric.concept


def _year(fact: Fact, year: int | None) -> int | None:
    return fact.when.year if fact.when and fact.when.year else year


def _part(fact: Fact) -> str | None:
    return fact.when.part if fact.when else None


def _made(fact: Fact, aspect: Aspect, value: Decimal, when: When | None, how: str) -> Fact:
    rate = aspect == "growth"
    return replace(
        fact,
        metric=Metric(fact.metric.concept, aspect),
        values=Interval(value, value),
        dimension="percent" if rate else fact.dimension,
        unit="%" if rate else fact.unit or "元",
        when=when,
        how=how,
    )


def _from_growth(facts: tuple[Fact, ...], year: int | None) -> Iterator[Fact]:
    """Total and rate: the increase of the year that the rate speaks of."""
    for rate in facts:
        growth = rate.values.point
        if rate.metric.aspect != "growth" or growth is None or growth <= -HUNDRED:
            continue
        growth = -growth if rate.metric.down else growth
        for total in facts:
            level = total.values.point
            amounts = total.metric.aspect == "level" and total.dimension in ("amount", "mass", "count")
            if level is None or not amounts or not _same(total, rate) or total.metric.concept is None:
                continue
            unit = total.unit or "元"
            if (
                _year(total, year) == (_year(rate, year) or 0) - 1
                and _year(rate, year)
                and _part(total) in (None, _part(rate))
            ) or (_year(total, year) == (_year(rate, year) or 0) - 1 and _part(rate) is None):
                more = level * growth / HUNDRED
                how = f"{show(level, unit)}×{plain(growth)}%={show(more, unit)}"
                yield _made(total, "increase", more, When(_part(total) or _part(rate), _year(rate, year)), how)
            elif _year(total, year) == _year(rate, year) and (
                _part(total) == _part(rate) or None in (_part(total), _part(rate))
            ):
                more = level - level / (1 + growth / HUNDRED)
                how = f"{show(level, unit)}－{show(level, unit)}÷{plain(1 + growth / HUNDRED)}={show(more, unit)}"
                yield _made(total, "increase", more, total.when, how)


def _from_levels(facts: tuple[Fact, ...], year: int | None) -> Iterator[Fact]:
    """Two years give the increase and the rate; an increase and a total give the rate; no increase exceeds its total."""
    levels = [
        f
        for f in facts
        if f.metric.aspect == "level" and f.dimension in ("amount", "mass", "count") and f.metric.concept
    ]
    for now in levels:
        for then in levels:
            new, old = now.values.point, then.values.point
            if new is None or not old or now is then or now.metric.concept != then.metric.concept:
                continue
            if _year(then, year) != (_year(now, year) or 0) - 1 or _part(then) not in (_part(now), None):
                continue
            unit = now.unit or then.unit or "元"
            more = new - old
            yield _made(now, "increase", more, now.when, f"{show(new, unit)}－{show(old, unit)}={show(more, unit)}")
            rate = more / old * HUNDRED
            yield _made(
                now,
                "growth",
                rate,
                now.when,
                f"({show(new, unit)}－{show(old, unit)})÷{show(old, unit)}={plain(rate)}%",
            )
    for gain in facts:
        added = gain.values.point
        if gain.metric.aspect != "increase" or added is None or gain.how:
            continue
        for total in levels:
            whole = total.values.point
            if whole is None or not _same(gain, total) or _part(gain) != _part(total):
                continue
            if _year(total, year) == _year(gain, year) and whole > added:
                rate = added / (whole - added) * HUNDRED
                how = f"{show(added, '元')}÷({show(whole, '元')}－{show(added, '元')})={plain(rate)}%"
                yield _made(gain, "growth", rate, gain.when, how)
            elif _year(total, year) == (_year(gain, year) or 0) - 1 and whole:
                rate = added / whole * HUNDRED
                yield _made(gain, "growth", rate, gain.when, f"{show(added, '元')}÷{show(whole, '元')}={plain(rate)}%")
