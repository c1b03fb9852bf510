"""Summing: what parts that a person tells one by one come to.

parts added up          两笔加起来          → their sum in their place
parts of one spending   设备320万、配套210万 → their sum beside them
months, quarters        1月…2月…3月…        → the quarter; four quarters, two halves → the year
a part to be taken off  其中赔了3万,扣完     → the rest
two times of a day      11点半…12点10分     → the minutes between
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.clock import find_times
from assistant.fact import Fact, plain, show
from assistant.judging import Interval
from assistant.metrics import Metric
from assistant.units import Dimension
from assistant.when import When

ADDED_UP = re.compile(
    r"加一块|加一起|加起来|加在一起|合计|总共|合起来|合在一起|合并|一共|两笔|两项加|共计|together|in total|combined"
)
SEVERALLY = re.compile(r"分别(?=[^，。；\d]{0,8}\d[\d.]*万?、\d[\d.]*万?、)")  # 分别立了7、6、5、4项
# 一共200家 gives the total itself and asks for no sum.
TOTAL_GIVEN = re.compile(rf"(?:{ADDED_UP.pattern})[^，,。；;\d够算能达超过进儿]{{0,4}}[\d一二三四五六七八九十两百]")
EACH = ((re.compile(r"每个?季度|每季|各季度?|季度各"), 4, "Y"), (re.compile(r"每个?月|月均|每月"), 12, "Y"))
# A sum that another is taken off from, and what is taken off.
TAKEN_OFF = re.compile(
    r"扣(?:掉|完|除|了|去|减)|刨(?:去|掉|除|开)|减掉|减去|除去|去掉|剔除|\b(?:deduct|minus|less the|net of)",
    re.IGNORECASE,
)
OFF = re.compile(r"其中|赔|理赔|报销|\b(?:of which|insur|reimburs)", re.IGNORECASE)
SPENT = frozenset({"investment", "equipment"})
NO_PART = re.compile(r"其中|总|一共|共计|合计|计划|打算|准备|原|本来|贷|借|补|赔|奖")
WHOLES: tuple[tuple[tuple[str, ...], str], ...] = (
    *((tuple(f"M{3 * q + m}" for m in (1, 2, 3)), f"Q{q + 1}") for q in range(4)),
    (("Q1", "Q2"), "H1"),
    (("Q3", "Q4"), "H2"),
    (("Q1", "Q2", "Q3", "Q4"), "Y"),
    (("H1", "H2"), "Y"),
    (tuple(f"M{m}" for m in range(1, 13)), "Y"),
)
"""The periods that make up a longer one."""


def add_up(facts: tuple[Fact, ...], said: str) -> tuple[Fact, ...]:
    """The figures with what was added up or taken off in place of its parts, and the sums that follow beside them."""
    base = _summed(_taken_off(tuple(_yearly(fact) for fact in facts), said), said)
    base = _spent(base)
    return (*base, *_periods(base), *_between(said))


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
    if not SEVERALLY.search(said) and (not ADDED_UP.search(said) or TOTAL_GIVEN.search(said)):
        return facts
    parts: dict[tuple[Metric, When | None, Dimension, str], list[Fact]] = {}
    for fact in facts:
        if fact.dimension in ("amount", "mass", "count") and fact.values.point is not None and not fact.how:
            parts.setdefault((fact.metric, fact.when, fact.dimension, _kind_of(fact)), []).append(fact)
    rest = list(facts)
    for same in parts.values():
        if len(same) < 2 or same[0].metric.aspect not in ("level", "increase"):
            continue
        total, how = _total(same)
        words, context = "、".join(p.words for p in same), " ".join(p.context for p in same)
        rest = [f for f in rest if f not in same]
        rest.append(replace(same[0], values=Interval(total, total), how=how, words=words, context=context))
    return tuple(rest)


def _kind_of(fact: Fact) -> str:
    """What is counted: three batches are not added to so many people."""
    return fact.unit if fact.dimension == "count" and fact.unit not in ("个", "项", "家", "件", "") else ""


def _taken_off(facts: tuple[Fact, ...], said: str) -> tuple[Fact, ...]:
    """设备花了7万,其中保险赔了3万,扣完: the rest in place of both."""
    if not TAKEN_OFF.search(said):
        return facts
    for n, off in enumerate(facts):
        less = off.values.point
        whole = next(
            (f for f in reversed(facts[:n]) if f.dimension == off.dimension and f.unit in (off.unit, "")), None
        )
        if less is None or off.how or off.dimension not in ("amount", "count", "area") or not OFF.search(off.context):
            continue
        value = whole.values.point if whole is not None else None
        if whole is None or value is None or value < less or OFF.search(whole.words):
            continue
        unit = whole.unit or off.unit or "元"
        how = f"{show(value, unit)}－{show(less, unit)}={show(value - less, unit)}"
        rest = replace(whole, values=Interval(value - less, value - less), how=how)
        return tuple(rest if f is whole else f for f in facts if f is not off)
    return facts


def _spent(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Several things that money was spent on, told one by one, with what they come to."""
    run: list[Fact] = []
    for fact in facts:
        first = fact.metric.concept in SPENT
        if fact.how or fact.dimension != "amount" or fact.metric.aspect != "level" or fact.values.point is None:
            continue
        if not (first or (run and fact.metric.concept is None and fact.context == run[-1].context)) or NO_PART.search(
            fact.words
        ):
            continue
        if not run or (fact.when == run[0].when and fact.words != run[0].words):
            run.append(fact)
    if len(run) < 2:
        return facts
    total, how = _total(run)
    joined = replace(
        run[0], metric=Metric("investment", "level"), values=Interval(total, total), how=how,
        words="、".join(p.words for p in run), context=" ".join(dict.fromkeys(p.context for p in run)),
    )  # fmt: skip
    return (*(replace(f, part=True) if f in run else f for f in facts), joined)


def _total(parts: list[Fact]) -> tuple[Decimal, str]:
    values = [p.values.point or Decimal(0) for p in parts]
    unit = parts[0].unit or next((p.unit for p in parts if p.unit), "元")
    total = sum(values, Decimal(0))
    return total, "+".join(show(v, unit) for v in values) + f"={show(total, unit)}"


def _periods(facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """The quarter of three months, the year of four quarters, where each was given."""
    alike: dict[tuple[Metric, int | None, Dimension], dict[str, Fact]] = {}
    for fact in facts:
        part = fact.when.part if fact.when is not None else None
        if (
            part
            and fact.metric.aspect in ("level", "increase")
            and fact.dimension in ("amount", "mass", "count")
            and fact.values.point is not None
        ):
            alike.setdefault((fact.metric, fact.when.year if fact.when else None, fact.dimension), {})[part] = fact
    for (_, year, _), found in alike.items():
        for parts, whole in WHOLES:
            if whole not in found and all(p in found for p in parts):
                together = [found[p] for p in parts]
                total, how = _total(together)
                words = "、".join(p.words for p in together)
                made = replace(together[0], values=Interval(total, total), when=When(whole, year), how=how, words=words)
                found = {**found, whole: made}
                yield made


def _between(said: str) -> Iterator[Fact]:
    """From 11点半 to 12点10分: how long that is, where two times of one day are told."""
    for turn in said.split("\n"):
        times = find_times(turn)
        if len(times) != 2 or times[0].minutes >= times[1].minutes:
            continue
        length = Decimal(times[1].minutes - times[0].minutes)
        how = f"{times[1]}－{times[0]}={plain(length)}分钟"
        words = f"{turn[times[0].start : times[0].end]}到{turn[times[1].start : times[1].end]}"
        yield Fact(Metric(None, "level"), Interval(length, length), "time", "分钟", None, words, turn, how)
