"""Matching: which figure of a person speaks to which bound of a document, and what it says there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.answers import Result
from assistant.bounds import Bound
from assistant.derive import HUNDRED, Fact, plain, show
from assistant.judging import Interval, all_of, any_of, judge, negated
from assistant.metrics import CONCEPT, concept_before
from assistant.multiples import of_goal
from assistant.when import covers

CJK = re.compile(r"[一-鿿]+")
COMMON = re.compile(
    r"规模以上|规上|今年|全年|年内|全省|全市|同比|达到|左右|以上|以下|增长|增速|提高|下降|新增|比例|比重|占比|力争|确保|我们|企业"
)
TERMS = re.compile(r"(?P<part>.+?)(?:与|和|占|相当于|对|之比|比)(?P<whole>.+?)(?:的?(?:比例|比重|占比|之比|比)|$)")
WHOLE = re.compile(r"全部|整个|总量|总额|产业|行业|全省|的")
BODY = re.compile(r"全省|全国|全市|全县|省里|平均|province|nation|average", re.IGNORECASE)
BRACKETS = re.compile(r"[()（）]")
NARROWER = (
    ("equipment", "investment", r"设备|机器|机床|产线|生产线|仪器|[织压印挖叉吊铣钻]机|机械"),
    ("research spending", "investment", r"研发"),
)
COUNTS = frozenset({"个", "项", "家", "户", "件", "台", "套", "条", "张", "名"})
RATE_NAME = re.compile(r"[一-鿿]{2}[率面](?=[一-鿿]{0,4}\s*$)")
AMONG = re.compile(r"^(?:其中|此外|同时)")
SPOKEN = 0.2  # the share of a clause's words that a person uses who speaks of it
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


def pairs(text: str) -> frozenset[str]:
    """The bigrams of its Chinese words."""
    return frozenset(run[i : i + 2] for run in CJK.findall(text) for i in range(len(run) - 1))


def overlap(wanted: str, said: str) -> float:
    """The share of the wanted words' bigrams that were said; 0 where there are none."""
    own = pairs(COMMON.sub(" ", wanted))
    return len(own & pairs(said)) / len(own) if own else 0.0


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
    composed = _composed(bound, facts, said) if bound.metric.aspect in ("ratio", "share") else None
    if composed is not None:
        if bound.otherwise and bound.guard:
            return _guarded(bound, composed, facts, said)
        return Judged(bound, judge(composed.values, bound.allowed), composed, 1.0)
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


def _composed(bound: Bound, facts: tuple[Fact, ...], said: str) -> Fact | None:
    """A ratio or share computed from its two terms, or read off where the person relates them themselves."""
    if bound.guard is not None or re.search(r"职工|人数|员工", bound.indicator):
        made = _staff_share(bound, facts)
        if made is not None:
            return made
    terms = TERMS.search(bound.indicator)
    if terms is None:
        return _counted_share(bound, facts, said)
    part, whole = (_object(terms[name]) for name in ("part", "whole"))
    related = _related(bound, facts, part, whole)
    if related is not None:
        return related
    amounts = [f for f in facts if f.dimension in ("mass", "amount", "count") and f.values.point and not f.how]
    upper = _naming(part, amounts, 0.6) or _measuring(terms["part"], terms["whole"], amounts)
    lower = _naming(whole, [f for f in amounts if f is not upper], 0.6) or _measuring(
        terms["whole"], terms["part"], amounts
    )
    if lower is None and upper is not None and not pairs(whole):
        lower = _other(upper, amounts)
    if upper is None or lower is None or not covers(bound.when, upper.when) or not covers(bound.when, lower.when):
        return _counted_share(bound, facts, said)
    return _quotient(bound, upper, lower)


def _counted_share(bound: Bound, facts: tuple[Fact, ...], said: str) -> Fact | None:
    """Two counts of one kind, where a share is asked for: 120家里搬进63家. No part exceeds its whole."""
    named = any(name in said for name in RATE_NAME.findall(bound.indicator))
    if bound.metric.aspect != "share" or not (named or overlap(bound.clause, said) >= SPOKEN):
        return None
    counts = [
        f for f in facts if f.dimension == "count" and f.values.point and not f.how and covers(bound.when, f.when)
    ]
    for n, first in enumerate(counts):
        for second in counts[n + 1 :]:
            if first.unit == second.unit or {first.unit, second.unit} <= COUNTS:
                part, whole = sorted((first, second), key=lambda f: f.values.point or Decimal(0))
                return _quotient(bound, part, whole)
    return None


def _quotient(bound: Bound, upper: Fact, lower: Fact) -> Fact:
    """One figure by another, as the bound counts it: in percent or as a ratio."""
    over, under = upper.values.point or Decimal(0), lower.values.point or Decimal(1)
    value = over / under
    rate = bound.metric.aspect == "share"
    shown = f"{plain(value * HUNDRED)}%" if rate else f"{plain(value)}∶1"
    unit = upper.unit or lower.unit
    how = f"{show(over, unit)}÷{show(under, unit)}={shown}"
    value = value * HUNDRED if rate else value
    words = f"{upper.words}、{lower.words}"
    return Fact(
        bound.metric, Interval(value, value), bound.dimension, bound.unit, upper.when, words, upper.context, how
    )


def _object(words: str) -> str:
    return WHOLE.sub("", CONCEPT.sub("", COMMON.sub("", words)))


def _naming(name: str, facts: list[Fact], least: float) -> Fact | None:
    """The figure whose own words name the object, by all its bigrams or nearly so."""
    wanted = pairs(AMONG.sub("", name))
    if not wanted:
        return None
    scored = [(len(wanted & pairs(f.words)) / len(wanted), -n, f) for n, f in enumerate(facts)]
    score, _, best = max(scored, default=(0.0, 0, None), key=lambda s: s[:2])
    return best if score >= least else None


def _other(part: Fact, facts: list[Fact]) -> Fact | None:
    """The one other total of the same concept, where the whole is called by nothing else: 总产值."""
    others = [f for f in facts if f is not part and f.metric == part.metric]
    return others[0] if len(others) == 1 else None


def _measuring(term: str, other: str, facts: list[Fact]) -> Fact | None:
    """The total of the term's concept, where the two terms are told apart by their concepts: 研发费用占营业收入."""
    concept = concept_before(term)
    if concept is None or concept == concept_before(other):
        return None
    return next((f for f in facts if f.metric.concept == concept and f.metric.aspect == "level"), None)


def _related(bound: Bound, facts: tuple[Fact, ...], part: str, whole: str) -> Fact | None:
    """甲是乙的1.9倍, 乙只相当于甲的四成: the person gives the relation; its order is that of the words."""
    for fact in facts:
        value = fact.values.point
        if value is None or fact.dimension not in ("ratio", "percent") or fact.how:
            continue
        if fact.dimension == "percent" and bound.metric.aspect == "share" and not re.search(r"相当于|是", fact.context):
            continue
        said = re.search(r"(?P<first>.+?)(?:只?有?是|只?相当于|为|占|达到?)(?P<second>.+?)的", fact.context)
        if said is None:
            continue
        straight = len(pairs(part) & pairs(said["first"])) + len(pairs(whole) & pairs(said["second"]))
        turned = len(pairs(whole) & pairs(said["first"])) + len(pairs(part) & pairs(said["second"]))
        ratio = value / HUNDRED if fact.dimension == "percent" else value
        if not (straight or turned) or not ratio:
            continue
        how = ""
        if turned > straight:
            how, ratio = f"1÷{plain(ratio)}={plain(1 / ratio)}", 1 / ratio
        ratio = ratio * HUNDRED if bound.dimension == "percent" else ratio
        return Fact(
            bound.metric, Interval(ratio, ratio), bound.dimension, bound.unit, fact.when, fact.words, fact.context, how
        )
    return None


def _staff_share(bound: Bound, facts: tuple[Fact, ...]) -> Fact | None:
    """Those newly hired as a share of all staff."""
    people = [f for f in facts if f.dimension == "count" and f.unit in ("人", "个", "名", "") and f.values.point]
    hired = next((f for f in people if f.metric.concept == "hired" or f.metric.aspect == "increase"), None)
    staff = next((f for f in people if f is not hired and f.metric.concept in ("staff", None)), None)
    if hired is None or staff is None:
        return None
    part, whole = hired.values.point or Decimal(0), staff.values.point or Decimal(1)
    value = part / whole * HUNDRED
    how = f"{plain(part)}÷{plain(whole)}={plain(value)}%"
    return Fact(
        bound.metric,
        Interval(value, value),
        "percent",
        "%",
        hired.when,
        f"{hired.words}、{staff.words}",
        hired.context,
        how,
    )
