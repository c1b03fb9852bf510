"""Reckoning: what a grant comes to with a person's own figures, the arithmetic in the open.

rate      base × rate                    2000万元×8%=160万元
each      quantity × sum (× times)       5000平方米×5元×12个月=30万元
cap       超过最高80万元,按80万元
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

from assistant.derive import HUNDRED, Fact, plain, show
from assistant.fitting import closeness
from assistant.grants import Cap, Grant, kept_unit
from assistant.matching import Judged
from assistant.metrics import concept_before

NEAR = 0.3  # how much of the base's words the figure's own must share
SAME_CONCEPT, OTHER_CONCEPT = 0.4, -1.0
TESTED = 0.25  # what it counts that the figure was held against a condition in the base's own words
LITERAL = 0.2
CONVERTED = {
    ("公顷", "亩"): Decimal(15),
    ("亩", "公顷"): 1 / Decimal(15),
    ("亩", "平方米"): Decimal(2000) / 3,
    ("公顷", "平方米"): Decimal(10_000),
}
PEOPLE = frozenset("人 名 位 个 口".split())
# Of these there is one where nobody says how many there are.
SINGLE = re.compile(r"^(?:个|项|件|辆|台|套|艘|架|场|趟|次|家|店|口|品种|产品|座|栋|款|幅|部|条)")
MONEY_UNIT = re.compile(r"元")
YEARLY = re.compile(r"(?:头|第|首|[一1])年|一整年|每年|全年|年度|(?<!几)年[下拿领]")
IN_ALL = re.compile(r"总共|一共|拢共|合计|拿满|领满|满期|全期|加起来|前后")
AT_MOST = re.compile(r"顶天|顶多|最多|至多|最高|封顶|拿满|领满|总共|一共|拢共")
OF_FIRM = re.compile(r"我们|咱们|公司|厂|企业|单位|店")  # who asks for others, however many
MONTHS = {"年": 12, "季度": 3, "月": 1}


@dataclass(frozen=True, slots=True)
class Worth:
    """A sum in 元 with how it was reached, "" where the words state it; `pace` is how often it is paid."""

    value: Decimal
    how: str
    pace: str = ""


def worth_of(grant: Grant, base: str, facts: Sequence[Fact], tested: Sequence[Judged], asked: str) -> Worth | None:
    """What the grant comes to before any cap; `base` stands in where its own words name none. None where a figure is missing."""
    if grant.kind == "sum":
        return Worth(grant.figure, "")
    if grant.kind == "rate":
        of = base_of(grant.base or base, grant.increase, facts, tested)
        if of is None:
            return None
        value = of.values.point or Decimal(0)
        worth = value * grant.figure / HUNDRED
        return Worth(worth, f"{show(value, '元')}×{plain(grant.figure)}%={show(worth, '元')}")
    return _each(grant, facts, tested, asked) if grant.kind == "each" else None


def _each(grant: Grant, facts: Sequence[Fact], tested: Sequence[Judged], asked: str) -> Worth | None:
    unit = kept_unit(grant.unit)
    if unit in MONTHS or grant.unit in MONTHS:
        return _times(
            Worth(grant.figure, show(grant.figure, "元")), grant, facts, asked, grant.unit, [j.fact for j in tested]
        )
    if MONEY_UNIT.search(grant.unit):
        fact = base_of(grant.base + re.sub(r"^.*元", "", grant.unit), grant.increase, facts, tested)
        if fact is None:
            return None
        value = fact.values.point or Decimal(0)
        steps = value / grant.per
        steps = steps.to_integral_value(ROUND_FLOOR) if grant.whole else steps
        worth = steps * grant.figure
        currency = grant.unit[: grant.unit.find("元") + 1]
        return Worth(
            worth, f"{show(value, currency)}÷{show(grant.per, currency)}×{show(grant.figure, '元')}={show(worth, '元')}"
        )
    found = quantity_of(unit, facts, tested, grant.increase)
    if found is None and unit in PEOPLE and grant.time and not OF_FIRM.search(asked):
        return _times(Worth(grant.figure, show(grant.figure, "元")), grant, facts, asked, grant.time, [])  # who asks
    if found is None:
        return Worth(grant.figure, "") if SINGLE.match(grant.unit) and not grant.time else None
    value, how = found.values.point or Decimal(0), f"{plain(found.values.point or Decimal(0))}{unit}"
    for most, of in grant.most:
        if of == unit and value > most:
            value, how = most, f"{plain(most)}{unit}(最多{plain(most)}{unit})"
    if found.how:
        how = f"({found.how}){how}" if found.how.endswith(how) is False else f"{found.how.rpartition('=')[0]}={how}"
    steps = value / grant.per
    if grant.whole:
        steps = steps.to_integral_value(ROUND_FLOOR)
    worth = steps * grant.figure
    per = f"÷{plain(grant.per)}" if grant.per != 1 else ""
    made = Worth(worth, f"{how}{per}×{show(grant.figure, '元')}")
    if grant.time:
        return _times(made, grant, facts, asked, grant.time, [j.fact for j in tested])
    return Worth(worth, f"{made.how}={show(worth, '元')}") if worth != grant.figure or per else Worth(worth, "")


def _times(
    once: Worth, grant: Grant, facts: Sequence[Fact], asked: str, unit: str, tested: Sequence[Fact | None]
) -> Worth:
    """So much a month for as many months as are asked about, never for more than it is granted."""
    longest = next((n for n, of in grant.most if of == "月"), None)
    pace = f"每{unit}"
    if unit not in MONTHS:
        most = next((n for n, of in grant.most if of == kept_unit(unit)), None)
        days = next((f for f in facts if f.values.point is not None and f.unit == kept_unit(unit)), None)
        if most is not None and AT_MOST.search(asked) and (days is None or (days.values.point or most) >= most):
            worth = once.value * most
            return Worth(worth, f"{once.how}×{plain(most)}{unit}={show(worth, '元')}")
        if days is None or days.values.point is None:
            return replace(once, pace=pace, how=f"{once.how}={show(once.value, '元')}" if "×" in once.how else "")
        worth = once.value * days.values.point
        return Worth(worth, f"{once.how}×{plain(days.values.point)}{days.unit}={show(worth, '元')}")
    told = (
        None
        if YEARLY.search(asked)
        else next(
            (
                f.values.point
                for f in facts
                if f not in tested
                and f.dimension == "time"
                and f.unit == "月"
                and f.values.point is not None
                and re.search(r"个?月", f.words)
            ),
            None,
        )
    )
    months = (
        told
        if told is not None
        else Decimal(12)
        if YEARLY.search(asked)
        else longest
        if longest is not None and IN_ALL.search(asked)
        else None
    )
    if months is None:
        return replace(once, pace=pace, how=f"{once.how}={show(once.value, '元')}" if "×" in once.how else "")
    if longest is not None and months > longest:
        months = longest
    times = months / MONTHS[unit]
    worth = once.value * times
    return Worth(worth, f"{once.how}×{plain(times)}{'个月' if unit == '月' else unit}={show(worth, '元')}")


def base_of(words: str, increase: bool, facts: Sequence[Fact], tested: Sequence[Judged]) -> Fact | None:
    """The person's figure that a rate is taken of; None where there is none, or it cannot be told which."""
    wanted = concept_before(words)
    held = {id(j.fact) for j in tested if j.fact is not None and _shares(words, j.bound.indicator)}
    scored = []
    for n, fact in enumerate(facts):
        if fact.dimension != "amount" or fact.values.point is None or (fact.metric.aspect == "increase") != increase:
            continue
        if not increase and (fact.metric.aspect != "level" or fact.part):
            continue
        score = closeness(words, fact) + LITERAL * _literally(words, fact) + TESTED * (id(fact) in held)
        if wanted and fact.metric.concept:
            score += SAME_CONCEPT if wanted == fact.metric.concept else OTHER_CONCEPT
        year = fact.when.year if fact.when is not None and fact.when.year is not None else 9999
        scored.append((score, year, -n, fact))
    if not scored:
        return None
    best = max(s for s, _, _, _ in scored)
    first = max(scored, key=lambda s: s[0])[3].metric
    close = [
        s for s in scored if s[0] >= best - 0.1 or (first.concept is not None and s[3].metric == first)
    ]  # of two years, the later
    stated = [s for s in close if not s[3].how] or close
    if best < (NEAR if len(scored) > 1 else 0):
        return None
    return max(stated, key=lambda s: (s[1], s[0], s[2]))[3]


def quantity_of(unit: str, facts: Sequence[Fact], tested: Sequence[Judged], increase: bool = False) -> Fact | None:
    """How many of a unit there are: what was held against a condition in that unit first, then what was said in it."""
    for judged in tested:
        if (
            judged.fact is not None
            and judged.bound.unit == unit
            and judged.fact.values.point is not None
            and judged.fact.dimension in ("count", "area", "mass")
        ):
            return judged.fact
    found: list[Fact] = []
    for fact in facts:
        if fact.values.point is None or fact.dimension not in ("count", "area", "mass", "time") or fact.part:
            continue
        if fact.unit == unit or (unit == "人" and fact.unit in PEOPLE and HEADS.search(fact.words + fact.context)):
            found.append(fact)
        elif (factor := CONVERTED.get((fact.unit, unit))) is not None:
            value = fact.values.point * factor
            how = f"{plain(fact.values.point)}{fact.unit}={plain(value)}{unit}"
            found.append(replace(fact, values=replace(fact.values, low=value, high=value), unit=unit, how=how))
    grown = [f for f in found if f.metric.aspect == "increase"]
    found = grown if increase and grown else found
    stated = [f for f in found if not f.how] or found
    return stated[0] if stated else None


HEADS = re.compile(r"人|博士|硕士|技师|毕业生|员工|职工|工人|游客|客人|学生|学徒|老人|孩子|娃")


def capped(worth: Worth, caps: Sequence[Cap], count: Decimal | None = None) -> tuple[Worth, Cap | None]:
    """The sum under the lowest of its caps, with the cap where it binds; a cap for each unit counts for as many as there are."""
    lowest: tuple[Decimal, Cap] | None = None
    for cap in caps:
        value = cap.value * (count if cap.each and count is not None else 1)
        if lowest is None or value < lowest[0]:
            lowest = (value, cap)
    if lowest is None or worth.value <= lowest[0]:
        return worth, None
    value, cap = lowest
    limit = (
        f"{plain(count)}个×{show(cap.value, '元')}={show(value, '元')}"
        if cap.each and count is not None and count != 1
        else show(value, "元")
    )
    how = f"{worth.how or show(worth.value, '元')},超过最高{limit},按{show(value, '元')}"
    return Worth(value, how, worth.pace), cap


def _shares(words: str, other: str) -> bool:
    return any(words[n : n + 2] in other for n in range(len(words) - 1))


def _literally(words: str, fact: Fact) -> int:
    """How many pairs of the base's characters the figure's own words have: 设备800万 of 设备投资额."""
    return sum(1 for n in range(len(words) - 1) if words[n : n + 2] in fact.words)
