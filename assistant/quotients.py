"""Quotients: a share, a ratio or so much for each that was not said, out of two figures that were.

A pair is the one whose words name the part and the whole: 28人 of 200人 is held against 占职工总数的10%以上.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.bounds import Bound
from assistant.derive import HUNDRED, Fact, plain, show
from assistant.fitting import STOP, bits_of, countable, metric_words
from assistant.judging import Interval

TERMS = re.compile(
    r"(?P<part>[^，,；;]*?)(?:占|与|不?得?[低高]于|不?得?超过|达到|不少于|相当于)(?P<whole>[^，,；;占]*?)(?:的)?(?:比重|比例|之比|占比)?(?:不?[低高]于|不少于|达到|在)?\s*$"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    part: Fact
    whole: Fact
    score: float


def quotient(bound: Bound, facts: tuple[Fact, ...], text: str, own: list[Bound]) -> Fact | None:
    """A share or ratio out of two figures of one kind: 28人 of 200人, 1200万 of 2200万."""
    best = pair_of(bound, facts, text, own)
    if best is None:
        return None
    over, under = best.part.values.point or Decimal(0), best.whole.values.point or Decimal(1)
    rate = bound.dimension == "percent"
    value = over / under * (HUNDRED if rate else 1)
    unit = best.part.unit or best.whole.unit
    how = f"{show(over, unit)}÷{show(under, unit)}={plain(value)}{'%' if rate else '倍'}"
    words = f"{best.part.words}、{best.whole.words}"
    return Fact(
        bound.metric, Interval(value, value), bound.dimension, bound.unit, best.part.when, words, best.part.context, how
    )


def is_each(fact: Fact, unit: str) -> bool:
    """Whether the figure is of each one already: 每亩有效株数6000株."""
    return fact.unit != unit and re.search(rf"[每一]{re.escape(unit)}|{re.escape(unit)}均", fact.context) is not None


def per_unit(bound: Bound, facts: tuple[Fact, ...]) -> Fact | None:
    """每百户不少于20平方米: what there is for as many, out of how many there are and how much there is."""
    assert bound.per is not None
    many, unit = bound.per
    wholes = [f for f in facts if f.unit == unit and f.values.point and not f.how]
    whole = max(wholes, key=lambda f: f.values.point or Decimal(0), default=None)
    part = next(
        (
            f
            for f in facts
            if f is not whole
            and f.values.point
            and (f.unit == bound.unit or (countable(f.unit) and countable(bound.unit)))
        ),
        None,
    )
    if whole is None or part is None:
        return None
    over, under = part.values.point or Decimal(0), whole.values.point or Decimal(1)
    value = over * many / under
    how = f"{show(over, part.unit)}÷{show(under, whole.unit)}×{plain(many)}={plain(value)}{bound.unit}"
    words = f"{whole.words}、{part.words}"
    return Fact(bound.metric, Interval(value, value), bound.dimension, bound.unit, part.when, words, part.context, how)


def pair_of(bound: Bound, facts: tuple[Fact, ...], text: str, own: list[Bound]) -> _Pair | None:
    if bound.metric.aspect not in ("share", "ratio") or bound.dimension not in ("percent", "ratio"):
        return None
    part, whole, _ = terms_of(bound, text, own)
    known = [f for f in facts if f.dimension in ("amount", "count", "mass") and f.values.point and not f.how]
    pairs = [
        _Pair(a, b, score)
        for a in known
        for b in known
        if a is not b and _comparable(a, b) and (score := _named(part, whole, a, b, bound)) > 0
    ]
    return max(pairs, key=lambda p: p.score, default=None)


def _comparable(a: Fact, b: Fact) -> bool:
    return a.dimension == b.dimension and (
        a.unit == b.unit or not a.unit or not b.unit or (countable(a.unit) and countable(b.unit))
    )


def terms_of(bound: Bound, text: str, own: list[Bound]) -> tuple[str, str, Bound | None]:
    """The words for the part and the whole; a part left out is what was measured just before."""
    words = metric_words(bound, text)
    found = TERMS.match(words)
    part, whole = (found["part"], found["whole"]) if found else (words, "")
    part = re.sub(r"^(?:且|并|其|在)+", "", part).strip()
    if len(part) < 2:
        before = [b for b in own if b.end <= bound.start and b.dimension != "percent"]
        if before:
            return metric_words(before[-1], text), whole, before[-1]
    return part, whole, None


def _named(part: str, whole: str, a: Fact, b: Fact, bound: Bound) -> float:
    """How well a is the part and b the whole; 0 where nothing says so."""
    over, under = a.values.point or Decimal(0), b.values.point or Decimal(0)
    if bound.dimension == "percent" and over > under:
        return 0.0
    score = _touch(part, a) + (_touch(whole, b) if whole else 0.0)
    if a.metric.concept is not None and a.metric.concept == bound.metric.concept != b.metric.concept:
        score += 0.3
    score -= 0.5 * (_touch(part, b) + (_touch(whole, a) if whole else 0.0))
    return score if score >= 0.2 else 0.0


def _touch(words: str, fact: Fact) -> float:
    """Bigrams shared count whole, single characters in part."""
    mine, notions = bits_of(words)
    bits, rows = bits_of(fact.words)
    near, _ = bits_of(fact.context)
    pairs = len(mine & bits) + 0.5 * len(mine & near - bits) + 0.6 * len(notions & rows)
    single = {c for c in words if "\u4e00" <= c <= "\u9fff"} - STOP
    letters = len({c for c in fact.words if c in single})
    return min(1.0, 0.4 * pairs + 0.15 * letters)
