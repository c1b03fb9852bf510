"""Figures given to several things at once: 分别."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.respective import find_pairs

SENTENCES = [
    ("对国家级、省级绿色工厂，分别奖励50万元、20万元", {"国家级绿色工厂": "50万元", "省级绿色工厂": "20万元"}),
    ("大型企业和中小微企业分别按30%、60%返还", {"大型企业": "30%", "中小微企业": "60%"}),
    ("工业增加值、营业收入分别增长6%、7%左右", {"工业增加值": "6%", "营业收入": "7%左右"}),
    (
        "上市的，按报辅导备案、申报材料获受理、成功上市三个阶段，分别给予100万元、200万元、300万元奖励",
        {"报辅导备案": "100万元", "申报材料获受理": "200万元", "成功上市": "300万元"},
    ),
    (
        "年龄不超过40周岁、签订3年以上合同的全日制博士、硕士研究生，分别按每人每月3000元、1500元给予补贴",
        {"签订3年以上合同的全日制博士": "3000元", "硕士研究生": "1500元"},
    ),
    ("到2025年、2027年，覆盖率分别达到10%、12%", {"2025年": "10%", "2027年": "12%"}),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_each_thing_before_fenbie_gets_the_figure_at_its_place(text, expected):
    pairs = find_pairs(text)
    assert {p.name: text[p.quantity.start : p.quantity.end] for p in pairs} == expected


def test_a_second_fenbie_gives_its_figures_to_the_same_things():
    text = "对首台装备、首批材料、首版软件，分别按售价的20%、合同金额的10%、销售额的30%奖励，最高分别为200万元、100万元、50万元"
    caps = [p for p in find_pairs(text) if p.quantity.unit == "元"]
    assert [p.name for p in caps] == ["首台装备", "首批材料", "首版软件"]


@pytest.mark.parametrize(
    "text", ["分别给予50万元、20万元", "甲、乙、丙分别奖励5万元、2万元", "甲、乙分别负责", "甲企业奖励5万元、2万元"]
)
def test_no_pairs_are_made_where_things_and_figures_do_not_match(text):
    assert find_pairs(text) == ()


@given(st.text(alphabet="甲乙丙、和，分别奖励按5万元%2（）。的企业", max_size=60))
def test_any_text_gives_pairs_whose_figures_stand_behind_their_things(text):
    for pair in find_pairs(text):
        assert 0 <= pair.thing.start < pair.thing.end <= pair.quantity.start <= len(text)
