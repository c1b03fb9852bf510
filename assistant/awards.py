"""Awards: what a provision that is met comes to, worked out in the open from the person's own figures.

    rate × base, up to the cap      按设备投资额的10%给予补助，最高300万元
    step                            首次突破10亿元、50亿元的，分别给予50万元、200万元
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.assigning import closeness
from assistant.bounds import Bound
from assistant.derive import HUNDRED, Fact, plain, show
from assistant.judged import GroupJudged
from index.documents import Document
from index.quantities import Quantity, find_quantities

PART = re.compile(r"(?:补助|补贴|资助|报销)(?P<base>[^，。；\d]{2,12}?)的(?P<rate>\d+(?:\.\d+)?)%")
RATE = re.compile(r"按(?:照)?(?:不超过)?(?P<base>[^，。；]{1,30}?)(?:的)?(?P<rate>\d+(?:\.\d+)?)%")
MORE_POINTS = re.compile(r"(?:补助|补贴|奖励|资助)?(?:比例|标准)(?:再)?(?:提高|上浮|增加)(?P<rate>\d+(?:\.\d+)?)个百分点")
NEW_RATE = re.compile(r"(?:补助|补贴|奖励)?(?:比例|标准)(?:提高至|提高到|为)(?P<rate>\d+(?:\.\d+)?)%")
CAP = re.compile(r"(?:最高|不超过|最多|上限)[^，。；\d]{0,6}(?P<cap>[\d.]+)(?P<scale>万|亿)?元")
SHARED_OUT = re.compile(r"分别")
NEAR = 0.3  # how much of the base's words the figure's own must share
ONLY = 0.1  # where there is but one figure of that kind
SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), None: Decimal(1)}


@dataclass(frozen=True, slots=True)
class Award:
    """`how` is the arithmetic or the step, as the answer shows it; `paragraph`, `start`, `end` where it is said."""

    how: str
    paragraph: str
    start: int
    end: int


def award_of(main: GroupJudged, beside: Sequence[GroupJudged], facts: tuple[Fact, ...], document: Document) -> Award | None:
    """What the met provision comes to; None where its words or the figures do not tell."""
    provision = main.group.provision
    if provision is None or provision.said is None:
        return None
    said = provision.benefit(document.text)
    place = (main.group.paragraph, provision.said.start, provision.said.end)
    if SHARED_OUT.search(said) and provision.amount is None:
        reached = _step(main, said)
        return None if reached is None else Award(reached, *place)
    found = RATE.search(said) or PART.search(said)
    if found is None:
        return None
    base = _base(found["base"], facts)
    if base is None:
        return None
    rate, cap = Decimal(found["rate"]), _cap(said)
    for other in beside:
        more = other.group.provision
        if more is None or more.said is None or other.result != "meets":
            continue
        words = more.said.of(document.text)
        points = MORE_POINTS.search(words)
        if raised := points or NEW_RATE.search(words):
            rate = Decimal(raised["rate"]) + (rate if points else 0)
            cap = _cap(words) or cap
            place = (other.group.paragraph, more.said.start, more.said.end)
    value = base.values.point or Decimal(0)
    worth = value * rate / HUNDRED
    how = f"{show(value, '元')}×{plain(rate)}%={show(worth, '元')}"
    if cap is not None and worth > cap:
        how += f"，最高{show(cap, '元')}"
    return Award(how, *place)


def _base(words: str, facts: tuple[Fact, ...]) -> Fact | None:
    increase = re.search(r"增量|增长额|新增|增加额", words)
    scored = [
        (closeness(words, f) + LITERAL * _literally(words, f), -n, f)
        for n, f in enumerate(facts)
        if f.dimension == "amount" and f.values.point is not None and not f.how
        and (f.metric.aspect == "increase") == bool(increase)
    ]
    score, _, best = max(scored, default=(0.0, 0, None), key=lambda s: s[:2])
    return best if score >= (NEAR if len(scored) > 1 else ONLY) else None


LITERAL = 0.2


def _literally(words: str, fact: Fact) -> int:
    """How many pairs of the base's characters the figure's own words have: 设备800万 of 设备投资额."""
    return sum(1 for n in range(len(words) - 1) if words[n : n + 2] in fact.words)


def _cap(said: str) -> Decimal | None:
    found = CAP.search(said)
    return None if found is None else Decimal(found["cap"]) * SCALES[found["scale"]]


def _step(main: GroupJudged, said: str) -> str | None:
    """The amount that stands where the step that was reached stands."""
    amounts = [q for q in find_quantities(said) if q.unit == "元"]
    met = [b.bound for b in main.bounds if b.result == "meets"]
    steps = _steps_of(main, met)
    if len(steps) < 2 or len(steps) != len(amounts):
        return None
    reached = next((n for n in range(len(steps) - 1, -1, -1) if steps[n] in met), None)
    return None if reached is None else _written(amounts[reached])


def _steps_of(main: GroupJudged, met: list[Bound]) -> list[Bound]:
    starts = {b.start for b in met}
    return [b for b in main.group.bounds if b.start in starts and b.metric == met[0].metric] if met else []


def _written(amount: Quantity) -> str:
    return show(amount.low or Decimal(0), "元")
