"""Assigning: which of a person's figures speaks to which bound of a provision, each figure where it fits best.

A share or ratio that was not said is computed from two figures (`quotients`), where their words name its part and whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answers import Result
from assistant.bounds import Bound
from assistant.derive import Fact, show
from assistant.fitting import alike, fit, metric_words
from assistant.judging import Interval, all_of, judge
from assistant.matching import Judged, at_most, judge_bound, signed
from assistant.quotients import is_each, pair_of, per_unit, quotient, terms_of
from assistant.when import When, covers

FITS = 0.42  # from here on a figure speaks to a bound
SAME = 0.04  # two bounds that a figure fits as well as this are told apart by their order
LISTS = re.compile(r"[、和及与或]")
EVERY = re.compile(r"均|每年|都|各年|逐年|连续")


def assign(
    bounds: Sequence[Bound], facts: tuple[Fact, ...], said: str, text: str, later: int | None
) -> dict[Bound, Judged]:
    """Each bound with the figure that speaks to it, or with none. `text` is the document's, `later` its year."""
    own = [b for b in bounds if b.otherwise is None]
    facts = tuple(_counted_as(f, own) for f in facts)
    fits = {(n, b): fit(fact, b, text, facts, own) for n, fact in enumerate(facts) for b in own}
    judged: dict[Bound, Judged] = {}
    for bound in bounds:
        if bound.otherwise is not None:
            judged[bound] = judge_bound(bound, facts, said)
            continue
        judged[bound] = _judged(bound, own, facts, fits, text)
    return judged | _of_shares(judged, own, facts, text)


SCALES = {
    ("分钟", "小时"): 1 / Decimal(60), ("小时", "分钟"): Decimal(60), ("天", "小时"): Decimal(24), ("小时", "天"): 1 / Decimal(24),
    ("吨", "立方米"): Decimal(1), ("立方米", "吨"): Decimal(1),  # of water
    ("月", "天"): Decimal(30), ("天", "月"): 1 / Decimal(30), ("公顷", "亩"): Decimal(15), ("亩", "公顷"): 1 / Decimal(15), ("亩", "平方米"): Decimal(2000) / 3, ("平方米", "亩"): Decimal(3) / 2000,
}  # fmt: skip


def _counted_as(fact: Fact, bounds: Sequence[Bound]) -> Fact:
    """两个半月 beside 超过60天: in the unit that the bounds of its kind are written in."""
    units = {b.unit for b in bounds if b.dimension == fact.dimension}
    factor = SCALES.get((fact.unit, next(iter(units)))) if len(units) == 1 else None
    if factor is None:
        return fact
    low, high = fact.values.low, fact.values.high
    values = Interval(
        None if low is None else low * factor,
        None if high is None else high * factor,
        fact.values.low_open,
        fact.values.high_open,
    )
    return replace(fact, values=values, unit=next(iter(units)))


def _of_shares(
    judged: dict[Bound, Judged], own: list[Bound], facts: tuple[Fact, ...], text: str
) -> dict[Bound, Judged]:
    """Heads that a share was computed from speak to the bound on heads, too: 在岗不少于50人且达到参保人数70%."""
    found: dict[Bound, Judged] = {}
    for share in own:
        pair = pair_of(share, facts, text, own) if judged[share].fact is not None and judged[share].fact.how else None  # type: ignore[union-attr]
        if pair is None:
            continue
        _, _, elided = terms_of(share, text, own)
        for bound in own:
            if bound.unit != "人" or judged[bound].fact is not None:
                continue
            fact = pair.part if elided is bound else pair.whole
            if fact.dimension == "count":
                found[bound] = Judged(bound, judge(fact.values, bound.allowed), fact, 0.6)
    return found


def _judged(
    bound: Bound, own: list[Bound], facts: tuple[Fact, ...], fits: dict[tuple[int, Bound], float], text: str
) -> Judged:
    mine: list[tuple[float, int]] = []
    for n, fact in enumerate(facts):
        if bound.per is not None and not is_each(fact, bound.per[1]):
            continue
        score = fits[n, bound]
        if score < FITS:
            continue
        rival = max((fits[n, b] for b in own if not alike(b, bound, text)), default=0.0)
        tied = next((b for b in own if not alike(b, bound, text) and abs(fits[n, b] - score) <= SAME), None)
        if rival > score + SAME or (tied is not None and own.index(tied) < own.index(bound)):
            continue
        mine.append((score, n))
    timely = [(s, n) for s, n in mine if covers(bound.when, facts[n].when)]
    if timely:
        return _by_figures(bound, timely, facts, text)
    made = per_unit(bound, facts) if bound.per is not None else quotient(bound, facts, text, own)
    if made is not None:
        return Judged(bound, judge(made.values, bound.allowed), made, 0.9)
    below = at_most(bound, facts)
    if below is not None:
        return Judged(bound, judge(below.values, bound.allowed), below, 0.7)
    if mine:
        return Judged(bound, "unknown", None, 0.3, facts[mine[0][1]], "period")
    other = next(
        (
            f
            for n, f in enumerate(facts)
            if not f.how and _near(f, bound) and max((fits[n, b] for b in own), default=0) < FITS
        ),
        None,
    )
    if other is not None:
        return Judged(bound, "unknown", None, 0.15, other, "metric")
    return Judged(bound, "unknown", None, 0.0)


def _near(fact: Fact, bound: Bound) -> bool:
    """A figure that might be taken for what is asked for: of one kind, of another concept or aspect."""
    return fact.dimension == bound.dimension and fact.dimension in ("amount", "percent", "mass")


def _by_figures(bound: Bound, timely: list[tuple[float, int]], facts: tuple[Fact, ...], text: str) -> Judged:
    best = max(s for s, _ in timely)
    first = facts[max(timely, key=lambda t: t[0])[1]].metric
    close = [n for s, n in timely if s >= best - 0.1 or (facts[n].metric == first and first.concept is not None)]
    stated = [n for n in close if not facts[n].how] or close
    if (total := _summed(bound, [facts[n] for n in stated], text)) is not None:
        return Judged(bound, judge(total.values, bound.allowed), total, best)
    if EVERY.search(text, bound.start, bound.figure) and len(stated) > 1:
        results: list[Result] = [judge(signed(facts[n], bound), bound.allowed) for n in stated]
        worst = next((n for n, r in zip(stated, results, strict=True) if r == "fails"), stated[0])
        return Judged(bound, all_of(results), facts[worst], best)
    chosen = max(stated, key=lambda n: (_year(facts[n].when), fits_order(facts[n]), -n))
    fact = facts[chosen]
    return Judged(bound, judge(signed(fact, bound), bound.allowed), fact, best)


def _summed(bound: Bound, facts: list[Fact], text: str) -> Fact | None:
    """实用新型专利、软件著作权5项: 4项 of the one and 2项 of the other count together."""
    names = {re.sub(r"[\d\s]+", "", f.words) for f in facts}
    known = len(facts) > 1 and len(names) == len(facts) and facts[0].metric.concept is not None
    if (
        not known
        or bound.dimension != "count"
        or not LISTS.search(metric_words(bound, text))
        or any(f.values.point is None for f in facts)
    ):
        return None
    total = sum((f.values.point or Decimal(0) for f in facts), Decimal(0))
    how = "+".join(show(f.values.point or Decimal(0), f.unit) for f in facts) + f"={show(total, facts[0].unit)}"
    words = "、".join(f.words for f in facts)
    return replace(facts[0], values=Interval(total, total), words=words, context=words, how=how)


def fits_order(fact: Fact) -> int:
    return 0 if fact.how else 1


def _year(when: When | None) -> int:
    return when.year if when is not None and when.year is not None else 9999
