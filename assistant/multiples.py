"""Multiples: how many times a goal of one's own something must be.

multiple = goal 的 number 倍            以年度数量目标的1.2倍遴选企业入库: 目标150家, 入库180家
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.bounds import Bound
from assistant.fact import Fact, plain, show
from assistant.judging import Interval
from assistant.metrics import Metric
from index.quantities import Quantity

GOAL = re.compile(r"目标|任务|计划|指标|打算|target|goal|plan", re.IGNORECASE)
MULTIPLE = re.compile(r"(?:目标|任务|计划|指标)(?:数量?|值)?(?P<of>的)(?P<times>\d+(?:\.\d+)?)倍")
NAMED = re.compile(r"(?:“[^“”]*”|[^，,、。；;：:“”\s以按])*$")  # a goal's words begin inside no quotation


def find_multiples(text: str, start: int, end: int) -> Iterator[Bound]:
    """The bounds on a number as a multiple of a goal."""
    for match in MULTIPLE.finditer(text, start, end):
        times = Decimal(match["times"])
        stop = next((n for n in range(match.end(), end) if text[n] in "，,。；;"), end)
        named = NAMED.search(text[start : match.start()])
        begin = start + named.start() if named else match.start()
        yield Bound(
            Metric(None, "ratio"), Interval(times, None), "ratio", "倍", None, "condition",
            text[begin : match.start("of")], text[begin:stop], begin, match.end(), match.start("times"),
        )  # fmt: skip


def is_multiple(bound: Bound) -> bool:
    """Whether the bound is a multiple of a goal: a norm of the body that set the goal, and no condition on a firm."""
    return bound.dimension == "ratio" and GOAL.search(bound.indicator) is not None


def of_office(bounds: Sequence[Bound], aims: Sequence[Quantity]) -> bool:
    """Whether all that is tested is an office's own: what it aims at, or a multiple of that."""
    return bool(bounds) and all(
        is_multiple(b) or any(q.start < b.end and b.start < q.end for q in aims) for b in bounds
    )


def of_goal(bound: Bound, facts: Sequence[Fact]) -> Fact | None:
    """What there is by the goal that was set; several numbers of one unit beside the goal are added up."""
    if not is_multiple(bound):
        return None
    counts = [f for f in facts if f.dimension == "count" and f.values.point and not f.how]
    goal = next((f for f in counts if GOAL.search(f.words)), None)
    there = [f for f in counts if goal is not None and f is not goal and f.unit == goal.unit]
    if goal is None or not there:
        return None
    values = [f.values.point or Decimal(0) for f in there]
    under = goal.values.point or Decimal(1)
    times = sum(values, Decimal(0)) / under
    over = "+".join(show(v, goal.unit) for v in values)
    how = f"{f'({over})' if len(values) > 1 else over}÷{show(under, goal.unit)}={plain(times)}倍"
    words = "、".join(f.words for f in (goal, *there))
    return Fact(bound.metric, Interval(times, times), "ratio", "倍", None, words, goal.context, how)
