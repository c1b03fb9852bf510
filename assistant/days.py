"""Days: the days and months that a person names, and how long it is from one of them to the next.

    day = year? month (day 号|日 | 初 | 中旬 | 底)? | year 底      2023年3月   12月20号   去年9月底   2025年底
A bare month is a day only beside another one: 券是3月1号发的,拖到12月20号才用.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.fact import Fact, plain
from assistant.judging import Interval
from assistant.metrics import Metric

MONTHS = {w: n for n, w in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)}
YEARS = {"今年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
ROUGH = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (25, 31), "末": (25, 31)}
SAID = re.compile(
    rf"(?P<ended>(?<!\d)20\d\d)年年?[底末]|(?P<year>(?<!\d)20\d\d年|{'|'.join(YEARS)})?(?P<month>(?<![\d一二三四五六七八九个上下])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]))月"
    rf"(?:份)?(?:(?P<day>[12]\d|3[01]|0?[1-9])[号日]|(?P<rough>{'|'.join(ROUGH)}))?"
)
SPAN = re.compile(r"到|至|才|拖|再|现在|后来|结果")


@dataclass(frozen=True, slots=True)
class Day:
    """From `first` to `last`, both included; `dated` says that its year was told, `sure` that it is more than a month."""

    first: date
    last: date
    start: int
    end: int
    dated: bool
    sure: bool


def find_days(text: str, year: int | None) -> tuple[Day, ...]:
    """Each day that is named, in order; without a year it is of the year before it, or of `year`.

    >>> [str(d.first) for d in find_days("3月1号发的,拖到12月20号", 2024)]
    ['2024-03-01', '2024-12-20']
    """
    found: list[Day] = []
    for match in SAID.finditer(text):
        if match["ended"]:
            last = date(int(match["ended"]), 12, 31)
            found.append(Day(last.replace(day=25), last, *match.span(), True, True))
            continue
        named = match["year"]
        own = None if named is None else (year or 2000) + YEARS[named] if named in YEARS else int(named[:4])
        month = int(match["month"]) if match["month"].isdigit() else MONTHS[match["month"]]
        of = own or (found[-1].first.year if found else (year or 2000))
        most = calendar.monthrange(of, month)[1]
        low, high = (int(match["day"]),) * 2 if match["day"] else ROUGH.get(match["rough"] or "", (1, 31))
        first, last = date(of, month, min(low, most)), date(of, month, min(high, most))
        found.append(Day(first, last, *match.span(), own is not None, bool(match["day"] or match["rough"] or own)))
    return tuple(found)


def lengths(said: str, year: int | None) -> Iterator[Fact]:
    """How many months lie between two days that are told one after the other."""
    for turn in said.split("\n"):
        days = [d for d in find_days(turn, year) if d.sure]
        if len(days) != 2 or not SPAN.search(turn, days[0].end) or days[1].last < days[0].first:
            continue
        begun, done = days
        low, high = _months(begun.last, done.first), _months(begun.first, done.last)
        words = f"{turn[begun.start : begun.end]}到{turn[done.start : done.end]}"
        how = f"{words}={plain(low)}个月" if low == high else f"{words}={plain(low)}至{plain(high)}个月"
        yield Fact(Metric(None, "level"), Interval(min(low, high), high), "time", "月", None, words, turn, how)


def _months(begun: date, done: date) -> Decimal:
    whole = (done.year - begun.year) * 12 + done.month - begun.month
    return max(Decimal(0), Decimal(whole) + Decimal(done.day - begun.day) / 30)
