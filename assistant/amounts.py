"""Amounts: the quantities of a document, in the units that people's figures are kept in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.metrics import DIMENSIONS, concept_before
from assistant.units import UNITS, Dimension
from index.quantities import Quantity, find_quantities

CLAUSE_BREAK = re.compile(r"[，,；;：。（）()\n]")
LISTED = re.compile(r"^\s*[、和及或]\s*$")
DAYS = {"日": "天", "工作日": "天", "个工作日": "天"}
COUNTED = frozenset("张家户台套件项名人层头间辆")  # 张床位, 户居民
BEHIND = re.compile(r"以[上下内]$")
FORMULA_BEFORE = re.compile(r"[×*÷]\s*$")
OTHER_UNIT = re.compile(
    r"(?<![\d.])(?P<value>\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>马力|行|匹|蒸吨|千伏安|公分|[\u4e00-\u9fff](?=以[上下内]))(?:[/／每](?:小时|秒|分钟|天|日))?(?P<sign>以上|以下|以内)"
)
# 不超过10口: behind its comparator a figure may count anything.
COUNTING = re.compile(
    r"(?P<sign>不得?超过|不多于|不得?少于|不得?低于|至少|最多)(?P<value>\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>[\u4e00-\u9fff])(?=[，。；、（的]|$)"
)
RATIO = re.compile(r"(?P<left>\d+(?:\.\d+)?)\s*[∶:：比]\s*(?P<right>\d+(?:\.\d+)?)(?!\d)(?P<after>以上|以下)?")


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity with what it needs to be a bound; offsets into the document."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    dimension: Dimension
    comparator: str
    start: int
    end: int


def find_amounts(text: str, start: int, end: int) -> list[Found]:
    part = text[start:end]
    found: list[Found] = []
    ratios = list(RATIO.finditer(part))
    for m in ratios:
        value = Decimal(m["left"]) / Decimal(m["right"]) if Decimal(m["right"]) else None
        sign = {"以上": ">=", "以下": "<="}.get(m["after"] or "", "=")
        found.append(Found(value, value, "倍", "ratio", sign, start + m.start(), start + m.end()))
    for q in find_quantities(part):
        if any(m.start() < q.end and q.start < m.end() for m in ratios):
            continue
        if FORMULA_BEFORE.search(part, 0, q.start):
            continue  # ×100% is part of a formula and bounds nothing
        dimensioned = _dimension(q) if q.unit else _headcount(part[: q.start])
        if dimensioned:
            unit, dimension, factor = dimensioned
            low = None if q.low is None else q.low * factor
            high = None if q.high is None else q.high * factor
            found.append(Found(low, high, unit, dimension, q.comparator, start + q.start, start + q.end))
    for m in OTHER_UNIT.finditer(part):
        if not any(f.start < start + m.end() and start + m.start() < f.end for f in found):
            value = Decimal(m["value"]) * {"万": 10_000, "亿": 100_000_000}.get(m["scale"], 1)
            found.append(
                Found(
                    value,
                    value,
                    m["unit"],
                    "count",
                    {"以上": ">=", "以下": "<=", "以内": "<="}[m["sign"]],
                    start + m.start(),
                    start + m.end(),
                )
            )
    for m in COUNTING.finditer(part):
        if not any(f.start < start + m.end() and start + m.start() < f.end for f in found):
            value = Decimal(m["value"]) * {"万": 10_000, "亿": 100_000_000}.get(m["scale"], 1)
            sign = "<=" if "超" in m["sign"] or "多" in m["sign"] else ">="
            found.append(Found(value, value, m["unit"], "count", sign, start + m.start(), start + m.end()))
    return _shared(text, sorted(found, key=lambda f: f.start))


def _shared(text: str, found: list[Found]) -> list[Found]:
    """45周岁、40周岁、35周岁以下: what stands behind the last figure of a list holds for all of it."""
    for n in range(len(found) - 2, -1, -1):
        here, following = found[n], found[n + 1]
        listed = (
            here.unit == following.unit and here.comparator == "=" and LISTED.match(text[here.end : following.start])
        )
        if listed and (
            BEHIND.search(text[following.start : following.end])
            or (n + 2 < len(found) and following.comparator in ("<=", "<"))
        ):
            found[n] = replace(here, comparator=following.comparator)
    return found


def _headcount(before: str) -> tuple[str, Dimension, int] | None:
    """人口超过100万: what is counted in heads needs no unit."""
    concept = concept_before(CLAUSE_BREAK.split(before)[-1][-12:])
    return ("人", "count", 1) if concept and DIMENSIONS.get(concept) == ("count",) else None


def _dimension(quantity: Quantity) -> tuple[str, Dimension, int] | None:
    unit = quantity.unit
    stem = re.split(r"[/／]", unit)[0]
    if "标准煤" in unit or "标煤" in unit:
        return "吨标准煤", "mass", 1
    for said in (unit, stem, DAYS.get(unit, ""), *(unit[:n] for n in (2, 1) if unit[:n] in COUNTED)):
        if said in UNITS:
            kept, dimension, factor = UNITS[said]
            return kept, dimension, factor or 1
    if "%" in unit or "％" in unit or "百分点" in unit:
        return "%", "percent", 1
    if unit == "成":
        return "%", "percent", 10
    if stem.endswith("元"):
        return "元", "amount", 1
    if stem.endswith("吨"):
        return "吨", "mass", 1
    if stem.endswith(("人", "人次")):
        return "人", "count", 1
    return (unit, "count", 1) if unit else None
