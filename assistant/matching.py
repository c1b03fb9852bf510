"""Matching: which figure of a person speaks to which bound of a document, and what it says there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.answers import Result
from assistant.bounds import Bound
from assistant.derive import Fact, plain
from assistant.judging import Interval, all_of, any_of, judge, negated
from assistant.multiples import of_goal
from assistant.proportions import BRACKETS, COUNTS, SPOKEN, composed, overlap
from assistant.when import covers

BODY = re.compile(r"全省|全国|全市|全县|省里|平均|province|nation|average", re.IGNORECASE)
NARROWER = (
    ("equipment", "investment", r"设备|机器|机床|产线|生产线|仪器|[织压印挖叉吊铣钻]机|机械"),
    ("research spending", "investment", r"研发"),
)
ENOUGH = 0.4  # below this a figure does not speak to the bound


@dataclass(frozen=True, slots=True)
class Judged:
    """One bound, and what was held against it; `fact` None where nothing was given that speaks to it."""

    bound: Bound
    result: Result
    fact: Fact | None
    score: float
    near: Fact | None = None  # a figure of another metric or period, which does not count
    why: str = ""  # "metric" or "period": why the near one does not count


def match(fact: Fact, bound: Bound, said: str, rivals: tuple[Bound, ...] = ()) -> float:
    """How well the figure speaks to the bound, 0 to 1; the period is left out here."""
    if not _same_dimension(fact, bound) or (fact.part and fact.metric.concept == bound.metric.concept):
        return 0.0
    aspect, other = fact.metric.aspect, bound.metric.aspect
    clause = BRACKETS.sub("", bound.clause)
    indicator = max(
        overlap(bound.indicator, fact.context), 0.5 * overlap(bound.indicator, said), 0.7 * overlap(clause, said)
    )
    if aspect != other:
        loose = {aspect, other} == {"growth", "share"} or (
            bound.dimension == "count" and {aspect, other} == {"increase", "level"}
        )
        if not loose or indicator < 0.3:
            return 0.0
    if aspect == other == "share" and bound.kind == "target" and indicator < SPOKEN:
        return 0.0
    concept, wanted = _nearer(fact, bound), bound.metric.concept
    if (concept is None or wanted is None) and _elsewhere(fact, bound, rivals):
        return 0.0
    if concept and wanted and concept != wanted:
        return 0.0
    far = 0.3 if _far(fact, bound) else 0.0
    if bound.kind == "target":
        if concept and concept == wanted:
            score = 0.35 + 0.6 * indicator
        else:
            score = 0.2 + 0.8 * indicator if indicator >= 0.2 else 0.0
        return max(0.0, score - far)
    if concept and concept == wanted:
        return max(0.0, 0.8 + 0.2 * indicator - far)
    if bound.dimension == "count" and not wanted:
        return 0.3 + 0.7 * indicator if indicator >= 0.3 else 0.0
    return max(0.0, 0.5 + 0.3 * indicator - far)


def _elsewhere(fact: Fact, bound: Bound, rivals: tuple[Bound, ...]) -> bool:
    """Whether the figure's own words name another test of the group rather than this one."""
    here = overlap(bound.indicator, fact.words)
    return any(r.dimension == bound.dimension and overlap(r.indicator, fact.words) > here + 0.1 for r in rivals)


def _nearer(fact: Fact, bound: Bound) -> str | None:
    """The fact's concept, or the narrower one that its own words make of it: 买设备投了350万 is spent on equipment."""
    for narrow, wide, word in NARROWER:
        if bound.metric.concept == narrow and fact.metric.concept == wide and re.search(word, fact.context):
            return narrow
    return fact.metric.concept


def _same_dimension(fact: Fact, bound: Bound) -> bool:
    if fact.dimension == bound.dimension:
        if fact.dimension == "count":
            return fact.unit == bound.unit or (fact.unit in COUNTS and bound.unit in COUNTS) or not fact.unit
        return True
    return fact.dimension == "amount" and not fact.unit and bound.dimension == "mass"


def _far(fact: Fact, bound: Bound) -> bool:
    """Three orders of magnitude apart: a firm's figure beside a whole province's."""
    given = fact.values.low if fact.values.low is not None else fact.values.high
    wanted = bound.allowed.low if bound.allowed.low is not None else bound.allowed.high
    if not given or not wanted or bound.dimension not in ("amount", "mass"):
        return False
    return not Decimal("0.002") < abs(given / wanted) < 1000


def judge_bound(bound: Bound, facts: tuple[Fact, ...], said: str, rivals: tuple[Bound, ...] = ()) -> Judged:
    """The bound against the figure that speaks to it best; stated figures before computed ones."""
    multiple = of_goal(bound, facts)
    if multiple is not None:
        return Judged(bound, judge(multiple.values, bound.allowed), multiple, 1.0)
    yardsticks = _yardsticks(facts)
    if bound.metric.aspect == "lead":
        ahead = _ahead(bound, facts)
        if ahead is not None:
            return Judged(bound, judge(ahead.values, bound.allowed), ahead, 1.0)
    facts = tuple(f for f in facts if f not in yardsticks)
    made = composed(bound, facts, said) if bound.metric.aspect in ("ratio", "share") else None
    if made is not None:
        if bound.otherwise and bound.guard:
            return _guarded(bound, made, facts, said)
        return Judged(bound, judge(made.values, bound.allowed), made, 1.0)
    scored = sorted(
        ((match(f, bound, said, rivals), not f.how, n, f) for n, f in enumerate(facts)),
        key=lambda s: (-s[0], -s[1], s[2]),
    )
    best = next(((s, f) for s, _, _, f in scored if s >= ENOUGH and covers(bound.when, f.when)), None)
    if best is not None:
        score, fact = best
        if bound.otherwise and bound.guard:
            return _guarded(bound, fact, facts, said)
        return Judged(bound, judge(signed(fact, bound), bound.allowed), fact, score)
    below = at_most(bound, facts)
    if below is not None:
        return Judged(bound, judge(below.values, bound.allowed), below, 0.7)
    for score, _, _, fact in scored:
        if score >= ENOUGH:
            return Judged(bound, "unknown", None, 0.3, fact, "period")
    for fact in facts:
        if not fact.how and _same_dimension(fact, bound) and fact.metric.concept != bound.metric.concept:
            return Judged(bound, "unknown", None, 0.15, fact, "metric")
    for fact in facts:
        if (
            not fact.how
            and fact.metric.concept
            and fact.metric.concept == bound.metric.concept
            and fact.metric.aspect != bound.metric.aspect
        ):
            return Judged(bound, "unknown", None, 0.15, fact if fact.dimension == bound.dimension else None, "metric")
    return Judged(bound, "unknown", None, 0.0)


BROKEN = re.compile(r"(?:突破|破|迈过|跨过|冲过)了?\s*\d")  # 营收破10亿: is above it


def signed(fact: Fact, bound: Bound) -> Interval:
    """A fall held against a rise, or a rise against a fall, counts below zero."""
    if (
        bound.allowed.low_open
        and fact.values.point is not None
        and fact.values.point == bound.allowed.low
        and BROKEN.search(fact.words)
    ):
        return Interval(fact.values.point + 1, fact.values.point + 1)
    if (
        bound.allowed.high is not None
        and not bound.allowed.high_open
        and fact.values.point == bound.allowed.high
        and BROKEN.search(fact.words)
    ):
        return Interval(fact.values.point + 1, fact.values.point + 1)
    if fact.metric.down == bound.metric.down or fact.metric.aspect not in ("growth", "lead"):
        return fact.values
    low, high = fact.values.low, fact.values.high
    return Interval(
        None if high is None else -high, None if low is None else -low, fact.values.high_open, fact.values.low_open
    )


def at_most(bound: Bound, facts: tuple[Fact, ...]) -> Fact | None:
    """No increase exceeds its total: a total under the bound settles it, one above it says nothing."""
    if bound.metric.aspect != "increase" or bound.kind != "condition":
        return None
    for fact in facts:
        level = (
            fact.metric.aspect == "level"
            and fact.metric.concept == bound.metric.concept
            and fact.metric.concept is not None
        )
        if (
            level
            and fact.dimension == bound.dimension
            and covers(bound.when, fact.when)
            and fact.values.high is not None
        ):
            below = Interval(None, fact.values.high, high_open=fact.values.high_open)
            if judge(below, bound.allowed) == "fails":
                return Fact(bound.metric, below, fact.dimension, fact.unit, fact.when, fact.words, fact.context)
    return None


def _guarded(bound: Bound, fact: Fact, facts: tuple[Fact, ...], said: str) -> Judged:
    """25%（超过100人的企业达到15%）: (guard and the other bound) or (no guard and the main one)."""
    assert bound.guard is not None and bound.otherwise is not None
    guard = judge_bound(bound.guard, facts, said).result
    main, other = judge(fact.values, bound.allowed), judge(fact.values, bound.otherwise.allowed)
    result = any_of((all_of((guard, other)), all_of((negated(guard), main))))
    if main == other:
        result = main
    return Judged(bound, result, fact, 1.0)


def _ahead(bound: Bound, facts: tuple[Fact, ...]) -> Fact | None:
    """Points ahead of another body, from both growth rates: the least lead counts, as every one is asked for."""
    other = _yardsticks(facts)
    own = [f for f in _rates(facts) if f not in other]
    if not own or not other:
        return None
    steps = [
        (a, b, (a.values.point or Decimal(0)) - (b.values.point or Decimal(0)))
        for a, b in zip(own, other, strict=False)
    ]
    least = min(step for _, _, step in steps)
    how = "、".join(
        f"{plain(a.values.point or Decimal(0))}%－{plain(b.values.point or Decimal(0))}%={plain(s)}个百分点"
        for a, b, s in steps
    )
    words = "、".join(f.words for f in own)
    return Fact(bound.metric, Interval(least, least), "percent", "%", own[0].when, words, own[0].context, how)


def _rates(facts: tuple[Fact, ...]) -> list[Fact]:
    return [f for f in facts if f.metric.aspect == "growth" and f.values.point is not None and not f.how]


def _yardsticks(facts: tuple[Fact, ...]) -> list[Fact]:
    """Growth rates of a whole (全省5%) that stand beside rates of one's own: they are compared with, not judged."""
    rates = _rates(facts)
    whole = [f for f in rates if BODY.search(f.context)]
    return whole if len(whole) < len(rates) else []
