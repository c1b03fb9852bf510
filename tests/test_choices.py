"""Which figures a comparing question means, where its words do not name them surely."""

from __future__ import annotations

import pytest

from assistant.plans import find_plan, is_sure


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("国家级和省级的奖励差多少", "difference"),
        ("普通的和复杂的,反馈期限最多差多少天", "difference"),
        ("国家级集群的补助是省级集群的几倍啊", "ratio"),
        ("三个梯度的智能工厂,2027年加起来多少家", "sum"),
        ("水表造假和没装水表,哪种罚得狠", "which"),
    ],
)
def test_the_words_of_a_question_say_what_is_computed(question, operation):
    plan = find_plan(question)
    assert plan is not None and plan.operation == operation and plan.sure


@pytest.mark.parametrize("question", ["江苏今年技改投资要增长几个点?", "首期为啥才放8亿", "今年要培育几家小巨人"])
def test_a_figure_that_is_looked_up_compares_nothing(question):
    plan = find_plan(question)
    assert plan is None or not plan.sure


def test_as_many_things_are_meant_as_the_question_counts():
    plan = find_plan("三个梯度的智能工厂,2027年加起来多少家")
    assert plan is not None and plan.number == 3


def test_a_share_of_a_whole_is_sure_and_a_level_to_be_reached_is_none():
    assert is_sure("基金头一期的钱是整个盘子的百分之几")
    assert not is_sure("2025年数字化转型覆盖率要推到百分之几")
