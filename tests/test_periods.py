"""Periods: wordings cut from real documents, against a document of 2024."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.periods import find_periods

WORDINGS = [
    ("今年一季度", "2024-01-01", "2024-03-31", "quarter"),
    ("首季", "2024-01-01", "2024-03-31", "quarter"),
    ("去年二季度", "2023-04-01", "2023-06-30", "quarter"),
    ("前三季度", "2024-01-01", "2024-09-30", "year"),
    ("明年上半年", "2025-01-01", "2025-06-30", "half"),
    ("2月底前", None, "2024-02-29", "deadline"),
    ("6月30日前", None, "2024-06-30", "deadline"),
    ("年底前", None, "2024-12-31", "deadline"),
    ("年内", "2024-01-01", "2024-12-31", "deadline"),
    ("全年", "2024-01-01", "2024-12-31", "year"),
    ("2018年度", "2018-01-01", "2018-12-31", "year"),
    ("到2020年", None, "2020-12-31", "deadline"),
    ("2025年底前", None, "2025-12-31", "deadline"),
    ("2019年1月1日至12月31日", "2019-01-01", "2019-12-31", "day"),
    ("2019年1月1日至2020年12月31日", "2019-01-01", "2020-12-31", "day"),
    ("从2019年1月1日起", "2019-01-01", None, "day"),
    ("2024—2026年", "2024-01-01", "2026-12-31", "year"),
    ("今年3月份", "2024-03-01", "2024-03-31", "month"),
    ("近三年", "2021-01-01", "2023-12-31", "year"),
    ("“十四五”期间", "2021-01-01", "2025-12-31", "year"),
    ("在本意见印发之日起30日内", None, None, "deadline"),
    ("自受理之日起10个工作日内", None, None, "deadline"),
    ("2025年1月1日以后", "2025-01-01", None, "day"),
    ("提前15日", None, None, "deadline"),
    ("每季度", None, None, "recurring"),
    ("每年", None, None, "recurring"),
    ("Q1", "2024-01-01", "2024-03-31", "quarter"),
]


@pytest.mark.parametrize(("text", "first", "last", "kind"), WORDINGS)
def test_a_wording_is_read(text: str, first: str | None, last: str | None, kind: str) -> None:
    [period] = find_periods(f"要求{text}完成", 2024)
    assert (period.start_date and str(period.start_date), period.end_date and str(period.end_date)) == (first, last)
    assert period.kind == kind
    assert f"要求{text}完成"[period.start : period.end] == text


def test_without_a_year_the_words_are_found_and_the_dates_stay_open() -> None:
    [period] = find_periods("今年一季度", None)
    assert (period.start_date, period.end_date, period.kind) == (None, None, "quarter")


def test_a_year_that_is_part_of_other_words_is_none() -> None:
    assert find_periods("在一个自然年度内，改造后年节能量达到500吨", 2024) == ()


def test_a_recurring_period_says_how_often() -> None:
    assert [p.every for p in find_periods("每季度调度，每半年评估，按月通报", 2024)] == ["季度", "半年", "月"]
    assert [p.every for p in find_periods("每两年举办一次，每5年修订一次，每学年演练", 2024)] == ["2年", "5年", "学年"]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    [period] = find_periods(f"{day.year}年{day.month}月{day.day}日前完成")
    assert (period.kind, period.end_date) == ("deadline", day)


@given(st.text(alphabet="0123456789年月日底前后内每季度半一二三四五十第至到起近“”上下今去全 ", max_size=30))
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = find_periods(text, 2024)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
