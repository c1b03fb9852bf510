"""What a person says of their firm, read as metric, quantity and period."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import find_figures, number
from assistant.profile import read_profile
from assistant.when import When, covers, find_when

YEAR = 2024
YI, WAN = 10**8, 10**4

FIGURES = [
    ("八个亿", 8 * YI),
    ("三亿两千万", 320_000_000),
    ("3亿零50万", 300_500_000),
    ("三亿二", 320_000_000),
    ("35000万", 350_000_000),
    ("0.06亿元", 6_000_000),
    ("一千五百万", 15_000_000),
    ("五百来万", 5_000_000),
    ("RMB 280 million", 280_000_000),
    ("一成四", 14),
    ("两成", 20),
    ("三成半", 35),
    ("百分之十五", 15),
    ("14.9%", Decimal("14.9")),
    ("15个点", 15),
    ("翻了一番", 100),
    ("2.2比1", Decimal("2.2")),
    ("一年零两个月", 14),
    ("半年", 6),
]


@pytest.mark.parametrize(("said", "value"), FIGURES)
def test_a_figure_is_read_as_people_say_it(said, value):
    [figure] = find_figures(said)
    assert figure.values.point == value


@pytest.mark.parametrize("said", ["一口气", "两季合一块儿", "新上一条线", "一家厂", "中小企业"])
def test_a_numeral_of_speech_is_no_figure(said):
    assert find_figures(said) == ()


def test_more_than_a_round_figure_stays_under_the_next_one():
    [figure] = find_figures("投了四百多万")
    assert (figure.values.low, figure.values.high) == (4_000_000, 5_000_000)
    assert figure.values.low_open and figure.values.high_open


@given(st.integers(1, 99), st.sampled_from(["亿", "万", "千万"]))
def test_a_figure_in_digits_is_read_back(value, scale):
    assert number(f"{value}{scale}") == value * {"亿": YI, "万": WAN, "千万": 10**7}[scale]


# said → (concept, aspect, value, part, year) of each figure
STATEMENTS = [
    ("我厂一季度新增产值3.2亿,增速16%", [("output", "increase", 320_000_000, "Q1", None), ("output", "growth", 16, "Q1", None)]),
    ("头三个月比上年多干出3.2亿产值", [("output", "increase", 320_000_000, "Q1", None)]),
    ("今年一季度多出来5个亿的产值", [("output", "increase", 5 * YI, "Q1", YEAR)]),
    ("一季度全部产值加起来才2.8亿,比去年同期高出四成", [("output", "level", 280_000_000, "Q1", None), ("output", "growth", 40, "Q1", None)]),
    ("去年净利润1500万", [("profit", "level", 15_000_000, None, YEAR - 1)]),
    ("一年做到2300万营收的小微", [("revenue", "level", 23_000_000, "Y", None)]),
    ("技改只投了480万", [("investment", "level", 4_800_000, None, None)]),
    ("新增产值八个亿(今年一季度)", [("output", "increase", 8 * YI, "Q1", YEAR)]),
    ("新增三亿两千万、涨幅百分之十五(都是今年一季度的产值)", [("output", "increase", 320_000_000, "Q1", YEAR), ("output", "growth", 15, "Q1", YEAR)]),
    ("复合算下来全省排在第130名", [("rank", "rank", 130, None, None)]),
    ("增速只比全省高2个百分点", [(None, "lead", 2, None, None)]),
    ("Our factory added RMB 280 million of output in Q1 2024, up 25%", [("output", "increase", 280_000_000, "Q1", 2024), ("output", "growth", 25, "Q1", 2024)]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), STATEMENTS)
def test_a_statement_gives_metric_value_and_period(said, expected):
    profile = read_profile((), said, YEAR)
    read = [
        (g.metric.concept, g.metric.aspect, g.values.point, g.when and g.when.part, g.when and g.when.year)
        for g in profile.givens
    ]
    assert read == [tuple(e) for e in expected]


@pytest.mark.parametrize(
    "said", ["能算进那1.2万个项目吗", "100万还拿得到吗", "这4000家里面有我们吗", "奖励最高100万元吗"]
)
def test_a_figure_of_the_document_is_not_taken_for_ones_own(said):
    assert read_profile((), said, YEAR).givens == ()


def test_a_statement_may_be_spread_over_turns():
    profile = read_profile(("我们厂今年一季度新增工业产值大概4亿",), "同比涨了18%左右", YEAR)
    assert [(g.metric.concept, g.metric.aspect, g.turn) for g in profile.givens] == [
        ("output", "increase", 0),
        ("output", "growth", 1),
    ]
    assert profile.givens[1].when == When("Q1", YEAR)


@pytest.mark.parametrize(
    ("turns", "last"),
    [
        (("一季度新增产值4.5亿,增速17%",), "等等,说错了,不对,是2.8亿"),
        ((), "一季度新增产值4.5亿……不对,是2.8亿"),
        (("一季度新增产值4.5亿",), "会计核过了,应该是2.8亿,不是4.5亿"),
    ],
)
def test_the_later_statement_stands_and_the_former_is_remembered(turns, last):
    profile = read_profile(turns, last, YEAR)
    first = profile.givens[0]
    assert (first.metric.concept, first.metric.aspect, first.values.point) == ("output", "increase", 280_000_000)
    [(old, new)] = profile.corrected
    assert (old.values.point, new.values.point) == (450_000_000, 280_000_000)


def test_what_is_said_to_be_unknown_is_missing_and_no_figure():
    profile = read_profile((), "一季度营收多了6个亿,产值还没统计", YEAR)
    assert [m.concept for m in profile.missing] == ["output"]
    assert [g.metric.concept for g in profile.givens] == ["revenue"]


def test_the_base_of_a_comparison_is_no_period():
    assert find_when("比去年同期高出四成", YEAR) == ()


def test_a_second_quarter_does_not_cover_the_first():
    assert not covers(When("Q1", YEAR), When("Q2", None))
    assert covers(When("Q1", YEAR), When("Q1", None))
    assert not covers(When("Q1", YEAR), When("Q1", YEAR - 1))


def test_a_clause_that_explains_raises_nothing_where_no_figure_was_read():
    assert read_profile((), "指的是产值,是不是?", 2030).givens == ()


def test_more_made_than_in_the_same_period_is_an_increase():
    (given,) = read_profile((), "比去年同期多做了3000万产值", 2030).givens
    assert (given.metric.concept, given.metric.aspect) == ("output", "increase")


def test_a_fraction_is_a_share_of_those_within_which_it_stands():
    (given,) = read_profile((), "企业里正好五分之一", 2030).givens
    assert (given.metric.aspect, given.values.point) == ("share", 20)


def test_a_bare_no_corrects_the_figure_before_it():
    (given,) = read_profile((), "我们产值2亿......不,3.2亿", 2030).givens
    assert given.values.point == 320000000
