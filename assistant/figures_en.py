"""Figures and dates of a Chinese text as an English sentence writes them: 1500亿元以上 is at least RMB 150 billion.

figure = (a rise | a fall of)? comparator? number unit (a person | a month …)?
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from index.periods import Period
from index.quantities import Quantity, find_quantities

COMPARATORS = {
    ">=": "at least {}",
    ">": "more than {}",
    "=": "{}",
    "~": "about {}",
    "<": "less than {}",
    "<=": "up to {}",
    "range": "{}",
}
SCALES = ((Decimal(10**12), " trillion"), (Decimal(10**9), " billion"), (Decimal(10**6), " million"))
MONTHS = "January February March April May June July August September October November December".split()
NAMES = frozenset({"大", "化", "链", "级"})  # 六大任务: a name, not a figure
UNITS = {
    "%": "%", "个百分点": " percentage points", "百分点": " percentage points", "吨": " tonnes", "公斤": " kg", "克": " grams", "倍": " times", ":1": ":1",
    "个工作日": " working days", "工作日": " working days", "个月": " months", "年": " years", "天": " days", "日": " days", "个自然日": " days", "小时": " hours", "分钟": " minutes",
    "周": " weeks", "人": " people", "名": " people", "人次": " participants", "周岁": " years of age", "岁": " years of age", "次": " times", "分": " points",
    "平方米": " square metres", "亩": " mu", "公里": " km", "千米": " km", "米": " metres", "千瓦": " kW", "千瓦时": " kWh", "立方米": " cubic metres", "升": " litres", "张床位": " beds", "床": " beds",
}  # fmt: skip
EACH = {
    "人": "per person", "户": "each", "家": "each", "个企业": "per company", "企业": "per company", "项目": "per project", "个项目": "per project", "个品种": "per product", "品种": "per product",
    "月": "a month", "年": "a year", "季度": "a quarter", "天": "a day", "日": "a day", "吨": "per tonne", "亩": "per mu", "平方米": "per square metre", "张": "per bed", "台": "each", "件": "per item",
}  # fmt: skip
CAPPED = re.compile(r"不得?超过|不得?高于|不得?多于")
BEFORE = re.compile(rf"(?:每|单个?)(?P<each>{'|'.join(sorted(EACH, key=len, reverse=True))})")
PER_UNIT = re.compile(r"[/／每](?P<each>人|月|年|天|日|吨|亩|平方米|户|家)")
RISES = re.compile(r"增长|增加|提高|提升|上升|增幅|增速|涨|扩大|上浮")
FALLS = re.compile(r"下降|降低|减少|压减|缩短|下调|下浮|降幅|压缩")
EVERY = {
    "年": "every year",
    "半年": "every six months",
    "学年": "every school year",
    "学期": "every school term",
    "季度": "every quarter",
    "月": "every month",
    "周": "every week",
    "日": "every day",
    "天": "every day",
}
END = re.compile(r"[底末]")
BY = re.compile(r"前|底")
# The signs of a sum; a hyphen is one between figures only.
OPERATORS = {"－": " - ", "-": " - ", "＋": " + ", "+": " + ", "×": " × ", "÷": " ÷ ", "=": " = ", "、": ", "}
OPERATOR = re.compile(r"([－＋+×÷=()（）、]|(?<=[\u4e00-\u9fff%\d])-(?=\d))")


def write_figure(quantity: Quantity, text: str) -> str:
    """The quantity in English; "" for a number that only belongs to a name. `text` is what its offsets count in."""
    ends = [v for v in (quantity.low, quantity.high) if v is not None]
    unit = re.split("[/／每]", quantity.unit)[0]
    if not ends or unit in NAMES or (unit == "" and ends[0] < 10):
        return ""
    numbers = list(dict.fromkeys(_number(v, unit) for v in ends))
    said = " to ".join(numbers)
    said = f"RMB {said}" if unit == "元" else said + UNITS.get(unit, "")
    said = re.sub(r"^1 (\w+(?: \w+)?)s\b", r"1 \1", said)
    clause = re.split(r"[，,；;。]", text[: quantity.start])[-1]
    capped = quantity.comparator == "=" and CAPPED.search(clause)
    said = COMPARATORS["<=" if capped else quantity.comparator].format(said)
    each = [EACH[m["each"]] for m in BEFORE.finditer(clause)] if unit in ("元", "%") else []
    each += [EACH[m["each"]] for m in PER_UNIT.finditer(quantity.unit) if m["each"] in EACH]
    if unit == "元" and each:
        said += " " + " ".join(dict.fromkeys(each))
    if not quantity.change:
        return said
    way = [m for pattern in (RISES, FALLS) for m in pattern.finditer(clause + text[quantity.start : quantity.end])]
    last = max(way, key=lambda m: m.start(), default=None)
    if last is None:
        return said
    return f"a fall of {said}" if FALLS.fullmatch(last[0]) else f"a rise of {said}"


def in_figures(text: str) -> str:
    """Chinese figures of a sum as English writes them: 24亿元－20亿元=4亿元 is RMB 2.4 billion - RMB 2 billion = RMB 400 million."""
    parts = OPERATOR.split(text)
    return "".join(OPERATORS.get(part, _written(part)) for part in parts)


def _written(text: str) -> str:
    found = find_quantities(text)
    if len(found) != 1:
        return text
    written = write_figure(replace(found[0], change=False, comparator="="), text)
    return text[: found[0].start] + written + text[found[0].end :] if written else text


def write_period(period: Period, text: str) -> str:
    """When something is due or holds: by the end of March 2024; "" where the words do not tell."""
    words = text[period.start : period.end]
    if period.every:
        return EVERY.get(period.every, "")
    if period.kind == "year" and not BY.search(words):
        return ""
    first, last = period.start_date, period.end_date
    if last is None:
        return f"from {_day(first)}" if first and period.kind != "deadline" else ""
    due = period.kind == "deadline" or bool(BY.search(words))
    if due:
        if END.search(words) or (last.day == _length(last) and "日" not in words):
            return (
                f"by the end of {_month(last)}"
                if "月" in words
                else f"by the end of {last.year}"
                if last.month == 12
                else f"by the end of {_month(last)}"
            )
        return f"by {_day(last)}"
    if first is None:
        return f"by {_day(last)}"
    if first == last:
        return f"on {_day(last)}"
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and last.day == _length(last):
        return f"in {_month(last)}"
    return f"from {_day(first)} to {_day(last)}"


def _day(day: date | None) -> str:
    return f"{day.day} {_month(day)}" if day else ""


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _length(day: date) -> int:
    """The last day of its month."""
    return (date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)).day


def _number(value: Decimal, unit: str) -> str:
    if unit in ("元", "吨", "立方米"):
        for scale, name in SCALES:
            if abs(value) >= scale:
                return format((value / scale).normalize(), "f") + name
    return format(value, ",f").rstrip("0").rstrip(".") if value != value.to_integral_value() else f"{int(value):,}"
