"""Proportions: a ratio or a share computed from two figures of a person, or read off where they relate them themselves."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.bounds import Bound
from assistant.derive import HUNDRED, Fact, plain, show
from assistant.judging import Interval
from assistant.metrics import CONCEPT, concept_before
from assistant.when import covers

CJK = re.compile(r"[一-鿿]+")
COMMON = re.compile(
    r"规模以上|规上|今年|全年|年内|全省|全市|同比|达到|左右|以上|以下|增长|增速|提高|下降|新增|比例|比重|占比|力争|确保|我们|企业"
)
TERMS = re.compile(r"(?P<part>.+?)(?:与|和|占|相当于|对|之比|比)(?P<whole>.+?)(?:的?(?:比例|比重|占比|之比|比)|$)")
WHOLE = re.compile(r"全部|整个|总量|总额|产业|行业|全省|的")
BRACKETS = re.compile(r"[()（）]")
COUNTS = frozenset({"个", "项", "家", "户", "件", "台", "套", "条", "张", "名"})
RATE_NAME = re.compile(r"[一-鿿]{2}[率面](?=[一-鿿]{0,4}\s*$)")
AMONG = re.compile(r"^(?:其中|此外|同时)")
SPOKEN = 0.2  # the share of a clause's words that a person uses who speaks of it


def pairs(text: str) -> frozenset[str]:
    """The bigrams of its Chinese words."""
    return frozenset(run[i : i + 2] for run in CJK.findall(text) for i in range(len(run) - 1))


def overlap(wanted: str, said: str) -> float:
    """The share of the wanted words' bigrams that were said; 0 where there are none."""
    own = pairs(COMMON.sub(" ", wanted))
    return len(own & pairs(said)) / len(own) if own else 0.0


def composed(bound: Bound, facts: tuple[Fact, ...], said: str) -> Fact | None:
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
