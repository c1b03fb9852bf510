"""What a provision comes to for the figures that a person tells, or for as many as the document counts."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant
from assistant.told import find_own

TEXT = """河阳市支持果业发展若干措施

河政发〔2024〕7号

一、支持种植

1.支持果园改造。购置滴灌设备的，按设备投资的10%给予补助，单个果园最高80万元。购置防雹设备的，按设备投资的6%给予补助，单个果园最高50万元。

2.引进果业人才。对果园全职引进的农艺师给予每人6万元、技工给予每人2万元一次性补贴。

3.开展果园评比。2024年在全市选择40个村开展示范建设，对每个示范村一次性奖励30万元。

4.培训果农。2024—2026年，每年培训果农1500名。

5.奖励果树良种。获得良种认定的，给予最高90万元奖励，分3年等额发放。

6.支持果品检测。对新建检测室给予20万元补助，建成当年拨付60%，次年拨付40%。检测记录保存不少于30日，样品保存不少于48小时。

附件

冷藏库补贴标准

序号\t库体层数\t市级补贴（万元/座）\t县级补贴（万元/座）
1\t3层\t6\t4
2\t4层\t9\t5
3\t5层\t13\t8
"""


@pytest.fixture(scope="module")
def assistant(assistant_over) -> Assistant:
    return assistant_over({"orchards": TEXT})


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("滴灌设备花了500万,照比例算是多少?", "500万元×10%=50万元"),
        ("滴灌设备花了1200万,照比例算是多少,最后能拿到几何?", "最高80万元"),
        ("果园全职引进2个农艺师3个技工,补贴一共多少?", "2个×6万元+3个×2万元=18万元"),
        ("全市的示范村都按标准发,总共要出多少钱?", "40个×30万元=1200万元"),
        ("果农培训三年下来一共多少人?", "1500名×3=4500名"),
        ("良种奖励按最高额拿,摊到每年是多少?", "90万元÷3=30万元"),
        ("新建了检测室,头一年先给我们几万,剩下的是几万?", "20万元×60%=12万元"),
    ],
)
def test_a_provision_is_worked_out_in_the_open(assistant, question, shown):
    answer = assistant.ask(question, (), ("orchards",))
    assert shown in answer.text
    assert answer.citations


def test_a_rate_is_not_worked_out_for_who_asks_what_the_rate_is(assistant):
    assert "=" not in assistant.ask("滴灌设备花了500万,按百分之几补?", (), ("orchards",)).text


def test_what_is_counted_is_told_by_the_words_behind_it():
    assert [(str(own.value), own.words) for own in find_own("招来俩农艺师3个技工")] == [("2", "农艺师"), ("3", "技工")]


def test_a_bare_sum_is_money():
    assert [(str(own.value), own.unit) for own in find_own("设备花了1300万")] == [("13000000", "元")]


def test_two_rates_differ_by_what_they_make_of_the_sum_that_is_told(assistant):
    answer = assistant.ask("设备同样花了300万,滴灌设备比防雹设备的补助多拿多少钱?", (), ("orchards",))
    assert "300万元×10%=30万元" in answer.text and "30万元-18万元=12万元" in answer.text


def test_figures_of_a_table_are_compared_by_row_and_column(assistant):
    assert "13万元-6万元=7万元" in assistant.ask("五层的库比三层的库,市级补贴多多少?", (), ("orchards",)).text


def test_times_of_different_units_are_compared_in_one(assistant):
    assert "=28日" in assistant.ask("检测记录和样品的保存时间差多少天?", (), ("orchards",)).text
