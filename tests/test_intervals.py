"""Intervals: shares, means and paired differences hold what statistics say of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.intervals import Share, compare, mean, share

slow_at_first = settings(deadline=None)  # scipy is imported by the first example
flags = st.lists(st.booleans(), min_size=1, max_size=60)


@slow_at_first
@given(st.integers(0, 200), st.integers(1, 200))
def test_the_interval_holds_the_share_and_stays_between_0_and_1(hits, more):
    measured = Share(hits, hits + more)
    low, high = measured.interval
    assert 0 <= low <= measured.value <= high <= 1


def test_wilsons_interval_is_as_published():
    # Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662
    low, high = Share(81, 263).interval
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_nothing_counted_has_no_value():
    assert share([]).value is None and share([]).interval is None
    assert mean([]).value is None


def test_a_share_that_cannot_be_is_not_built():
    with pytest.raises(ValueError, match="3 of 2 is no share"):
        Share(3, 2)


@slow_at_first
@given(st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_a_mean_lies_between_its_bounds(values):
    measured = mean(values)
    low, high = measured.interval
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9


def test_the_same_values_give_the_same_interval():
    values = [0.0, 0.5, 1.0, 1.0, 0.25]
    assert mean(values) == mean(values)


@slow_at_first
@given(flags)
def test_a_program_does_not_differ_from_itself(right):
    paired = compare(right, right)
    assert (paired.difference, paired.first_only, paired.second_only, paired.p) == (0, 0, 0, 1)


@slow_at_first
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60))
def test_exchanging_two_programs_turns_the_difference_round(pairs):
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    there, back = compare(first, second), compare(second, first)
    assert there.difference == -back.difference
    assert there.p == pytest.approx(back.p)
    assert 0 <= there.p <= 1


def test_mcnemars_test_counts_only_where_they_disagree():
    # 1 against 9 of ten disagreements: 2 × (1 + 10) / 2¹⁰
    paired = compare([True] * 9 + [False] + [True] * 50, [False] * 9 + [True] + [True] * 50)
    assert (paired.first_only, paired.second_only) == (9, 1)
    assert paired.p == pytest.approx(22 / 1024)


def test_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        compare([True, False], [True])
