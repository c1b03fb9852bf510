"""Derive: what follows from the figures that a person gave, with the arithmetic in words.

total and growth → increase      20亿 of last year, up 20% → 4亿 more
two years        → increase, growth
parts            → their sum (assistant/summing.py)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.days import lengths
from assistant.fact import HUNDRED as HUNDRED
from assistant.fact import Fact as Fact
from assistant.fact import plain as plain
from assistant.fact import show as show
from assistant.judging import Interval
from assistant.metrics import Aspect, Metric
from assistant.profile import Profile, impossible
from assistant.summing import add_up
from assistant.when import When


def find_facts(profile: Profile, year: int | None) -> tuple[Fact, ...]:
    """The figures as given, then those that can be computed from them."""
    stated = tuple(
        Fact(g.metric, g.values, g.figure.dimension, g.figure.unit, g.when, g.words, g.context)
        for g in profile.givens
        if not impossible(g)
    )
    base = add_up(_gone_on(stated), profile.text)
    derived = tuple(_from_growth(base, year))
    return (*base, *derived, *_from_levels((*base, *derived), year), *lengths(profile.text, year))


# What stands around a figure that goes on with what the one before it is of: 去年零售4600万，今年做到5180万.
GOES_ON = re.compile(
    r"(?:今年|本年度?|当年|去年|上年度?|上一年|前年|大前年|20\d\d年?|这年|实际|预计|估计|大概|大约|差不多|做到|达到?|干到|涨到|升到|增到|增加到|提高到|降到|跌到|冲到|是|为|有|了|才|只|就|也|则|的|到|又|已经?|\s)*"
)


def _gone_on(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Figures of two years told one after the other are of one thing, where the second names none of its own."""
    made: list[Fact] = []
    for fact in facts:
        before = made[-1] if made else None
        if before is not None and _goes_on(before, fact):
            metric = replace(fact.metric, concept=fact.metric.concept or before.metric.concept)
            fact = replace(
                fact,
                metric=metric,
                context=f"{before.context}，{fact.context}" if before.context != fact.context else fact.context,
                series=before.series or before.words,
            )
            made[-1] = replace(before, series=fact.series)
        made.append(fact)
    return tuple(made)


def _goes_on(before: Fact, fact: Fact) -> bool:
    years = [f.when.year if f.when is not None else None for f in (before, fact)]
    alike = (
        before.dimension == fact.dimension
        and before.metric.aspect == fact.metric.aspect == "level"
        and fact.metric.concept in (None, before.metric.concept)
    )
    return (
        alike
        and None not in years
        and years[0] != years[1]
        and GOES_ON.fullmatch(
            re.split(r"\d|[一二两三四五六七八九十百千万亿]+(?=[元家个项人%件吨])", fact.words, maxsplit=1)[0]
        )
        is not None
    )


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
        if f.metric.aspect == "level"
        and f.dimension in ("amount", "mass", "count")
        and (f.metric.concept or f.series or (f.when is not None and f.when.part and f.when.year))
    ]
    for now in levels:
        for then in levels:
            new, old = now.values.point, then.values.point
            if (
                new is None
                or not old
                or now is then
                or now.metric.concept != then.metric.concept
                or (now.metric.concept is None and now.series != then.series)
            ):
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
