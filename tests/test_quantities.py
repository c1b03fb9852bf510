"""Quantities: wordings cut from real documents, and what holds for every quantity."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.measures import COMMON, SAME
from index.periods import find_periods
from index.quantities import AFTER, BEFORE, Quantity, find_quantities, quantity_json, render_quantity

UNITS = sorted(unit for unit in COMMON if unit not in SAME and unit not in ("个季度", "大", "方面", "字", "余家"))

WORDINGS = [
    # text, low, high, unit, comparator, change
    ("不低于15%", "15", "15", "%", ">=", False),
    ("新增中小企业15万家以上", "150000", "150000", "家", ">=", False),
    ("年营业收入1000—2000万元", "10000000", "20000000", "元", "range", False),
    ("新增工业产值超过3亿元", "300000000", "300000000", "元", ">", False),
    ("给予最高100万元奖励", "1000000", "1000000", "元", "<=", False),
    ("最高不超过15万元", "150000", "150000", "元", "<=", False),
    ("较上年提高2—3个百分点", "2", "3", "个百分点", "range", True),
    ("增加值同比下降4%以上", "4", "4", "%", ">=", True),
    ("行业增长面稳定在80%以上", "80", "80", "%", ">=", False),
    ("占比提高到50%", "50", "50", "%", "=", False),
    ("收入达到2.9万亿元左右", "2900000000000", "2900000000000", "元", "~", False),
    ("产量比例达到2∶1以上", "2", "2", ":1", ">=", False),
    ("师生比3:2", "1.5", "1.5", ":1", "=", False),
    ("16—24岁失业青年", "16", "24", "岁", "range", False),
    ("200万吨/年及以下", "2000000", "2000000", "吨/年", "<=", False),
    ("要在印发之日起30日内制定", "30", "30", "日", "<=", False),
    ("以年预计新增产值亿元以上为标准", "100000000", "100000000", "元", ">=", False),
    ("服务中小企业突破1万家", "10000", "10000", "家", ">", False),
    ("按指标计算前100名", "100", "100", "名", "<=", False),
    ("保额为 20 万元", "200000", "200000", "元", "=", False),
    ("１，５００家", "1500", "1500", "家", "=", False),
    ("-5家", "-5", "-5", "家", "=", False),
    ("六大传统产业", "6", "6", "大", "=", False),
    ("至少一项", "1", "1", "项", ">=", False),
    ("百分之五", "5", "5", "%", "=", False),
    ("四分之一以上", "25", "25", "%", ">=", False),
    ("多了两成", "2", "2", "成", "=", True),
    ("翻一番", "1", "1", "番", "=", True),
    ("赚了三个亿", "300000000", "300000000", "元", "=", False),
    ("营收三亿二", "320000000", "320000000", "", "=", False),
    ("涨了15个点", "15", "15", "个百分点", "=", True),
    ("一年半", "1.5", "1.5", "年", "=", False),
    ("超百亿元", "10000000000", "10000000000", "元", ">", False),
    ("100人以上(不含100人)", "100", "100", "人", ">", False),
    ("效率降至1.3以下", "1.3", "1.3", "", "<=", False),
    ("at least 3 million yuan", "3000000", "3000000", "元", ">=", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "unit", "comparator", "change"), WORDINGS)
def test_a_wording_is_read(text: str, low: str, high: str, unit: str, comparator: str, change: bool) -> None:
    [quantity] = find_quantities(text)
    read = (quantity.low, quantity.high, quantity.unit, quantity.comparator, quantity.change)
    assert read == (Decimal(low), Decimal(high), unit, comparator, change)


@pytest.mark.parametrize(
    "text",
    ["2024年3月份", "第7条", "第十九、二十条", "二十届三中全会", "党的十九大精神", "国发〔2018〕41号", "9:30开会", "世界500强企业",
     "一业一策", "一批企业", "统一部署", "四位一体", "上一年度", "千家万户", "5G应用", "1+3+N", "2024—2026年", "二元结构", "一体化", "汽车零部件"],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize("text", ["0至0", "0—0万元", "1:0", "零分之一", "9" * 400 + "万家", "近" + "9" * 30 + "年"])
def test_degenerate_numbers_do_not_break_the_reader(text: str) -> None:
    assert all(text[q.start : q.end] and render_quantity(q) for q in find_quantities(text))
    assert all(text[p.start : p.end] for p in find_periods(text, 2024))


def test_a_bare_number_counts_only_alone() -> None:
    assert [q.low for q in find_quantities("18")] == [Decimal(18)]
    assert find_quantities("编号18的企业") == ()


def test_a_shared_verb_reaches_the_second_figure() -> None:
    assert [q.change for q in find_quantities("分别增长6%、7%以上，覆盖率80%")] == [True, True, False]


@given(st.integers(0, 9999), st.sampled_from(UNITS), st.sampled_from(sorted(w for w in AFTER if w[0] > "z")))
def test_a_written_quantity_is_read_back(number: int, unit: str, word: str) -> None:
    assume(unit != "年" or number < 1900)  # 2024年 is a date
    [quantity] = find_quantities(f"达到{number}{unit}{word}。")
    assert (quantity.low, quantity.unit, quantity.comparator) == (number, unit, AFTER[word])


@given(st.integers(1, 9999), st.sampled_from(sorted(w for w in BEFORE if w[0] > "z")))
def test_a_bound_before_the_number_is_read(number: int, word: str) -> None:
    text = f"产值{word}{number}亿元"
    [quantity] = find_quantities(text)
    assert (quantity.low, quantity.comparator) == (number * 10**8, BEFORE[word])
    assert text[quantity.start :] == f"{word}{number}亿元"


@given(
    st.decimals(0, 10**13, places=2),
    st.sampled_from(["家", "元", "%", "个百分点", "倍", "人次", "平方米", "吨/年", ""]),
    st.sampled_from([">=", ">", "=", "~", "<", "<="]),
)
def test_what_is_rendered_is_read_back(value: Decimal, unit: str, comparator: str) -> None:
    assume(value > 0)
    written = render_quantity(Quantity(value, value, unit, comparator, False, 0, 0))  # type: ignore[arg-type]
    if unit or comparator == "=" or written[-1] in "万亿":
        found = find_quantities(written)
        assume(unit or found)  # an unscaled bare number with a bound has no unit to be found by
        [read] = found
        assert (read.low, read.high, read.unit, read.comparator) == (value, value, unit, comparator)


@given(st.integers(1, 10**10), st.integers(1, 10**10), st.sampled_from(["家", "元", "%", "项"]))
def test_a_rendered_range_is_read_back(a: int, b: int, unit: str) -> None:
    low, high = Decimal(min(a, b)), Decimal(max(a, b))
    [read] = find_quantities(render_quantity(Quantity(low, high, unit, "range", False, 0, 0)))
    assert (read.low, read.high, read.unit, read.comparator) == (low, high, unit, "range")


@given(st.text(alphabet="0123456789.,一二三十百千万亿个家%元年月日前后以上下超过—至:∶半多分之 \n第", max_size=40))
def test_any_text_gives_ordered_disjoint_spans(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_json_has_integers_where_the_figure_is_integral() -> None:
    text = "增长5.5%以上，新增15万家以上"
    rate, count = (quantity_json(quantity, text) for quantity in find_quantities(text))
    assert rate["low"] == 5.5 and rate["change"] is True
    assert count == {
        "text": "15万家以上",
        "low": 150000,
        "high": 150000,
        "unit": "家",
        "comparator": ">=",
        "change": False,
    }
    assert isinstance(count["low"], int)
