"""Figures of a Chinese quote as an English sentence writes them: 1500亿元以上 is RMB 150 billion or more."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.asked import group_of
from index.periods import find_periods
from index.quantities import Quantity, find_quantities

COMPARATORS = {">=": "{} or more", ">": "more than {}", "=": "{}", "~": "about {}", "<": "less than {}", "<=": "at most {}", "range": "{}"}
SCALES = ((Decimal(10**12), " trillion"), (Decimal(10**9), " billion"), (Decimal(10**6), " million"))
MONTHS = "January February March April May June July August September October November December".split()
NAMES = frozenset({"大", "化", "链", "张", "级"})  # 六大任务: a name, not a figure
MOST = 8


def figures_in_english(quotes: Sequence[str], units: frozenset[str]) -> tuple[str, ...]:
    """The quotes' figures in English, those of the units asked for first, each once; months of deadlines too."""
    found: list[tuple[bool, str]] = []
    for text in quotes:
        for quantity in find_quantities(text):
            written = _written(quantity, text)
            if written:
                found.append((bool(units) and group_of(quantity.unit) not in units, written))
        for period in find_periods(text):
            if period.kind in ("month", "day", "deadline"):
                month = _month(text[period.start : period.end])
                if month:
                    found.append((False, month))
    found.sort(key=lambda pair: pair[0])
    return tuple(dict.fromkeys(written for _, written in found))[:MOST]


def _month(words: str) -> str:
    digits = words.split("月")[0][-2:] if "月" in words else ""
    digits = "".join(c for c in digits if c.isdigit())
    return MONTHS[int(digits) - 1] if digits and 1 <= int(digits) <= 12 else ""


def _written(quantity: Quantity, text: str) -> str:
    ends = [v for v in (quantity.low, quantity.high) if v is not None]
    if not ends or quantity.unit in NAMES or (quantity.unit == "" and ends[0] < 10):
        return ""
    joined = "–".join(dict.fromkeys(_number(v, quantity.unit) for v in ends))
    if quantity.unit == "%":
        joined += "%"
    elif quantity.unit in ("个百分点", "百分点"):
        joined += " percentage points"
    elif quantity.unit == "元":
        joined = f"RMB {joined}"
    elif quantity.unit == "吨":
        joined += " tonnes"
    elif quantity.unit == "倍":
        joined += " times"
    elif quantity.unit == ":1":
        joined += ":1"
    return COMPARATORS[quantity.comparator].format(joined)


def _number(value: Decimal, unit: str) -> str:
    if unit in ("元", "吨"):
        for scale, name in SCALES:
            if abs(value) >= scale:
                return format((value / scale).normalize(), "f") + name
    return format(value, ",f").rstrip("0").rstrip(".") if value != value.to_integral_value() else f"{int(value):,}"
