"""Dates: the days from or until which a provision holds, and the days that a person speaks of.

test = date (以后|之后|起) event | date (以前|之前|前) event | date 至 date        2025年1月1日以后备案开工
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.answers import Result
from assistant.days import find_days
from index.documents import Document

DAY = r"20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?"
TEST = re.compile(
    rf"(?P<from>{DAY})\s*(?:至|到|—|-|－)\s*(?P<to>(?:20\d\d年)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|20\d\d年)"
    rf"|(?P<day>{DAY})(?:（含）)?(?P<side>以后|之后|后|起|以来|以前|之前|前)"
)
EVENT = re.compile(r"[^，。；、的]{2,10}")
DURING = re.compile(r"期间(?P<event>[^，。；、的\d]{2,10}(?=[的，]))?")  # 期间竣工投产的项目
SAID = re.compile(
    r"(?P<year>20\d\d)年?[.年/-]?\s*(?:(?P<month>1[0-2]|0?[1-9])月(?:份)?|(?P<half>[上下]半年)|(?P<end>[年]?[底末初中]))?"
)
CLAUSE = re.compile(r"[^，,。；;？?！!\n]+")
HANDS_IN = re.compile(r"申请|申报|报名|报上|递|交上|提交|送")
APPLYING = re.compile(r"申请|申报|能|想|领|报|政策|交|递|来得?及|赶")


@dataclass(frozen=True, slots=True)
class DateTest:
    """`first` to `last`, both included; None is open. `event` is what must fall between, "" for the provision itself."""

    first: date | None
    last: date | None
    event: str
    word: str
    start: int
    end: int
    yearly: bool = False  # 每年9月30日前: whichever year


def find_dates(document: Document, start: int, end: int) -> Iterator[DateTest]:
    """The tests of time that `text[start:end]` states."""
    text = document.text
    for match in TEST.finditer(text, start, end):
        event = EVENT.match(text, match.end(), end) if match["day"] else None
        words = event[0] if event else ""
        stop = match.end() + len(words)
        if match["day"]:
            span = read_day(match["day"])
            after = match["side"] in ("以后", "之后", "后", "起", "以来")
            first, last = (span[0], None) if after else (None, span[0])
        else:
            left = read_day(match["from"])
            to = match["to"]
            if not to:
                continue
            right = read_day(to if to.startswith("20") else match["from"][:5] + to)
            first, last = left[0], right[1]
            if during := DURING.match(text, match.end(), end):
                words, stop = during["event"] or "", during.end()
        yield DateTest(first, last, words, text[match.start() : stop], match.start(), stop)


YEARLY = re.compile(r"(?:每年|于|在)(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>\d{1,2})日|底)(?:之|以)?前(?![、和及])")


def find_deadlines(document: Document, start: int, end: int) -> Iterator[DateTest]:
    """The days of any year by which something is to be done."""
    text = document.text
    for match in YEARLY.finditer(text, start, end):
        event = EVENT.match(text, match.end(), end)
        words = event[0] if event else ""
        last = read_day(f"{SOME_YEAR}年{match['month']}月" + (f"{match['day']}日" if match["day"] else ""))[1]
        stop = match.end() + len(words)
        yield DateTest(None, last, words, text[match.start() : stop], match.start(), stop, True)


SOME_YEAR = 2000  # a leap year, so that it has every day


def read_day(words: str) -> tuple[date, date]:
    """The first and last day that the words mean: 2025年, 2025年4月, 2025年4月1日."""
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    year = numbers[0]
    if len(numbers) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    month = min(max(numbers[1], 1), 12)
    last = calendar.monthrange(year, month)[1]
    if len(numbers) == 2:
        return date(year, month, 1), date(year, month, last)
    day = min(max(numbers[2], 1), last)
    return date(year, month, day), date(year, month, day)


def said_days(said: str, year: int | None) -> Iterator[tuple[date, date, str]]:
    """Each day or stretch that a person names, with the clause that names it; 今年 is `year`."""
    for clause in CLAUSE.finditer(said):
        for match in SAID.finditer(clause[0]):
            found = match["year"] + "年" + (match["month"] + "月" if match["month"] else "")
            first, last = read_day(found)
            if match["half"]:
                first, last = (
                    (first, date(first.year, 6, 30)) if match["half"][0] == "上" else (date(first.year, 7, 1), last)
                )
            yield first, last, clause[0]


def judge_date(test: DateTest, said: str, year: int | None) -> tuple[Result | None, str]:
    """Whether the day that the person gives for the event lies within; None where none is given."""
    if test.yearly:
        return _by_yearly(test, said)
    for first, last, clause in said_days(said, year):
        if test.event:
            if not _shares(test.event, clause):
                continue
        elif re.search(r"注册|成立|毕业|营收|收入|产值|利润", clause):
            continue
        if (test.first is None or first >= test.first) and (test.last is None or last <= test.last):
            return "meets", clause.strip()
        if (test.first is not None and last < test.first) or (test.last is not None and first > test.last):
            return "fails", clause.strip()
        return "unknown", clause.strip()
    return None, ""


def _by_yearly(test: DateTest, said: str) -> tuple[Result | None, str]:
    """The day of the year that the person gives, against a day that comes every year."""
    assert test.last is not None
    alone = len([d for d in find_days(said, SOME_YEAR) if d.sure]) == 1
    for clause in CLAUSE.finditer(said):
        for day in find_days(clause[0], SOME_YEAR):
            if not (HANDS_IN.search(clause[0]) or (alone and day.sure and APPLYING.search(said[clause.start() :]))):
                continue
            first, last = day.first.replace(year=SOME_YEAR), day.last.replace(year=SOME_YEAR)
            result: Result = "meets" if last <= test.last else "fails" if first > test.last else "unknown"
            return result, clause[0].strip()
    return None, ""


def _shares(event: str, clause: str) -> bool:
    pairs = {event[i : i + 2] for i in range(len(event) - 1)}
    return any(pair in clause for pair in pairs) or ("开工" in event and "动工" in clause)
