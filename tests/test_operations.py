"""Operations: figures written as policy text writes them, and read back the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.operations import gap_unit, plain, scaled, value
from index.quantities import find_quantities


@pytest.mark.parametrize(
    ("number", "shown"),
    [("6", "6"), ("6.0", "6"), ("6.50", "6.5"), ("1E+3", "1000"), ("0.005", "0"), ("2.346", "2.35"), ("-0.001", "0")],
)
def test_a_figure_has_no_exponent_and_no_needless_zeros(number, shown):
    assert plain(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        ("150000000000", "元", "1500亿元"),
        ("2900000000000", "元", "2.9万亿元"),
        ("120000", "家", "12万家"),
        ("9999", "家", "9999家"),
        ("12345", "家", "12345家"),
        ("420000000", "元", "4.2亿元"),
        ("5.5", "%", "5.5%"),
    ],
)
def test_a_figure_has_the_scale_that_policy_text_gives_it(number, unit, shown):
    assert scaled(Decimal(number), unit) == shown


@given(st.decimals(1, 9_999, places=2), st.sampled_from([1, 10**4, 10**8]), st.sampled_from(["元", "家", "吨"]))
def test_a_written_figure_is_read_back(number, scale, unit):
    figure = Decimal(number) * scale
    [quantity] = find_quantities(f"达到{scaled(figure, unit)}。")
    assert value(quantity) == figure and quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "figure"), [("不超过5亿元", "500000000"), ("2—3个", "2"), ("增长6%以上", "6"), ("1.2万个左右", "12000")]
)
def test_a_sum_takes_the_lower_end(text, figure):
    [quantity] = find_quantities(text)
    assert value(quantity) == Decimal(figure)


def test_percentages_differ_by_percentage_points():
    assert gap_unit("%") == gap_unit("个百分点") == "个百分点" and gap_unit("家") == "家"
